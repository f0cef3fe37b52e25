/** What speaks of days and names no single one: "Ende Mai", "im Herbst", "2. Quartal", "nach den Osterferien". */
import {
  dateOf,
  dayOf,
  type LocalDate,
  lastDayOfMonth,
  type Weekday,
  weekdayOf,
  yearOf,
} from '#src/calendar/local-date.ts'
import {
  anyMonth,
  anyWeekday,
  cardinal,
  fullYear,
  longMonth,
  longWeekday,
  ordinal,
  relation,
  unit,
  yearFromNow,
} from './calendar-words.ts'
import { type DayRule, daysLater, vague } from './date-meaning.ts'
import { yearApart } from './date-years.ts'
import { feast } from './feasts.ts'
import type { Match, Tokens } from './tokens.ts'

const ARTICLES = ['des', 'der', 'vom', 'im', 'dem', 'den', 'das', 'die']
const afterYear = (said: Tokens, index: number, today: LocalDate): number =>
  yearApart(said, index, today)?.next ?? index
const isPeriodWord = (word: string): boolean =>
  /^(?:monat|quartal|halbjahr|jahr|woche|wochenende)(?:e?s|en?)?$/u.test(word)

/** "anfang", "mitte", "ende": its first and last day of a month; the last day of a month is 31 at most. */
const PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['anfang', [1, 10]],
  ['mitte', [11, 20]],
  ['ende', [21, 31]],
])

interface PartOfMonth {
  readonly part: readonly [number, number]
  readonly month: number
  readonly year?: number
}

function partOfMonth(said: Tokens, index: number, today: LocalDate): Match<PartOfMonth> | undefined {
  const part = PARTS.get(said.text(index))
  const month = part && anyMonth(said, said.skip(said.skip(index + 1, ...ARTICLES), 'monats'))
  if (!part || !month) return undefined
  const year = yearApart(said, month.next, today)
  return { what: { part, month: month.what, ...(year && { year: year.what }) }, next: year?.next ?? month.next }
}

/** "Mittwoch Anfang Juni": the Wednesdays it can be. */
export const readWeekdayInPart: DayRule = (said, index, today) => {
  const before = anyWeekday(said, index)
  const at = before ? said.skip(said.skip(before.next, ','), 'zu', 'gegen') : index
  const part = partOfMonth(said, at, today)
  if (!part) return undefined
  if (before) return { what: vague(...daysIn(part.what, before.what, today)), next: part.next }
  const article = said.skip(said.skip(said.skip(part.next, ','), 'am', 'den', 'an'), 'einem')
  const behind = longWeekday(said, article)
  return behind && { what: vague(...daysIn(part.what, behind.what, today)), next: behind.next }
}

function daysIn({ part, month, year }: PartOfMonth, weekday: Weekday, today: LocalDate): (LocalDate | undefined)[] {
  const first = dateOf(year ?? yearOf(today), month, 1)
  const isOver = year === undefined && first !== undefined && lastDayOfMonth(first) < today
  const start = isOver ? dateOf(yearOf(today) + 1, month, 1) : first
  const last = start ? dayOf(lastDayOfMonth(start)) : 0
  const [from, to] = part
  const days = Array.from({ length: Math.max(0, Math.min(to, last) - from + 1) }, (_, ahead) =>
    start ? daysLater(start, from - 1 + ahead) : undefined,
  )
  return days.filter((day) => day && weekdayOf(day) === weekday)
}

/** "Ende Mai", "Anfang nächsten Jahres", "Mitte der Woche", "Anfang bis Mitte Mai" */
function readPart(said: Tokens, index: number, today: LocalDate): number | undefined {
  if (!PARTS.has(said.text(index))) return undefined
  const other = said.skip(index + 1, 'bis', '/', '-', 'oder')
  if (other > index + 1 && PARTS.has(said.text(other))) return readPart(said, other, today)
  const at = said.skip(index + 1, ...ARTICLES)
  const month = anyMonth(said, said.skip(at, 'monats'))
  if (month) return afterYear(said, month.next, today)
  const year = yearFromNow(said, at, today) ?? fullYear(said, at)
  if (year) return year.next
  const which = relation(said, at)
  return isPeriodWord(said.text(which?.next ?? at)) ? (which?.next ?? at) + 1 : undefined
}

