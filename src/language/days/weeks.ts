/** Weeks and weekdays in them: "KW 23", "Mittwoch in KW 23", "nächste Woche Montag", "in der Woche vom 14.6." */
import { type LocalDate, type Weekday, yearOf } from '#src/calendar/local-date.ts'
import {
  AHEAD,
  anyWeekday,
  fullYear,
  longWeekday,
  monthBegins,
  ordinal,
  relation,
  weekdayHabit,
} from './calendar-words.ts'
import { type DateMeaning, type DayRule, exactly, inIsoWeek, inWeekAhead, vague } from './date-meaning.ts'
import { ofCentury } from './date-years.ts'
import type { Match, Tokens } from './tokens.ts'
import { readDayAndMonth } from './written-days.ts'

const WORKING_WEEK: readonly Weekday[] = [1, 2, 3, 4, 5]

/** A week as said: some weeks from this one, or by its number. */
type Week =
  | { readonly ahead: number }
  | { readonly number: number; readonly year?: number }
  /** "KW 12 bis 14", "in der zweiten Woche" */
  | 'no single one'

function week(said: Tokens, index: number, today: LocalDate): Match<Week> | undefined {
  const which = relation(said, index)
  if (which && said.is(which.next, 'woche')) return { what: { ahead: AHEAD[which.what] }, next: which.next + 1 }
  const behind = said.behind(index, 'kw', 'kalenderwoche', 'woche')
  const mark = behind === undefined ? index : said.skip(behind, '.', 'nr .', 'nr')
  const isNumber = behind !== undefined && said.isNumber(mark) && said.text(mark).length <= 2
  if (isNumber && !(said.is(index, 'woche') && said.isMark(mark + 1, '.')))
    return numbered(said, Number(said.text(mark)), mark + 1, today)
  const which2 = ordinal(said, index)
  if (!which2 || !said.is(which2.next, 'kw', 'kalenderwoche', 'woche')) return undefined
  // "In der zweiten Woche" of something that is not said.
  if (said.is(which2.next, 'woche') && which2.what < 6) return undefined
  return numbered(said, which2.what, which2.next + 1, today)
}

function numbered(said: Tokens, number: number, index: number, today: LocalDate): Match<Week> {
  const other = said.behind(index, 'oder kw', 'und kw', '- kw', 'bis kw', 'oder', 'und', '-', 'bis')
  if (other !== undefined && said.isNumber(other) && said.text(other).length <= 2 && !said.isMark(other + 1, '.', ':'))
    if (!said.is(other + 1, 'uhr', 'h')) return { what: 'no single one', next: other + 1 }
  const slash = said.is(index, '/') ? index + 1 : undefined
  const year = fullYear(said, slash ?? said.skip(index, ','))
  if (year && !said.is(year.next, 'uhr')) return { what: { number, year: year.what }, next: year.next }
  if (slash === undefined || !/^\d\d$/u.test(said.text(slash))) return { what: { number }, next: index }
  const short = ofCentury(Number(said.text(slash)))
  // "KW 27/28" are two weeks, "KW 12/28" is one of 2028.
  const isYear = short >= yearOf(today) && Number(said.text(slash)) !== number + 1
  return { what: isYear ? { number, year: short } : 'no single one', next: slash + 1 }
}

function inWeek(which: Week, weekday: Weekday | undefined, today: LocalDate): DateMeaning {
  if (which === 'no single one') return vague()
  if ('ahead' in which) {
    if (weekday) return exactly(inWeekAhead(today, which.ahead, weekday))
    return vague(...WORKING_WEEK.map((day) => inWeekAhead(today, which.ahead, day)))
  }
  const { number } = which
  const year = which.year ?? nextYearWithWeek(number, today)
  if (year === undefined || !inIsoWeek(year, number, 1)) return { kind: 'impossible' }
  if (weekday) return exactly(inIsoWeek(year, number, weekday), which.year === undefined)
  return vague(...WORKING_WEEK.map((day) => inIsoWeek(year, number, day)))
}

function nextYearWithWeek(number: number, today: LocalDate): number | undefined {
  // A week belongs to the year of its Thursday.
  const now = yearOf(inWeekAhead(today, 0, 4) ?? today)
  return [now, now + 1].find((year) => (inIsoWeek(year, number, 7) ?? '') >= today)
}

/** "Dienstag", "Di" and "dienstags" behind a week; "so" is a word. */
function weekdayIn(said: Tokens, index: number): Match<Weekday> | undefined {
  const at = said.skip(said.skip(index, ','), 'am', 'den', 'der')
  const long = longWeekday(said, at) ?? weekdayHabit(said, at)
  if (long) return long
  const short = said.is(at, 'so') ? undefined : anyWeekday(said, at)
  const isClosed = short && (!said.isWord(short.next) || said.is(short.next, 'um', 'ab', 'gegen', 'frueh', 'halb'))
  return isClosed ? short : undefined
}

/** "nächste Woche Mi oder Do" */
function weekdaysIn(said: Tokens, index: number): Match<readonly Weekday[]> | undefined {
  const at = said.skip(said.skip(index, ','), 'am', 'den')
  const first = said.is(at, 'so') ? undefined : anyWeekday(said, at)
  const to = first && said.behind(first.next, 'oder', 'und', '/')
  const second = to === undefined ? undefined : anyWeekday(said, said.skip(to, 'am', 'den'))
  return first && second && { what: [first.what, second.what], next: second.next }
}

