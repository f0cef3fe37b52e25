/** Days seen from today: "übermorgen", "in zwei Wochen", "nächsten Montag", "erster Montag im Mai". */
import {
  dateOf,
  isoWeekOf,
  type LocalDate,
  lastDayOfMonth,
  type Weekday,
  weekdayOf,
  yearOf,
} from '#src/calendar/local-date.ts'
import { CARDINAL, numberOf, ORDINAL, readOrdinal } from '#src/language/words/number-words.ts'
import { at, before, pattern } from '#src/language/words/scan.ts'
import {
  ANY_WEEKDAY,
  END,
  MONTH,
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
  inIsoWeek,
  inWeekAhead,
  monthsLater,
  nextSuchDay,
  nextWeekday,
  vague,
} from './date-meaning.ts'

const SPOKEN: Readonly<Record<string, number>> = { vorgestern: -2, gestern: -1, heute: 0, morgen: 1, uebermorgen: 2 }
const SPAN = `in (\\d{1,4}|${CARDINAL}) (tag|woche|monat|jahr)(?:e?n|e)?${END}`
const DAYTIME = '(?:vormittag|nachmittag|mittag|abend|morgen)?'
const SPOKEN_DAY = pattern(`(vorgestern|gestern|heute|morgen|uebermorgen)${END}(?: ${SPAN})?`)
const IN_SPAN = pattern(SPAN)
/** "guten Morgen", "am Morgen", "Montag Morgen" */
const NO_TOMORROW = new RegExp(`(?:guten|am|jeden|heute|gestern|schoenen|${WEEKDAY}) $`)

export const readSpokenDay: DateReader = (small, index, today) => {
  const match = at(SPOKEN_DAY, small, index)
  const word = match?.[1] ?? ''
  if (!match || (word === 'morgen' && NO_TOMORROW.test(before(small, index)))) return undefined
  const end = index + match[0].length
  const from = daysLater(today, SPOKEN[word] ?? 0)
  if (!match[2] || !from) return { what: exactly(from), end }
  // "Heute in acht Tagen" is a week, as everybody counts who says so.
  const isWeek = numberOf(match[2]) === 8 && match[3] === 'tag'
  return { what: exactly(isWeek ? daysLater(from, 7) : later(from, match[2], match[3])), end }
}

const WEEKDAY_BESIDE_SPAN = pattern(
  `(?:(${ANY_WEEKDAY})${DAYTIME}${END},? ${SPAN}|${SPAN}(?:,| am|, am|, den|,? der)? (${ANY_WEEKDAY})${END})`,
)

/**
 * "Mi in 3 Wochen", "in drei Wochen am Mittwoch": some count from the next such weekday, others take the one of the week
 * so far ahead. Where that differs, both are named and none is taken.
 */
export const readWeekdayInSpan: DateReader = (small, index, today) => {
  const match = at(WEEKDAY_BESIDE_SPAN, small, index)
  if (!match) return undefined
  const [all, before, amountBehind, unitBehind, amountFirst, unitFirst, behind] = match
  const weekday = weekdayNamed(before ?? behind ?? '')
  const next = weekday && nextWeekday(today, weekday)
  const amount = numberOf(amountBehind ?? amountFirst ?? '') ?? 0
  const unit = unitBehind ?? unitFirst
  const end = index + all.length
  const weeks = unit === 'woche' ? amount : unit === 'tag' ? (amount === 8 ? 1 : amount / 7) : undefined
  if (!weekday || !next || weeks === undefined) return { what: vague(), end }
  if (!Number.isInteger(weeks)) {
    const day = daysLater(today, amount)
    return { what: day && weekdayOf(day) === weekday ? exactly(day) : vague(), end }
  }
  const counted = [daysLater(next, 7 * weeks), inWeekAhead(today, weeks, weekday)]
  return { what: counted[0] === counted[1] ? exactly(counted[0]) : vague(...counted), end }
}

/** "In acht Tagen" alone is a week to many and eight days to others. */
export const readSpan: DateReader = (small, index, today) => {
  const match = at(IN_SPAN, small, index)
  if (!match) return undefined
  const [all, amount = '', unit] = match
  const isOpen = numberOf(amount) === 8 && unit === 'tag'
  const what = isOpen ? vague(daysLater(today, 7), daysLater(today, 8)) : exactly(later(today, amount, unit))
  return { what, end: index + all.length }
}

function later(from: LocalDate, amountSaid: string, unit: string | undefined): LocalDate | undefined {
  const amount = numberOf(amountSaid) ?? 0
  if (unit === 'monat' || unit === 'jahr') return monthsLater(from, unit === 'jahr' ? 12 * amount : amount)
  return daysLater(from, unit === 'woche' ? 7 * amount : amount)
}

