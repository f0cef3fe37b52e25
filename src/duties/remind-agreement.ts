/** The agreement itself: whether to terminate it, its end, and its review. */
import type { ReviewCycle } from '#src/agreements/agreement.ts'
import type { Agreement } from '#src/agreements/lookup.ts'
import { derivedFrom, fromAgreement } from '#src/agreements/stated.ts'
import { firstDayOfYear, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import { terminationsBetween } from '#src/calendar/notice-period.ts'
import { nextReview } from '#src/calendar/review-cycle.ts'
import { NOTICE } from './fulfilment.ts'
import { atBeginning, type Draft, ladder, type PlanContext } from './plan-context.ts'
import { allPartners } from './recipients.ts'
import { isHint } from './remind-duties.ts'
import type { ReminderRecipient } from './reminder.ts'
import { beginningOf } from './stages.ts'

/**
 * Before the last day of receipt for the end of each year. Only where no ground is needed: nobody is asked every year
 * whether the contract has become unbearable. Terms to the end of a quarter are asked for that of the year alone.
 */
export function noticeReminders(context: PlanContext): readonly Draft[] {
  const { agreement, years } = context
  const [first] = years
  const last = years.at(-1)
  if (!context.asksFor('', 'notice') || agreement.notice === 'not-stated' || first === undefined || last === undefined)
    return []
  const ownEnd = typeof agreement.ends === 'string' ? undefined : agreement.ends.on
  return agreement.notice.flatMap((notice, terms) => {
    if (notice.kind !== 'ordinary' || !notice.period || !notice.to || notice.to === 'any-time' || notice.reason)
      return []
    const to: readonly ReminderRecipient[] =
      notice.by.length > 0 ? notice.by.map((partner) => ({ kind: 'partner', partner })) : allPartners(agreement)
    return terminationsBetween(firstDayOfYear(first), lastDayOfYear(last), notice.period, 'year-end').flatMap(
      ({ endsOn, receiptBy }) => {
        // Ended by itself on that day, it needs no termination.
        if ((ownEnd !== undefined && endsOn >= ownEnd) || context.isFulfilled(NOTICE, yearOf(receiptBy))) return []
        return ladder(context, {
          cause: { kind: 'notice', agreementId: agreement.id, clause: notice.clause, terms, receiptBy, endsOn },
          occurrence: receiptBy,
          dueOn: receiptBy,
          basis: derivedFrom(notice.clause),
          hint: true,
          to,
        })
      },
    )
  })
}

/** Befristung: the last day of the agreement comes nearer, and what follows it has to be negotiated. */
export function endReminders(context: PlanContext): readonly Draft[] {
  const { agreement } = context
  if (typeof agreement.ends === 'string') return []
  const { on, clause } = agreement.ends
  return ladder(context, {
    cause: { kind: 'end', agreementId: agreement.id, clause, endsOn: on },
    occurrence: on,
    dueOn: on,
    basis: fromAgreement(clause),
    to: allPartners(agreement),
  })
}

export const reviewReminders = (context: PlanContext): readonly Draft[] =>
  context.agreement.reviewCycles
    .filter(
      (cycle) => !cycle.described && context.asksFor(cycle.id, 'review') && !hasBodyOfItsOwn(context.agreement, cycle),
    )
    .flatMap((cycle) => reviewReminder(context, cycle))

/** A review that is made in talks every n years is reminded of with these. */
const hasBodyOfItsOwn = (agreement: Agreement, cycle: ReviewCycle): boolean =>
  agreement.committees.some(
    ({ cadence }) =>
      cadence !== 'not-stated' &&
      cadence.everyYears !== undefined &&
      cadence.clause.some((clause) => cycle.clause.includes(clause)),
  )

/** On its day if the document sets one; otherwise once a year from the year on in which it is due by reckoning. */
function reviewReminder(context: PlanContext, cycle: ReviewCycle): readonly Draft[] {
  const { agreement, years } = context
  const cause = { kind: 'review', agreementId: agreement.id, clause: cycle.clause, reviewId: cycle.id } as const
  const to = allPartners(agreement)
  const hint = isHint(agreement, cycle.modality) && ({ hint: true } as const)
  if (cycle.next !== 'not-stated') {
    if (context.isFulfilled(cycle.id, yearOf(cycle.next))) return []
    return ladder(context, {
      cause,
      occurrence: cycle.next,
      dueOn: cycle.next,
      basis: fromAgreement(cycle.clause),
      ...hint,
      to,
    })
  }
  const last = context.lastFulfilled(cycle.id) ?? cycle.last?.year
  return years.flatMap((year) => {
    const next = nextReview({ every: cycle.every, last }, firstDayOfYear(year))
    if (next.state === 'notDecidable' && next.reason !== 'noLastReview') return []
    const dueYear = next.state === 'notDecidable' || !('inYear' in next.due) ? undefined : next.due.inYear
    if (dueYear !== undefined && dueYear > year) return []
    return context.preset('review', cycle.id).months.flatMap((month) =>
      atBeginning(
        context,
        {
          cause: { ...cause, ...(dueYear !== undefined && { dueYear }) },
          occurrence: String(year),
          basis: derivedFrom(cycle.clause),
          ...hint,
        },
        `ask-${month}`,
        beginningOf(year, month),
        to,
      ),
    )
  })
}
