/**
 * Kündigungsfrist: until when a termination must have been received, and when it then ends the agreement. Counted in
 * calendar months (§§ 187, 188 BGB). Never moved to a working day, neither forward nor back (BGH III ZR 172/04: § 193
 * BGB does not apply to notice periods).
 */
import {
  addDays,
  addPeriod,
  type LocalDate,
  lastDayOfYear,
  localDate,
  monthOf,
  type Period,
  yearOf,
} from './local-date.ts'

/** On which days an agreement can end by termination. */
export type TerminationEnds = 'year-end' | 'quarter-end' | 'any-time'

/** Kündigung: an end that one can reach, and the last day for it. */
export interface Termination {
  /** Last day of the agreement. */
  readonly endsOn: LocalDate
  /** Last day on which the termination may be received for that end. */
  readonly receiptBy: LocalDate
}

const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'] as const
const lastDayOfQuarter = (date: LocalDate): LocalDate =>
  localDate(`${yearOf(date)}-${QUARTER_ENDS[Math.ceil(monthOf(date) / 3) - 1]}`)

/**
 * Last day on which a termination must have been received so that it ends the agreement on `endsOn`: the latest day
 * from which the whole period is over by then.
 */
export function lastDayOfReceipt(endsOn: LocalDate, period: Period): LocalDate {
  let day = addPeriod(endsOn, period, -1)
  // 30 June less three months is 30 March, but 31 March is in time too: the period from it ends on 30 June as well.
  for (let next = addDays(day, 1); addPeriod(next, period) <= endsOn; next = addDays(day, 1)) day = next
  return day
}

/** The first end that a termination received on that day reaches. */
export function nextTermination(receivedOn: LocalDate, period: Period, ends: TerminationEnds): Termination {
  const elapsed = addPeriod(receivedOn, period)
  const endsOn =
    ends === 'year-end' ? lastDayOfYear(yearOf(elapsed)) : ends === 'quarter-end' ? lastDayOfQuarter(elapsed) : elapsed
  return { endsOn, receiptBy: lastDayOfReceipt(endsOn, period) }
}

/** Every end from one day to another, both included, with its last day of receipt, even where that one is past. */
export function terminationsBetween(
  from: LocalDate,
  to: LocalDate,
  period: Period,
  ends: Exclude<TerminationEnds, 'any-time'>,
): readonly Termination[] {
  const found: Termination[] = []
  const days = ends === 'year-end' ? QUARTER_ENDS.slice(3) : QUARTER_ENDS
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    for (const day of days) {
      const endsOn = localDate(`${year}-${day}`)
      if (endsOn >= from && endsOn <= to) found.push({ endsOn, receiptBy: lastDayOfReceipt(endsOn, period) })
    }
  }
  return found
}
