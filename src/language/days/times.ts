/**
 * Times of day as people write them in German. Where the half of the day is not said, office hours decide, and the
 * reading says that it is guessed.
 */
import { type LocalTime, parseLocalTime } from '#src/calendar/local-date.ts'
import { clean, fold } from '#src/language/words/normalise.ts'
import { numberOf } from '#src/language/words/number-words.ts'
import { remembered } from '#src/language/words/remembered.ts'
import { anyWeekday, cardinal } from './calendar-words.ts'
import { type Clock, readClock } from './clock.ts'
import { durationsIn } from './durations.ts'
import { DAY, HALF_DAY, PARTS, partBefore, partBehind, partWord } from './parts-of-day.ts'
import { type Match, type Position, readAll, type Tokens, tokensOf } from './tokens.ts'

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
  /** No single time a meeting can begin at: "nachmittags", "nach 12 Uhr", "viertel drei". */
  | { readonly kind: 'vague'; readonly candidates: readonly LocalTime[] }

export type TimeReading = TimeMeaning & Position

/** Minutes since midnight between which meetings begin and end. */
const OFFICE_OPENS = 7 * 60
const OFFICE_CLOSES = 20 * 60
/** "9 c.t." */
const ACADEMIC_QUARTER = 15

const ABOUT = ['um', 'gegen', 'circa', 'etwa', 'ungefaehr', 'spaetestens', 'ca .', 'ca']
const NEARLY = ['ca .', 'ca', 'circa', 'etwa', 'ungefaehr', 'so']
/** What leads to a time, and as what. */
const LEADS: Readonly<Record<string, TimeLead>> = {
  um: 'at',
  gegen: 'about',
  gg: 'about',
  ab: 'from',
  von: 'from',
  bis: 'until',
  vor: 'around',
  nach: 'around',
  zwischen: 'between',
  fruehestens: 'around',
  spaetestens: 'around',
  beginn: 'at',
  start: 'at',
  uhrzeit: 'at',
  ende: 'until',
  endet: 'until',
  endzeit: 'until',
  schluss: 'until',
}
const NOUNS: ReadonlySet<string> = new Set(['beginn', 'start', 'uhrzeit', 'ende', 'endzeit', 'schluss'])
const BEHIND_NOUN = ['ist', 'wird', 'jetzt', 'nun', 'neu', 'erst', 'schon', 'doch', 'auf', 'bitte']
type TimeLead = 'at' | 'about' | 'from' | 'until' | 'around' | 'between'
/** After these a bare number counts something else unless more shows that it is an hour. */
const COUNTING_LEADS = ['von', 'zwischen', 'ab', 'bis', 'vor', 'nach', 'fruehestens', 'spaetestens']

/** Everything in the text that speaks of a time of day, in order. A part of the day beside an exact time is left out. */
export const readTimes = remembered((text: string): readonly TimeReading[] => {
  const said = tokensOf(text)
  // "Dauer 1:30 Stunden" is no time of day.
  const durations = durationsIn(said)
  const readings = readAll(said, readTime).filter(
    (time) => !durations.some(({ start, end }) => time.start < end && time.end > start),
  )
  const hasClock = readings.some(({ kind }) => kind !== 'vague')
  return hasClock ? readings.filter((reading) => reading.kind !== 'vague' || /\d| /.test(reading.said)) : readings
})

/** What stands before a clock. */
interface LedTime {
  readonly lead?: TimeLead
  readonly word: string
  readonly isAbout: boolean
  readonly next: number
}

function readLead(said: Tokens, index: number): LedTime {
  const nearly = said.behind(index, ...NEARLY)
  // "etwa um 14 Uhr", "so gegen zehn"
  const at = nearly ?? index
  const word = said.text(at)
  const lead = said.isWord(at) ? LEADS[word] : undefined
  if (lead === undefined) {
    return { word: '', isAbout: nearly !== undefined && !said.is(index, 'so'), next: said.is(index, 'so') ? index : at }
  }
  let next = said.is(at + 1, ':') ? at + 2 : at + 1
  // "das Ende jetzt erst auf 16:30"
  if (NOUNS.has(word)) while (said.is(next, ...BEHIND_NOUN)) next += 1
  next = said.skip(next, 'um', 'gegen', 'spaetestens')
  const behind = said.behind(next, ...NEARLY)
  const isAbout = lead === 'about' || nearly !== undefined || behind !== undefined
  return { lead, word, isAbout, next: behind ?? next }
}

