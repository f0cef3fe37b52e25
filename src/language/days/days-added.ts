/** What changes a list of days that was named before: "den 4.5. auch noch", "dafür 29.". */
import { dateOf, type LocalDate, monthOf, yearOf } from '#src/calendar/local-date.ts'
import { clean } from '#src/language/words/normalise.ts'

const ADDS =
  /(?:^|[\s,])(?:auch|noch|dazu|zusätzlich|zusaetzlich|außerdem|ausserdem|dafür|dafuer|stattdessen)(?=$|[\s,.!])/iu
const FROM = /(?:^|\s)(?:ab|frühestens|fruehestens|nicht vor)(?:\s+(?:dem|den|am))?\s+\d/iu
const BARE = /(?:^|[\s,])(?<day>\d{1,2})\.(?=$|[\s,!])/gu

/** Is more named than was known, rather than something else instead? */
export const addsToDays = (text: string): boolean => ADDS.test(clean(text))
/** "Ab 14.4.": from which day on, and no day of a list. */
export const saysFrom = (text: string): boolean => FROM.test(clean(text))

/** "Dafür 29.": days without a month, in the month of a day that was spoken of. */
export const bareDaysNear = (text: string, near: LocalDate): readonly LocalDate[] =>
  Array.from(clean(text).matchAll(BARE)).flatMap(
    ({ groups }) => dateOf(yearOf(near), monthOf(near), Number(groups?.day)) ?? [],
  )
