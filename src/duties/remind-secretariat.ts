/** Wechsel der Geschäftsführung: the handover, where its day is known, and the question where nobody knows who holds it. */
import { type Committee, meetingCommittees } from '#src/agreements/lookup.ts'
import { type Basis, byEntry, byPreset, derivedFrom } from '#src/agreements/stated.ts'
import { addDays, addPeriod, type LocalDate } from '#src/calendar/local-date.ts'
import { rotationOn } from '#src/calendar/rotation.ts'
import { atBeginning, type Draft, ladder, type PlanContext } from './plan-context.ts'
import { allPartners } from './recipients.ts'
import type { ReminderRecipient } from './reminder.ts'
import { beginningOf, PRESETS } from './stages.ts'

export const secretariatReminders = (context: PlanContext): readonly Draft[] =>
  meetingCommittees(context.agreement).flatMap((committee) =>
    committee.secretariat && context.asksFor(committee.id, 'handover', 'holder')
      ? [...handovers(context, committee), ...questions(context, committee)]
      : [],
  )

/** The end of a term: recorded, or as the document states it in one reading. */
interface TermEnd {
  readonly holder: string
  readonly endsOn: LocalDate
  readonly next?: string
  readonly reading?: string
  readonly basis: Basis
}

function handovers(context: PlanContext, committee: Committee): readonly Draft[] {
  const { agreement } = context
  const recorded = recordedEnds(context, committee)
  const ends = recorded.length > 0 ? recorded : statedEnds(committee)
  const isFirstOfItsDay = ({ endsOn }: TermEnd, index: number): boolean =>
    ends.findIndex((other) => other.endsOn === endsOn) === index
  return ends.filter(isFirstOfItsDay).flatMap(({ basis, ...end }) =>
    ladder(context, {
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

const partner = (id: string): ReminderRecipient => ({ kind: 'partner', partner: id })

function recordedEnds(context: PlanContext, committee: Committee): readonly TermEnd[] {
  const terms = context.terms.filter(({ committeeId }) => committeeId === committee.id)
  return terms.flatMap((term) => {
    const { holder, to } = term
    if (to === undefined) return []
    const next = terms.find(({ from }) => from === addDays(to, 1))?.holder
    return [{ holder, endsOn: to, ...(next && { next }), basis: byEntry(term, 'recordedAt') }]
  })
}

/** Every reading of the first term, then each holder the document names; behind them nothing is reckoned. */
function statedEnds({ secretariat }: Committee): readonly TermEnd[] {
  if (!secretariat || secretariat.first === 'not-stated') return []
  const { first, rotates } = secretariat
  const followers = secretariat.afterwards === 'not-stated' || !rotates ? [] : secretariat.afterwards
  const basis = derivedFrom(first.clause)
  return first.periods.flatMap(({ reading, to }) =>
    [first.holder, ...followers].map((holder, index) => {
      const next = followers[index]
      const endsOn = index === 0 || !rotates ? to : addDays(addPeriod(addDays(to, 1), rotates, index), -1)
      return { holder, endsOn, ...(next && { next }), ...(first.periods.length > 1 && { reading }), basis }
    }),
  )
}

/** Who holds it decides who is told. Where neither the document nor a record says so, the partners are asked. */
function questions(context: PlanContext, committee: Committee): readonly Draft[] {
  const { agreement, terms, years } = context
  const { secretariat } = committee
  if (!secretariat) return []
  return context.preset('holder', committee.id).months.flatMap((month) =>
    years.flatMap((year) => {
      const day = beginningOf(year, month)
      if (!context.isNear(day)) return []
      const isRecorded = terms.some(
        ({ committeeId, from, to }) => committeeId === committee.id && from <= day && (to === undefined || to >= day),
      )
      const stated = rotationOn(day, secretariat)
      if (isRecorded || (stated.state === 'agreed' && stated.term.kind === 'held')) return []
      return atBeginning(
        context,
        {
          cause: {
            kind: 'holder',
            agreementId: agreement.id,
            clause: secretariat.clause,
            committeeId: committee.id,
            year,
          },
          occurrence: String(year),
          // Nobody has to say it under the agreement: the question is ours.
          basis: byPreset(PRESETS.holder),
          hint: true,
        },
        `ask-${month}`,
        day,
        allPartners(agreement),
      )
    }),
  )
}
