/** What a text can mean where it speaks of days, and reckoning that never leaves the calendar. */
import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  type LocalDate,
  lastDayOfYear,
  monthOf,
  type Weekday,
  weekdayOf,
  yearOf,
} from '#src/calendar/local-date.ts'
import type { Match, Tokens } from './tokens.ts'

export type DateMeaning =
  /**
   * `yearGuessed`: no year was named; the next such day from today on is taken.
   * `weekdayOnly`: nothing but the weekday was said; what else was said may show that another week is meant.
   */
  | {
      readonly kind: 'date'
      readonly value: LocalDate
      readonly yearGuessed: boolean
      readonly weekdayOnly?: Weekday
    }
  /** No calendar has this day: 30.02., 31.4., KW 54. */
  | { readonly kind: 'impossible' }
  /**
   * No single day: "Ende Mai", "KW 23". `candidates` are the days it can mean, where they are few; `relative` says how far
   * it lies from a day that the text does not name.
   */
  | { readonly kind: 'vague'; readonly candidates: readonly LocalDate[]; readonly relative?: RelativeDate }
  /** The weekday that stands beside the date is another one. */
  | { readonly kind: 'contradictory'; readonly value: LocalDate; readonly weekdaySaid: Weekday }
  /** Said not to be meant: "nicht am 17.6.", "außer montags". Which days these are; none: that could not be read. */
  | { readonly kind: 'excluded'; readonly days: readonly LocalDate[]; readonly weekdays: readonly Weekday[] }

/**
 * From a day that is known otherwise: "eine Woche später", "am Donnerstag danach". `isEitherWay`: "um eine Woche" and
 * "nach hinten" are later to most people, and earlier to some.
 */
export type RelativeDate =
  | { readonly days: number; readonly isEitherWay?: true }
  | { readonly months: number; readonly isEitherWay?: true }
  | { readonly weekday: Weekday; readonly isLater: boolean }

/** One rule of the grammar: reads days that begin exactly at this token. */
export type DayRule = (said: Tokens, index: number, today: LocalDate) => Match<DateMeaning> | undefined

export const exactly = (value: LocalDate | undefined, yearGuessed = false): DateMeaning =>
  value ? { kind: 'date', value, yearGuessed } : { kind: 'impossible' }
export const vague = (...candidates: readonly (LocalDate | undefined)[]): DateMeaning => ({
  kind: 'vague',
  candidates: [...new Set(candidates.flatMap((day) => day ?? []))].sort(),
})

const LAST_DAY = lastDayOfYear(2199)

/** @returns undefined beyond the years 1900 to 2199 */
export function daysLater(from: LocalDate, days: number): LocalDate | undefined {
  const isInside =
    days < 0 ? daysBetween('1900-01-01' as LocalDate, from) >= -days : daysBetween(from, LAST_DAY) >= days
  return isInside ? addDays(from, days) : undefined
}
/** @returns undefined beyond the years 1900 to 2199 */
export function monthsLater(from: LocalDate, months: number): LocalDate | undefined {
  const year = yearOf(from) + Math.floor((monthOf(from) - 1 + months) / 12)
  return year >= 1900 && year <= 2199 ? addMonths(from, months) : undefined
}
/** The next such weekday after a day, never the day itself. */
export const nextWeekday = (after: LocalDate, weekday: Weekday): LocalDate | undefined =>
  daysLater(after, ((weekday - weekdayOf(after) + 6) % 7) + 1)
/** @returns undefined beyond the years 1900 to 2199 */
export function shifted(from: LocalDate, shift: RelativeDate): LocalDate | undefined {
  if ('days' in shift) return daysLater(from, shift.days)
  if ('months' in shift) return monthsLater(from, shift.months)
  if (shift.isLater) return nextWeekday(from, shift.weekday)
  return daysLater(from, -(((weekdayOf(from) - shift.weekday + 6) % 7) + 1))
}
/** The weekday of the week that lies so many weeks ahead. */
export const inWeekAhead = (today: LocalDate, weeks: number, weekday: Weekday): LocalDate | undefined =>
  daysLater(today, 7 * weeks + weekday - weekdayOf(today))
/** The day of an ISO week; undefined if the year has no such week. */
export function inIsoWeek(year: number, week: number, weekday: Weekday): LocalDate | undefined {
  const fourth = dateOf(year, 1, 4)
  const thursday = fourth && daysLater(fourth, 4 - weekdayOf(fourth) + 7 * (week - 1))
  if (!thursday || week < 1 || yearOf(thursday) !== year) return undefined
  return daysLater(thursday, weekday - 4)
}

/** Leap days may be eight years apart. */
const LONGEST_WAIT_YEARS = 8

/** The first of such days, one a year at most, from today on. */
export function nextSuchDay(today: LocalDate, inYear: (year: number) => LocalDate | undefined): LocalDate | undefined {
  for (let ahead = 0; ahead <= LONGEST_WAIT_YEARS; ahead += 1) {
    const day = inYear(yearOf(today) + ahead)
    if (day && day >= today) return day
  }
  return undefined
}
