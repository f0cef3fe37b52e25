/** Days for the tables and properties of the calendar. */
import * as fc from 'fast-check'
import { LANDS, type Land } from '#src/calendar/holidays.ts'
import { addDays, daysBetween, type LocalDate, localDate, weekdayOf } from '#src/calendar/local-date.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Sun 2028-04-30`: a day with its weekday beside it. A table with a wrong weekday is a wrong table and throws. */
export function day(text: string): LocalDate {
  const date = localDate(text.slice(4))
  const weekday = WEEKDAYS[weekdayOf(date) - 1]
  if (weekday !== text.slice(0, 3)) throw new Error(`${text} is a ${weekday}`)
  return date
}

export const days = (texts: readonly string[]): LocalDate[] => texts.map(day)

const FIRST = localDate('2000-01-01')
const LAST = localDate('2055-12-31')

/** The promise holds for all that is drawn. */
export const always = <T>(promise: fc.IProperty<T>, parameters?: fc.Parameters<T>): void =>
  fc.assert(promise, parameters)

/** Any day of 2000 to 2055. */
export const anyDay = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((n) => addDays(FIRST, n))
export const anyYear = fc.integer({ min: 2000, max: 2055 })
export const anyLand: fc.Arbitrary<Land> = fc.constantFrom(...LANDS)

/** Every day from one to another, both included. */
export function* everyDay(from: LocalDate = FIRST, to: LocalDate = LAST): Generator<LocalDate> {
  for (let on = from; on <= to; on = addDays(on, 1)) yield on
}
