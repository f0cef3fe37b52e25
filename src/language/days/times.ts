/**
 * Times of day as people write them in German. Where the half of the day is not said, office hours decide, and the
 * reading says that it is guessed.
 */
import { type LocalTime, parseLocalTime } from '#src/calendar/local-date.ts'
import { clean } from '#src/language/words/normalise.ts'
import { at, before, type Match, type Position, pattern, scan } from '#src/language/words/scan.ts'
import { END, WEEKDAY } from './calendar-words.ts'
import { type Clock, readClock } from './clock.ts'
import { readDurations } from './durations.ts'

export type TimeMeaning =
  /** `guessed`: morning or afternoon, or the exact minute, was not said. `until`: the end, where one is said. */
  | { readonly kind: 'time'; readonly value: LocalTime; readonly until?: LocalTime; readonly guessed: boolean }
  /** No clock shows this: 25 Uhr, 14:75. */
  | { readonly kind: 'impossible' }
  /** An end alone: "bis 12 Uhr". `other`: the other half of the day, where the half was not said. */
  | { readonly kind: 'end'; readonly value: LocalTime; readonly other?: LocalTime }
  /** "11 bis 9 Uhr" */
  | { readonly kind: 'reversed'; readonly value: LocalTime; readonly until: LocalTime }
  /** 24 Uhr: begins no day, and ends none of which we know the date. */
  | { readonly kind: 'midnight'; readonly of: 'beginning' | 'end' }
  /** No single time a meeting can begin at: "nachmittags", "nach 12 Uhr". */
  | { readonly kind: 'vague'; readonly candidates: readonly LocalTime[] }

export type TimeReading = TimeMeaning & Position

/** Minutes since midnight between which meetings begin and end. */
const OFFICE_OPENS = 7 * 60
const OFFICE_CLOSES = 20 * 60
const HALF_DAY = 12 * 60
const DAY = 24 * 60

/** Parts of the day in minutes since midnight: from, up to. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  morgen: [4 * 60, HALF_DAY - 1],
  frueh: [4 * 60, HALF_DAY - 1],
  vormittag: [6 * 60, HALF_DAY],
  mittag: [11 * 60, 15 * 60 - 1],
  nachmittag: [HALF_DAY, 19 * 60 - 1],
  abend: [16 * 60 + 30, DAY - 1],
}
const PART = 'morgen|frueh|vormittag|mittag|nachmittag|abend'

const LEAD =
  '(?:(um|gegen|ab|von|bis|vor|nach|zwischen|beginn:?|start:?|uhrzeit:?|ende:?|endet|endzeit:?|schluss:?)(?: um| gegen)?(?: (ca\\.?|circa|etwa|ungefaehr|so))?|(ca\\.?|circa|etwa|ungefaehr)) '
const LED = pattern(LEAD)
const ABOUT = '(?:(?:um|gegen|ca\\.?|circa|etwa|ungefaehr) )?'
const TO = pattern(`(?:(?: uhr)? ?- ?|(?: uhr)? bis )${ABOUT}`)
const AND = pattern(' und ')
const EXPLICIT_SPAN = pattern(
  `\\d{1,2}(?:[.:]\\d{2})?(?= ?(?:-|bis) ?${ABOUT}\\d{1,2}(?:[.:]\\d{2})? ?(?:uhr|h)(?![\\p{L}\\p{N}]))`,
)
const SPOKEN_SPAN = pattern('\\p{L}+(?= bis \\p{L}+ uhr(?![\\p{L}\\p{N}]))')
const PART_AFTER = pattern(`,? (?:(${PART})s|frueh|am (${PART}))${END}`)
/** "nachmittags um drei", "früh um 9"; "morgen um drei" is another day. */
const PART_FIRST = pattern(`(?:(vormittag|mittag|nachmittag|abend)s?|(morgen)s|(frueh)),? `)
/** "Montagabend um acht", "Montag morgen um 9" */
const PART_OF_DAY_BEFORE = new RegExp(`(?:(?:${WEEKDAY}) ?|am |heute )(${PART}),? $`, 'u')
const PART_ALONE = pattern(`(?:(vormittag|nachmittag|mittag|abend)s?|(morgen)s|mitternacht|ganztags|ganztaegig)${END}`)
const MORNING = new RegExp(`(?:am|heute|gestern|${WEEKDAY}) $`)
const EARLY = pattern(`frueh${END}`)
const NO_DAYTIME = /(?:guten|schoenen) $/
/** "Dauer 14 h" */
const DURATION = /(?:dauer:?|dauert|insgesamt|je|fuer) $/
const END_LEADS = ['bis', 'ende', 'endet', 'endzeit', 'schluss']
/** Between digits "bis" counts something else: "Raum 10 bis 12". */
const COUNTS_ON = /\d $/
/** Nothing follows that a bare number could count. */
const NOTHING_FOLLOWS = /^(?: ?$|[,;] |\))/

