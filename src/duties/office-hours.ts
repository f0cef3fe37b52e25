/** On which working day and at which moment a reminder is sent. */
import type { Land } from '#src/calendar/holidays.ts'
import {
  addDays,
  dateInBerlin,
  type Instant,
  instantInBerlin,
  type LocalDate,
  type LocalTime,
  laterBy,
  localTime,
  timeInBerlin,
} from '#src/calendar/local-date.ts'
import { nextWorkingDay, previousWorkingDay } from '#src/calendar/working-days.ts'

/** Calendar days; no run of days without a working day is as long, in any Land. */
export const LONGEST_BREAK_DAYS = 14

/** Berlin time, both included: somebody is there to act on it. */
export const OFFICE_OPENS = localTime('08:00')
export const OFFICE_CLOSES = localTime('17:00')

/**
 * What happens to a day that is no working day.
 * `earlier`: a warning must not come late. `later`: the day is the first on which there is reason to speak (overdue, or
 * the beginning of a month).
 */
export type ShiftDirection = 'earlier' | 'later'

export interface SendTime {
  readonly on: LocalDate
  readonly sendAt: Instant
}

/** The first moment from now on at which somebody is there: now, today at eight, or the next working day at eight. */
export function soonest(now: Instant, land: Land): Instant {
  const [today, time] = [dateInBerlin(now), timeInBerlin(now)]
  const on = nextWorkingDay(time > OFFICE_CLOSES ? addDays(today, 1) : today, land)
  return on === today && time >= OFFICE_OPENS ? now : instantInBerlin(on, OFFICE_OPENS)
}

/** Somebody is there: the day itself, or the working day before it if that is still to come, else the one after it. */
export function workingDayFor(day: LocalDate, today: LocalDate, land: Land): LocalDate {
  const before = previousWorkingDay(day, land)
  return before > today ? before : nextWorkingDay(day, land)
}

/**
 * A while from now, but no later than somebody is there today; where nobody is there now, the next moment at which
 * somebody is.
 */
export function shortly(now: Instant, ms: number, land: Land): Instant {
  const opens = soonest(now, land)
  if (opens > now) return opens
  const [then, closes] = [laterBy(now, ms), instantInBerlin(dateInBerlin(now), OFFICE_CLOSES)]
  return then < closes ? then : closes
}

/** Reckons moments and remembers them: a plan asks for the same few thousand days again and again. */
export function officeHours(): (day: LocalDate, shift: ShiftDirection, land: Land, at: LocalTime) => SendTime {
  const known = new Map<string, SendTime>()
  return (day, shift, land, at) => {
    const key = `${day}${shift}${land}${at}`
    const already = known.get(key)
    if (already) return already
    const on = shift === 'earlier' ? previousWorkingDay(day, land) : nextWorkingDay(day, land)
    const sending = { on, sendAt: instantInBerlin(on, at) }
    known.set(key, sending)
    return sending
  }
}
