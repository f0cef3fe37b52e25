/**
 * Days as people write them in German. What names no single existing day is returned as such: nothing is guessed
 * silently. Our own grammar, as general libraries turn "am 17.6. um 10" into tomorrow.
 */
import { type LocalDate, weekdayOf } from '#src/calendar/local-date.ts'
import { readable } from '#src/language/words/normalise.ts'
import { before, type Position, scan } from '#src/language/words/scan.ts'
import { readCountedFrom, readShift, readUntoldWeek, readWeekdayInPart, readWeekOf } from './counted-days.ts'
import type { DateMeaning, DateReader } from './date-meaning.ts'
import { readDayAndMonth } from './day-and-month.ts'
import { withoutExcluded } from './excluded-days.ts'
import { readNthWeekday, readSpan, readSpokenDay, readWeek, readWeekday, readWeekdayInSpan } from './relative-days.ts'
import { readDayWithoutMonth, readVagueDays, readWeekdayAndDay } from './vague-days.ts'

export type DateReading = DateMeaning & Position

/** The first that fits wins: what says more stands before what says less. */
const readers: readonly DateReader[] = [
  readCountedFrom,
  readWeekOf,
  readDayAndMonth,
  readWeekdayAndDay,
  readNthWeekday,
  readWeekdayInPart,
  readWeek,
  readUntoldWeek,
  readShift,
  readWeekdayInSpan,
  readWeekday,
  readSpokenDay,
  readSpan,
  readVagueDays,
  readDayWithoutMonth,
]

/** "Straße des 17. Juni" is an address. */
const NAMED_AFTER_A_DAY = /(?:strasse|str\.|platz|allee|weg|ring|ufer|bruecke|park) (?:des|der|vom) (?:\d{1,2}\. ?)?$/u

/**
 * Everything in the text that speaks of days, in order. Days of the past are dates, too.
 * @param today what "heute" means, and from where the next such day is looked for
 */
export const readDates = (text: string, today: LocalDate): readonly DateReading[] =>
  asOne(
    withoutExcluded(
      readable(text),
      scan<DateMeaning>(text, (small, index) => {
        if (NAMED_AFTER_A_DAY.test(before(small, index))) return undefined
        for (const read of readers) {
          const reading = read(small, index, today)
          if (reading) return reading
        }
        return undefined
      }),
    ),
  )

/** "Mittwoch" beside "im Juni" is no matter of the next Wednesday: only days on which both hold are candidates. */
const asOne = (readings: readonly DateReading[]): readonly DateReading[] => {
  const others = readings.filter(({ kind }) => kind === 'vague')
  if (others.length === 0) return readings
  const candidates = others.flatMap((one) => (one.kind === 'vague' ? one.candidates : []))
  return readings.map((one) => {
    if (one.kind !== 'date' || one.weekdayOnly === undefined) return one
    const { weekdayOnly, start, end, said } = one
    const days = candidates.filter((day) => weekdayOf(day) === weekdayOnly)
    return { kind: 'vague', candidates: days, start, end, said }
  })
}

/** How many days with their month some words name: two in "11.5. und 13.5.", none in "Dienstag oder Mittwoch". */
export const daysWrittenIn = (said: string): number => said.match(/\d\.\s?\d/gu)?.length ?? 0
