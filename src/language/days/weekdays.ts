/** Weekdays: "Dienstag", "nächsten Freitag", "Mo in 8 Tagen", "zweiter Dienstag im Mai", "jeden Montag". */
import {
  dateOf,
  type LocalDate,
  lastDayOfMonth,
  monthOf,
  type Weekday,
  weekdayOf,
  yearOf,
} from '#src/calendar/local-date.ts'
import {
  AHEAD,
  anyMonth,
  anyWeekday,
  longMonth,
  longWeekday,
  ordinal,
  type RelativeStep,
  relation,
  weekdayHabit,
} from './calendar-words.ts'
import { spanOf } from './counted-days.ts'
import {
  type DateMeaning,
  type DayRule,
  daysLater,
  exactly,
  inWeekAhead,
  monthsLater,
  nextSuchDay,
  nextWeekday,
  shifted,
  vague,
} from './date-meaning.ts'
import { yearApart } from './date-years.ts'
import { feast } from './feasts.ts'
import type { Match, Tokens } from './tokens.ts'

/** "Mi in 3 Wochen", "in drei Wochen am Mittwoch", "Dienstag über acht Tage". */
export const readWeekdayInSpan: DayRule = (said, index, today) => {
  const before = anyWeekday(said, index)
  if (before) {
    // "Montagabend in zwei Wochen"
    const span = spanOf(said, said.skip(before.next, ','))
    return span && { what: weekdayAhead(before.what, span.what.amount, span.what.unit, today), next: span.next }
  }
  const span = said.is(index, 'in') ? spanOf(said, index) : undefined
  if (!span) return undefined
  const at = said.skip(said.skip(span.next, ','), 'am', 'den', 'der')
  const behind = anyWeekday(said, at) ?? weekdayHabit(said, at)
  const isWord = behind && said.is(at, 'so', 'do', 'mi') && at === span.next && said.isWord(behind.next)
  if (!behind || isWord) return undefined
  return { what: weekdayAhead(behind.what, span.what.amount, span.what.unit, today), next: behind.next }
}

/**
 * Some count from the next such weekday, others take the one of the week so far ahead. Where that differs, both are named
 * and none is taken.
 */
function weekdayAhead(weekday: Weekday, amount: number, unit: string, today: LocalDate): DateMeaning {
  const next = nextWeekday(today, weekday)
  const weeks = unit === 'week' ? amount : unit === 'day' ? (amount === 8 ? 1 : amount / 7) : undefined
  if (!next || weeks === undefined) return vague()
  if (!Number.isInteger(weeks)) {
    const day = daysLater(today, amount)
    return day && weekdayOf(day) === weekday ? exactly(day) : vague()
  }
  const counted = [daysLater(next, 7 * weeks), inWeekAhead(today, weeks, weekday)]
  return counted[0] === counted[1] ? exactly(counted[0]) : vague(...counted)
}

/** "jeden Dienstag", "jede Woche Dienstag", "alle 14 Tage", "immer dienstags", "dienstags": no single day. */
export const readHabit: DayRule = (said, index) => {
  const habit = weekdayHabit(said, said.skip(index, 'immer'))
  if (habit) return { what: vague(), next: habit.next }
  if (said.is(index, 'alle')) {
    const span = spanOf(said, index)
    const isOften = span && (span.what.unit === 'day' || span.what.unit === 'week')
    return isOften ? { what: vague(), next: weekdayHabit(said, span.next)?.next ?? span.next } : undefined
  }
  if (!/^(?:jede[nrsm]?|manche[nrm]?|eine[nm]?)$/u.test(said.text(index))) return undefined
  if (said.is(index, 'jede') && said.is(index + 1, 'woche')) {
    return { what: vague(), next: (longWeekday(said, index + 2) ?? weekdayHabit(said, index + 2))?.next ?? index + 2 }
  }
  const which = ordinal(said, index + 1)
  const weekday = longWeekday(said, which?.next ?? index + 1)
  return weekday && { what: vague(), next: said.skip(ofPeriod(said, weekday.next) ?? weekday.next, 'im') }
}

