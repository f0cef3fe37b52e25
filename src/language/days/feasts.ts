/** Days that people call by a name instead of a date: "Karfreitag", "Buß- und Bettag", "zweiter Advent", "die Osterferien". */

import { dateOf, type LocalDate, weekdayOf, yearOf } from '#src/calendar/local-date.ts'
import { fold } from '#src/language/words/normalise.ts'
import { isPerson, ordinal } from './calendar-words.ts'
import { type DateMeaning, daysLater, exactly, nextSuchDay, vague } from './date-meaning.ts'
import { yearApart } from './date-years.ts'
import type { Match, Tokens } from './tokens.ts'

/** Days of a feast in a year; more than one: it is not said which. None: nobody counts them up here. */
type Feast = (year: number) => readonly (LocalDate | undefined)[]

const on =
  (month: number, ...days: readonly number[]): Feast =>
  (year) =>
    days.map((day) => dateOf(year, month, day))
const fromEaster =
  (...days: readonly number[]): Feast =>
  (year) =>
    days.map((ahead) => daysFrom(easterSunday(year), ahead))
/** The Sundays of Advent are the last four before Christmas. */
const fromFirstAdvent =
  (...days: readonly number[]): Feast =>
  (year) =>
    days.map((ahead) => daysFrom(firstAdvent(year), ahead))
const unknown: Feast = () => []

const daysFrom = (day: LocalDate | undefined, ahead: number): LocalDate | undefined => day && daysLater(day, ahead)

/** Gregorian Easter by the anonymous algorithm (Meeus, Jones, Butcher). */
function easterSunday(year: number): LocalDate | undefined {
  const century = Math.floor(year / 100)
  const moon = year % 19
  const skipped = Math.floor((8 * century + 13) / 25)
  const epact = (19 * moon + century - Math.floor(century / 4) - skipped + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7
  const late = Math.floor((moon + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * late + 114
  return dateOf(year, Math.floor(days / 31), (days % 31) + 1)
}

function firstAdvent(year: number): LocalDate | undefined {
  const christmas = dateOf(year, 12, 25)
  return christmas && daysLater(christmas, -21 - weekdayOf(christmas))
}

const NAMES: readonly (readonly [string, Feast])[] = [
  ['neujahr', on(1, 1)],
  ['neujahrstag', on(1, 1)],
  ['heilige drei koenige', on(1, 6)],
  ['heiligen drei koenigen', on(1, 6)],
  ['dreikoenig', on(1, 6)],
  ['dreikoenigstag', on(1, 6)],
  ['rosenmontag', fromEaster(-48)],
  ['faschingsdienstag', fromEaster(-47)],
  ['aschermittwoch', fromEaster(-46)],
  ['karneval', unknown],
  ['fasching', unknown],
  ['fastnacht', unknown],
  ['palmsonntag', fromEaster(-7)],
  ['gruendonnerstag', fromEaster(-3)],
  ['karfreitag', fromEaster(-2)],
  ['karsamstag', fromEaster(-1)],
  ['ostersamstag', fromEaster(-1)],
  ['ostersonntag', fromEaster(0)],
  ['ostermontag', fromEaster(1)],
  ['ostern', fromEaster(0, 1)],
  ['tag der arbeit', on(5, 1)],
  ['maifeiertag', on(5, 1)],
  ['christi himmelfahrt', fromEaster(39)],
  ['himmelfahrtstag', fromEaster(39)],
  ['himmelfahrt', fromEaster(39)],
  ['vatertag', fromEaster(39)],
  ['pfingstsamstag', fromEaster(48)],
  ['pfingstsonntag', fromEaster(49)],
  ['pfingstmontag', fromEaster(50)],
  ['pfingsten', fromEaster(49, 50)],
  ['fronleichnam', fromEaster(60)],
  ['mariae himmelfahrt', on(8, 15)],
  ['maria himmelfahrt', on(8, 15)],
  ['tag der deutschen einheit', on(10, 3)],
  ['reformationstag', on(10, 31)],
  ['allerheiligen', on(11, 1)],
  ['allerseelen', on(11, 2)],
  ['martinstag', on(11, 11)],
  ['volkstrauertag', fromFirstAdvent(-14)],
  ['buss - und bettag', fromFirstAdvent(-11)],
  ['buss und bettag', fromFirstAdvent(-11)],
  ['totensonntag', fromFirstAdvent(-7)],
  ['ewigkeitssonntag', fromFirstAdvent(-7)],
  ['nikolaustag', on(12, 6)],
  ['nikolaus', on(12, 6)],
  ['heiligabend', on(12, 24)],
  ['heilig abend', on(12, 24)],
  ['heiliger abend', on(12, 24)],
  ['heiligen abend', on(12, 24)],
  ['weihnachten', on(12, 25, 26)],
  ['weihnachtstage', on(12, 25, 26)],
  ['weihnachtstagen', on(12, 25, 26)],
  ['silvester', on(12, 31)],
  ['advent', unknown],
  ['adventszeit', unknown],
  ['zwischen den jahren', unknown],
  ['zwischen den feiertagen', unknown],
  ['feiertagen', unknown],
]
/** By their first word. */
const BY_WORD = Map.groupBy(NAMES, ([name]) => name.split(' ')[0] ?? '')
/** School holidays and holidays of a body: their days differ from Land to Land, and are asked. */
const HOLIDAYS = /^(?:(?:oster|pfingst|sommer|herbst|weihnachts|winter|himmelfahrts|schul|semester)?ferien)$/u

function named(said: Tokens, index: number): Match<Feast> | undefined {
  const which = ordinal(said, index)
  if (which && said.is(which.next, 'advent', 'adventssonntag') && which.what >= 1 && which.what <= 4)
    return { what: fromFirstAdvent(7 * (which.what - 1)), next: which.next + 1 }
  const isChristmas = which && said.is(which.next, 'weihnachtstag', 'weihnachtsfeiertag')
  if (isChristmas && which.what >= 1 && which.what <= 2) return { what: on(12, 24 + which.what), next: which.next + 1 }
  if (HOLIDAYS.test(said.text(index))) return { what: unknown, next: index + 1 }
  for (const [name, feastOf] of BY_WORD.get(said.text(index)) ?? []) {
    const next = said.behind(index, name)
    if (next === undefined || isPerson(said, index) || (said.isMark(next, '-') && said.isGlued(next + 1))) continue
    // Nicholas and Karneval are names, too.
    if (name === 'nikolaus' && !said.is(index - 1, 'am', 'an', 'zu', 'vor', 'nach')) continue
    return { what: feastOf, next }
  }
  return undefined
}

/** A feast in its year, if one is said, otherwise the next one. */
export function feast(said: Tokens, index: number, today: LocalDate): Match<DateMeaning> | undefined {
  const found = named(said, index)
  if (!found) return undefined
  const year = yearApart(said, found.next, today)
  if (year) return { what: meaning(found.what(year.what), false), next: year.next }
  const last = nextSuchDay(today, (of) => found.what(of).at(-1))
  return { what: meaning(last ? found.what(yearOf(last)) : [], true), next: found.next }
}

const meaning = (days: readonly (LocalDate | undefined)[], yearGuessed: boolean): DateMeaning =>
  days.length === 1 ? exactly(days[0], yearGuessed) : vague(...days)

const FEASTS: ReadonlySet<string> = new Set(NAMES.map(([name]) => name))

/** Is a day called by its name: "Fronleichnam"? @param said what names one day */
export const isFeastName = (said: string): boolean => FEASTS.has(fold(said))
