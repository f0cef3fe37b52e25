/**
 * Wochenübersicht: which reminders one message of the week's first working day may stand for. It lies before the days of
 * all of them, so nothing comes later than its stage allows. Pure.
 */
import type { Land } from '#src/calendar/holidays.ts'
import { addDays, type Instant, instantInBerlin, type LocalDate, weekdayOf } from '#src/calendar/local-date.ts'
import { nextWorkingDay } from '#src/calendar/working-days.ts'
import type { PersonId } from '#src/people/person.ts'
import { OFFICE_OPENS } from './office-hours.ts'
import type { Reminder } from './reminder.ts'

const EARLY = /^(?<amount>\d+)(?<unit>[dwmy])$/
const WEEK_DAYS = 7

/**
 * A week or more before the day. Of "tomorrow" and "the day after" a Monday is too early to speak; what is due on its
 * day, is asked at the beginning of a month, or is overdue comes by itself.
 */
export function isSummable({ stage }: Pick<Reminder, 'stage'>): boolean {
  const { amount, unit } = EARLY.exec(stage)?.groups ?? {}
  return unit !== undefined && (unit !== 'd' || Number(amount) >= WEEK_DAYS)
}

/** Monday of the week, or the first working day of the Land after it. */
export const digestDay = (day: LocalDate, land: Land): LocalDate =>
  nextWorkingDay(addDays(day, 1 - weekdayOf(day)), land)

export const digestMoment = (day: LocalDate): Instant => instantInBerlin(day, OFFICE_OPENS)

/** Key and cause of the digest of a day to a person: it is found again by it. */
export const digestKey = (day: LocalDate, person: PersonId): string => `weekly/${day}/${person}`