const WEEK = '(?:kw|kalenderwoche) ?(\\d{1,2})|(\\d{1,2})\\. (?:kw|kalenderwoche)'
const YEAR = '(?: ?/ ?|,? )((?:19|20|21)\\d\\d)'
const ISO_WEEK = `(?:${WEEK})${END}(?:${YEAR}${END})?`
const WEEK_AHEAD: Readonly<Record<string, number>> = {
  letzt: -1,
  vorig: -1,
  dies: 0,
  naechst: 1,
  kommend: 1,
  uebernaechst: 2,
}
const WEEK_FROM_NOW = '(letzte|vorige|diese|naechste|kommende|uebernaechste)[rn]? woche'

const WEEK_THEN_WEEKDAY = pattern(
  `(?:${ISO_WEEK}|${WEEK_FROM_NOW}${END}),? ?(?:am |den )?(?:(${WEEKDAY})${DAYTIME}${END})?`,
)
const WEEKDAY_THEN_WEEK = pattern(
  `(${ANY_WEEKDAY})${DAYTIME},? (?:in )?(?:der )?(?:${ISO_WEEK}|${WEEK_FROM_NOW}${END})`,
)

/** "KW 23" (its working days), "Mittwoch in KW 23", "nächste Woche Montag". */
export const readWeek: DateReader = (small, index, today) => {
  const first = at(WEEK_THEN_WEEKDAY, small, index)
  if (first) {
    const [all, after, ahead, year, week, weekday] = first
    return { what: inWeek(after ?? ahead, year, week, weekday, today), end: index + all.trimEnd().length }
  }
  const last = at(WEEKDAY_THEN_WEEK, small, index)
  if (!last) return undefined
  const [all, weekday, after, ahead, year, week] = last
  return { what: inWeek(after ?? ahead, year, week, weekday, today), end: index + all.length }
}

const WORKING_WEEK: readonly Weekday[] = [1, 2, 3, 4, 5]

function inWeek(
  number: string | undefined,
  yearSaid: string | undefined,
  fromNow: string | undefined,
  weekdaySaid: string | undefined,
  today: LocalDate,
): DateMeaning {
  const weekday = weekdaySaid === undefined ? undefined : weekdayNamed(weekdaySaid)
  if (fromNow !== undefined) {
    const ahead = WEEK_AHEAD[fromNow.replace(/e$/, '')] ?? 0
    if (weekday) return exactly(inWeekAhead(today, ahead, weekday))
    return vague(...WORKING_WEEK.map((day) => inWeekAhead(today, ahead, day)))
  }
  const week = Number(number)
  const year = yearSaid === undefined ? nextYearWithWeek(week, today) : Number(yearSaid)
  if (year === undefined || !inIsoWeek(year, week, 1)) return { kind: 'impossible' }
  if (weekday) return exactly(inIsoWeek(year, week, weekday), yearSaid === undefined)
  return vague(...WORKING_WEEK.map((day) => inIsoWeek(year, week, day)))
}

function nextYearWithWeek(week: number, today: LocalDate): number | undefined {
  const now = isoWeekOf(today).year
  return [now, now + 1].find((year) => (inIsoWeek(year, week, 7) ?? '') >= today)
}

const RELATION = '(naechst|kommend|dies|letzt|vergangen|vorig|uebernaechst|jed|manch|ein)(?:e[nrsm]?)?'
const NOT_ONE_DAY =
  ' (?:vor|nach) (?:ostern|pfingsten|weihnachten|(?:christi )?himmelfahrt|fronleichnam|fastnacht|karneval|silvester|neujahr|den (?:\\p{L}+)?ferien|den feiertagen)| (?:im|in|des) (?:monat|quartal|halbjahr|jahr)'
const WEEKDAY_ALONE = pattern(`(?:${RELATION} )?(${WEEKDAY})(${DAYTIME})${END}( (?:im|des) ${MONTH}|${NOT_ONE_DAY})?`)

/** "Mo um 10": the short forms are words of their own unless an hour follows. */
const SHORT_WEEKDAY = pattern(`(mo|di|mi|do|fr|sa|so(?=\\.))${END}\\.?(?=,? (?:um |ab )?\\d{1,2}(?::\\d\\d| ?uhr))`)

/**
 * The next such weekday, never today. "Nächsten Freitag" said on a Monday is this week's to some and next week's to
 * others: both are named, none is taken.
 */