/** Everything in the text that speaks of a time of day, in order. A part of the day beside an exact time is left out. */
export function readTimes(text: string): readonly TimeReading[] {
  // "Dauer 1:30 Stunden" is no time of day.
  const durations = readDurations(text)
  const readings = scan<TimeMeaning>(text, readTime).filter(
    (time) => !durations.some(({ start, end }) => time.start < end && time.end > start),
  )
  const hasClock = readings.some(({ kind }) => kind !== 'vague')
  return hasClock ? readings.filter((reading) => reading.kind !== 'vague' || /\d| /.test(reading.said)) : readings
}

function readTime(small: string, index: number): Match<TimeMeaning> | undefined {
  const earlier = before(small, index)
  if (/\d[.:,/-]$/.test(earlier) && !/\d\.\d{1,2}\.$/.test(earlier)) return undefined
  const partFirst = at(PART_FIRST, small, index)
  const begin = index + (partFirst?.[0].length ?? 0)
  const led = at(LED, small, begin)
  const lead = (led?.[1] ?? '').replace(':', '')
  const from = begin + (led?.[0].length ?? 0)
  const isAbout = lead === 'gegen' || led?.[2] !== undefined || led?.[3] !== undefined
  const isSpan = at(EXPLICIT_SPAN, small, from) !== undefined || at(SPOKEN_SPAN, small, from) !== undefined
  const leadsToBare = ['um', 'gegen', 'beginn', 'start', 'uhrzeit', 'ende', 'endet', 'endzeit', 'schluss']
  const isBareAllowed = isSpan || leadsToBare.includes(lead)
  const first = readFirst(small, from, COUNTS_ON.test(earlier) && lead === 'bis' ? '' : lead, isBareAllowed)
  if (!first || (led === undefined && DURATION.test(earlier))) {
    return led && !partFirst ? undefined : partAlone(small, index, earlier)
  }
  const connected = at(lead === 'zwischen' ? AND : TO, small, first.end)
  const second = connected ? readClock(small, first.end + connected[0].length, true) : undefined
  const last = second ?? first
  const after = at(PART_AFTER, small, last.end)
  const partSaid = partFirst?.[1] ?? partFirst?.[2] ?? partFirst?.[3] ?? PART_OF_DAY_BEFORE.exec(earlier)?.[1]
  const part = after ? (after[1] ?? after[2] ?? 'frueh') : partSaid
  const end = last.end + (after?.[0].length ?? 0)
  return { what: meaning(first, second, lead, part, isAbout), end }
}

/** "von 10 bis 12" are times only together; "ab 10" and "bis 12" may count anything, unless they stand at the end. */
function readFirst(small: string, from: number, lead: string, isBareAllowed: boolean): Clock | undefined {
  const plain = readClock(small, from, isBareAllowed)
  if (plain || !['von', 'zwischen', 'ab', 'bis'].includes(lead)) return spanStart(small, from, isBareAllowed) ?? plain
  const bare = readClock(small, from, true) ?? spanStart(small, from, true)
  if (!bare) return undefined
  if (lead === 'ab' || lead === 'bis') {
    // "bis 12.06" is a day.
    const isDay = lead === 'bis' && /[.:]/.test(small.slice(from, bare.end))
    return !isDay && NOTHING_FOLLOWS.test(small.slice(bare.end, bare.end + 2)) ? bare : undefined
  }
  const connected = at(lead === 'zwischen' ? AND : TO, small, bare.end)
  return connected && readClock(small, bare.end + connected[0].length, true) ? bare : undefined
}

/** The "10" of "10-12 Uhr", which alone would be no time. */
function spanStart(small: string, from: number, isBareAllowed: boolean): Clock | undefined {
  const match = isBareAllowed ? at(EXPLICIT_SPAN, small, from) : undefined
  if (!match) return undefined
  const [hour = '', minute] = match[0].split(/[.:]/)
  const [h, m] = [Number(hour), Number(minute ?? 0)]
  const isSpoken = minute === undefined && h > 0 && h < 7 && !hour.startsWith('0')
  return { minutes: h * 60 + m, isSpoken, isImpossible: h > 24 || m > 59, end: from + match[0].length }
}

