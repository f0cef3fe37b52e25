/**
 * Days counted from today or from another one: "übermorgen", "in zwei Wochen", "eine Woche nach dem 17.6.", "zwei Tage
 * später".
 */
import type { LocalDate } from '#src/calendar/local-date.ts'
import { anyWeekday, cardinal, longWeekday, ordinal, type Unit, unit } from './calendar-words.ts'
import {
  type DateMeaning,
  type DayRule,
  daysLater,
  exactly,
  monthsLater,
  type RelativeDate,
  shifted,
  vague,
} from './date-meaning.ts'
import { feast } from './feasts.ts'
import type { Match, Tokens } from './tokens.ts'
import { readDayAndMonth } from './written-days.ts'

interface CountedSpan {
  readonly amount: number
  readonly unit: Unit
}

/** "zwei Wochen", "14 Tagen" */
function amountOf(said: Tokens, index: number): Match<CountedSpan> | undefined {
  const amount = cardinal(said, index)
  const measure = amount && unit(said, amount.next)
  return measure && { what: { amount: amount.what, unit: measure.what }, next: measure.next }
}

/** "in zwei Wochen", "über acht Tage", "alle 14 Tage" */
export const spanOf = (said: Tokens, index: number): Match<CountedSpan> | undefined =>
  said.is(index, 'in', 'ueber', 'alle') ? amountOf(said, index + 1) : undefined

const SPOKEN: ReadonlyMap<string, number> = new Map([
  ['vorgestern', -2],
  ['gestern', -1],
  ['heute', 0],
  ['heut', 0],
  ['morgen', 1],
  ['uebermorgen', 2],
  ['ueberuebermorgen', 3],
])

/** "heute", "morgen in acht Tagen", "heute vor einer Woche" */
export const readSpokenDay: DayRule = (said, index, today) => {
  const ahead = SPOKEN.get(said.text(index))
  if (ahead === undefined || (said.is(index, 'morgen') && isMorning(said, index))) return undefined
  const from = daysLater(today, ahead)
  const span = spanOf(said, index + 1)
  const ago = said.is(index + 1, 'vor') ? amountOf(said, index + 2) : undefined
  if (!from || !(span ?? ago)) return { what: exactly(from), next: index + 1 }
  const { what, next } = span ?? ago ?? { what: { amount: 0, unit: 'day' as const }, next: index + 1 }
  // "Heute in acht Tagen" is a week, as everybody counts who says so.
  const isWeek = what.amount === 8 && what.unit === 'day'
  const days: CountedSpan = isWeek ? { amount: 7, unit: 'day' } : what
  return { what: later(from, ago ? { ...days, amount: -days.amount } : days), next }
}

/** "guten Morgen", "am Morgen", "Montag Morgen" */
const isMorning = (said: Tokens, index: number): boolean =>
  said.is(index - 1, 'guten', 'am', 'jeden', 'heute', 'gestern', 'schoenen') ||
  longWeekday(said, index - 1) !== undefined

/** "in zwei Wochen", "vor drei Tagen". "In acht Tagen" alone is a week to many and eight days to others. */
export const readSpan: DayRule = (said, index, today) => {
  const span = said.is(index, 'alle') ? undefined : spanOf(said, index)
  if (span && said.is(index, 'in')) {
    const isOpen = span.what.amount === 8 && span.what.unit === 'day'
    return { what: isOpen ? vague(daysLater(today, 7), daysLater(today, 8)) : later(today, span.what), next: span.next }
  }
  const ago = said.is(index, 'vor') && !said.isNumber(index - 1) ? amountOf(said, index + 1) : undefined
  return ago && { what: later(today, { ...ago.what, amount: -ago.what.amount }), next: ago.next }
}

function later(from: LocalDate, span: CountedSpan): DateMeaning {
  switch (span.unit) {
    case 'working day':
      return vague()
    case 'month':
    case 'year':
      return exactly(monthsLater(from, span.unit === 'year' ? 12 * span.amount : span.amount))
    default:
      return exactly(daysLater(from, span.unit === 'week' ? 7 * span.amount : span.amount))
  }
}

