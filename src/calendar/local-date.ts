/**
 * Dates and times as people write them in a calendar. A local date has no zone and no hour; an instant is something
 * that happened. The only file that imports date-fns: everything else asks here, so no `Date` at midnight can leak.
 * A calculation that leaves the years 1900 to 2199 throws a RangeError.
 */
import { TZDate } from '@date-fns/tz/date'
// One function each: the whole library takes two seconds and 300 MB to load as a module.
import { getISOWeek } from 'date-fns/getISOWeek'
import { getISOWeekYear } from 'date-fns/getISOWeekYear'

/** A calendar day, `YYYY-MM-DD`, years 1900 to 2199. Compare with `<` and `>`. */
export type LocalDate = string & { readonly __brand: 'LocalDate' }
/** A time of day, `HH:MM`, 00:00 to 23:59. Compare with `<` and `>`. */
export type LocalTime = string & { readonly __brand: 'LocalTime' }
/** A moment that happened or will happen, ISO 8601 in UTC with milliseconds. Compare with `<` and `>`. */
export type Instant = string & { readonly __brand: 'Instant' }
/** A span in calendar units, ISO 8601: `P6M`, `P2Y`, `P14D`. */
export type Period = string & { readonly __brand: 'Period' }
/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The zone of every local date in this product, whatever the server's. */
export const BERLIN = 'Europe/Berlin'

const DATE = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/
const PERIOD = /^P([1-9]\d{0,3})([DMY])$/
// Without its zone the same text would be another moment on another server.
const INSTANT =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
/** Milliseconds of a day of 24 hours: for lifetimes and waits, never for calendar days. */
export const DAY_MS = 86_400_000

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
/** `month` counts from 1. */
const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

/** @returns the date, or undefined if the text is no existing calendar day (30.02., year 0027 …) */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!DATE.test(text)) return undefined
  const day = text as LocalDate
  return dayOf(day) <= 28 || dayOf(day) <= daysIn(yearOf(day), monthOf(day)) ? day : undefined
}

/** A date that must exist. @throws RangeError if it does not: a defect, not an input fault. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (!date) throw new RangeError(`no calendar day: ${JSON.stringify(text)}`)
  return date
}

/** @returns the day, or undefined if there is none (30 February). `month` counts from 1. */
export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  const pad = (n: number, width: number) => String(n).padStart(width, '0')
  return parseLocalDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

export function parseLocalTime(text: string): LocalTime | undefined {
  return TIME.test(text) ? (text as LocalTime) : undefined
}

/** A time that must exist. @throws RangeError if it does not. */
export function localTime(text: string): LocalTime {
  const time = parseLocalTime(text)
  if (!time) throw new RangeError(`no time of day: ${JSON.stringify(text)}`)
  return time
}

const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
/** Minutes on the clock from one time of a day to another; negative if `to` is earlier. */
export const minutesBetween = (from: LocalTime, to: LocalTime): number => minutesOf(to) - minutesOf(from)
/** @returns the time of the same day so many minutes later on the clock; undefined: that is another day */
export function laterThatDay(time: LocalTime, minutes: number): LocalTime | undefined {
  const at = minutesOf(time) + minutes
  const two = (n: number) => String(n).padStart(2, '0')
  return parseLocalTime(`${two(Math.floor(at / 60))}:${two(at % 60)}`)
}

export function parsePeriod(text: string): Period | undefined {
  return PERIOD.test(text) ? (text as Period) : undefined
}

/** Amount and unit of a period: `P6M` is 6 months. @throws RangeError if it is none. */
export function periodParts(period: Period): { amount: number; unit: 'D' | 'M' | 'Y' } {
  const parts = PERIOD.exec(period)
  if (!parts) throw new RangeError(`no period: ${JSON.stringify(period)}`)
  return { amount: Number(parts[1]), unit: parts[2] as 'D' | 'M' | 'Y' }
}

// Weeks: date-fns works on `Date`; noon UTC is the same calendar day in UTC for each of its operations.
const inUtc = (date: LocalDate): TZDate => new TZDate(`${date}T12:00:00Z`, 'UTC')
// Days: in UTC every day has 24 h, so counting them needs no library (and is twenty times as fast).
const epochDay = (date: LocalDate): number => Date.parse(date) / DAY_MS
function ofEpochDay(day: number): LocalDate {
  const known = written.get(day)
  if (known !== undefined) return known
  const date = localDate(new Date(day * DAY_MS).toISOString().slice(0, 10))
  written.set(day, date)
  return date
}
/** Days as they are written: a plan goes through the same thousand again and again, and there are 109,573 at most. */
const written = new Map<number, LocalDate>()