function readTime(said: Tokens, index: number): Match<TimeMeaning> | undefined {
  if (said.isWithinNumber(index) && !isBehindDate(said, index)) return undefined
  const partFirst = said.isWord(index) ? partWord(said, index) : undefined
  const leading = readLead(said, partFirst ? said.skip(partFirst.next, ',') : index)
  const { word, next: from } = leading
  const lead = word === 'bis' && said.isNumber(index - 1) ? undefined : leading.lead
  const first = readFirst(said, from, lead === undefined ? '' : word)
  const isDuration = from === index && said.is(said.is(index - 1, ':') ? index - 2 : index - 1, ...LASTING)
  if (!first || isDuration) return leading.lead && !partFirst ? boundPart(said, index, from) : partAlone(said, index)
  const to = behindTo(said, first.next, lead === 'between')
  const second = to === undefined ? undefined : readClock(said, to, true)
  const end = readBehind(said, (second ?? first).next)
  const part = end.part ?? partFirst?.what ?? partBefore(said, index)
  const begins = end.isQuarterLater ? { ...first, minutes: first.minutes + ACADEMIC_QUARTER } : first
  const isAbout = leading.isAbout || end.isAbout
  return {
    what: end.isElsewhere ? vague(begins.minutes) : meaning(begins, second, lead, part, isAbout),
    next: end.next,
  }
}

const LASTING = ['dauer', 'dauert', 'insgesamt', 'je', 'fuer']

/** "11.5.14:30" */
const isBehindDate = (said: Tokens, index: number): boolean =>
  said.is(index - 1, '.') && said.isNumber(index - 2) && said.is(index - 3, '.') && said.isNumber(index - 4)

/** "von 10 bis 12" are times only together; "ab 10" and "bis 12" may count anything, unless they stand at the end. */
function readFirst(said: Tokens, from: number, lead: string): Clock | undefined {
  const isCounting = COUNTING_LEADS.includes(lead)
  const isSpan = startsSpan(said, from)
  const isMarked = said.behind(from + 1, ...ACADEMIC, ...SHARP) !== undefined
  const plain = readClock(said, from, isSpan || isMarked || (lead !== '' && !isCounting))
  if (plain || !isCounting) return plain ?? (isSpan ? spanStart(said, from) : undefined)
  const bare = readClock(said, from, true) ?? (isSpan ? spanStart(said, from) : undefined)
  if (!bare) return undefined
  if (lead !== 'von' && lead !== 'zwischen') {
    // "bis 12.06" is a day.
    const isDay = lead === 'bis' && said.isMark(from + 1, '.', ':')
    return !isDay && lead !== 'vor' && lead !== 'nach' && isNothingBehind(said, bare.next) ? bare : undefined
  }
  const to = behindTo(said, bare.next, lead === 'zwischen')
  return to !== undefined && readClock(said, to, true) ? bare : undefined
}

/** Nothing follows that a bare number could count. */
const isNothingBehind = (said: Tokens, index: number): boolean =>
  index >= said.length || said.is(index, ')') || (said.isMark(index, ',', ';') && !said.isGlued(index + 1))

/** Where the second clock stands: behind "bis", "-", and "und" of "zwischen". */
function behindTo(said: Tokens, index: number, isBetween: boolean): number | undefined {
  const to = isBetween ? said.behind(index, 'und') : said.behind(said.skip(index, 'uhr'), 'bis', '-')
  return to === undefined ? undefined : said.skip(to, ...ABOUT)
}

