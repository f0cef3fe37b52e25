/** Words around a day that say it is not meant, or that it only bounds the days that are: "nicht am", "spätestens am". */
import type { Weekday } from '#src/calendar/local-date.ts'
import { longWeekday, weekdayCalled } from './calendar-words.ts'
import type { DateMeaning } from './date-meaning.ts'
import type { MatchedSpan, Tokens } from './tokens.ts'

type SpanRead = MatchedSpan<DateMeaning>

/** As many words before a day are looked at. */
const LOOK_BACK = 12
const LEADS = 'am an den dem der des vom zum auf ab bis fuer in im vor nach'.split(' ')
/** So many words at most lie between "nicht" and its day: "kann nicht länger warten am". */
const MOST_BETWEEN = 3
const NEVER = [
  'auf keinen fall',
  'in keinem fall',
  'keinesfalls',
  'niemals',
  'nie',
  'ausser',
  'ausgenommen',
  'bis auf',
  'mit ausnahme von',
  'mit ausnahme des',
]
const NONE = /^kein(?:e|en|er|em)?$/u

/** Behind "nicht", "außer", "auf keinen Fall"; "noch nicht" and "nicht öffentlich" are said of something else. */
function behindNever(said: Tokens, index: number): number | undefined {
  const isNot = said.is(index, 'nicht') && !said.is(index - 1, 'noch') && !said.is(index + 1, 'oeffentlich')
  return isNot ? index + 1 : said.behind(index, ...NEVER)
}

/** How many words stand before the ones that lead to the day; undefined: more than words. */
function wordsBetween(said: Tokens, from: number, day: number): number | undefined {
  let end = day
  while (end > from && (said.is(end - 1, ...LEADS) || (said.is(end - 1, ',') && end < day))) end -= 1
  for (let at = from; at < end; at += 1) if (!said.isWord(at)) return undefined
  return end - from
}

/** Where "nicht am", "keine Sitzung am" begins before a day. */
function excludedBefore(said: Tokens, earliest: number, day: number): number | undefined {
  for (let at = earliest; at < day; at += 1) {
    const behind = behindNever(said, at)
    const between = behind === undefined || behind > day ? undefined : wordsBetween(said, behind, day)
    if (between !== undefined && between <= MOST_BETWEEN) return at
    const named = NONE.test(said.text(at)) ? wordsBetween(said, at + 1, day) : undefined
    if (named !== undefined && named >= 1 && named <= MOST_BETWEEN) return at
  }
  return undefined
}

const FILLERS =
  'ist sind waere geht passt kann koennen gilt ich wir es das da mir uns leider gar auch aber bitte'.split(' ')
const MOST_FILLERS = 4
const REFUSING = ['nicht', 'nie', 'auf keinen fall', 'keinesfalls', 'ausgeschlossen', 'entfaellt']
/** "Nicht vor 10 Uhr", "nicht öffentlich": said of something else than the day. */
const NOT_OF_THE_DAY = 'vor nach ab um spaeter frueher oeffentlich vergessen nur im in bei am an den dem der'.split(' ')

/** Where "nicht", "passt leider nicht", "um 10 Uhr geht auf keinen Fall" ends behind a day. */
function excludedAfter(said: Tokens, index: number): number | undefined {
  let at = behindHour(said, index)
  for (let fillers = 0; fillers < MOST_FILLERS && said.is(at, ...FILLERS); fillers += 1) at += 1
  const next = said.behind(at, ...REFUSING)
  if (next === undefined || said.is(next, ...NOT_OF_THE_DAY)) return undefined
  return longWeekday(said, next) || weekdays(said, next) ? undefined : next
}
const TAKING_OUT = ['raus', 'weg', 'rausnehmen', 'wegnehmen', 'weglassen', 'streichen', 'faellt raus', 'faellt weg']
/** "den Montag raus"; "bis Dienstag, den 4.5. raus" sends something. */
function takenOut(said: Tokens, { from, next }: SpanRead): number | undefined {
  const isNamed = said.is(from - 1, 'den', 'der') && (from < 2 || !said.is(from - 2, ',', 'bis', 'auf', 'fuer'))
  return isNamed ? said.behind(said.skip(next, 'bitte', 'wieder', 'noch', 'auch'), ...TAKING_OUT) : undefined
}

function behindHour(said: Tokens, index: number): number {
  const hour = said.skip(said.skip(index, ','), 'um')
  if (!said.isNumber(hour) || said.text(hour).length > 2) return index
  const minute = said.isMark(hour + 1, '.', ':') && said.isNumber(hour + 2) ? hour + 3 : hour + 1
  return said.skip(minute, 'uhr')
}

const GOING_ON = ', und oder noch sowie bzw . auch nicht bis - am an den dem der zum'.split(' ')
/** "nicht am 17. oder 18.6." */
function goesOn(said: Tokens, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!said.is(at, ...GOING_ON)) return false
  return true
}

const BOUNDS =
  'spaetestens|allerspaetestens|fruehestens|allerfruehestens|nicht vor|nicht nach|irgendwann|vor|nach|rund um|um'.split(
    '|',
  )
