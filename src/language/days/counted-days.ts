/**
 * Days counted from another one: "eine Woche nach dem 17.6.", "Dienstag nach dem 1.5.", "zwei Tage später"; and weekdays
 * of a week or part of a month that names no single one: "Mittwoch Anfang Juni", "Dienstag in der Osterwoche".
 */
import { dateOf, dayOf, type LocalDate, lastDayOfMonth, weekdayOf, yearOf } from '#src/calendar/local-date.ts'
import { CARDINAL, numberOf, ORDINAL } from '#src/language/words/number-words.ts'
import { at, pattern } from '#src/language/words/scan.ts'
import {
  ANY_MONTH,
  ANY_WEEKDAY,
  END,
  MONTH_STEM,
  monthNamed,
  WEEKDAY,
  weekdayNamed,
  YEAR_FROM_NOW,
  yearMeant,
} from './calendar-words.ts'
import {
  type DateMeaning,
  type DateReader,
  daysLater,
  exactly,
  inWeekAhead,
  type RelativeDate,
  shifted,
  vague,
} from './date-meaning.ts'
import { readDayAndMonth } from './day-and-month.ts'

const AMOUNT = `(\\d{1,3}|${CARDINAL})`
const UNIT = '(tag|woche|monat|jahr|werktag|arbeitstag|kalendertag)(?:e?n|e)?'
const LATER = 'danach|darauf|drauf|spaeter|nach hinten|dahinter|weiter'
const EARLIER = 'davor|zuvor|vorher|frueher|nach vorne?'

const DAYS_FROM = pattern(`(?:genau )?(?:${AMOUNT} ${UNIT}|(?:am )?(tag))${END} (vor|nach) (?:dem |den |der )?`)
const WEEKDAY_FROM = pattern(
  `(?:${ORDINAL} )?(${ANY_WEEKDAY})${END} (vor|nach) (?:dem |den |der )?(?=\\d|${ANY_WEEKDAY})`,
)

/** "eine Woche nach dem 17.6." is a day; "drei Werktage danach" is none that is told here. */
export const readCountedFrom: DateReader = (small, index, today) => {
  const days = at(DAYS_FROM, small, index)
  const weekday = days ? undefined : at(WEEKDAY_FROM, small, index)
  const match = days ?? weekday
  const from = match && readDayAndMonth(small, index + match[0].length, today)
  if (!match || !from) return undefined
  const shift = days ? shiftOf(days[1], days[2] ?? days[3], days[4] === 'nach') : weekdayShift(weekday)
  if (from.what.kind !== 'date') return { what: from.what.kind === 'impossible' ? from.what : vague(), end: from.end }
  // "Am ersten Dienstag nach dem 1.5." is the next one; "am dritten Dienstag" is counted by nobody here.
  const isCounted =
    weekday !== undefined && new RegExp(`^${ORDINAL} `, 'u').test(weekday[0]) && !/^erst/u.test(weekday[0])
  return { what: shift && !isCounted ? exactly(shifted(from.what.value, shift)) : vague(), end: from.end }
}

function shiftOf(amountSaid: string | undefined, unit: string | undefined, isLater: boolean): RelativeDate | undefined {
  const amount = (amountSaid === undefined ? 1 : (numberOf(amountSaid) ?? 0)) * (isLater ? 1 : -1)
  switch (unit) {
    case 'tag':
    case 'kalendertag':
      return { days: amount }
    case 'woche':
      return { days: 7 * amount }
    case 'monat':
      return { months: amount }
    case 'jahr':
      return { months: 12 * amount }
    default:
      return undefined
  }
}

function weekdayShift(match: RegExpExecArray | undefined): RelativeDate | undefined {
  const weekday = weekdayNamed(match?.[1] ?? '')
  return weekday && { weekday, isLater: match?.[2] === 'nach' }
}

const SHIFTED = pattern(
  `(?:(?:um )?(?:genau )?${AMOUNT} ${UNIT}${END} (${LATER}|${EARLIER})${END}|(?:den )?(tag) (${LATER}|${EARLIER})${END}|(${ANY_WEEKDAY})${END},? (${LATER}|${EARLIER})${END})`,
)
const SHIFTED_SOMEHOW = pattern(`um ${AMOUNT} ${UNIT}${END}`)

/** "zwei Tage später", "Donnerstag danach": counted from a day that the text does not name. */
export const readShift: DateReader = (small, index) => {
  const match = at(SHIFTED, small, index)
  const somehow = match ? undefined : at(SHIFTED_SOMEHOW, small, index)
  if (somehow) {
    return { what: counted(eitherWay(shiftOf(somehow[1], somehow[2], true))), end: index + somehow[0].length }
  }
  if (!match) return undefined
  const [all, amount, unit, direction, day, dayDirection, weekdaySaid, weekdayDirection] = match
  const isLater = new RegExp(`^(?:${LATER})$`, 'u').test(direction ?? dayDirection ?? weekdayDirection ?? '')
  const weekday = weekdaySaid === undefined ? undefined : weekdayNamed(weekdaySaid)
  const shift = weekday ? { weekday, isLater } : shiftOf(amount, unit ?? day, isLater)
  const isUnsure = /nach (?:hinten|vorne?)$/u.test(all)
  return { what: counted(isUnsure ? eitherWay(shift) : shift), end: index + all.length }
}

const counted = (shift: RelativeDate | undefined): DateMeaning => ({
  kind: 'vague',
  candidates: [],
  ...(shift && { relative: shift }),
})
const eitherWay = (shift: RelativeDate | undefined): RelativeDate | undefined =>
  shift && !('weekday' in shift) ? { ...shift, isEitherWay: true } : shift

