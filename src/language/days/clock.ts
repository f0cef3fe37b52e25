/** One time of day as it is written or spoken, before anybody knows which half of the day is meant. */

import { anyOf, CARDINAL, numberOf } from '#src/language/words/number-words.ts'
import { at, pattern } from '#src/language/words/scan.ts'
import { ANY_MONTH, END, WEEKDAY } from './calendar-words.ts'

export interface Clock {
  /** Minutes since midnight, as said. */
  readonly minutes: number
  /** Spoken hours go up to twelve: "halb drei", "um drei", "3 Uhr". */
  readonly isSpoken: boolean
  /** Said, but no time of day: "25 Uhr". */
  readonly isImpossible: boolean
  readonly end: number
}

const HOURS = anyOf([
  'ein',
  'eins',
  'zwei',
  'zwo',
  'drei',
  'vier',
  'fuenf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwoelf',
])
const HOUR = `(\\d{1,2}|${HOURS})`
const O_CLOCK = `(?: ?uhr| ?h)${END}`

const WITH_COLON = pattern(`(\\d{1,2}):(\\d{2})(?::\\d{2})?(?!:)(?:${O_CLOCK}|${END})`)
const WITH_DOT = pattern(`(\\d{1,2})\\.(\\d{2})${O_CLOCK}`)
const WITH_DOT_LED = pattern(`(\\d{1,2})\\.(\\d{2})(?!\\.?\\d)${END}`)
const WITH_H = pattern(`(\\d{1,2}) ?h(\\d{2})?${END}`)
/** What can be counted, so that "10 Uhr 30 Personen" has no minutes and "um 10 Minuten" no hour. */
const COUNTED =
  '(?: ?(?:%|€|prozent|euro|eur|minute|min|std|stunde|tag|woche|monat|jahr|person|leute|teilnehm|mitglied|plaetze|stueck|stimme|mal|uhr|punkt))'
const DAY_FOLLOWS = `(?:\\.? ?(?:\\d|${ANY_MONTH})|[.:,]\\d| ?(?:-|bis) ?\\d{1,2}\\.(?!\\d\\d))`
const WITH_WORD = pattern(
  `(\\d{1,2}|${CARDINAL}) ?uhr${END}(?: (\\d{1,2}|${CARDINAL})${END}(?!${DAY_FOLLOWS}|\\.(?! ?$)|${COUNTED}))?`,
)
const FRACTION = pattern(`(halb|dreiviertel|viertel nach|viertel vor|viertel) ${HOUR}${END}(?: ?uhr${END})?`)
const MINUTES_FROM = pattern(
  `(fuenf|zehn|zwanzig|fuenfundzwanzig|5|10|20|25)(?: min(?:uten)?)? (vor|nach) (halb )?${HOUR}${END}(?!${DAY_FOLLOWS}|${COUNTED}|\\.\\d)(?: ?uhr${END})?`,
)
const BARE = pattern(`${HOUR}${END}(?!${DAY_FOLLOWS}|${COUNTED}|[-/]\\d| (?:${WEEKDAY}))`)

/**
 * @param isLed whether a word before it says that a time follows ("um"), so that a bare number is one
 */
export function readClock(small: string, index: number, isLed: boolean): Clock | undefined {
  const colon =
    at(WITH_COLON, small, index) ?? at(WITH_DOT, small, index) ?? (isLed ? at(WITH_DOT_LED, small, index) : undefined)
  if (colon) return clock(index + colon[0].length, Number(colon[1]), Number(colon[2]), false)
  const word = at(WITH_WORD, small, index)
  if (word) {
    const [all, hour = '', minute] = word
    // "3 Uhr" is said of the afternoon, too; "03 Uhr" is not.
    const isSpoken = !/^(?:0\d|0)$/.test(hour) && (numberOf(hour) ?? 0) < 7
    return clock(
      index + all.length,
      numberOf(hour) ?? 99,
      minute === undefined ? 0 : (numberOf(minute) ?? 0),
      isSpoken || isWord(hour),
    )
  }
  const h = at(WITH_H, small, index)
  // "2 h" is a duration.
  if (h && (isLed || Number(h[1]) >= 7)) return clock(index + h[0].length, Number(h[1]), Number(h[2] ?? 0), false)
  const fraction = at(FRACTION, small, index)
  if (fraction) {
    const offset =
      { halb: -30, dreiviertel: -15, 'viertel vor': -15, 'viertel nach': 15, viertel: -45 }[fraction[1] ?? ''] ?? 0
    return fromHour(index + fraction[0].length, fraction[2], offset)
  }
  const from = at(MINUTES_FROM, small, index)
  if (from) {
    const sign = from[2] === 'vor' ? -1 : 1
    return fromHour(index + from[0].length, from[4], sign * (numberOf(from[1] ?? '') ?? 0) - (from[3] ? 30 : 0))
  }
  const bare = isLed ? at(BARE, small, index) : undefined
  // "um 25" counts something else.
  if (!bare || (numberOf(bare[1] ?? '') ?? 99) > 24) return undefined
  return clock(index + bare[0].length, numberOf(bare[1] ?? '') ?? 99, 0, !/^0/.test(bare[1] ?? ''))
}

const isWord = (hour: string): boolean => !/^\d/.test(hour)

function clock(end: number, hour: number, minute: number, isSpoken: boolean): Clock {
  return {
    minutes: hour * 60 + minute,
    isSpoken: isSpoken && hour <= 12,
    // 24:00 is the end of a day; whoever asks decides what that is worth.
    isImpossible: minute > 59 || hour > 24 || (hour === 24 && minute > 0),
    end,
  }
}

function fromHour(end: number, hourSaid: string | undefined, offset: number): Clock {
  const hour = numberOf(hourSaid ?? '') ?? 99
  return { minutes: (hour * 60 + offset + 1440) % 1440, isSpoken: hour <= 12, isImpossible: hour > 24, end }
}
