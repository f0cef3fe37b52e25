/** § 26 Abs. 3 SGB X in words: why a day cannot end a period, and until when it can run beside it. */
import { NORMS } from '#src/agreements/stated.ts'
import { holidayName, type Land } from '#src/calendar/holidays.ts'
import { addDays, daysBetween, type LocalDate, weekdayOf } from '#src/calendar/local-date.ts'
import { dayOfEveryYear, list, longDate, plainDate } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { byLaw } from '#src/speech/parts/statement.ts'

const SATURDAY = 6
const SUNDAY = 7

/** "ein Sonntag", "ein Feiertag (Tag der Arbeit)"; undefined on a working day */
export function freeDay(date: LocalDate, land: Land): string | undefined {
  const holiday = holidayName(date, land)
  if (weekdayOf(date) === SATURDAY) return 'ein Samstag'
  if (weekdayOf(date) === SUNDAY) return holiday ? `ein Sonntag (${holiday})` : 'ein Sonntag'
  return holiday && `ein Feiertag (${holiday})`
}

/**
 * "Der 30.04.2028 ist ein Sonntag, der 01.05. ein Feiertag (Tag der Arbeit). …"
 * @param due the day that is agreed
 * @param shiftedTo the next working day of that Land
 */
export function shiftSentence(due: LocalDate, shiftedTo: LocalDate, land: Land): string {
  const days = Array.from({ length: daysBetween(due, shiftedTo) }, (_, at) => addDays(due, at))
  const free = days.map((day, at) =>
    at === 0
      ? `Der ${plainDate(day)} ist ${freeDay(day, land) ?? 'kein Werktag'}`
      : `der ${dayOfEveryYear(day.slice(5))} ${freeDay(day, land) ?? 'kein Werktag'}`,
  )
  return `${list(free)}. Nach ${NORMS.shift.source} kann die Frist bis ${longDate(shiftedTo)} laufen, soweit die Vereinbarung nichts anderes will. Sicher ist der vereinbarte Tag.`
}

/** The same as a statement beside the agreed day. */
export const legalShift = (due: LocalDate, shiftedTo: LocalDate, land: Land): Statement =>
  byLaw(NORMS.shift, shiftSentence(due, shiftedTo, land), 'Rechtslage')
