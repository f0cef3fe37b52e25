/** Which year is meant: "2027", "nächstes Jahr". */
import { type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import { at, pattern, scan } from '#src/language/words/scan.ts'
import type { Found } from '#src/language/words/span.ts'
import { END, YEAR_FROM_NOW, yearMeant } from './calendar-words.ts'

const FROM_NOW = pattern(YEAR_FROM_NOW)
const PREVIOUS = pattern(`vorjahr(?:es)?${END}`)
// Not the last part of a date, of a file number or of an amount.
const WRITTEN = pattern(
  `(?<![\\d][-./:,])(?<!(?:raum|zimmer|nr\\.?) )((?:19|20|21)\\d\\d)(?![-./:,]\\d)(?! ?(?:uhr|euro|eur|€))${END}`,
)

/** @returns the year from 1900 to 2199 that is named; undefined if none is, or several different ones. */
export function readYear(text: string, today: LocalDate): Found<number> | undefined {
  const found = scan(text, (small, index) => {
    const written = at(WRITTEN, small, index)
    if (written) return { what: { value: Number(written[1]) }, end: WRITTEN.lastIndex }
    const fromNow = at(FROM_NOW, small, index)
    const value = fromNow ? yearMeant(fromNow[0], today) : undefined
    if (value !== undefined) return { what: { value }, end: FROM_NOW.lastIndex }
    return at(PREVIOUS, small, index) ? { what: { value: yearOf(today) - 1 }, end: PREVIOUS.lastIndex } : undefined
  })
  const [first] = found
  if (!first || found.some(({ value }) => value !== first.value)) return undefined
  return { value: first.value, start: first.start, end: first.end }
}

/** Is the year of a day said: "3.5.2027", "3.5.27"? @param said the words of the day */
export const saysYear = (said: string): boolean => /\d{4}|\d\.\d{1,2}\.\d{2}\b/.test(said)

/** "Zum 31.12.2027" wants an end on that day, "am 2. Juli" tells when something is done. @param date where it stands */
export const isEndWanted = (
  text: string,
  { start, said }: { readonly start: number; readonly said: string },
): boolean => /(?:^|[\s,])(?:zum|zu|ende)\s*$/iu.test(text.slice(0, start)) || /^(?:zum|ende)\s/iu.test(said)
