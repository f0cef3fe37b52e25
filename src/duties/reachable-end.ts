/** The next end that a termination received from a day on can still reach. */
import type { Agreement, Notice } from '#src/agreements/agreement.ts'
import type { Land } from '#src/calendar/holidays.ts'
import { firstDayOfYear, type LocalDate, lastDayOfYear } from '#src/calendar/local-date.ts'
import { nextTermination, terminationsBetween } from '#src/calendar/notice-period.ts'
import { previousWorkingDay } from '#src/calendar/working-days.ts'

export interface ReachableEnd {
  readonly notice: Notice
  /** Last day on which the termination must have been received. */
  readonly receivedBy: LocalDate
  readonly endsOn: LocalDate
}

/**
 * The last working day up to it: what comes on a Sunday reaches an authority on Monday as a rule (§ 130 BGB).
 * @returns undefined if the day itself is one
 */
export const practicalReceipt = (receivedBy: LocalDate, land: Land): LocalDate | undefined => {
  const on = previousWorkingDay(receivedBy, land)
  return on === receivedBy ? undefined : on
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

/** The first end in that year that a termination received from a day on can still reach, per set of terms. */
export function reachableEndsIn(agreement: Agreement, year: number, from: LocalDate): readonly ReachableEnd[] {
  if (agreement.notice === 'not-stated') return []
  const end = typeof agreement.ends === 'string' ? undefined : agreement.ends.on
  return agreement.notice.flatMap((notice) => {
    if (!notice.period || !notice.to || notice.to === 'any-time') return []
    const first = terminationsBetween(firstDayOfYear(year), lastDayOfYear(year), notice.period, notice.to).find(
      ({ receiptBy, endsOn }) => receiptBy >= from && (end === undefined || endsOn <= end),
    )
    return first ? [{ notice, receivedBy: first.receiptBy, endsOn: first.endsOn }] : []
  })
}

/** An end on that very day that a termination received from a day on can still reach, per set of terms that knows it. */
export function reachableEndsOn(agreement: Agreement, day: LocalDate, from: LocalDate): readonly ReachableEnd[] {
  if (agreement.notice === 'not-stated') return []
  const end = typeof agreement.ends === 'string' ? undefined : agreement.ends.on
  return agreement.notice.flatMap((notice) => {
    if (!notice.period || !notice.to || notice.to === 'any-time') return []
    const [found] = terminationsBetween(day, day, notice.period, notice.to)
    const isReached = found && found.receiptBy >= from && (end === undefined || day <= end)
    return isReached ? [{ notice, receivedBy: found.receiptBy, endsOn: day }] : []
  })
}
