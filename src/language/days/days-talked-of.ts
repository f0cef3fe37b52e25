/**
 * A short answer to a question about days, read against the days the question named: "Donnerstag" after "KW 24" is the
 * Thursday of that week, and "den 9." one of two days and not the next 9th there is.
 */
import { dayOf, type LocalDate, type Weekday, weekdayOf } from '#src/calendar/local-date.ts'
import { readYesNo } from '#src/language/answers.ts'
import { clean } from '#src/language/words/normalise.ts'
import { anyWeekday } from './calendar-words.ts'
import { daysLater, inWeekAhead, type RelativeDate, shifted } from './date-meaning.ts'
import type { DateReading } from './dates.ts'
import { tokensOf } from './tokens.ts'

export interface DaysMeant {
  /** In order. */
  readonly days: readonly LocalDate[]
  /** No other day can be meant; otherwise they are asked about. */
  readonly isCertain: boolean
  readonly start: number
  readonly end: number
}

const SHORT_ALONE = /^(?:(?:am|lieber|dann|doch|der|den|also)[ ,]+)*(mo|di|mi|do|fr|sa|so)(?:\.|(?=$|[ ,]))/iu
const DAY_ALONE = /(?:^|[ ,])(?:(?:am|den|dem|der)[ ,]*)?(\d{1,2})(?:\.(?![ ]?\d)|$)/iu
const PLACE_IN_ROW =
  /^(?:(?:am|den|dem|der|lieber|dann|doch|also)[ ,]+)*(erste|früheste|frühere|zweite|dritte|vierte|fünfte|letzte|spätere|späteste)(?:re)?[nrms]?[.!]*$/iu
const PLACES: Readonly<Record<string, number>> = {
  erste: 0,
  früheste: 0,
  frühere: 0,
  zweite: 1,
  dritte: 2,
  vierte: 3,
  fünfte: 4,
  letzte: -1,
  spätere: -1,
  späteste: -1,
}

/**
 * @param readings what `readDates` found in the text
 * @param candidates days the bot named as what can be meant
 * @param day the day that is known, or was refused
 * @returns undefined: nothing in the text belongs to these days
 */
export function readDaysTalkedOf(
  text: string,
  all: readonly DateReading[],
  candidates: readonly LocalDate[],
  day: LocalDate | undefined,
): DaysMeant | undefined {
  // "Mittwochs kann er nie, lieber Dienstag": a habit is no day, and one that is not meant neither.
  const isDay = (one: DateReading): boolean =>
    one.kind !== 'excluded' && (one.kind !== 'vague' || one.candidates.length > 0)
  const readings = all.length > 1 ? all.filter(isDay) : all
  if (readings.length > 1) return undefined
  const cleaned = clean(text)
  const [reading] = readings
  if (reading?.kind === 'date' && reading.weekdayOnly === undefined) return undefined
  if (reading?.kind === 'vague') return ofVague(reading, candidates, day)
  const weekday = weekdaySaid(cleaned, reading)
  if (weekday) return ofWeekday(weekday, candidates, day)
  if (reading || candidates.length === 0) return undefined
  const number = DAY_ALONE.exec(cleaned)
  const onThat = candidates.filter((one) => dayOf(one) === Number(number?.[1]))
  if (number && onThat.length > 0) {
    return { days: onThat, isCertain: onThat.length === 1, start: number.index, end: number.index + number[0].length }
  }
  const whole = { start: 0, end: cleaned.length }
  const index = PLACES[PLACE_IN_ROW.exec(cleaned)?.[1]?.toLowerCase() ?? '']
  const chosen = index === undefined ? undefined : candidates.at(index)
  if (chosen) return { days: [chosen], isCertain: true, ...whole }
  return candidates.length === 1 && readYesNo(cleaned) === 'yes'
    ? { days: candidates, isCertain: true, ...whole }
    : undefined
}

interface WeekdaySaid {
  readonly weekday: Weekday
  readonly start: number
  readonly end: number
}

function weekdaySaid(cleaned: string, reading: DateReading | undefined): WeekdaySaid | undefined {
  if (reading?.kind === 'date' && reading.weekdayOnly) return { ...reading, weekday: reading.weekdayOnly }
  const short = reading ? null : SHORT_ALONE.exec(cleaned)
  const weekday = anyWeekday(tokensOf(short?.[1] ?? ''), 0)?.what
  return short && weekday ? { weekday, start: 0, end: short[0].length } : undefined
}

function ofWeekday(
  { weekday, start, end }: WeekdaySaid,
  candidates: readonly LocalDate[],
  day: LocalDate | undefined,
): DaysMeant | undefined {
  const those = candidates.filter((one) => weekdayOf(one) === weekday)
  if (those.length > 0) return { days: those, isCertain: those.length === 1, start, end }
  const near = candidates[0] ?? day
  if (!near) return undefined
  const thatWeek = inWeekAhead(near, 0, weekday)
  if (!thatWeek) return undefined
  // Behind the day in its own week there is only one; before it, that one or the next can be meant.
  if (thatWeek > near && candidates.length === 0) return { days: [thatWeek], isCertain: true, start, end }
  return { days: existing(thatWeek, daysLater(thatWeek, 7)), isCertain: false, start, end }
}

function ofVague(
  reading: DateReading & { readonly kind: 'vague' },
  candidates: readonly LocalDate[],
  day: LocalDate | undefined,
): DaysMeant | undefined {
  const { start, end, relative } = reading
  const number = DAY_OF_A_MONTH.exec(reading.said)?.groups
  const isOnThat = (one: LocalDate): boolean =>
    dayOf(one) === Number(number?.day) &&
    (number?.weekday === undefined || reading.candidates.some((other) => weekdayOf(other) === weekdayOf(one)))
  const both =
    number === undefined
      ? reading.candidates.filter((one) => candidates.includes(one))
      : candidates.length > 0
        ? candidates.filter(isOnThat)
        : daysAround(day).filter(isOnThat)
  // All of them again is no answer.
  if (both.length === 1) return { days: both, isCertain: true, start, end }
  if (number !== undefined && candidates.length === 0 && both.length > 1)
    return { days: both, isCertain: false, start, end }
  const days =
    relative && day ? existing(shifted(day, relative), isEitherWay(relative) && shifted(day, back(relative))) : []
  // Beside days that were named it is not said from which of them.
  const isCertain = days.length === 1 && candidates.length === 0
  return days.length > 0 ? { days, isCertain, start, end } : undefined
}

/** "13.", "Mittwoch, den 12." */
const DAY_OF_A_MONTH = /^(?<weekday>\p{L}+[., ]+(?:(?:am|den|dem|der) )?)?(?<day>\d{1,2})\.$/u

/** "Lieber den 13." said of 12 May is no 13 March: the days that lie so near that nobody would name their month. */
const NEAR = 20
const daysAround = (day: LocalDate | undefined): readonly LocalDate[] =>
  day === undefined
    ? []
    : Array.from({ length: 2 * NEAR + 1 }, (_, at) => daysLater(day, at - NEAR)).flatMap((one) => one ?? [])

const isEitherWay = (shift: RelativeDate): boolean => 'isEitherWay' in shift && shift.isEitherWay === true

function back(shift: RelativeDate): RelativeDate {
  if ('days' in shift) return { days: -shift.days }
  return 'months' in shift ? { months: -shift.months } : { ...shift, isLater: !shift.isLater }
}

const existing = (...days: readonly (LocalDate | undefined | false)[]): LocalDate[] =>
  days.flatMap((one) => one || []).sort()