/** "9-11 Uhr", "neun bis elf Uhr": what stands behind the second number says that both are hours. */
function startsSpan(said: Tokens, from: number): boolean {
  const first = isHourWritten(said, from)
  const to = first === undefined ? undefined : said.behind(first, 'bis', '-')
  if (to === undefined || (said.is(first ?? 0, '-') && said.isWord(from))) return false
  const start = said.skip(to, ...ABOUT)
  const second = isHourWritten(said, start)
  if (second !== undefined && said.is(second, 'uhr', 'h')) return true
  // "am 20.5. 9 bis 11 im Rathaus": behind a day two bare numbers are hours; "15.10. 9-12" alone may be anything.
  const isWhole = said.is(second ?? 0, ...PLACED) || (isNothingBehind(said, second ?? 0) && !said.is(first ?? 0, '-'))
  if (second !== undefined && isBehindDay(said, from) && isWhole) return true
  // "9 bis halb elf"
  return said.is(start, 'halb', 'viertel', 'dreiviertel') && readClock(said, start, true) !== undefined
}
/** "20.5.", "20.5.2027", "Montag" */
const isBehindDay = (said: Tokens, from: number): boolean =>
  (said.is(from - 1, '.') && said.isNumber(from - 2) && said.is(from - 3, '.') && said.isNumber(from - 4)) ||
  (said.isNumber(from - 1) && said.text(from - 1).length === 4 && said.is(from - 2, '.') && said.isNumber(from - 3)) ||
  anyWeekday(said, from - 1) !== undefined
const PLACED = ['im', 'in', 'ins', 'beim', 'bei', 'online', 'per', 'und', 'mit']

function isHourWritten(said: Tokens, at: number): number | undefined {
  const hour = cardinal(said, at)
  if (!hour || said.text(at).length > (said.isNumber(at) ? 2 : 16)) return undefined
  const hasMinutes = said.isMark(at + 1, '.', ':') && said.isGlued(at + 2) && /^\d\d$/u.test(said.text(at + 2))
  return hasMinutes ? at + 3 : hour.next
}

/** The "10" of "10-12 Uhr", which alone would be no time. */
function spanStart(said: Tokens, from: number): Clock | undefined {
  const hour = cardinal(said, from)
  const next = isHourWritten(said, from)
  if (!hour || next === undefined) return undefined
  const minute = next > from + 1 ? Number(said.text(next - 1)) : undefined
  const isSpoken = minute === undefined && hour.what > 0 && hour.what < 7 && !said.text(from).startsWith('0')
  const minutes = hour.what * 60 + (minute ?? 0)
  return { minutes, isSpoken, isImpossible: hour.what > 24 || (minute ?? 0) > 59, next }
}

/** What stands behind a clock and belongs to it. */
interface Behind {
  readonly part?: string
  readonly isAbout: boolean
  /** A time zone that is not ours. */
  readonly isElsewhere: boolean
  /** "c.t." */
  readonly isQuarterLater: boolean
  readonly next: number
}

const ACADEMIC = ['c . t .', 'c . t', 'ct']
const SHARP = ['s . t .', 's . t', 'st']
const OUR_TIME = ['mez', 'mesz', 'cet', 'cest', 'deutscher zeit', 'ortszeit berlin', 'berliner zeit', 'ortszeit']
const OTHER_TIME = ['utc', 'gmt', 'est', 'edt', 'pst', 'bst', 'eet', 'wez', 'z']

function readBehind(said: Tokens, index: number): Behind {
  const academic = said.behind(index, ...ACADEMIC)
  const sharp = said.behind(index, ...SHARP)
  let next = academic ?? sharp ?? index
  next = said.skip(next, 'rum', 'herum')
  const isAbout = next > (academic ?? sharp ?? index)
  const bracket = said.is(next, '(') ? next + 1 : next
  const ours = said.behind(bracket, ...OUR_TIME)
  const other =
    said.behind(bracket, ...OTHER_TIME) ??
    (/er$/u.test(said.text(bracket)) && said.is(bracket + 1, 'zeit', 'ortszeit') ? bracket + 2 : undefined)
  const zone = ours ?? other
  if (zone !== undefined) next = said.is(zone, ')') && bracket > next ? zone + 1 : zone
  const part = partBehind(said, next)
  return {
    ...(part && { part: part.what }),
    isAbout,
    isElsewhere: ours === undefined && other !== undefined,
    isQuarterLater: academic !== undefined,
    next: part?.next ?? next,
  }
}