/** "eine Woche nach dem 17.6." is a day; "drei Werktage danach" is none that is told here. */
export const readCountedFrom: DayRule = (said, index, today) => {
  const start = said.skip(index, 'genau')
  const day = said.behind(start, 'am tag', 'tag')
  const amount: Match<CountedSpan> | undefined =
    day === undefined ? amountOf(said, start) : { what: { amount: 1, unit: 'day' }, next: day }
  const which = amount ? undefined : ordinal(said, index)
  const weekday = amount ? undefined : anyWeekday(said, which?.next ?? index)
  const behind = (amount ?? weekday)?.next
  if (behind === undefined || !said.is(behind, 'vor', 'nach')) return undefined
  const at = said.skip(behind + 1, 'dem', 'den', 'der')
  const isDate = amount !== undefined || said.isNumber(at) || anyWeekday(said, at) !== undefined
  const from = (isDate ? readDayAndMonth(said, at, today) : undefined) ?? (amount ? feast(said, at, today) : undefined)
  if (!from) return undefined
  if (from.what.kind !== 'date') return { what: from.what.kind === 'impossible' ? from.what : vague(), next: from.next }
  const isLater = said.is(behind, 'nach')
  const shift = amount ? shiftOf(amount.what, isLater) : weekday && { weekday: weekday.what, isLater }
  // "Am ersten Dienstag nach dem 1.5." is the next one; "am dritten Dienstag" is counted by nobody here.
  const isCounted = which !== undefined && which.what > 1
  return { what: shift && !isCounted ? exactly(shifted(from.what.value, shift)) : vague(), next: from.next }
}

function shiftOf({ amount, unit: measure }: CountedSpan, isLater: boolean): RelativeDate | undefined {
  const count = isLater ? amount : -amount
  switch (measure) {
    case 'day':
      return { days: count }
    case 'week':
      return { days: 7 * count }
    case 'month':
      return { months: count }
    case 'year':
      return { months: 12 * count }
    case 'working day':
      return undefined
  }
}

const LATER = ['danach', 'darauf', 'drauf', 'spaeter', 'nach hinten', 'dahinter', 'weiter']
const EARLIER = ['davor', 'zuvor', 'vorher', 'frueher', 'nach vorne', 'nach vorn']

/** "zwei Tage später", "Donnerstag danach", "um eine Woche": counted from a day that the text does not name. */
export const readShift: DayRule = (said, index) => {
  const same = said.behind(said.skip(index, 'am'), 'selben tag', 'gleichen tag', 'demselben tag')
  if (same !== undefined) return { what: counted({ days: 0 }), next: same }
  const start = said.skip(said.skip(index, 'um'), 'genau')
  const amount = amountOf(said, start)
  const day = amount ? undefined : said.behind(said.skip(index, 'den'), 'tag')
  const weekday = amount || day !== undefined ? undefined : anyWeekday(said, index)
  const behind = amount?.next ?? day ?? (weekday && said.skip(weekday.next, ','))
  if (behind === undefined) return undefined
  const later = said.behind(behind, ...LATER)
  const next = later ?? said.behind(behind, ...EARLIER)
  if (next === undefined) {
    const isShift = amount && said.is(index, 'um')
    return isShift ? { what: counted(eitherWay(shiftOf(amount.what, true))), next: amount.next } : undefined
  }
  const isLater = later !== undefined
  const shift = weekday
    ? { weekday: weekday.what, isLater }
    : shiftOf(amount?.what ?? { amount: 1, unit: 'day' }, isLater)
  return { what: counted(said.is(next - 2, 'nach') ? eitherWay(shift) : shift), next }
}

const counted = (shift: RelativeDate | undefined): DateMeaning => ({
  kind: 'vague',
  candidates: [],
  ...(shift && { relative: shift }),
})
const eitherWay = (shift: RelativeDate | undefined): RelativeDate | undefined =>
  shift && !('weekday' in shift) ? { ...shift, isEitherWay: true } : shift
