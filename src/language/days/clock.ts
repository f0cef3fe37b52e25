/** One time of day as it is written or spoken, before anybody knows which half of the day is meant. */
import { anyMonth, cardinal, isCounted, longWeekday } from './calendar-words.ts'
import type { Tokens } from './tokens.ts'

export interface Clock {
  /** Minutes since midnight, as said. */
  readonly minutes: number
  /** Spoken hours go up to twelve: "halb drei", "um drei", "3 Uhr". */
  readonly isSpoken: boolean
  /** Said, but no time of day: "25 Uhr". */
  readonly isImpossible: boolean
  /** Minutes since midnight that are meant elsewhere: "viertel drei" is 2:15 in the east and south, 3:15 to who hears "nach". */
  readonly orElse?: number
  /** "kurz nach zehn": near that time, not at it. */
  readonly isNear?: true
  /** The token behind it. */
  readonly next: number
}

/**
 * @param isLed whether a word before it says that a time follows ("um"), so that a bare number is one
 */
export function readClock(said: Tokens, index: number, isLed: boolean): Clock | undefined {
  const near = said.behind(index, 'kurz vor', 'kurz nach')
  const from = near ?? said.skip(index, 'punkt', 'schlag', 'genau', 'puenktlich')
  const clock =
    colon(said, from) ??
    dotted(said, from, isLed) ??
    withoutMark(said, from) ??
    withWord(said, from) ??
    withH(said, from, isLed) ??
    fraction(said, from) ??
    minutesFrom(said, from) ??
    bare(said, from, isLed || near !== undefined)
  return clock && near !== undefined ? { ...clock, isNear: true } : clock
}

/** Behind a clock: "Uhr", "h". */
const isOClock = (said: Tokens, index: number): boolean => said.is(index, 'uhr', 'h')
const behindOClock = (said: Tokens, index: number): number => (isOClock(said, index) ? index + 1 : index)
const hasDigits = (said: Tokens, index: number, digits: number): boolean =>
  said.isNumber(index) && said.text(index).length <= digits
const isTwoDigits = (said: Tokens, index: number): boolean =>
  said.isGlued(index) && said.isNumber(index) && said.text(index).length === 2
/** Two digits glued to a mark, and no word or number that goes on from them. */
const isMinute = (said: Tokens, index: number): boolean =>
  isTwoDigits(said, index) &&
  (!said.isGlued(index + 1) || said.at(index + 1).kind === 'mark' || isOClock(said, index + 1))
const value = (said: Tokens, index: number): number => Number(said.text(index))

/** "14:30", "14:30:00 Uhr" */
function colon(said: Tokens, at: number): Clock | undefined {
  if (!hasDigits(said, at, 2) || !said.isMark(at + 1, ':') || !isMinute(said, at + 2)) return undefined
  const end = said.isMark(at + 3, ':') && isMinute(said, at + 4) ? at + 5 : at + 3
  if (said.isMark(end, ':') && said.isGlued(end + 1)) return undefined
  return clock(behindOClock(said, end), value(said, at), value(said, at + 2), false)
}

/** "14.30 Uhr", "14,30 Uhr", "um 14.30" */
function dotted(said: Tokens, at: number, isLed: boolean): Clock | undefined {
  if (!hasDigits(said, at, 2) || !said.isMark(at + 1, '.', ',') || !isTwoDigits(said, at + 2)) return undefined
  const end = at + 3
  if (isOClock(said, end)) return clock(end + 1, value(said, at), value(said, at + 2), false)
  const goesOn = said.isGlued(end) && (!said.is(end, '.') || said.isGlued(end + 1)) && !isPause(said, end)
  const isTime = isLed && said.is(at + 1, '.') && !goesOn && !said.isMark(end, '.')
  return isTime ? clock(end, value(said, at), value(said, at + 2), false) : undefined
}
const isPause = (said: Tokens, index: number): boolean => said.is(index, ',', ';', ')', '-', '?', '!', '/')

/** "1430 Uhr" */
function withoutMark(said: Tokens, at: number): Clock | undefined {
  const digits = said.text(at)
  if (!/^[0-2]\d[0-5]\d$/u.test(digits) || !said.is(at + 1, 'uhr')) return undefined
  return clock(at + 2, Number(digits.slice(0, 2)), Number(digits.slice(2)), false)
}

/** "9 Uhr", "9 Uhr 30", "zehn Uhr dreißig" */
function withWord(said: Tokens, at: number): Clock | undefined {
  const hour = hasDigits(said, at, 2) || said.isWord(at) ? cardinal(said, at) : undefined
  if (!hour || !said.is(hour.next, 'uhr')) return undefined
  const minute = minuteBehind(said, hour.next + 1)
  const isWord = said.isWord(at)
  // "3 Uhr" is said of the afternoon, too; "03 Uhr" is not.
  const isSpoken = isWord || (hour.what < 7 && hour.what > 0 && !said.text(at).startsWith('0'))
  return clock(minute?.next ?? hour.next + 1, hour.what, minute?.what ?? 0, isSpoken)
}

