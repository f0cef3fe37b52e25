/** Dates with a day and a month: "12.3.2027", "Montag, den 12. März", "vierzehnter fünfter", "10. bis 12.3."; and "am 12." */
import { dateOf, type LocalDate, monthOf, type Weekday, weekdayOf, yearOf } from '#src/calendar/local-date.ts'
import {
  AHEAD,
  anyMonth,
  anyWeekday,
  isNumbered,
  longWeekday,
  ordinal,
  relation,
  yearFromNow,
} from './calendar-words.ts'
import { type DateMeaning, type DayRule, exactly, nextSuchDay, vague } from './date-meaning.ts'
import { attachedYear, ofCentury, yearApart, yearOr } from './date-years.ts'
import type { Match, Tokens } from './tokens.ts'

interface DayAndMonth {
  readonly day: number
  readonly month: number
  readonly next: number
  /** A year that stands with it; `none` if it is no year that can be. */
  readonly year?: number | 'none'
  /** Nothing but the dot between two numbers says that this is a date. */
  readonly isUnsure: boolean
  /** "14.30" could be an hour. */
  readonly isLikeTime: boolean
}

/** A date with day and month, alone, beside a weekday, or several that are connected. */
export const readDayAndMonth: DayRule = (said, index, today) => {
  if (said.isWithinNumber(index)) return undefined
  const yearBefore = yearFromNow(said, index, today)
  const afterYear = yearBefore ? said.skip(said.skip(yearBefore.next, ','), 'am', 'den') : index
  const weekday = anyWeekday(said, afterYear)
  const from = weekday ? behindArticle(said, said.skip(weekday.next, ',')) : afterYear
  const several = readSeveral(said, from, today)
  if (several) return several
  const other = readSlashed(said, from)
  if (other) return other
  const found = readOne(said, from, today)
  if (!found) return undefined
  const meant = meaning({ ...found, ...withYearBefore(found, yearBefore?.what) }, today)
  const isLed = weekday !== undefined || leadsToDate(said, from)
  if (meant.kind === 'impossible' && !isLed && (found.isUnsure || found.isLikeTime)) return undefined
  const behind = weekdayBehind(said, found.next)
  const next = behind?.next ?? found.next
  if (meant.kind !== 'date') return { what: meant, next }
  const wrong = [weekday?.what, behind?.what].find((one) => one !== undefined && one !== weekdayOf(meant.value))
  return { what: wrong === undefined ? meant : { kind: 'contradictory', value: meant.value, weekdaySaid: wrong }, next }
}

const withYearBefore = ({ year }: DayAndMonth, before: number | undefined) =>
  year === undefined && before !== undefined ? { year: before } : {}

const behindArticle = (said: Tokens, index: number): number => said.skip(index, 'am', 'den', 'dem', 'der')
const leadsToDate = (said: Tokens, index: number): boolean =>
  said.is(index - 1, 'am', 'zum', 'vom', 'den', 'dem', 'auf', 'ab', 'seit')

/** "(Di)", ", ein Montag": "so", "do" and "mi" behind a date are words; in brackets they are weekdays. */
function weekdayBehind(said: Tokens, index: number): Match<Weekday> | undefined {
  const at = said.skip(said.skip(index, ','), 'einem', 'ein')
  const inBrackets = said.is(at, '(') ? anyWeekday(said, at + 1) : undefined
  if (inBrackets && said.is(inBrackets.next, ')')) return { what: inBrackets.what, next: inBrackets.next + 1 }
  return longWeekday(said, at)
}

function meaning({ day, month, year }: Pick<DayAndMonth, 'day' | 'month' | 'year'>, today: LocalDate): DateMeaning {
  if (year === 'none') return { kind: 'impossible' }
  if (year !== undefined) return exactly(dateOf(year, month, day))
  const next = nextSuchDay(today, (of) => dateOf(of, month, day))
  const isLeapDay = day === 29 && month === 2
  const before = isLeapDay && nextSuchDay(today, (of) => dateOf(of, 2, 28))
  // The next February has no such day, or it may be the one: both are asked about.
  if (next && before && yearOf(before) !== yearOf(next)) return vague(before, next)
  return exactly(next, true)
}

const isShortNumber = (said: Tokens, at: number): boolean => said.isNumber(at) && said.text(at).length <= 2
const digits = (said: Tokens, at: number): number => Number(said.text(at))