/** "Mai", "im Mai 2027", "sept 27", "06/2027" */
function readMonth(said: Tokens, index: number, today: LocalDate): number | undefined {
  const isNumber = /^(?:0?[1-9]|1[0-2])$/u.test(said.text(index)) && said.isMark(index + 1, '.', '/')
  if (isNumber && said.isGlued(index + 2) && fullYear(said, index + 2) && !said.isMark(index + 3, '.', '/'))
    return index + 3
  const isLed = said.is(index, 'im', 'in', 'ab', 'bis', 'seit')
  const short = anyMonth(said, isLed ? index + 1 : index)
  if (!short) return undefined
  const year = yearApart(said, short.next, today)
  if (isLed && said.is(index, 'ab', 'bis', 'seit') && !longMonth(said, index + 1)) return undefined
  return isLed || year || longMonth(said, index) ? (year?.next ?? short.next) : undefined
}

const SEASON = /^(?:spaet|frueh)?(?:fruehjahr|fruehling|sommer|herbst|winter)s?$/u
function readSeason(said: Tokens, index: number, today: LocalDate): number | undefined {
  const isLed = said.is(index, 'im', 'zum') || relation(said, index) !== undefined
  return isLed && SEASON.test(said.text(index + 1)) ? afterYear(said, index + 2, today) : undefined
}

const HALF_OR_QUARTER = /^(?:quartal|halbjahr|hj|jahreshaelfte|monatshaelfte|wochenhaelfte|\p{L}+haelfte)s?$/u
/** "2. Quartal", "Q2/2027", "zweites Halbjahr 2027", "nächstes Quartal" */
function readQuarter(said: Tokens, index: number, today: LocalDate): number | undefined {
  if (said.is(index, 'q') && said.isGlued(index + 1) && /^[1-4]$/u.test(said.text(index + 1)))
    return afterYear(said, index + 2, today)
  const which = ordinal(said, index)
  return which && HALF_OR_QUARTER.test(said.text(which.next)) ? afterYear(said, which.next + 1, today) : undefined
}

/** "nächsten Monat", "dieses Quartal", "am Wochenende", "Monatsende" */
function readNear(said: Tokens, index: number): number | undefined {
  if (/^(?:monats|quartals|jahres|wochen)(?:anfang|beginn|mitte|ende)s?$/u.test(said.text(index))) return index + 1
  const which = relation(said, index)
  return which && /^(?:monat|quartal|halbjahr)(?:e?s|e)?$|^wochenende$/u.test(said.text(which.next))
    ? which.next + 1
    : undefined
}

const SOME = ['ein paar', 'einigen', 'wenigen', 'mehreren', 'anderthalb', 'einem halben']
/** "in den nächsten acht Wochen", "in ein paar Tagen", "in einem halben Jahr" */
function readSomeAhead(said: Tokens, index: number): number | undefined {
  if (!said.is(index, 'in', 'innerhalb', 'binnen')) return undefined
  const at = said.skip(index + 1, 'den', 'der')
  const which = relation(said, at)
  const amount = which ? (cardinal(said, which.next)?.next ?? which.next) : said.behind(at, ...SOME)
  const measure = amount === undefined ? undefined : unit(said, amount)
  // "in der nächsten Woche" is a week of its own.
  const isOne = which !== undefined && amount === which.next && said.is(amount, 'woche', 'monat', 'jahr')
  return isOne ? undefined : measure?.next
}

/** "nach Pfingsten", "kurz vor den Osterferien", "nach dem Sommer": nobody said how far. */
function readBeside(said: Tokens, index: number, today: LocalDate): number | undefined {
  const at = said.skip(index, 'kurz', 'bald', 'noch')
  if (!said.is(at, 'vor', 'nach', 'um', 'ueber', 'waehrend', 'bis', 'seit', 'ab')) return undefined
  const article = said.skip(at + 1, ...ARTICLES)
  const found = feast(said, article, today)
  if (found) return said.is(at, 'bis', 'ab', 'seit', 'ueber') && found.what.kind === 'date' ? undefined : found.next
  return said.is(at, 'vor', 'nach', 'bis', 'ab') && article > at + 1 && SEASON.test(said.text(article))
    ? article + 1
    : undefined
}

export const readPeriod: DayRule = (said, index, today) => {
  if (said.isWithinNumber(index) || (said.isGlued(index) && said.is(index - 1, '-') && said.isWord(index - 2)))
    return undefined
  const next =
    readBeside(said, index, today) ??
    readPart(said, index, today) ??
    readMonth(said, index, today) ??
    readSeason(said, index, today) ??
    readQuarter(said, index, today) ??
    readNear(said, index) ??
    readSomeAhead(said, index)
  return next === undefined ? undefined : { what: vague(), next }
}

export const readFeastDay: DayRule = (said, index, today) => feast(said, index, today)
