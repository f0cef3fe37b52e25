/** Which persons a reminder goes to on a day: from the offices they hold, deputies where nobody holds one or is there. */
import { type Agreement, committeeById, conferenceOf } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { type Absence, type Addressee, addresseesOf, isAway, type Meant } from '#src/people/absence.ts'
import {
  holdsOn,
  type OfficeId,
  type OfficeParts,
  officeName,
  officeParts,
  officeSlug,
  type Tenure,
} from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { secretariatOf } from './recipients.ts'
import type { Reminder, ReminderRecipient } from './reminder.ts'

/**
 * The persons, each once, and for whom somebody stands in who is away that day. For a partner: whoever looks after its
 * reminders; else whoever runs a body for it; else its seats in the conference, else its administration. Nobody: an
 * empty list, which has to be told.
 */
export function toldPersons(
  { recipient, cause }: Pick<Reminder, 'recipient' | 'cause'>,
  agreement: Agreement,
  holdings: readonly Tenure[],
  absences: readonly Absence[],
  on: LocalDate,
): readonly Addressee[] {
  const meant = meantBy(recipient, agreement, holdings, on)
  const away = meant.filter(({ person }) => isAway(absences, person, on))
  if (away.length === 0) return meant.map(({ person }) => ({ person, insteadOf: [] }))
  const body = 'committeeId' in cause ? cause.committeeId : undefined
  return addresseesOf(
    recipient.kind === 'person'
      ? meant.map((one) => ({ ...one, offices: seatsIn(body, one.offices, agreement) }))
      : meant,
    secretariatThere(body, agreement, holdings, absences, on),
    holdings,
    absences,
    on,
  )
}

/**
 * Was somebody told already by way of those who were told: whoever they stand in for was there this morning, or whoever
 * stood in for them? Nobody is told anew because an absence begins or ends.
 * @param persons who was told the same
 */
export function isToldInstead(
  person: PersonId,
  persons: readonly PersonId[],
  reminder: Pick<Reminder, 'recipient' | 'cause' | 'on'>,
  agreement: Agreement,
  holdings: readonly Tenure[],
  absences: readonly Absence[],
): boolean {
  if (persons.length === 0) return false
  const { on } = reminder
  const told = (away: readonly Absence[]) => toldPersons(reminder, agreement, holdings, away, on)
  const own = told(absences).find((one) => one.person === person)
  if (own && own.insteadOf.length > 0) return own.insteadOf.every((absent) => persons.includes(absent))
  const ifAway = [...absences.filter(({ personId }) => personId !== person), { personId: person, from: on, until: on }]
  return told(ifAway).some(
    ({ person: standIn, insteadOf, isFallback }) =>
      !isFallback && insteadOf.includes(person) && persons.includes(standIn),
  )
}

interface Held {
  readonly holding: Tenure
  readonly office: OfficeParts
}
/** A plan asks for the same holdings for each of its reminders: of a Land they are sorted once. */
const sorted = new WeakMap<readonly Tenure[], ReadonlyMap<string, readonly Held[]>>()

function heldUnder(agreementId: string, holdings: readonly Tenure[]): readonly Held[] {
  let byAgreement = sorted.get(holdings)
  if (!byAgreement) {
    const all = holdings.map((holding) => ({ holding, office: officeParts(holding.officeId) }))
    byAgreement = Map.groupBy(all, ({ office }) => office.agreementId)
    sorted.set(holdings, byAgreement)
  }
  return byAgreement.get(agreementId) ?? []
}

/** Each person once, with the offices for which they are meant; a person by name with all they hold under the agreement. */
function meantBy(
  recipient: ReminderRecipient,
  agreement: Agreement,
  holdings: readonly Tenure[],
  on: LocalDate,
): readonly Meant[] {
  const held = heldUnder(agreement.id, holdings).filter(({ holding }) => holdsOn(holding, on))
  for (const fits of candidates(recipient, agreement)) {
    const all = held.filter(({ office }) => fits(office)).map(({ holding }) => holding)
    const holders = all.filter(({ as }) => as === 'holder')
    const byPerson = Map.groupBy(holders.length > 0 ? holders : all, ({ personId }) => personId)
    const meant = [...byPerson].map(([person, those]) => ({ person, offices: those.map(({ officeId }) => officeId) }))
    if (meant.length > 0) return meant
  }
  if (recipient.kind !== 'person') return []
  const own = held.filter(({ holding }) => holding.personId === recipient.person)
  return [{ person: recipient.person as PersonId, offices: own.map(({ holding }) => holding.officeId) }]
}