/** "06/07/2027" is July to us and June to others. */
function readSlashed(said: Tokens, at: number): Match<DateMeaning> | undefined {
  const mark = said.text(at + 1)
  const isDate = isShortNumber(said, at) && said.isMark(at + 1, '/', '-') && isShortNumber(said, at + 2)
  if (!isDate || !said.isMark(at + 3, mark) || !/^(?:\d\d|\d{4})$/u.test(said.text(at + 4))) return undefined
  if (said.isMark(at + 5, '/', '-') && said.isNumber(at + 6)) return undefined
  const year = said.text(at + 4).length === 2 ? ofCentury(digits(said, at + 4)) : digits(said, at + 4)
  const ours = dateOf(year, digits(said, at + 2), digits(said, at))
  const theirs = dateOf(year, digits(said, at), digits(said, at + 2))
  return { what: ours && theirs && ours !== theirs ? vague(ours, theirs) : exactly(ours), next: at + 5 }
}

const readOne = (said: Tokens, at: number, today: LocalDate): DayAndMonth | undefined =>
  readIso(said, at) ?? readNamed(said, at, today) ?? readDotted(said, at, today)

function readIso(said: Tokens, at: number): DayAndMonth | undefined {
  if (!/^\d{4}$/u.test(said.text(at)) || !said.isMark(at + 1, '-') || !said.isMark(at + 3, '-')) return undefined
  if (!isShortNumber(said, at + 2) || !isShortNumber(said, at + 4) || said.isMark(at + 5, '-')) return undefined
  const [month, day] = [digits(said, at + 2), digits(said, at + 4)]
  return { year: yearOr(digits(said, at)), month, day, next: at + 5, isUnsure: false, isLikeTime: false }
}

/** "12. März", "12 März", "zwölfter März", "zwölfter dritter" */
function readNamed(said: Tokens, at: number, today: LocalDate): DayAndMonth | undefined {
  const numbered =
    isShortNumber(said, at) && !isNumbered(said, at) ? { what: digits(said, at), next: at + 1 } : undefined
  const day = ordinal(said, at) ?? numbered
  if (!day) return undefined
  const spoken = said.isNumber(day.next) ? undefined : ordinal(said, day.next)
  const isMonth = spoken !== undefined && spoken.what <= 12 && day.next > at + (said.isNumber(at) ? 1 : 0)
  const month = anyMonth(said, day.next) ?? (isMonth && /e[rn]$/u.test(said.text(day.next)) ? spoken : undefined)
  if (!month) return undefined
  return withYear(
    { day: day.what, month: month.what, next: month.next, isUnsure: false, isLikeTime: false },
    said,
    false,
    today,
  )
}

/** "12.3.", "12. 3. 2027", "12.3" */
function readDotted(said: Tokens, at: number, today: LocalDate): DayAndMonth | undefined {
  if (!isShortNumber(said, at) || !said.isMark(at + 1, '.') || !isShortNumber(said, at + 2)) return undefined
  const isClosed = said.isMark(at + 3, '.')
  const next = at + (isClosed ? 4 : 3)
  const isClock = said.isMark(at + 3, ':', ',') && said.isGlued(at + 4) && said.isNumber(at + 4)
  if (isClock || (isClosed && said.isGlued(next) && said.isMark(next + 1, ':', ',') && !hasYearAttached(said, next)))
    if (isClock || said.text(next).length < 3)
      return isClosed && said.isGlued(next) ? plainDotted(said, at, next) : undefined
  const couldBeTime = said.text(at + 2).length === 2 && said.isGlued(at + 2)
  if (said.is(next, 'uhr', 'h') && couldBeTime && !isClosed) return undefined
  const isLikeTime = couldBeTime && digits(said, at) < 25 && digits(said, at + 2) < 60
  const [day, month] = [digits(said, at), digits(said, at + 2)]
  const isAttached = isClosed && said.isGlued(at + 2)
  const found = withYear({ day, month, next, isUnsure: !isClosed, isLikeTime }, said, isAttached, today)
  if (!found || found.year !== undefined) return found && { ...found, isUnsure: false, isLikeTime: false }
  return isNoDate(said, at, found, couldBeTime) ? undefined : found
}

/** "11.5.14:30": the hour behind is no year. */
const plainDotted = (said: Tokens, at: number, next: number): DayAndMonth => ({
  day: digits(said, at),
  month: digits(said, at + 2),
  next,
  isUnsure: false,
  isLikeTime: false,
})
const hasYearAttached = (said: Tokens, at: number): boolean =>
  said.isNumber(at) && !(said.isMark(at + 1, ':') && said.isGlued(at + 2) && said.isNumber(at + 2))

