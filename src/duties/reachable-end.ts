/** The next end that a termination received from a day on can still reach. */
import type { Agreement, Notice } from '#src/agreements/agreement.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { nextTermination } from '#src/calendar/notice-period.ts'

export interface ReachableEnd {
  readonly notice: Notice
  /** Last day on which the termination must have been received. */
  readonly receivedBy: LocalDate
  readonly endsOn: LocalDate
}

/** One per set of terms that names a period and an end; an end after the agreement's own end is none. */
export function reachableEnds(agreement: Agreement, from: LocalDate): readonly ReachableEnd[] {
  if (agreement.notice === 'not-stated') return []
  const end = typeof agreement.ends === 'string' ? undefined : agreement.ends.on
  return agreement.notice.flatMap((notice) => {
    if (!notice.period || !notice.to || notice.to === 'any-time') return []
    const { receiptBy, endsOn } = nextTermination(from, notice.period, notice.to)
    return end !== undefined && endsOn > end ? [] : [{ notice, receivedBy: receiptBy, endsOn }]
  })
}