/** "bis mittags": an end, and no exact one. */
function boundPart(said: Tokens, index: number, from: number): Match<TimeMeaning> | undefined {
  return said.is(index, 'bis', 'ab', 'gegen') && from === index + 1 ? partAlone(said, from) : undefined
}

function partAlone(said: Tokens, index: number): Match<TimeMeaning> | undefined {
  if (said.is(index - 1, 'guten', 'schoenen', 'heilig', 'heiligen', 'heiliger')) return undefined
  const whole = said.behind(index, 'ganztags', 'ganztaegig', 'den ganzen tag', 'mitternacht')
  if (whole !== undefined) return { what: vague(), next: whole }
  const part = partWord(said, index)
  const isEarly = said.is(index, 'frueh')
  if (!part || (isEarly && !said.is(index - 1, 'heute', 'morgen', 'der') && !anyWeekday(said, index - 1)))
    return undefined
  return { what: part.what === 'mittag' ? vague(HALF_DAY) : vague(), next: part.next }
}

const vague = (...minutes: readonly (number | undefined)[]): TimeMeaning => ({
  kind: 'vague',
  candidates: times(...minutes),
})

function meaning(
  first: Clock,
  second: Clock | undefined,
  lead: TimeLead | undefined,
  part: string | undefined,
  isAbout: boolean,
): TimeMeaning {
  if (first.isImpossible || second?.isImpossible) return { kind: 'impossible' }
  const from = inDay(first, part)
  if (from === undefined) return vague(first.minutes)
  if (first.orElse !== undefined) return vague(from.minutes, inDay({ ...first, minutes: first.orElse }, part)?.minutes)
  if (first.isNear) return vague(from.minutes)
  if (second && lead === 'between') return vague(from.minutes, inDay(second, part)?.minutes)
  // "Vor 10 Uhr" is any time but that one.
  if (lead === 'around') return vague()
  if (lead === 'between') return vague(from.minutes)
  const [value] = times(from.minutes)
  const isEnd = lead === 'until'
  if (value === undefined) return { kind: 'midnight', of: isEnd ? 'end' : 'beginning' }
  if (isEnd) {
    const [other] = first.isSpoken && part === undefined ? times((from.minutes + HALF_DAY) % DAY) : []
    return second ? vague() : { kind: 'end', value, ...(other !== undefined && { other }) }
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

/** "9 bis 11 im Rathaus" */
const LEADING_SPAN =
  /^\d{1,2}(?:[.:]\d{2})? ?(?:[-–]|bis) ?\d{1,2}(?:[.:]\d{2})?(?=,|\s(?:im|in|ins|beim|bei|online|per)(?![\p{L}]))/iu

const LAST_HOUR = 24

/** "9-11" is a time only where one is asked for, there read as "9-11 Uhr", and so is "zehn". */
export function asAskedTime(text: string): string {
  const cleaned = clean(text)
  if (BARE_SPAN.test(cleaned)) return `${cleaned} Uhr`
  const span = LEADING_SPAN.exec(cleaned)
  if (span) return `${span[0]} Uhr${cleaned.slice(span[0].length)}`
  const isWord =
    /^\p{L}+[.!]?$/u.test(cleaned) && (numberOf(fold(cleaned).replace(/[.!]$/, '')) ?? LAST_HOUR + 1) <= LAST_HOUR
  return isWord ? `um ${cleaned}` : cleaned
}

/** "9": an hour only where a time is asked for. */
export function readBareHour(text: string): LocalTime | undefined {
  const hour = /^\d{1,2}$/.exec(clean(text))?.[0]
  return hour === undefined ? undefined : parseLocalTime(`${hour.padStart(2, '0')}:00`)
}
