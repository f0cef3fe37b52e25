/** Wechsel der Geschäftsführung: the handover, where its day is known, and the question where nobody knows who holds it. */
import { type Committee, meetingBodies } from '#src/agreements/lookup.ts'
import { type Basis, byEntry, derivedFrom, fromAgreement } from '#src/agreements/stated.ts'
import { addDays, addPeriod, type LocalDate } from '#src/calendar/local-date.ts'
import { rotationOn } from '#src/calendar/rotation.ts'
import { allPartners } from './recipients.ts'
import type { Recipient } from './reminder.ts'
import { atBeginning, type Draft, ladder, type Sight } from './sight.ts'
import { beginningOf } from './stages.ts'

export const secretariatReminders = (sight: Sight): readonly Draft[] =>
  meetingBodies(sight.agreement).flatMap((committee) =>
    committee.secretariat ? [...handovers(sight, committee), ...questions(sight, committee)] : [],
  )

/** The end of a term: recorded, or as the document states it in one reading. */
interface TermEnd {
  readonly holder: string
  readonly endsOn: LocalDate
  readonly next?: string
  readonly reading?: string
  readonly basis: Basis
}

function handovers(sight: Sight, committee: Committee): readonly Draft[] {
  const { agreement } = sight
  const recorded = recordedEnds(sight, committee)
  const ends = recorded.length > 0 ? recorded : statedEnds(sight, committee)
  const isFirstOfItsDay = ({ endsOn }: TermEnd, index: number): boolean =>
    ends.findIndex((other) => other.endsOn === endsOn) === index
  return ends.filter(isFirstOfItsDay).flatMap(({ basis, ...end }) =>
    ladder(sight, {
      cause: {
        kind: 'handover',
        agreementId: agreement.id,
        clause: committee.secretariat?.clause ?? committee.clause,
        committeeId: committee.id,
        ...end,
      },
      occurrence: end.endsOn,
      dueOn: end.endsOn,
      basis,
      // Where nobody is named to follow, all of them have to find out.
      to: end.next === undefined ? allPartners(agreement) : [end.holder, end.next].map(partner),
    }),
  )
}

const partner = (id: string): Recipient => ({ kind: 'partner', partner: id })

function recordedEnds(sight: Sight, committee: Committee): readonly TermEnd[] {
  const terms = sight.terms.filter(({ committeeId }) => committeeId === committee.id)
  return terms.flatMap((term) => {
    const { holder, to } = term
    if (to === undefined) return []
    const next = terms.find(({ from }) => from === addDays(to, 1))?.holder
    return [{ holder, endsOn: to, ...(next && { next }), basis: byEntry(term, 'recordedAt') }]
  })
}

/** Every reading of the first term, then each holder the document names; behind them nothing is reckoned. */
function statedEnds(sight: Sight, { secretariat }: Committee): readonly TermEnd[] {
  if (!secretariat || secretariat.first === 'not-stated') return []
  const { first, rotates } = secretariat
  const followers = secretariat.afterwards === 'not-stated' || !rotates ? [] : secretariat.afterwards
  const basis = derivedFrom(sight.agreement, first.clause)
  return first.periods.flatMap(({ reading, to }) =>
    [first.holder, ...followers].map((holder, index) => {
      const next = followers[index]
      const endsOn = index === 0 || !rotates ? to : addDays(addPeriod(addDays(to, 1), rotates, index), -1)
      return { holder, endsOn, ...(next && { next }), ...(first.periods.length > 1 && { reading }), basis }
    }),
  )
}

/** Who holds it decides who is told. Where neither the document nor a record says so, the partners are asked. */
function questions(sight: Sight, committee: Committee): readonly Draft[] {
  const { agreement, terms, years } = sight
  const { secretariat } = committee
  if (!secretariat) return []
  return sight.preset('holder', committee.id).months.flatMap((month) =>
    years.flatMap((year) => {
      const day = beginningOf(year, month)
      if (!sight.isNear(day)) return []
      const isRecorded = terms.some(
        ({ committeeId, from, to }) => committeeId === committee.id && from <= day && (to === undefined || to >= day),
      )
      const stated = rotationOn(day, secretariat)
      if (isRecorded || (stated.state === 'agreed' && stated.holding.kind === 'held')) return []
      return atBeginning(
        sight,
        {
          cause: {
            kind: 'holder',
            agreementId: agreement.id,
            clause: secretariat.clause,
            committeeId: committee.id,
            year,
          },
          occurrence: String(year),
          basis: fromAgreement(agreement, secretariat.clause),
          hint: true,
        },
        `ask-${month}`,
        day,
        allPartners(agreement),
      )
    }),
  )
}
