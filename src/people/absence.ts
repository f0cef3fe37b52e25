/**
 * Absence (Abwesenheit) and who stands in: what is meant for somebody who is away goes to the deputies of the office it
 * is meant for; where there is none, to the absent person and to the Geschäftsführung as well. Never to nobody. Pure.
 */
import type { LocalDate } from '#src/calendar/local-date.ts'
import { holdsOn, type OfficeId, type Tenure } from './office.ts'
import type { PersonId } from './person.ts'

/** Abwesenheit: both days included. A person has one at a time. */
export interface Absence {
  readonly personId: PersonId
  readonly from: LocalDate
  readonly until: LocalDate
}

export const isAway = (absences: readonly Absence[], person: PersonId, on: LocalDate): boolean =>
  absences.some(({ personId, from, until }) => personId === person && from <= on && on <= until)

/** Somebody who is told something, and for whom, if not (only) for themselves. */
export interface Addressee {
  readonly person: PersonId
  /** Absent people in whose stead; empty: in their own right. */
  readonly insteadOf: readonly PersonId[]
  /** They are told because no deputy is recorded. */
  readonly isFallback?: true
}

/** What somebody is told, and in which of their offices; none: as a person. */
export interface Meant {
  readonly person: PersonId
  readonly offices: readonly OfficeId[]
}

/** Recorded deputies of an office who are there on that day. */
const deputiesOf = (
  { person, offices }: Meant,
  holdings: readonly Tenure[],
  absences: readonly Absence[],
  on: LocalDate,
): readonly PersonId[] => [
  ...new Set(
    holdings
      .filter((held) => held.as === 'deputy' && offices.includes(held.officeId) && holdsOn(held, on))
      .map(({ personId }) => personId)
      .filter((id) => id !== person && !isAway(absences, id, on)),
  ),
]

/**
 * @param meant whom it would go to if everybody were there
 * @param secretariat who is told as well where somebody is away without a deputy
 * @returns each person once, whoever is there before those who stand in
 */
export function addresseesOf(
  meant: readonly Meant[],
  secretariat: readonly PersonId[],
  holdings: readonly Tenure[],
  absences: readonly Absence[],
  on: LocalDate,
): readonly Addressee[] {
  const told = new Map<PersonId, Addressee>()
  const add = (person: PersonId, insteadOf: PersonId | undefined, isFallback: boolean): void => {
    const known = told.get(person)
    if (known && (known.insteadOf.length === 0 || insteadOf === undefined || known.insteadOf.includes(insteadOf)))
      return
    const all = [...(known?.insteadOf ?? []), ...(insteadOf === undefined ? [] : [insteadOf])]
    told.set(person, { person, insteadOf: all, ...(isFallback && { isFallback }) })
  }
  const [there, away] = [
    meant.filter(({ person }) => !isAway(absences, person, on)),
    meant.filter(({ person }) => isAway(absences, person, on)),
  ]
  for (const { person } of there) add(person, undefined, false)
  const standIns = away.map((one) => ({ person: one.person, deputies: deputiesOf(one, holdings, absences, on) }))
  for (const { person, deputies } of standIns) if (deputies.length === 0) add(person, undefined, false)
  for (const { person, deputies } of standIns) {
    for (const deputy of deputies) add(deputy, person, false)
    if (deputies.length === 0) for (const one of secretariat) if (one !== person) add(one, person, true)
  }
  return [...told.values()]
}

/** At some time of it. */
export const isHeldDuring = (held: Tenure, { from, until }: Pick<Absence, 'from' | 'until'>): boolean =>
  held.from <= until && (held.until === undefined || held.until >= from)

/** An office and who stands in for its absent holder from the first day to the last; nobody: an empty list. */
export interface StandIns {
  readonly officeId: OfficeId
  readonly deputies: readonly PersonId[]
}

/** Of the offices that somebody holds at some time of an absence. @param holdings those of the same agreements */
export function standInsDuring(
  absence: Absence,
  holdings: readonly Tenure[],
  absences: readonly Absence[],
): readonly StandIns[] {
  const { personId, from, until } = absence
  const lasts = (held: Tenure): boolean => held.from <= from && (held.until === undefined || held.until >= until)
  const isThere = (person: PersonId): boolean =>
    !absences.some((one) => one.personId === person && one.from <= until && one.until >= from)
  const own = holdings.filter(
    (held) => held.personId === personId && held.as === 'holder' && isHeldDuring(held, absence),
  )
  return [...new Set(own.map(({ officeId }) => officeId))].map((officeId) => {
    const deputies = holdings.filter(
      (held) => held.officeId === officeId && held.as === 'deputy' && held.personId !== personId && lasts(held),
    )
    return { officeId, deputies: [...new Set(deputies.map((held) => held.personId))].filter(isThere) }
  })
}
