/** How long something lasts, as people write it in German: "2,5 Stunden", "Dauer: 90 Minuten", "anderthalb Stunden lang". */

import { anyOf, CARDINAL, numberOf } from '#src/language/words/number-words.ts'
import { at, before, type Match, type Position, pattern, scan } from '#src/language/words/scan.ts'
import { END } from './calendar-words.ts'

export type DurationMeaning =
  | { readonly kind: 'lasts'; readonly minutes: number }
  /** "2 bis 3 Stunden", "höchstens zwei Stunden" */
  | { readonly kind: 'vague' }

export type DurationReading = DurationMeaning & Position

const ABOUT = '(?:(?:ca\\.?|circa|etwa|ungefaehr|rund|insgesamt|voraussichtlich|von) )'
/** At most, at least: no exact duration. */
const LIMIT = '(?:(?:maximal|max\\.?|hoechstens|laengstens|mindestens|mind\\.?|bis zu) )'
const LEAD = pattern(
  `((?:(?:mit |bei )?(?:einer |der )?(?:sitzungs)?dauer|dauert|fuer|insgesamt):? )?${ABOUT}*(${LIMIT})?${ABOUT}*`,
)
/** A clean "1½" reads "11⁄2". */
const HALVES = '\\d{1,2} 1/2|\\d{0,2}1\\u20442'
const PARTS_OF_ONE: Readonly<Record<string, number>> = { halbe: 0.5, dreiviertel: 0.75, viertel: 0.25, halb: 0.5 }
const NUMBER = `${HALVES}|\\d{1,3}(?:[.,]\\d{1,2})?|(?:eine )?(?:halbe|dreiviertel)|anderthalb|${CARDINAL}einhalb|${CARDINAL}`
const HOURS = `(?:stunden?|std\\.?|h)${END}`
const MINUTES = `(?:minuten?|min\\.?)${END}`

const SPAN = pattern(`(?:${NUMBER})(?: ?- ?| bis (?:zu )?| oder )(${NUMBER}) ?(?:(${HOURS})|${MINUTES})`)
const IN_HOURS = pattern(
  `(${NUMBER})(?: ?(${HOURS})|-?stuendig(?:e[rnsm]?)?${END})(?:(?: und|,)? (\\d{1,2}|${CARDINAL}) ?${MINUTES})?`,
)
const IN_MINUTES = pattern(`(${NUMBER})(?: ?${MINUTES}|-?minuetig(?:e[rnsm]?)?${END})`)
const PART_OF_AN_HOUR = pattern(`(?:eine )?(${anyOf(['dreiviertel', 'viertel', 'halb'])})stunde${END}`)
/** "2h30", "1:30 Stunden"; "14:30 h" is a time of day. */
const COMPACT = pattern(`(\\d{1,2})(?: ?h ?(\\d{2})${END}|:(\\d{2}) ?(?:(h)${END}|(?:stunden?|std\\.?)${END}))`)
/** After "Dauer" a clock counts hours, too: "Dauer 1:30". */
const CLOCK_LED = pattern(`(\\d{1,2}):(\\d{2})${END}(?! ?uhr)`)
const LONG = pattern(` lang${END}`)

/** These make of it a shift, a distance or a part: "um 2 Stunden verschieben", "in 2 Stunden", "alle 2 Stunden". */
const NO_DURATION_BEFORE =
  /(?:um|in|vor|nach|alle|binnen|innerhalb|seit|ab|bis|gegen|zwischen|je|pro|noch|anfahrt|fahrzeit|anreise|pause|vorlauf):? (?:ca\.? |etwa |rund |von )?$/
const NO_DURATION_AFTER = pattern(
  ` (?:spaeter|frueher|eher|vorher|nachher|zuvor|danach|laenger|kuerzer|mehr|weniger|vor|nach|fahrt|fahrzeit|anfahrt|anreise|pause|vorlauf)${END}`,
)
/** "2 h" lasts, "14 h" is a time of day. */
const FIRST_HOUR_OF_DAY = 7

/** Everything in the text that says how long something lasts, in order. */
export const readDurations = (text: string): readonly DurationReading[] => scan<DurationMeaning>(text, readDuration)

function readDuration(small: string, index: number): Match<DurationMeaning> | undefined {
  const earlier = before(small, index)
  if (/[\d.,:/-]$/.test(earlier) || NO_DURATION_BEFORE.test(earlier)) return undefined
  const lead = at(LEAD, small, index)
  const from = index + (lead?.[0].length ?? 0)
  const isLed = lead?.[1] !== undefined
  const amount = readAmount(small, from, isLed)
  if (!amount) return undefined
  const long = at(LONG, small, amount.end)
  const end = amount.end + (long?.[0].length ?? 0)
  if (!isLed && !long && at(NO_DURATION_AFTER, small, end)) return undefined
  const isExact = amount.minutes !== undefined && lead?.[2] === undefined
  return { what: isExact ? { kind: 'lasts', minutes: amount.minutes } : { kind: 'vague' }, end }
}

interface Amount {
  /** Undefined: more than one number is said. */
  readonly minutes: number | undefined
  readonly end: number
}

function readAmount(small: string, from: number, isLed: boolean): Amount | undefined {
  const isTime = (hours: number, unit: string | undefined) => unit === 'h' && hours >= FIRST_HOUR_OF_DAY && !isLed
  const span = at(SPAN, small, from)
  if (span) {
    return isTime(amountOf(span[1] ?? ''), span[2]) ? undefined : { minutes: undefined, end: from + span[0].length }
  }
  const compact = at(COMPACT, small, from) ?? (isLed ? at(CLOCK_LED, small, from) : undefined)
  if (compact) {
    const [all, hours, short, long, unit] = compact
    const isBare = short !== undefined && long === undefined && unit === undefined
    if (isTime(Number(hours), isBare ? 'h' : unit)) return undefined
    return { minutes: Number(hours) * 60 + Number(short ?? long), end: from + all.length }
  }
  const hours = at(IN_HOURS, small, from)
  if (hours) {
    const [all, number = '', unit, minutes] = hours
    if (isTime(amountOf(number), unit) && !/[.,]/.test(number)) return undefined
    const more = minutes === undefined ? 0 : (numberOf(minutes) ?? 0)
    return { minutes: Math.round(amountOf(number) * 60) + more, end: from + all.length }
  }
  const minutes = at(IN_MINUTES, small, from)
  if (minutes) return { minutes: Math.round(amountOf(minutes[1] ?? '')), end: from + minutes[0].length }
  const part = at(PART_OF_AN_HOUR, small, from)
  return part && { minutes: (PARTS_OF_ONE[part[1] ?? ''] ?? 0) * 60, end: from + part[0].length }
}

/** "2,5", "1 1/2", "anderthalb", "zweieinhalb", "eine halbe", "zwei" as a number. */
function amountOf(said: string): number {
  const word = said.replace(/^eine (?=halbe|dreiviertel)/, '')
  const whole = /^(\d{0,2}?) ?1[/\u2044]2$/.exec(word)
  if (whole) return Number(whole[1]) + 0.5
  if (/^\d/.test(word)) return Number(word.replace(',', '.'))
  if (word === 'anderthalb') return 1.5
  const half = /^(.+)einhalb$/.exec(word)?.[1]
  if (half !== undefined) return (numberOf(half) ?? 0) + 0.5
  return PARTS_OF_ONE[word] ?? numberOf(word) ?? 0
}