const YEAR = `(?:,? (?:((?:19|20|21)\\d\\d)${END}|(?:des |im )?(${YEAR_FROM_NOW})))?`
const PART = `(anfang|mitte|ende) (?:(?:des|der|vom|im) )?(?:monats )?(${ANY_MONTH})${YEAR}`
const WEEKDAY_BESIDE_PART = pattern(
  `(?:(${ANY_WEEKDAY})${END},? (?:zu |gegen )?${PART}|${PART}(?:,|,? am|,? den|,? an einem)? (${ANY_WEEKDAY})${END})`,
)
/** First and last day of a part of a month; the last day of a month is 31 at most. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = { anfang: [1, 10], mitte: [11, 20], ende: [21, 31] }

/** "Mittwoch Anfang Juni": the Wednesdays it can be. */
export const readWeekdayInPart: DateReader = (small, index, today) => {
  const match = at(WEEKDAY_BESIDE_PART, small, index)
  if (!match) return undefined
  const [all, before, part1, month1, year1, now1, part2, month2, year2, now2, behind] = match
  const weekday = weekdayNamed(before ?? behind ?? '')
  const month = monthNamed(month1 ?? month2 ?? '') ?? 1
  const [from, to] = PARTS[part1 ?? part2 ?? ''] ?? [1, 31]
  const yearSaid = year1 ?? year2
  const fromNow = now1 ?? now2
  const year = yearSaid !== undefined ? Number(yearSaid) : fromNow ? yearMeant(fromNow, today) : undefined
  const first = dateOf(year ?? yearOf(today), month, 1)
  const isOver = year === undefined && first !== undefined && lastDayOfMonth(first) < today
  const start = isOver ? dateOf(yearOf(today) + 1, month, 1) : first
  const last = start ? dayOf(lastDayOfMonth(start)) : 0
  const days = Array.from({ length: Math.max(0, Math.min(to, last) - from + 1) }, (_, ahead) =>
    start ? daysLater(start, from - 1 + ahead) : undefined,
  )
  return { what: vague(...days.filter((day) => day && weekdayOf(day) === weekday)), end: index + all.length }
}

const WHICH = `(?:\\d\\.|${ORDINAL}|letzte[rn]?|vorletzte[rn]?|gleiche[rn]?|selbe[rn]?|(?:darauf)?folgende[rn]?|ander(?:e|en)) `
const NAMED_WEEK = `(?:(?:oster|kar|pfingst|weihnachts|ferien|himmelfahrts|folge|vor|${MONTH_STEM})woche|woche (?:nach|vor|in|im) (?:den )?\\p{L}+|woche (?:danach|darauf|davor))`
const SOME_WEEK = `(?:(?:der|einer|die|dieser|jener) )?(?:(?:${WHICH})?${NAMED_WEEK}|${WHICH}woche)${END}(?: (?:im|des|in|nach|vor) (?:der |den )?\\p{L}+)?`
const WEEK_UNTOLD = pattern(
  `(?:(${ANY_WEEKDAY})${END},? (?:in )?${SOME_WEEK}|${SOME_WEEK}(?:(?:,|,? am|,? den)? ${WEEKDAY}${END})?)`,
)

/** "Mittwoch der ersten Juniwoche", "in der Osterwoche Dienstag": weeks that nobody counts up here. */
export const readUntoldWeek: DateReader = (small, index) => {
  const match = at(WEEK_UNTOLD, small, index)
  return match && { what: vague(), end: index + match[0].length }
}

const WEEK_OF = pattern(
  `(?:(${ANY_WEEKDAY})${END},? )?(?:in )?(?:der |die )?woche (?:(?:ab|mit|um|vom|zum|des)(?: dem| den)?|der) (?=\\d|${ANY_WEEKDAY})`,
)
const WEEKDAY_BEHIND = pattern(`(?:,|,? am|,? den)? (${WEEKDAY})${END}`)
const WORKING_WEEK = [1, 2, 3, 4, 5] as const

/** "in der Woche vom 14.6. Dienstag": the week of that day, from its Monday on. */
export const readWeekOf: DateReader = (small, index, today) => {
  const match = at(WEEK_OF, small, index)
  const from = match && readDayAndMonth(small, index + match[0].length, today)
  if (!match || !from) return undefined
  const behind = at(WEEKDAY_BEHIND, small, from.end)
  const end = from.end + (behind?.[0].length ?? 0)
  const weekday = weekdayNamed(match[1] ?? behind?.[1] ?? '')
  const { what } = from
  // "Woche vom 14.6. Dienstag": the weekday is none of that date, but of its week.
  if (what.kind === 'contradictory' && /\d/u.test(small.charAt(index + match[0].length))) {
    return { what: exactly(inWeekAhead(what.value, 0, what.weekdaySaid)), end }
  }
  const monday = mondayOf(what)
  if (!monday) return { what: what.kind === 'impossible' ? what : vague(), end }
  if (weekday) return { what: exactly(inWeekAhead(monday, 0, weekday)), end }
  return { what: vague(...WORKING_WEEK.map((day) => inWeekAhead(monday, 0, day))), end }
}

/** Of "vom 14. bis 18.6." the first day counts. */
function mondayOf(meant: DateMeaning): LocalDate | undefined {
  const first = meant.kind === 'date' ? meant.value : meant.kind === 'vague' ? meant.candidates[0] : undefined
  return first && inWeekAhead(first, 0, 1)
}