/** Is an office a seat in this body? */
function seatOf(body: string, agreement: Agreement): (office: OfficeParts) => boolean {
  const slugs = new Set(
    (committeeById(agreement, body)?.participants ?? []).flatMap(({ partner, who }) => {
      if (partner === undefined) return []
      const short = agreement.partners.find(({ id }) => id === partner)?.short ?? partner
      return (who.length > 0 ? who : [short]).map((name) => `${partner}/${officeSlug(officeName(name))}`)
    }),
  )
  return ({ partnerId, kind, detail }) => kind === 'seat' && slugs.has(`${partnerId}/${detail}`)
}

/** Of somebody's offices those that sit in the body; all of them where none does, or it is about no body. */
function seatsIn(body: string | undefined, offices: readonly OfficeId[], agreement: Agreement): readonly OfficeId[] {
  const sitsIn = body === undefined ? () => false : seatOf(body, agreement)
  const sitting = offices.filter((id) => sitsIn(officeParts(id)))
  return sitting.length > 0 ? sitting : offices
}

/** Who runs the body, else the conference, else administers the bot: of these the first of whom somebody is there. */
export function secretariatThere(
  body: string | undefined,
  agreement: Agreement,
  holdings: readonly Tenure[],
  absences: readonly Absence[],
  on: LocalDate,
): readonly PersonId[] {
  const own: readonly ReminderRecipient[] = body === undefined ? [] : [{ kind: 'secretariat', committee: body }]
  for (const recipient of [...own, ...secretariatOf(agreement)]) {
    const there = meantBy(recipient, agreement, holdings, on)
      .map(({ person }) => person)
      .filter((person) => !isAway(absences, person, on))
    if (there.length > 0) return there
  }
  return heldUnder(agreement.id, holdings).flatMap(({ holding, office: { kind } }) => {
    const isOne = kind === 'secretariat' || kind === 'administration'
    return isOne && holdsOn(holding, on) && !isAway(absences, holding.personId, on) ? [holding.personId] : []
  })
}

function candidates(recipient: ReminderRecipient, agreement: Agreement): readonly ((office: OfficeParts) => boolean)[] {
  switch (recipient.kind) {
    case 'partner': {
      const { partner } = recipient
      const conference = conferenceOf(agreement)
      return [
        ({ partnerId, kind }) => partnerId === partner && kind === 'contact',
        ({ partnerId, kind, detail }) => partnerId === partner && kind === 'secretariat' && detail === conference?.id,
        ({ partnerId, kind }) => partnerId === partner && kind === 'secretariat',
        ({ partnerId, kind }) => partnerId === partner && kind === 'seat',
        ({ partnerId, kind }) => partnerId === partner && kind === 'administration',
      ]
    }
    case 'secretariat':
      return [
        ({ kind, detail }) => kind === 'secretariat' && detail === recipient.committee,
        ({ kind }) => kind === 'administration',
      ]
    case 'committee': {
      const sits = seatOf(recipient.committee, agreement)
      const runs = ({ kind, detail }: OfficeParts) => kind === 'secretariat' && detail === recipient.committee
      // Where the annex names nobody of a partner, whoever holds a seat is meant.
      return [(one) => sits(one) || runs(one), (one) => one.kind === 'seat' || runs(one)]
    }
    case 'office': {
      // In the words of minutes: an office of the annex, a partner, or a name nobody here knows.
      const slug = officeSlug(officeName(recipient.office))
      const partners = agreement.partners.filter(({ id, name, short, aliases }) =>
        [id, name, short, ...aliases].some((one) => officeSlug(one) === slug),
      )
      return [
        ({ kind, detail }) => kind === 'seat' && detail === slug,
        ...partners.flatMap(({ id }) => candidates({ kind: 'partner', partner: id }, agreement)),
        ({ kind }) => kind === 'secretariat',
        ({ kind }) => kind === 'administration',
      ]
    }
    case 'person':
      return []
  }
}