export const readWeekday: DateReader = (small, index, today) => {
  const short = at(SHORT_WEEKDAY, small, index)
  const shortDay = weekdayNamed(short?.[1] ?? '')
  if (short && shortDay) return { what: nextOne(shortDay, nextWeekday(today, shortDay)), end: index + short[0].length }
  const match = at(WEEKDAY_ALONE, small, index)
  if (!match) return undefined
  const [all, relation, name = '', daytime = '', limited] = match
  // "Montagabend" leaves "abend" to the time.
  const end = index + all.length - (limited ? 0 : daytime.length)
  const weekday = weekdayNamed(name)
  const next = weekday && nextWeekday(today, weekday)
  if (!weekday || !next || limited || relation === 'jed' || relation === 'manch' || relation === 'ein') {
    return { what: vague(), end }
  }
  return { what: weekdayFromNow(relation, weekday, next, today), end }
}

function weekdayFromNow(
  relation: string | undefined,
  weekday: Weekday,
  next: LocalDate,
  today: LocalDate,
): DateMeaning {
  const isThisWeek = weekday > weekdayOf(today)
  switch (relation) {
    case 'letzt':
    case 'vergangen':
    case 'vorig':
      return exactly(daysLater(next, weekday === weekdayOf(today) ? -14 : -7))
    case 'dies':
      return weekday < weekdayOf(today) ? vague(daysLater(next, -7), next) : exactly(inWeekAhead(today, 0, weekday))
    case 'naechst':
      return isThisWeek ? vague(next, daysLater(next, 7)) : exactly(next)
    case 'uebernaechst':
      return isThisWeek ? vague(daysLater(next, 7), daysLater(next, 14)) : exactly(daysLater(next, 7))
    default:
      return nextOne(weekday, next)
  }
}

const nextOne = (weekday: Weekday, value: LocalDate | undefined): DateMeaning =>
  value ? { kind: 'date', value, yearGuessed: false, weekdayOnly: weekday } : { kind: 'impossible' }

const NTH = pattern(
  `(?:jede[nrsm]? )?(\\d\\.|${ORDINAL}|letzte[rnsm]?|vorletzte[rnsm]?) (${WEEKDAY})${END}(?: (?:im|in|des|vom) (?:monats? )?(${MONTH})(?:,? (?:(?:im jahre? |in )?((?:19|20|21)\\d\\d)${END}|(?:des )?(${YEAR_FROM_NOW})))?)?`,
)
const OF_MONTH = pattern(`(?: (?:im|in|des|vom) (?:\\p{L}+ )?(?:monats?|quartals?|halbjahre?s?|jahres|jahr)${END})`)

/** "erster Montag im Mai", "letzter Freitag im März 2027". Without a month it is no single day. */
export const readNthWeekday: DateReader = (small, index, today) => {
  const match = at(NTH, small, index)
  if (!match) return undefined
  const [all, which = '', weekdayName = '', monthName, year, yearFromNow] = match
  const end = index + all.length
  if (all.startsWith('jede')) return { what: vague(), end }
  if (monthName === undefined) {
    const ofMonth = at(OF_MONTH, small, end)
    if (ofMonth) return { what: vague(), end: end + ofMonth[0].length }
    // "letzten Montag" is a day of the past.
    return which.startsWith('letzt') ? undefined : { what: vague(), end }
  }
  const inYear = (of: number) => nthWeekday(which, weekdayNamed(weekdayName) ?? 1, of, monthNamed(monthName) ?? 1)
  const named = year === undefined ? yearFromNow && yearMeant(yearFromNow, today) : Number(year)
  if (named) return { what: exactly(inYear(named)), end }
  const thisYear = dateOf(yearOf(today), monthNamed(monthName) ?? 1, 1)
  const isOver = thisYear !== undefined && lastDayOfMonth(thisYear) < today
  // A fifth Monday that this May does not have is not looked for in later years.
  if (!isOver && !inYear(yearOf(today))) return { what: { kind: 'impossible' }, end }
  return { what: exactly(nextSuchDay(today, inYear), true), end }
}

function nthWeekday(which: string, weekday: Weekday, year: number, month: number): LocalDate | undefined {
  const first = dateOf(year, month, 1)
  if (!first) return undefined
  const last = lastDayOfMonth(first)
  const fromEnd = which.startsWith('letzt') ? 0 : which.startsWith('vorletzt') ? 1 : undefined
  const day =
    fromEnd === undefined
      ? daysLater(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * ((readOrdinal(which) ?? 0) - 1))
      : daysLater(last, -((weekdayOf(last) - weekday + 7) % 7) - 7 * fromEnd)
  return day && day >= first && day <= last ? day : undefined
}