function eachIn(which: Week, weekdays: readonly Weekday[], today: LocalDate): DateMeaning {
  const days = weekdays.map((weekday) => inWeek(which, weekday, today))
  const impossible = days.find(({ kind }) => kind === 'impossible')
  return impossible ?? vague(...days.map((day) => (day.kind === 'date' ? day.value : undefined)))
}

/** "KW 23" (its working days), "Mittwoch in KW 23", "nächste Woche Montag". */
export const readWeek: DayRule = (said, index, today) => {
  const first = week(said, index, today)
  if (first) {
    const several = weekdaysIn(said, first.next)
    if (several) return { what: eachIn(first.what, several.what, today), next: several.next }
    const weekday = weekdayIn(said, first.next)
    return { what: inWeek(first.what, weekday?.what, today), next: weekday?.next ?? first.next }
  }
  const weekday = anyWeekday(said, index)
  if (!weekday) return undefined
  const last = week(said, said.skip(said.skip(said.skip(weekday.next, ','), 'in'), 'der', 'die'), today)
  return last && { what: inWeek(last.what, weekday.what, today), next: last.next }
}

const OF_WEEK = ['ab', 'mit', 'um', 'vom', 'zum', 'des', 'der', 'nach', 'vor']

/** "in der Woche vom 14.6. Dienstag": the week of that day, from its Monday on; "in der Woche nach dem 3.5.": the one behind. */
export const readWeekOf: DayRule = (said, index, today) => {
  const weekday = anyWeekday(said, index)
  const start = weekday ? said.skip(weekday.next, ',') : index
  const at = said.skip(said.skip(start, 'in'), 'der', 'die')
  if (!said.is(at, 'woche') || !said.is(at + 1, ...OF_WEEK)) return undefined
  const day = said.skip(at + 2, 'dem', 'den', 'der')
  const from = said.isNumber(day) || anyWeekday(said, day) ? readDayAndMonth(said, day, today) : undefined
  if (!from) return undefined
  const behind = weekdayIn(said, from.next)
  const next = behind?.next ?? from.next
  const { what } = from
  // "Woche vom 14.6. Dienstag": the weekday is none of that date, but of its week.
  if (what.kind === 'contradictory' && said.isNumber(day)) {
    return { what: exactly(inWeekAhead(what.value, 0, what.weekdaySaid)), next }
  }
  const first = what.kind === 'date' ? what.value : what.kind === 'vague' ? what.candidates[0] : undefined
  const ahead = said.is(at + 1, 'nach') ? 1 : said.is(at + 1, 'vor') ? -1 : 0
  const monday = first && inWeekAhead(first, ahead, 1)
  if (!monday) return { what: what.kind === 'impossible' ? what : vague(), next }
  const which = weekday?.what ?? behind?.what
  if (which) return { what: exactly(inWeekAhead(monday, 0, which)), next }
  return { what: vague(...WORKING_WEEK.map((one) => inWeekAhead(monday, 0, one))), next }
}

const isWhich = (said: Tokens, index: number): number | undefined =>
  ordinal(said, index)?.next ??
  (/^(?:(?:vor)?letzte|gleiche|selbe|(?:darauf)?folgende|andere)[rn]?$/u.test(said.text(index)) ? index + 1 : undefined)

/** "Osterwoche", "Juniwoche", "Woche nach Pfingsten", "Woche danach" */
function namedWeek(said: Tokens, index: number): number | undefined {
  const name = /^(.+)woche$/u.exec(said.text(index))?.[1]
  if (name !== undefined) {
    const isNamed = /^(?:oster|kar|pfingst|weihnachts|ferien|himmelfahrts|folge|vor)$/u.test(name) || monthBegins(name)
    return isNamed ? index + 1 : undefined
  }
  if (!said.is(index, 'woche')) return undefined
  if (said.is(index + 1, 'danach', 'darauf', 'davor')) return index + 2
  if (!said.is(index + 1, 'nach', 'vor', 'in', 'im')) return undefined
  const at = said.skip(index + 2, 'den', 'der', 'dem')
  return said.isWord(at) ? at + 1 : undefined
}

function someWeek(said: Tokens, index: number): number | undefined {
  const at = said.skip(index, 'der', 'einer', 'die', 'dieser', 'jener')
  const which = isWhich(said, at)
  // "In der zwölften Woche" is counted from the beginning of the year.
  if ((ordinal(said, at)?.what ?? 0) > 5) return undefined
  const next = namedWeek(said, which ?? at) ?? (which !== undefined && said.is(which, 'woche') ? which + 1 : undefined)
  if (next === undefined || !said.is(next, 'im', 'des', 'in', 'nach', 'vor')) return next
  const of = said.skip(next + 1, 'der', 'den')
  return said.isWord(of) ? of + 1 : next
}

/** "Mittwoch der ersten Juniwoche", "in der Osterwoche Dienstag": weeks that nobody counts up here. */
export const readUntoldWeek: DayRule = (said, index) => {
  const first = someWeek(said, index)
  if (first !== undefined) {
    return { what: vague(), next: longWeekday(said, said.skip(said.skip(first, ','), 'am', 'den'))?.next ?? first }
  }
  const weekday = anyWeekday(said, index)
  const last = weekday && someWeek(said, said.skip(said.skip(weekday.next, ','), 'in'))
  return last === undefined ? undefined : { what: vague(), next: last }
}
