/**
 * Frist, Stichtag, Termin: on which day something is due, and whether the law moves that day. The contract date is
 * never replaced: a shifted day is a Rechtshinweis beside it.
 */
import type { Land } from './holidays.ts'
import { addYears, type LocalDate, parseLocalDate, yearOf } from './local-date.ts'
import { nextWorkingDay } from './working-days.ts'

/** What a date is by law. "Bis zum …" is a deadline, whether each year or once. */
export type DatedKind =
  /** Frist */
  | 'deadline'
  /** Termin */
  | 'fixedDate'
  /** Stichtag */
  | 'referenceDate'
  /** Kündigungsfrist: § 193 BGB does not apply (BGH III ZR 172/04) */
  | 'noticePeriod'
  /** Ladungsfrist: counted back, so a later day would shorten it */
  | 'invitationLead'

/**
 * The working day on which a deadline ends by law because it would end on a Saturday, a Sunday or a public holiday
 * (§ 26 Abs. 3 SGB X).
 * @returns undefined if the date stays: it is a working day, or of a kind that never shifts.
 */
export function legalShift(kind: DatedKind, date: LocalDate, land: Land): LocalDate | undefined {
  if (kind !== 'deadline') return undefined
  const end = nextWorkingDay(date, land)
  return end === date ? undefined : end
}

/** The day `MM-DD` of that year. @throws RangeError if it does not exist in every year (29 February, 31 June). */
export function yearlyDueOn(dayOfYear: string, year: number): LocalDate {
  // 2023 is a common year: what exists there exists in each.
  const date = parseLocalDate(`2023-${dayOfYear}`) && parseLocalDate(`${year}-${dayOfYear}`)
  if (!date) throw new RangeError(`no day of every year: ${JSON.stringify(dayOfYear)} in ${year}`)
  return date
}

/**
 * Stichtag: the day whose figures are reported by a due date.
 * @param of the year it lies in, seen from the year of the due date; `not-stated` is kept as such.
 * @returns undefined if the text does not say which year is meant.
 */
export function referenceDateFor(
  dueOn: LocalDate,
  dayOfYear: string,
  of: 'previous' | 'same' | 'not-stated',
): LocalDate | undefined {
  if (of === 'not-stated') return undefined
  return yearlyDueOn(dayOfYear, yearOf(dueOn) - (of === 'previous' ? 1 : 0))
}

/**
 * Every n years from a start, the start included: those from `from` to `to`, both included. Each is reckoned from the
 * start, so 29 February comes back in every leap year it meets.
 */
export function everyYearsBetween(
  start: LocalDate,
  years: number,
  from: LocalDate,
  to: LocalDate,
): readonly LocalDate[] {
  if (!Number.isInteger(years) || years < 1) throw new RangeError(`no number of years: ${years}`)
  const found: LocalDate[] = []
  const lastYear = yearOf(to)
  const skipped = Math.max(0, Math.ceil((yearOf(from) - yearOf(start)) / years))
  for (let count = skipped; yearOf(start) + count * years <= lastYear; count += 1) {
    const on = addYears(start, count * years)
    if (on >= from && on <= to) found.push(on)
  }
  return found
}