/** Behind "im Monat", "des Quartals", "im Mai": the days of a period. */
function ofPeriod(said: Tokens, index: number): number | undefined {
  if (!said.is(index, 'im', 'in', 'des', 'vom')) return undefined
  const month = longMonth(said, index + 1)
  if (month) return month.next
  const isPeriod = (at: number) => /^(?:monat|quartal|halbjahr|jahr)(?:e?s)?$/u.test(said.text(at))
  if (isPeriod(index + 1)) return index + 2
  return said.isWord(index + 1) && isPeriod(index + 2) ? index + 3 : undefined
}

/** "erster Montag im Mai", "letzter Freitag im März 2027". Without a month it is no single day. */
export const readNthWeekday: DayRule = (said, index, today) => {
  const fromEnd = /^(?:(vor)?letzte[rnsm]?)$/u.exec(said.text(index))
  const which = fromEnd ? { what: fromEnd[1] ? -2 : -1, next: index + 1 } : ordinal(said, index)
  const weekday =
    which && (longWeekday(said, which.next) ?? (said.is(which.next, 'so') ? undefined : anyWeekday(said, which.next)))
  if (!which || !weekday) return undefined
  const day = (year: number, month: number) => nthWeekday(which.what, weekday.what, year, month)
  const of = said.is(weekday.next, 'im', 'in', 'des', 'vom')
    ? said.skip(weekday.next + 1, 'monats', 'monat')
    : weekday.next
  const month = of > weekday.next ? anyMonth(said, of) : undefined
  if (month) return nthIn(said, month, day, today)
  const relative = relation(said, said.skip(weekday.next, 'im', 'des', 'in'))
  if (relative && said.is(relative.next, 'monats', 'monat')) {
    const first = dateOf(yearOf(today), monthOf(today), 1)
    const in_ = first && monthsLater(first, AHEAD[relative.what])
    return { what: exactly(in_ && day(yearOf(in_), monthOf(in_))), next: relative.next + 1 }
  }
  const period = ofPeriod(said, weekday.next)
  if (period !== undefined) return { what: vague(), next: period }
  // "letzten Montag" is a day of the past.
  return fromEnd || longWeekday(said, which.next) === undefined ? undefined : { what: vague(), next: weekday.next }
}

function nthIn(
  said: Tokens,
  month: Match<number>,
  day: (year: number, month: number) => LocalDate | undefined,
  today: LocalDate,
): Match<DateMeaning> {
  const year = yearApart(said, month.next, today)
  if (year) return { what: exactly(day(year.what, month.what)), next: year.next }
  const thisYear = dateOf(yearOf(today), month.what, 1)
  const isOver = thisYear !== undefined && lastDayOfMonth(thisYear) < today
  // A fifth Monday that this May does not have is not looked for in later years.
  const isMissing = !isOver && !day(yearOf(today), month.what)
  const what = isMissing ? undefined : nextSuchDay(today, (of) => day(of, month.what))
  return { what: exactly(what, true), next: month.next }
}

/** @param which 1 for the first, -1 for the last */
function nthWeekday(which: number, weekday: Weekday, year: number, month: number): LocalDate | undefined {
  const first = dateOf(year, month, 1)
  if (!first) return undefined
  const last = lastDayOfMonth(first)
  const day =
    which > 0
      ? daysLater(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (which - 1))
      : daysLater(last, -((weekdayOf(last) - weekday + 7) % 7) + 7 * (which + 1))
  return day && day >= first && day <= last ? day : undefined
}

/**
 * The next such weekday, never today. "Nächsten Freitag" said on a Monday is this week's to some and next week's to
 * others: both are named, none is taken.
 */
export const readWeekday: DayRule = (said, index, today) => {
  const which = relation(said, index)
  const at = which?.next ?? index
  const weekday = longWeekday(said, at) ?? shortWeekday(said, at, which !== undefined)
  const next = weekday && nextWeekday(today, weekday.what)
  if (!weekday || !next) return undefined
  const period = ofPeriod(said, weekday.next)
  if (period !== undefined) return { what: vague(), next: period }
  const beside = which ? undefined : besideFeast(said, weekday, today)
  return beside ?? { what: weekdayFromNow(which?.what, weekday.what, next, today), next: weekday.next }
}