function partAlone(small: string, index: number, earlier: string): Match<TimeMeaning> | undefined {
  if (NO_DAYTIME.test(earlier)) return undefined
  const match =
    at(PART_ALONE, small, index) ??
    (MORNING.test(earlier) ? at(pattern(`morgen${END}`), small, index) : undefined) ??
    (/(?:heute|morgen) $/.test(earlier) ? at(EARLY, small, index) : undefined)
  if (!match) return undefined
  return {
    what: { kind: 'vague', candidates: match[1] === 'mittag' ? times(HALF_DAY) : [] },
    end: index + match[0].length,
  }
}

function meaning(
  first: Clock,
  second: Clock | undefined,
  lead: string,
  part: string | undefined,
  isAbout: boolean,
): TimeMeaning {
  if (first.isImpossible || second?.isImpossible) return { kind: 'impossible' }
  const from = inDay(first, part)
  if (from === undefined) return { kind: 'vague', candidates: times(first.minutes) }
  if (second && lead === 'zwischen')
    return { kind: 'vague', candidates: times(from.minutes, inDay(second, part)?.minutes) }
  // "Vor 10 Uhr" is any time but that one.
  if (lead === 'vor' || lead === 'nach') return { kind: 'vague', candidates: [] }
  if (lead === 'zwischen') return { kind: 'vague', candidates: times(from.minutes) }
  const [value] = times(from.minutes)
  const isEnd = END_LEADS.includes(lead)
  if (value === undefined) return { kind: 'midnight', of: isEnd ? 'end' : 'beginning' }
  if (isEnd) {
    const [other] = first.isSpoken && part === undefined ? times((from.minutes + HALF_DAY) % DAY) : []
    return second ? { kind: 'vague', candidates: [] } : { kind: 'end', value, ...(other !== undefined && { other }) }
  }
  if (!second) return { kind: 'time', value, guessed: from.isGuessed || isAbout }
  return withEnd(value, from, second, isAbout)
}

/** The end lies behind the beginning: "9 bis 1" ends at 13:00. */
function withEnd(
  value: LocalTime,
  from: { minutes: number; isGuessed: boolean },
  second: Clock,
  isAbout: boolean,
): TimeMeaning {
  const later = second.minutes + HALF_DAY
  // "11 bis 9" is rather a slip than a day of ten hours.
  const isLikely = later > from.minutes && (from.minutes >= HALF_DAY || later <= OFFICE_CLOSES)
  const isShifted = second.minutes <= from.minutes && second.isSpoken && isLikely
  const [until] = times(isShifted ? later : second.minutes)
  if (until === undefined) return { kind: 'midnight', of: 'end' }
  if (until <= value) return { kind: 'reversed', value, until }
  return { kind: 'time', value, until, guessed: from.isGuessed || isAbout || isShifted }
}

/** Which half of the day: as said by its part, otherwise the one within office hours. */
function inDay(
  { minutes, isSpoken }: Clock,
  part: string | undefined,
): { minutes: number; isGuessed: boolean } | undefined {
  const other = (minutes + HALF_DAY) % DAY
  const isEarly = minutes < HALF_DAY + 60
  if (part !== undefined) {
    const [earliest, latest] = PARTS[part] ?? [0, DAY]
    const fits = (isEarly ? [minutes, other] : [minutes]).filter((time) => time >= earliest && time <= latest)
    return fits.length === 1 && fits[0] !== undefined ? { minutes: fits[0], isGuessed: false } : undefined
  }
  if (!isSpoken) return { minutes, isGuessed: false }
  const isInOffice = (time: number) => time >= OFFICE_OPENS && time <= OFFICE_CLOSES
  if (isInOffice(minutes)) return { minutes, isGuessed: minutes < HALF_DAY && isInOffice(other) }
  return isInOffice(other) ? { minutes: other, isGuessed: true } : { minutes, isGuessed: true }
}

const times = (...minutes: readonly (number | undefined)[]): LocalTime[] =>
  minutes.flatMap((time) => {
    if (time === undefined) return []
    const two = (n: number) => String(n).padStart(2, '0')
    return parseLocalTime(`${two(Math.floor(time / 60))}:${two(time % 60)}`) ?? []
  })

const BARE_SPAN = /^\d{1,2}(?:[.:]\d{2})? ?(?:[-–]|bis) ?\d{1,2}(?:[.:]\d{2})?$/u

/** "9-11" is a time only where one is asked for: there it is read as "9-11 Uhr". */
export function asAskedTime(text: string): string {
  const cleaned = clean(text)
  return BARE_SPAN.test(cleaned) ? `${cleaned} Uhr` : cleaned
}

/** "9": an hour only where a time is asked for. */
export function readBareHour(text: string): LocalTime | undefined {
  const hour = /^\d{1,2}$/.exec(clean(text))?.[0]
  return hour === undefined ? undefined : parseLocalTime(`${hour.padStart(2, '0')}:00`)
}