/** "Raum 2.12", "um 10.12", "2.5 Stunden", "8.1a" */
function isNoDate(said: Tokens, at: number, { next, isUnsure }: DayAndMonth, couldBeTime: boolean): boolean {
  if (isNumbered(said, at) || (couldBeTime && leadsToTime(said, at))) return true
  if (!isUnsure) return false
  const isClockSpan = said.is(next, '-', 'bis') && isShortNumber(said, next + 1) && said.isMark(next + 2, '.', ':')
  if (isClockSpan && said.isNumber(next + 3) && said.is(next + 4, 'uhr', 'h')) return true
  const goesOn = said.isGlued(next) && (said.isWord(next) || said.isNumber(next))
  return goesOn || said.is(next, 'uhr', 'h', '%', '€') || (said.isWord(next) && isMeasure(said.text(next)))
}
const isMeasure = (word: string): boolean =>
  /^(?:stunden?|std|euro|eur|prozent|mio|millionen|tausend|km|mb|gb|tage|wochen|monate|jahre|vzae|stellen?|vollzeit.*)$/u.test(
    word,
  )
function leadsToTime(said: Tokens, at: number): boolean {
  const about = said.is(at - 1, 'ca', 'etwa', 'circa') ? at - 1 : said.is(at - 2, 'ca') ? at - 2 : at
  const lead = said.is(about - 1, ':') ? about - 2 : about - 1
  return said.is(lead, 'um', 'gegen', 'uhrzeit', 'beginn')
}

/** @returns undefined if what follows shows that this is no date: "12.3.7" */
function withYear(found: DayAndMonth, said: Tokens, mayBeAttached: boolean, today: LocalDate): DayAndMonth | undefined {
  const { next } = found
  if (mayBeAttached && said.isGlued(next) && said.isNumber(next)) {
    const year = attachedYear(said, next)
    if (year === 'no date') return undefined
    if (year !== undefined) return { ...found, year, next: next + 1 }
  }
  const apart = yearApart(said, next, today)
  return apart ? { ...found, year: apart.what, next: apart.next } : found
}

/** One of several days: its month may follow with a later one. */
interface Item {
  readonly day: number
  readonly dated?: DayAndMonth
}

/** Behind one of several: "-", "bis zum", "oder am". */
function behindConnector(said: Tokens, index: number): number | undefined {
  const behind = said.behind(
    index,
    '-',
    'bis zum',
    'bis einschliesslich',
    'bis einschl .',
    'bis',
    'und',
    'oder',
    '/',
    '&',
    '+',
  )
  return behind === undefined ? undefined : said.skip(behind, 'am', 'den', 'dem', 'zum', 'der')
}

/** Nobody names more in one breath, and every day is looked at once. */
const MOST_DAYS = 8

/** "10.-12.3.2027", "11.5. oder 12.5.", "3., 4. oder 5. Mai": several days are no single one. The last year counts for all. */
function readSeveral(said: Tokens, from: number, today: LocalDate): Match<DateMeaning> | undefined {
  const items: Item[] = []
  let next = from
  for (let at: number | undefined = from; at !== undefined && items.length < MOST_DAYS; ) {
    const one = readOne(said, at, today)
    const dayOnly: Match<number> | undefined = one ? undefined : dayWithoutMonth(said, at, items.length > 0)
    if (one ? items.length > 0 && one.isUnsure : !dayOnly) break
    const behind: number = one?.next ?? dayOnly?.next ?? at
    items.push(one ? { day: one.day, dated: one } : { day: dayOnly?.what ?? 0 })
    next = behind
    at = behindConnector(said, behind) ?? (dayOnly && said.is(behind, ',') ? behind + 1 : undefined)
  }
  const last = items.findLast(({ dated }) => dated !== undefined)?.dated
  const isTailAlone = items.at(-1)?.dated === undefined
  if (items.length < 2 || !last || (isTailAlone && !isDayAlone(said, next))) {
    const known = items.findLastIndex(({ dated }) => dated !== undefined)
    if (!last || known < 1) return undefined
    return { what: daysOf(items.slice(0, known + 1), last, today), next: last.next }
  }
  const what = daysOf(items, last, today)
  return what.kind === 'vague' ? { what, next } : undefined
}

function daysOf(items: readonly Item[], last: DayAndMonth, today: LocalDate): DateMeaning {
  const end = meaning(last, today)
  if (end.kind !== 'date') return end
  const year = yearOf(end.value)
  const days = items.map(({ day, dated }) => {
    if (dated === last) return end.value
    const month = dated?.month ?? last.month
    // "28.12. bis 3.1." begins in the year before.
    const of = dated?.year ?? (month > last.month ? year - 1 : year)
    return of === 'none' ? undefined : dateOf(of, month, day)
  })
  return vague(...days)
}