/** "Mo um 10", "bis Mi", "nächsten Do": the short forms are words of their own unless they are led to or an hour follows. */
function shortWeekday(said: Tokens, index: number, isRelated: boolean): Match<Weekday> | undefined {
  const short = anyWeekday(said, index)
  const isDotted = short && short.next === index + 2
  if (!short || (said.is(index, 'so') && !isDotted)) return undefined
  const at = said.skip(short.next, ',')
  const hour = said.skip(at, 'um', 'ab', 'gegen')
  const isHour = said.isNumber(hour) && (hour > at || said.isMark(hour + 1, ':') || said.is(hour + 1, 'uhr', 'h'))
  const isAnswered = short.next === at && said.is(at, 'nicht', 'geht', 'ginge', 'passt')
  const isPart =
    isAnswered ||
    said.is(at, 'frueh', 'halb', 'viertel', 'dreiviertel') ||
    /(?:vormittag|mittag|abend)s?$/u.test(said.text(at))
  const isWordHour = hour > at && said.is(at, 'um') && said.isWord(hour) && short.next === at
  const isLed = isRelated || (said.is(index - 1, 'am', 'bis') && !said.is(index, 'so'))
  return isHour || isPart || isLed || (isWordHour && said.is(index, 'mo', 'di', 'mi', 'fr', 'sa')) ? short : undefined
}

/** "Dienstag nach Pfingsten", "Montag vor Ostern": the nearest one. "Freitag nach den Ferien" is none that is known. */
function besideFeast(said: Tokens, weekday: Match<Weekday>, today: LocalDate): Match<DateMeaning> | undefined {
  const isLater = said.is(weekday.next, 'nach')
  if (!isLater && !said.is(weekday.next, 'vor')) return undefined
  const found = feast(said, said.skip(weekday.next + 1, 'dem', 'den', 'der'), today)
  if (!found) return undefined
  const { what } = found
  const days = what.kind === 'date' ? [what.value] : what.kind === 'vague' ? what.candidates : []
  const from = days.at(isLater ? -1 : 0)
  const day = from && shifted(from, { weekday: weekday.what, isLater })
  return { what: vague(day), next: found.next }
}

function weekdayFromNow(
  which: RelativeStep | undefined,
  weekday: Weekday,
  next: LocalDate,
  today: LocalDate,
): DateMeaning {
  const isThisWeek = weekday > weekdayOf(today)
  const isToday = weekday === weekdayOf(today)
  switch (which) {
    case 'last':
      return exactly(daysLater(next, isToday ? -14 : -7))
    case 'last but one':
      return exactly(daysLater(next, isToday ? -21 : -14))
    case 'this':
      return weekday < weekdayOf(today) ? vague(daysLater(next, -7), next) : exactly(inWeekAhead(today, 0, weekday))
    case 'next':
      return isThisWeek ? vague(next, daysLater(next, 7)) : exactly(next)
    case 'next but one':
      return isThisWeek ? vague(daysLater(next, 7), daysLater(next, 14)) : exactly(daysLater(next, 7))
    default:
      return { kind: 'date', value: next, yearGuessed: false, weekdayOnly: weekday }
  }
}

const MOST_WEEKDAYS = 7
/** "Di oder Mi", "Mo/Di", "Mo-Fr": short forms that explain each other. */
export const readShortWeekdays: DayRule = (said, index, today) => {
  const days: Weekday[] = []
  let isSpan = false
  let next = index
  for (let at: number | undefined = index; at !== undefined && days.length < MOST_WEEKDAYS; ) {
    const one = said.is(at, 'so') && days.length === 0 ? undefined : anyWeekday(said, at)
    if (!one || longWeekday(said, at)) break
    days.push(one.what)
    next = one.next
    const to: number | undefined = said.behind(next, 'oder', 'und', '/', '-', 'bis', ',')
    isSpan ||= to !== undefined && said.is(next, '-', 'bis') && anyWeekday(said, to) !== undefined
    at = to
  }
  if (days.length < 2) return undefined
  return { what: isSpan ? vague() : vague(...days.map((day) => nextWeekday(today, day))), next }
}