/** Calendar days, not 24 hours; negative counts back. */
export const addDays = (date: LocalDate, days: number): LocalDate => ofEpochDay(epochDay(date) + days)
/** Calendar months; a 31st becomes the last day of a shorter month (§ 188 Abs. 3 BGB). Never chain: add to the anchor. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const count = yearOf(date) * 12 + monthOf(date) - 1 + months
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  const day = dateOf(year, month, Math.min(dayOf(date), daysIn(year, month)))
  if (!day) throw new RangeError(`no calendar day ${months} months from ${date}`)
  return day
}
/** Calendar years; 29 February becomes 28 February in a common year. Never chain: add to the anchor. */
export const addYears = (date: LocalDate, years: number): LocalDate => addMonths(date, 12 * years)
/** The day that many periods later, in one step, so that a 31st is not lost on the way; negative counts back. */
export function addPeriod(date: LocalDate, period: Period, times = 1): LocalDate {
  const { amount, unit } = periodParts(period)
  if (unit === 'D') return addDays(date, times * amount)
  return unit === 'M' ? addMonths(date, times * amount) : addYears(date, times * amount)
}
/** Calendar days from one date to another; negative if `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => epochDay(to) - epochDay(from)

// 1970-01-01 was a Thursday.
export const weekdayOf = (date: LocalDate): Weekday => (((((epochDay(date) + 3) % 7) + 7) % 7) + 1) as Weekday
/** Week 1 has the year's first Thursday: the first days of January may belong to week 52 or 53 of the year before. */
export const isoWeekOf = (date: LocalDate): { year: number; week: number } => ({
  year: getISOWeekYear(inUtc(date)),
  week: getISOWeek(inUtc(date)),
})
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))
/** 1 to 12 */
export const monthOf = (date: LocalDate): number => Number(date.slice(5, 7))
export const dayOf = (date: LocalDate): number => Number(date.slice(8, 10))
export const lastDayOfMonth = (date: LocalDate): LocalDate =>
  localDate(`${date.slice(0, 8)}${daysIn(yearOf(date), monthOf(date))}`)
export const firstDayOfYear = (year: number): LocalDate => localDate(`${year}-01-01`)
export const lastDayOfYear = (year: number): LocalDate => localDate(`${year}-12-31`)

/** @returns the moment, or undefined if the text is no ISO 8601 date-time with its zone (`Z` or an offset). */
export function parseInstant(text: string): Instant | undefined {
  const parts = INSTANT.exec(text)
  if (!parts || !parseLocalDate(parts[1] ?? '')) return undefined
  return new Date(text).toISOString() as Instant
}
/** A moment that must be one. @throws RangeError if the text is none, or says no zone. */
export function instant(text: string): Instant {
  const moment = parseInstant(text)
  if (!moment) throw new RangeError(`no instant with its zone: ${JSON.stringify(text)}`)
  return moment
}

/** The moment in the head of an answer over HTTP, "Mon, 01 Mar 2027 08:00:00 GMT". @returns undefined if it is none */
export function instantOfHttpDate(text: string): Instant | undefined {
  const ms = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) ? undefined : instantAt(ms)
}

/** The moment so many milliseconds after 1970. @throws RangeError if no calendar year has it */
export function instantAt(ms: number): Instant {
  const text = new Date(ms).toISOString()
  // Years before 0 and after 9999 are written with a sign.
  return text.length === 24 ? (text as Instant) : instant(text)
}

/** Milliseconds by which Berlin's clocks are ahead of UTC: they are set at full hours, so an hour of UTC has one answer. */
function aheadOfUtc(at: Instant): number {
  const hour = at.slice(0, 13)
  const known = aheadBy.get(hour)
  if (known !== undefined) return known
  const ahead = -new TZDate(at, BERLIN).getTimezoneOffset() * 60_000
  if (aheadBy.size >= HOURS_KNOWN) aheadBy.clear()
  aheadBy.set(hour, ahead)
  return ahead
}
/** A plan asks for the same few thousand hours again and again, and asking the zone's tables costs twenty times as much. */
const HOURS_KNOWN = 20_000
const aheadBy = new Map<string, number>()
/** `YYYY-MM-DDTHH:MM` as Berlin's clocks show it. */
const berlinClock = (at: Instant): string => new Date(Date.parse(at) + aheadOfUtc(at)).toISOString().slice(0, 16)
/** The instant so many milliseconds later. */
export const laterBy = (at: Instant, ms: number): Instant => instantAt(Date.parse(at) + ms)
/** Milliseconds that pass from one instant to another; negative if `to` is earlier. */
export const msBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)
/** The calendar day it is in Berlin at that instant. */
export const dateInBerlin = (at: Instant): LocalDate => localDate(berlinClock(at).slice(0, 10))
/** The time of day it is in Berlin at that instant. */
export const timeInBerlin = (at: Instant): LocalTime => localTime(berlinClock(at).slice(11))
/**
 * The instant at which Berlin's clocks show this date and time.
 * Gap: a time that is skipped in spring (28.03.2027, 02:30) is reckoned in winter time, so the clocks then show one
 * hour later (03:30). Overlap: of a time that comes twice in autumn (31.10.2027, 02:30) the first, in summer time, is
 * meant. Holds for every year with at most two hours' offset: not for the double summer time of 1945 and 1947.
 */
export function instantInBerlin(date: LocalDate, time: LocalTime): Instant {
  // No text to be checked: both are what they say.
  const shown = `${date}T${time}`
  const summer = instantAt(Date.parse(`${shown}:00+02:00`))
  return berlinClock(summer) === shown ? summer : instantAt(Date.parse(`${shown}:00+01:00`))
}
/** "2027-03-01T09:00" in Berlin, or a moment with its zone. @returns undefined for anything else */
export function parseMoment(text: string): Instant | undefined {
  const local = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(text)
  const date = parseLocalDate(local?.[1] ?? '')
  const time = parseLocalTime(local?.[2] ?? '')
  if (date && time) return instantInBerlin(date, time)
  const isZoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)
  return isZoned && !Number.isNaN(Date.parse(text)) ? instant(text) : undefined
}

/** Do Berlin's clocks show this time on that day? The hour in which summer time begins is skipped. */
export const isShownInBerlin = (date: LocalDate, time: LocalTime): boolean =>
  timeInBerlin(instantInBerlin(date, time)) === time