/** A minute has two digits or is a round number in words: never the article of what follows ("um 14 Uhr eine KoK"). */
function minuteBehind(said: Tokens, at: number): { readonly what: number; readonly next: number } | undefined {
  const isDigits = said.isNumber(at) && said.text(at).length === 2
  const minute = isDigits || said.isWord(at) ? cardinal(said, at) : undefined
  if (!minute || minute.what > 59 || (!isDigits && minute.what % 5 !== 0 && minute.what < 13)) return undefined
  const { next } = minute
  // "… vierzehn Uhr dreißig Punkt": the dictated end of a sentence is counted by nothing.
  const isSentenceEnd = said.is(next, 'punkt') && next + 1 === said.length
  if (isDayFollowing(said, next) || (isCounted(said, next) && !isSentenceEnd)) return undefined
  // "10 Uhr 12. Mai": a number of the next words.
  return said.isMark(next, '.') && next + 1 < said.length ? undefined : minute
}

/** "14h", "14h30", "14 h 30"; "2 h" lasts. */
function withH(said: Tokens, at: number, isLed: boolean): Clock | undefined {
  if (!hasDigits(said, at, 2) || !said.is(at + 1, 'h') || (!isLed && value(said, at) < 7)) return undefined
  const minute = minuteBehind(said, at + 2)
  return clock(minute?.next ?? at + 2, value(said, at), minute?.what ?? 0, false)
}

/** An hour of twelve in digits or words. */
function spokenHour(said: Tokens, at: number): { readonly what: number; readonly next: number } | undefined {
  const isWord = said.isWord(at) && !said.is(at, 'eine', 'einem', 'einer', 'einen')
  const hour = hasDigits(said, at, 2) || isWord ? cardinal(said, at) : undefined
  const isHour = hour && (said.isNumber(at) || hour.what <= 24)
  return isHour && (said.is(hour.next, 'uhr') || !isCounted(said, hour.next)) ? hour : undefined
}

const FRACTIONS: readonly (readonly [string, number])[] = [
  ['halb', -30],
  ['dreiviertel', -15],
  ['drei viertel', -15],
  ['3 / 4', -15],
  ['viertel vor', -15],
  ['viertel nach', 15],
  ['viertel', -45],
]

/** "halb drei", "drei viertel neun", "viertel vor elf" */
function fraction(said: Tokens, at: number): Clock | undefined {
  for (const [words, offset] of FRACTIONS) {
    const behind = said.behind(at, words)
    const hour = behind === undefined ? undefined : spokenHour(said, behind)
    if (!hour || isDayFollowing(said, hour.next)) continue
    const end = said.is(hour.next, 'uhr') ? hour.next + 1 : hour.next
    const meant = fromHour(end, hour.what, offset)
    return words === 'viertel' ? { ...meant, orElse: fromHour(end, hour.what, 15).minutes } : meant
  }
  return undefined
}

/** "fünf vor halb drei", "20 nach 9" */
function minutesFrom(said: Tokens, at: number): Clock | undefined {
  const minutes = cardinal(said, at)
  if (!minutes || ![5, 10, 15, 20, 25].includes(minutes.what)) return undefined
  const direction = said.skip(minutes.next, 'min', 'minuten')
  if (!said.is(direction, 'vor', 'nach')) return undefined
  const half = said.skip(direction + 1, 'halb')
  const hour = spokenHour(said, half)
  if (!hour || isDayFollowing(said, hour.next)) return undefined
  const sign = said.is(direction, 'vor') ? -1 : 1
  const end = said.is(hour.next, 'uhr') ? hour.next + 1 : hour.next
  return fromHour(end, hour.what, sign * minutes.what - (half > direction + 1 ? 30 : 0))
}

function bare(said: Tokens, at: number, isLed: boolean): Clock | undefined {
  const hour = isLed ? spokenHour(said, at) : undefined
  // "um 25" counts something else.
  if (!hour || hour.what > 24 || isDayFollowing(said, hour.next)) return undefined
  const { next } = hour
  if (said.is(next, 'uhr')) return undefined
  if (said.isMark(next, '-', '/') && said.isGlued(next + 1) && said.isNumber(next + 1)) return undefined
  if (longWeekday(said, next)) return undefined
  return clock(next, hour.what, 0, !said.text(at).startsWith('0'))
}

/** A day stands here, so that the number before it is a part of it: "10. Mai", "10.-12.5.", "10.5". */
function isDayFollowing(said: Tokens, index: number): boolean {
  if (said.isMark(index, '.', ':', ',') && said.isGlued(index + 1) && said.isNumber(index + 1)) return true
  const at = said.isMark(index, '.') ? index + 1 : index
  if (anyMonth(said, at) || said.isNumber(at)) return true
  const connected = said.is(index, '-', 'bis') ? index + 1 : undefined
  if (connected === undefined || !said.isNumber(connected) || !said.isMark(connected + 1, '.')) return false
  return !isTwoDigits(said, connected + 2)
}

function clock(next: number, hour: number, minute: number, isSpoken: boolean): Clock {
  return {
    minutes: hour * 60 + minute,
    isSpoken: isSpoken && hour <= 12,
    // 24:00 is the end of a day; whoever asks decides what that is worth.
    isImpossible: minute > 59 || hour > 24 || (hour === 24 && minute > 0),
    next,
  }
}

const fromHour = (next: number, hour: number, offset: number): Clock => ({
  minutes: (hour * 60 + offset + 1440) % 1440,
  isSpoken: hour <= 12,
  isImpossible: hour > 24,
  next,
})

const CLOCK_ALONE = /^(?:[01]?\d|2[0-3])\.(?:1[3-9]|[2-5]\d)$/u

/** "13.30" and nothing else can be no day: it is a time. */
export const asClockAlone = (cleaned: string): string => (CLOCK_ALONE.test(cleaned) ? `${cleaned} Uhr` : cleaned)
