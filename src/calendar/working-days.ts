/** Arbeitstage: Monday to Friday without the public holidays of the Land. 24 and 31 December are none of these. */
import { holidayName, type Land } from './holidays.ts'
import { addDays, type LocalDate, weekdayOf } from './local-date.ts'

export const isWorkingDay = (date: LocalDate, land: Land): boolean =>
  weekdayOf(date) <= 5 && holidayName(date, land) === undefined

/** The day itself if it is a working day, otherwise the first one after it. */
export function nextWorkingDay(date: LocalDate, land: Land): LocalDate {
  let day = date
  while (!isWorkingDay(day, land)) day = addDays(day, 1)
  return day
}

/** The day itself if it is a working day, otherwise the last one before it. */
export function previousWorkingDay(date: LocalDate, land: Land): LocalDate {
  let day = date
  while (!isWorkingDay(day, land)) day = addDays(day, -1)
  return day
}

/**
 * The n-th working day after the date, or before it if `count` is negative. The date itself is not counted; with 0 it
 * stays, working day or not.
 */
export function addWorkingDays(date: LocalDate, count: number, land: Land): LocalDate {
  const step = count < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(day, land)) left -= 1
  }
  return day
}
