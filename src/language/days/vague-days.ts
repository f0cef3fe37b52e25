/** What speaks of days and names no single one: "Ende Mai", "im Herbst", "am 12." */
import { dateOf, type LocalDate, monthOf, weekdayOf, yearOf } from '#src/calendar/local-date.ts'
import { CARDINAL, ORDINAL, readOrdinal } from '#src/language/words/number-words.ts'
import { at, before, pattern } from '#src/language/words/scan.ts'
import { ANY_MONTH, ANY_WEEKDAY, END, MONTH, weekdayNamed, YEAR_FROM_NOW } from './calendar-words.ts'
import { type DateReader, vague } from './date-meaning.ts'

const YEAR = `(?:,? (?:(?:19|20|21)\\d\\d${END}|(?:des |im )?${YEAR_FROM_NOW}))?`
const THIS = '(?:(?:des|der|vom|im|dieses|diesen|dieser|naechste[nrs]|kommende[nrs]) )?'
const patterns = [
  `(?:anfang|mitte|ende) ${THIS}(?:${ANY_MONTH}${YEAR}|monats?${END}|jahr(?:es)?${END}|woche${END}|quartals?${END}|${YEAR_FROM_NOW}|(?:19|20|21)\\d\\d${END})`,
  `(?:monats|quartals|jahres|wochen)(?:anfang|beginn|mitte|ende)${END}`,
  `(?:im|in) ${ANY_MONTH}${YEAR}`,
  `${MONTH}${YEAR}`,
  `${ANY_MONTH},? (?:19|20|21)\\d\\d${END}`,
  `(?:0?[1-9]|1[0-2])[./](?:19|20|21)\\d\\d${END}(?![./]\\d)`,
  `(?:im |naechste[nrs] |kommende[nrs] |diese[nrs] )(?:spaet|frueh)?(?:fruehjahr|fruehling|sommer|herbst|winter)${END}${YEAR}`,
  `(?:(?:\\d\\.|${ORDINAL}) (?:quartal|halbjahr|jahreshaelfte|monatshaelfte|wochenhaelfte)s?|q[1-4])${END}${YEAR}`,
  `(?:diese[nms]?|naechste[nms]?|kommende[nms]?|uebernaechste[nms]?) (?:monats?|quartals?|wochenende)${END}`,
  `in (?:den )?(?:naechsten|kommenden|ein paar|einigen|wenigen|mehreren|anderthalb)(?: (?:\\d{1,3}|${CARDINAL}))? (?:tage|woche|monate|jahre)n?${END}`,
].map(pattern)

/** "Frau Mai" and "Herr August" are people. */
const PERSON = /(?:frau|herrn?|dr\.?|prof\.?) $/

export const readVagueDays: DateReader = (small, index) => {
  if (/\d[.:,/-]$|-$/.test(before(small, index)) || PERSON.test(before(small, index))) return undefined
  for (const expected of patterns) {
    const match = at(expected, small, index)
    if (match) return { what: vague(), end: index + match[0].length }
  }
  return undefined
}

const LEADS_TO_DAY = /(?:^|[^\p{L}])(?:am|den|dem|zum|vom|bis|ab)(?: den| zum)? $/u
const ANY_DAY = pattern(
  `(?:(\\d{1,2})\\.(?! ?\\d)|(${ORDINAL})${END})(?= ?$| ?[,;!?)]| (?:um|ab|gegen|im|in|von|vormittags?|nachmittags?|oder|und|bis)${END}| \\d{1,2}(?::\\d\\d| ?uhr))`,
)

const WEEKDAY_IN_FRONT = pattern(`(${ANY_WEEKDAY}),? ?(?:am |den |dem |der )?(?=\\d)`)

/** "Freitag, den 12." is no matter of the next Friday: only days on which both are true are offered. */
export const readWeekdayAndDay: DateReader = (small, index, today) => {
  const weekday = at(WEEKDAY_IN_FRONT, small, index)
  const from = index + (weekday?.[0].length ?? 0)
  const match = weekday && at(ANY_DAY, small, from)
  const day = match ? readOrdinal(match[1] ?? '') : undefined
  if (!weekday || !match || !day || day > 31) return undefined
  const days = nextDays(day, 12, today).filter((next) => weekdayOf(next) === weekdayNamed(weekday[1] ?? ''))
  return { what: vague(...days.slice(0, 2)), end: from + match[0].length }
}

/** "am 12." names no month. The next such days are offered. */
export const readDayWithoutMonth: DateReader = (small, index, today) => {
  const match = LEADS_TO_DAY.test(before(small, index)) ? at(ANY_DAY, small, index) : undefined
  const day = match ? readOrdinal(match[1] ?? match[2] ?? '') : undefined
  if (!match || !day || day > 31) return undefined
  return { what: vague(...nextDays(day, 4, today).slice(0, 2)), end: index + match[0].length }
}

/** That day of this month and the following ones, where there is one, from today on. */
const nextDays = (day: number, months: number, today: LocalDate): LocalDate[] =>
  Array.from({ length: months }, (_, ahead) => monthOf(today) - 1 + ahead)
    .flatMap((month) => dateOf(yearOf(today) + Math.floor(month / 12), (month % 12) + 1, day) ?? [])
    .filter((next) => next >= today)