const BOUND_LEADS = ['vor', 'nach', 'bis', 'ab', 'zum', 'am', 'den', 'dem', 'der', 'um', ',']

/** "spätestens am", "vor dem", "rund um den": bounds of days, none of them is the day. */
function boundBefore(said: Tokens, earliest: number, day: number): number | undefined {
  for (let at = earliest; at < day; at += 1) {
    let next = said.behind(at, ...BOUNDS)
    while (next !== undefined && next < day && said.is(next, ...BOUND_LEADS)) next += 1
    if (next === day) return at
  }
  return undefined
}

/**
 * The same readings, but what is excluded or only a bound is none of the days meant. Each reading then covers the
 * words that say so, so that they are no left-overs.
 */
export function withoutExcluded(said: Tokens, readings: readonly SpanRead[]): readonly SpanRead[] {
  const all: SpanRead[] = []
  for (const reading of readings) {
    const last = all.at(-1)
    const earliest = Math.max(last?.next ?? 0, reading.from - LOOK_BACK)
    const never = excludedBefore(said, earliest, reading.from)
    const isMore = last?.what.kind === 'excluded' && goesOn(said, last.next, reading.from)
    const after =
      never === undefined && !isMore ? (excludedAfter(said, reading.next) ?? takenOut(said, reading)) : undefined
    const bound = reading.what.kind === 'date' ? boundBefore(said, earliest, reading.from) : undefined
    if (never !== undefined || isMore || after !== undefined) {
      const what = excluded(said, reading, earliest)
      all.push({ what, from: never ?? reading.from, next: after ?? reading.next })
    } else if (bound !== undefined)
      all.push({ what: { kind: 'vague', candidates: [] }, from: bound, next: reading.next })
    else all.push(reading)
  }
  return withWeekdays(said, all)
}

/** "nicht vor dem" and "nicht vom 10. bis 14.5." exclude more than the days that are named. */
function excluded(said: Tokens, { what, from, next }: SpanRead, earliest: number): DateMeaning {
  let isMore = false
  for (let at = from - 1; at >= earliest && !said.is(at, ','); at -= 1)
    isMore ||= said.is(at, 'vor', 'nach', 'bis', 'ab', 'vom') && !(said.is(at, 'bis') && said.is(at + 1, 'auf'))
  let isSpan = false
  for (let at = from; at < next; at += 1) isSpan ||= said.is(at, '-', 'bis')
  if (what.kind === 'date' && what.weekdayOnly) {
    return { kind: 'excluded', days: [], weekdays: isMore ? [] : [what.weekdayOnly] }
  }
  const days = what.kind === 'date' ? [what.value] : what.kind === 'vague' && !isSpan ? what.candidates : []
  return { kind: 'excluded', days: isMore ? [] : days, weekdays: [] }
}

interface Weekdays {
  readonly days: readonly Weekday[]
  readonly next: number
}

/** "Montag", "montags und freitags", "Montage, Dienstage" */
function weekdays(said: Tokens, index: number): Weekdays | undefined {
  const days: Weekday[] = []
  let next = index
  for (let at = index; ; ) {
    const one = weekdayNamed(said, at)
    if (!one) break
    days.push(one)
    next = at + 1
    at = said.skip(said.skip(next, ','), 'und', 'oder')
    if (at === next) break
  }
  return days.length > 0 ? { days, next } : undefined
}
function weekdayNamed(said: Tokens, at: number): Weekday | undefined {
  const plural = /^(.+(?:tag|woch|abend))(?:s|e|en)$/u.exec(said.text(at))?.[1]
  return weekdayCalled(plural ?? '') ?? longWeekday(said, at)?.what
}
/** "nicht montags", "außer freitags", "keine Montage": days nobody counts up. */
function withWeekdays(said: Tokens, readings: readonly SpanRead[]): readonly SpanRead[] {
  const excludedDays: SpanRead[] = []
  for (let at = 0; at < said.length; at += 1) {
    const never = behindNever(said, at) ?? (said.is(at, 'kein', 'keine', 'keinen') ? at + 1 : undefined)
    let from = never
    while (from !== undefined && said.is(from, 'am', 'an', 'einem', 'einen')) from += 1
    const found = from === undefined ? undefined : weekdays(said, from)
    if (!found || isDated(readings, from ?? at, found.next)) continue
    excludedDays.push({ what: { kind: 'excluded', days: [], weekdays: found.days }, from: at, next: found.next })
  }
  const isFree = (one: SpanRead) => !excludedDays.some(({ from, next }) => one.from < next && one.next > from)
  return [...readings.filter(isFree), ...excludedDays].toSorted((one, other) => one.from - other.from)
}
/** "nicht am Dienstag, den 4.5." is one Tuesday. */
const isDated = (readings: readonly SpanRead[], from: number, next: number): boolean =>
  readings.some(
    (one) =>
      one.from < next && one.next > next && one.next > from && one.what.kind === 'excluded' && one.what.days.length > 0,
  )
