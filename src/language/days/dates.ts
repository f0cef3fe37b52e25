/**
 * Days as people write them in German: one grammar over the words of a text, read once from left to right. What names no
 * single existing day is returned as such: nothing is guessed silently. Our own grammar, as general libraries turn
 * "am 17.6. um 10" into tomorrow.
 */
import { type LocalDate, weekdayOf } from '#src/calendar/local-date.ts'
import { remembered } from '#src/language/words/remembered.ts'
import { readCountedFrom, readShift, readSpan, readSpokenDay } from './counted-days.ts'
import type { DateMeaning, DayRule } from './date-meaning.ts'
import { withoutExcluded } from './excluded-days.ts'
import { readFeastDay, readPeriod, readWeekdayInPart } from './periods.ts'
import { type Position, parseAll, type Tokens, tokensOf } from './tokens.ts'
import { readHabit, readNthWeekday, readShortWeekdays, readWeekday, readWeekdayInSpan } from './weekdays.ts'
import { readUntoldWeek, readWeek, readWeekOf } from './weeks.ts'
import { readDayAndMonth, readDayWithoutMonth, readWeekdayAndDay } from './written-days.ts'

export type DateReading = DateMeaning & Position

/** The first that fits wins: what says more stands before what says less. */
const rules: readonly DayRule[] = [
  readCountedFrom,
  readWeekOf,
  readDayAndMonth,
  readWeekdayAndDay,
  readHabit,
  readNthWeekday,
  readWeekdayInPart,
  readWeek,
  readUntoldWeek,
  readShift,
  readWeekdayInSpan,
  readShortWeekdays,
  readFeastDay,
  readWeekday,
  readSpokenDay,
  readPeriod,
  readSpan,
  readDayWithoutMonth,
]

/** "Straße des 17. Juni", "Haus des 9. November" are addresses. */
function isAddress(said: Tokens, index: number): boolean {
  const at = said.is(index - 1, '.') && said.isNumber(index - 2) ? index - 2 : index
  if (!said.is(at - 1, 'des', 'der', 'vom')) return false
  const end = said.is(at - 1, 'des')
    ? /(?:strasse|str|platz|allee|weg|ring|ufer|bruecke|park|haus)$/u
    : /(?:strasse|platz|allee)$/u
  return end.test(said.text(said.is(at - 2, '.') ? at - 3 : at - 2))
}

/**
 * Everything in the text that speaks of days, in order. Days of the past are dates, too.
 * @param today what "heute" means, and from where the next such day is looked for
 */
export const readDates = remembered((text: string, today: LocalDate): readonly DateReading[] => {
  const said = tokensOf(text)
  const found = parseAll<DateMeaning>(said, (_, index) => {
    if (isAddress(said, index)) return undefined
    for (const rule of rules) {
      const parsed = rule(said, index, today)
      if (parsed) return parsed
    }
    return undefined
  })
  return asOne(withoutExcluded(said, found).map(({ what, from, next }) => ({ ...what, ...said.position(from, next) })))
})

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

/** "Ist das ein Sonntag?": any such day is meant, and none of its own. */
export const isAnySuchDay = (text: string, day: DateReading): boolean =>
  day.kind === 'date' && day.weekdayOnly !== undefined && /(?:^|\s)k?ein(?:en|em)?\s+$/iu.test(text.slice(0, day.start))