/** "10." and the "10" of "10-12.3." */
function dayWithoutMonth(said: Tokens, at: number, isLater: boolean): Match<number> | undefined {
  const found = ordinal(said, at)
  if (found) return found.what <= 31 && !isNumbered(said, at) ? found : undefined
  const isOpen = !isLater && isShortNumber(said, at) && said.isMark(at + 1, '-') && !isNumbered(said, at)
  return isOpen ? { what: digits(said, at), next: at + 1 } : undefined
}

const leadsToDay = (said: Tokens, at: number): boolean => said.is(at - 1, 'am', 'den', 'dem', 'zum', 'vom', 'bis', 'ab')
const BEHIND_A_DAY = ', ; ! ? ) um ab gegen im in von oder und bis frueh halb geht passt kann ist waere nicht'.split(
  ' ',
)
const DONE_WITH_A_DAY =
  'nehmen nimm verschieben verlegen legen moeglich besser bitte gern gerne koennen koennte habe haben wieder zu weg da auch noch ginge passen lieber'.split(
    ' ',
  )
/** Nothing stands behind that the number could belong to: "am ersten Punkt". */
function isDayAlone(said: Tokens, at: number): boolean {
  if (at >= said.length || said.is(at, ...BEHIND_A_DAY) || /^(?:vor|nach)?mittags?$/u.test(said.text(at))) return true
  // "den 18. nehmen wir"; "zum ersten nehmen wir" is none.
  if (said.is(at - 1, '.', 'ten') && said.is(at, ...DONE_WITH_A_DAY)) return true
  return said.isNumber(at) && !said.isGlued(at) && (said.isMark(at + 1, ':') || said.is(at + 1, 'uhr', 'h'))
}

/** "Freitag, den 12." is no matter of the next Friday: only days on which both are true are offered. */
export const readWeekdayAndDay: DayRule = (said, index, today) => {
  const weekday = anyWeekday(said, index)
  const from = weekday ? behindArticle(said, said.skip(weekday.next, ',')) : index
  const day = weekday && said.isNumber(from) ? ordinal(said, from) : undefined
  const isLed = weekday !== undefined && from > said.skip(weekday.next, ',')
  if (!weekday || !day || day.what > 31 || !(isLed || isDayAlone(said, day.next))) return undefined
  const days = nextDays(day.what, 12, today).filter((next) => weekdayOf(next) === weekday.what)
  return { what: vague(...days.slice(0, 2)), next: day.next }
}

/** "am 12." names no month: the next such days are offered. "am 12. nächsten Monats" does. */
export const readDayWithoutMonth: DayRule = (said, index, today) => {
  // "der 11." is a day; "der Erste" is one of several.
  const isLed = leadsToDay(said, index) || (said.is(index - 1, 'der') && said.isNumber(index))
  const day = isLed ? ordinal(said, index) : undefined
  if (!day || day.what === 0 || day.what > 31) return undefined
  const which = relation(said, said.skip(day.next, 'des', 'im'))
  if (which && said.is(which.next, 'monats', 'monat')) {
    const month = monthOf(today) - 1 + AHEAD[which.what]
    return {
      what: exactly(dateOf(yearOf(today) + Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, day.what)),
      next: which.next + 1,
    }
  }
  const ofMonth = said.behind(day.next, 'des monats', 'im monat')
  const last = lastOfSpan(said, day.next)
  if (ofMonth === undefined && !last && !isDayAlone(said, day.next)) return undefined
  const [first, second] = nextDays(day.what, 4, today)
  if (!last) return { what: vague(first, second), next: ofMonth ?? day.next }
  const end = nextDays(last.what, 5, today).find((one) => first !== undefined && one > first)
  return { what: vague(first, end), next: last.next }
}

/** "dem 3. und dem 7.", "vom 3. bis 7." */
function lastOfSpan(said: Tokens, index: number): Match<number> | undefined {
  const to = behindConnector(said, index)
  const last = to === undefined ? undefined : ordinal(said, to)
  return last && last.what <= 31 && isDayAlone(said, last.next) ? last : undefined
}

/** That day of this month and the following ones, where there is one, from today on. */
const nextDays = (day: number, months: number, today: LocalDate): LocalDate[] =>
  Array.from({ length: months }, (_, ahead) => monthOf(today) - 1 + ahead)
    .flatMap((month) => dateOf(yearOf(today) + Math.floor(month / 12), (month % 12) + 1, day) ?? [])
    .filter((next) => next >= today)
