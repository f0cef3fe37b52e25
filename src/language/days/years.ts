/** Which year is meant: "2027", "nächstes Jahr". */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Found } from '#src/language/words/span.ts'
import { fullYear, yearFromNow } from './calendar-words.ts'
import { type Match, readAll, type Tokens, tokensOf } from './tokens.ts'

/** @returns the year from 1900 to 2199 that is named; undefined if none is, or several different ones. */
export function readYear(text: string, today: LocalDate): Found<number> | undefined {
  const found = readAll(tokensOf(text), (said, index) => {
    const year = yearFromNow(said, index, today) ?? writtenYear(said, index)
    return year && { what: { value: year.what }, next: year.next }
  })
  const [first] = found
  if (!first || found.some(({ value }) => value !== first.value)) return undefined
  return { value: first.value, start: first.start, end: first.end }
}

/** The same, but of "das macht der LWV seit 2024" no year is meant. */
export function readYearMeant(text: string, today: LocalDate): Found<number> | undefined {
  const year = readYear(text, today)
  return year && /(?:^|\s)(?:seit|ab|vor)\s+$/iu.test(text.slice(0, year.start)) ? undefined : year
}

/** Not the last part of a date, of a file number or of an amount. */
function writtenYear(said: Tokens, index: number): Match<number> | undefined {
  const year = fullYear(said, index)
  const isPart = said.isWithinNumber(index) || (said.isGlued(index + 1) && said.isWord(index + 1))
  const goesOn = said.isMark(index + 1, '-', '.', '/', ':', ',') && said.isGlued(index + 2) && said.isNumber(index + 2)
  const isRoom = said.is(index - 1, 'raum', 'zimmer', 'nr') || (said.is(index - 1, '.') && said.is(index - 2, 'nr'))
  return isPart || goesOn || isRoom || said.is(index + 1, 'uhr', 'euro', 'eur', '€') ? undefined : year
}

/** Is the year of a day said: "3.5.2027", "3.5.27"? @param said the words of the day */
export const saysYear = (said: string): boolean => /\d{4}|\d\.\d{1,2}\.\d{2}\b/.test(said)

/** "Zum 31.12.2027" wants an end on that day, "am 2. Juli" tells when something is done. @param date where it stands */
export const isEndWanted = (
  text: string,
  { start, said }: { readonly start: number; readonly said: string },
): boolean => /(?:^|[\s,])(?:zum|zu|ende)\s*$/iu.test(text.slice(0, start)) || /^(?:zum|ende)\s/iu.test(said)
