/** How long something lasts, as people write it in German: "2,5 Stunden", "Dauer: 90 Minuten", "anderthalb Stunden lang". */

import { numberOf } from '#src/language/words/number-words.ts'
import { cardinal } from './calendar-words.ts'
import { type Match, type Position, readAll, type Tokens, tokensOf } from './tokens.ts'

export type DurationMeaning =
  | { readonly kind: 'lasts'; readonly minutes: number }
  /** "2 bis 3 Stunden", "höchstens zwei Stunden" */
  | { readonly kind: 'vague' }

export type DurationReading = DurationMeaning & Position

/** Everything in the text that says how long something lasts, in order. */
export const readDurations = (text: string): readonly DurationReading[] => durationsIn(tokensOf(text))
export const durationsIn = (said: Tokens): readonly DurationReading[] => readAll(said, readDuration)

/** These make of it a shift, a distance or a part: "um 2 Stunden verschieben", "in 2 Stunden", "alle 2 Stunden". */
const NO_DURATION_BEFORE =
  'um in vor nach alle binnen innerhalb seit ab bis gegen zwischen je pro noch anfahrt fahrzeit anreise pause vorlauf'.split(
    ' ',
  )
const NO_DURATION_AFTER =
  'spaeter frueher eher vorher nachher zuvor danach laenger kuerzer mehr weniger vor nach fahrt fahrzeit anfahrt anreise pause vorlauf'.split(
    ' ',
  )
const ABOUT = 'ca etwa circa ungefaehr rund insgesamt voraussichtlich von'.split(' ')
/** At most, at least, nearly: no exact duration. */
const LIMITS = ['maximal', 'max .', 'max', 'hoechstens', 'laengstens', 'mindestens', 'mind .', 'bis zu', 'knapp', 'gut']
/** "2 h" lasts, "14 h" is a time of day. */
const FIRST_HOUR_OF_DAY = 7

function readDuration(said: Tokens, index: number): Match<DurationMeaning> | undefined {
  if (said.isGlued(index) && said.is(index - 1, '.', ',', ':', '/', '-')) return undefined
  const about = said.is(index - 1, '.') && said.is(index - 2, 'ca') ? index - 2 : index - 1
  const isAbout = said.is(about, 'ca', 'etwa', 'rund', 'von')
  if (said.is(isAbout ? about - 1 : index - 1, ...NO_DURATION_BEFORE)) return undefined
  const colon = said.is(index - 1, ':') ? index - 2 : -1
  if (colon >= 0 && said.is(colon, ...NO_DURATION_BEFORE)) return undefined
  const { next: from, isLed, isLimited } = readLead(said, index)
  const amount = readAmount(said, from, isLed)
  if (!amount) return undefined
  const next = said.skip(amount.next, 'lang')
  if (!isLed && next === amount.next && said.is(next, ...NO_DURATION_AFTER)) return undefined
  const { minutes } = amount
  return { what: minutes === undefined || isLimited ? { kind: 'vague' } : { kind: 'lasts', minutes }, next }
}

interface Led {
  readonly next: number
  /** "Dauer", "dauert", "für" */
  readonly isLed: boolean
  readonly isLimited: boolean
}

function readLead(said: Tokens, index: number): Led {
  const article = said.skip(said.skip(index, 'mit', 'bei'), 'einer', 'der')
  const length = said.is(article, 'dauer', 'sitzungsdauer') ? article + 1 : undefined
  const lead = length ?? said.behind(index, 'dauert', 'fuer', 'insgesamt')
  let next = lead === undefined ? index : said.skip(lead, ':')
  let isLimited = false
  for (;;) {
    const limit = said.behind(next, ...LIMITS)
    const about = said.is(next, ...ABOUT) ? said.skip(next + 1, '.') : undefined
    const behind = limit ?? about
    if (behind === undefined) return { next, isLed: lead !== undefined, isLimited }
    isLimited ||= limit !== undefined
    next = behind
  }
}

/** "Eine Stunde", "30 Minuten": minutes, where they are said exactly. */
export function readTimeAmount(said: Tokens, from: number): Match<number> | undefined {
  const amount = readAmount(said, from, false)
  return amount?.minutes === undefined ? undefined : { what: amount.minutes, next: amount.next }
}

interface Amount {
  /** Undefined: more than one number is said, or not exactly. */
  readonly minutes: number | undefined
  readonly next: number
}

function readAmount(said: Tokens, from: number, isLed: boolean): Amount | undefined {
  const compact = readCompact(said, from, isLed)
  if (compact) return compact
  const number = readNumber(said, from)
  if (!number) return partOfAnHour(said, from)
  const second = secondNumber(said, number.next)
  const last = second ?? number
  const measure = readMeasure(said, last.next)
  if (!measure) return second ? undefined : partOfAnHour(said, from)
  const isTime = measure.unit === 'h' && number.what >= FIRST_HOUR_OF_DAY && Number.isInteger(number.what)
  if (isTime && !isLed) return undefined
  if (second || number.isNearly) return { minutes: undefined, next: measure.next }
  const minutes = Math.round(number.what * (measure.unit === 'min' ? 1 : 60))
  const more = measure.unit === 'min' || measure.isAdjective ? undefined : minutesBehind(said, measure.next)
  return { minutes: minutes + (more?.what ?? 0), next: more?.next ?? measure.next }
}

/** "2h30", "1:30 Stunden"; "14:30 h" is a time of day. After "Dauer" a clock counts hours, too. */
function readCompact(said: Tokens, from: number, isLed: boolean): Amount | undefined {
  const hours = said.isNumber(from) && said.text(from).length <= 2 ? Number(said.text(from)) : undefined
  const isPair = (at: number) => said.isGlued(at) && /^\d\d$/u.test(said.text(at))
  if (hours === undefined) return undefined
  const amount = (at: number, next: number) => ({ minutes: hours * 60 + Number(said.text(at)), next })
  const isTimeOfDay = hours >= FIRST_HOUR_OF_DAY && !isLed
  if (said.is(from + 1, 'h') && isPair(from + 2)) return isTimeOfDay ? undefined : amount(from + 2, from + 3)
  if (!said.isMark(from + 1, ':') || !isPair(from + 2)) return undefined
  const next = behindMark(said, said.skip(from + 3, 'stunde', 'stunden', 'std', 'h'))
  if (said.is(from + 3, 'h')) return isTimeOfDay ? undefined : amount(from + 2, next)
  if (next > from + 3) return amount(from + 2, next)
  return isLed && !said.is(from + 3, 'uhr') && !said.isMark(from + 3, ':') ? amount(from + 2, from + 3) : undefined
}

interface Amounts extends Match<number> {
  /** "eine gute Stunde" */
  readonly isNearly?: true
}

const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 }
const PARTS_OF_ONE: Readonly<Record<string, number>> = {
  ...FRACTIONS,
  halbe: 0.5,
  halb: 0.5,
  dreiviertel: 0.75,
  viertel: 0.25,
}

/** "2,5", "1 1/2", "anderthalb", "zweieinhalb", "eine halbe", "drei viertel", "zwei" */
function readNumber(said: Tokens, at: number): Amounts | undefined {
  const word = said.text(at)
  if (said.isNumber(at)) return readDigits(said, at)
  if (word === 'anderthalb') return { what: 1.5, next: at + 1 }
  const half = /^(.+)einhalb$/u.exec(word)?.[1]
  if (half !== undefined && numberOf(half) !== undefined) return { what: (numberOf(half) ?? 0) + 0.5, next: at + 1 }
  const one = said.behind(at, 'eine', 'einer', 'ne', "' ne")
  if (one !== undefined && said.is(one, 'gute', 'knappe', 'gute', 'gut'))
    return { what: 1, next: one + 1, isNearly: true }
  const part = one ?? at
  const quarters = cardinal(said, part)
  if (quarters && said.is(quarters.next, 'viertel')) return { what: quarters.what / 4, next: quarters.next + 1 }
  const share = PARTS_OF_ONE[said.text(part)]
  if (share !== undefined && !said.is(part, 'viertel')) return { what: share, next: part + 1 }
  if (one !== undefined) return { what: 1, next: one }
  const whole = cardinal(said, at)
  return whole
}

function readDigits(said: Tokens, at: number): Match<number> | undefined {
  const word = said.text(at)
  if (word.length > 3) return undefined
  const isFraction = said.isMark(at + 1, '.', ',') && said.isGlued(at + 2) && /^\d{1,2}$/u.test(said.text(at + 2))
  if (isFraction) return { what: Number(`${word}.${said.text(at + 2)}`), next: at + 3 }
  const isHalf = (from: number) => said.is(from, '1') && said.isMark(from + 1, '/', '\u2044') && said.is(from + 2, '2')
  if (isHalf(at)) return { what: 0.5, next: at + 3 }
  if (isHalf(at + 1) && word.length <= 2) return { what: Number(word) + 0.5, next: at + 4 }
  const share = said.isGlued(at + 1) ? FRACTIONS[said.text(at + 1)] : undefined
  if (share !== undefined) return { what: Number(word) + share, next: at + 2 }
  return { what: Number(word), next: at + 1 }
}

/** "2 bis 3", "2-3", "2 oder 3" */
function secondNumber(said: Tokens, at: number): Match<number> | undefined {
  const to = said.behind(at, '-', 'bis zu', 'bis', 'oder')
  return to === undefined ? undefined : readNumber(said, to)
}

interface Measure {
  readonly unit: 'h' | 'hours' | 'min'
  readonly isAdjective: boolean
  readonly next: number
}

const behindMark = (said: Tokens, next: number): number =>
  said.is(next - 1, 'std', 'min') && said.isMark(next, '.') ? next + 1 : next

function readMeasure(said: Tokens, index: number): Measure | undefined {
  const at = said.isMark(index, '-') ? index + 1 : index
  const word = said.text(at)
  const adjective = /^(stuendig|minuetig)(?:e[rnsm]?)?$/u.exec(word)?.[1]
  if (adjective) return { unit: adjective === 'stuendig' ? 'hours' : 'min', isAdjective: true, next: at + 1 }
  if (at > index) return undefined
  const next = behindMark(said, at + 1)
  if (['stunde', 'stunden', 'std'].includes(word)) return { unit: 'hours', isAdjective: false, next }
  if (word === 'h') return { unit: 'h', isAdjective: false, next }
  return ['minute', 'minuten', 'min'].includes(word) ? { unit: 'min', isAdjective: false, next } : undefined
}

/** "1 Stunde 30 Minuten", "2 Std. und 15 Min.", "eine Stunde dreißig" */
function minutesBehind(said: Tokens, index: number): Match<number> | undefined {
  const at = said.skip(index, 'und', ',')
  const number = said.isNumber(at) && said.text(at).length > 2 ? undefined : cardinal(said, at)
  if (!number || number.what > 59) return undefined
  if (said.is(number.next, 'minute', 'minuten', 'min'))
    return { what: number.what, next: behindMark(said, number.next + 1) }
  const isLast = number.next >= said.length || said.isMark(number.next, ',', ')')
  return at === index && isLast && number.what % 5 === 0 ? number : undefined
}

/** "Viertelstunde", "eine Dreiviertelstunde", "zweistündig" */
function partOfAnHour(said: Tokens, from: number): Amount | undefined {
  const at = said.skip(from, 'eine', 'einer', 'ne')
  const part = /^(dreiviertel|viertel|halb)stunde$/u.exec(said.text(at))?.[1]
  if (part) return { minutes: (PARTS_OF_ONE[part] ?? 0) * 60, next: at + 1 }
  const adjective = /^(.+?)(einhalb)?(stuendig|minuetig)(?:e[rnsm]?)?$/u.exec(said.text(from))
  const number = adjective?.[1] === 'anderthalb' ? 1.5 : numberOf(adjective?.[1] ?? '')
  if (!adjective || number === undefined) return undefined
  const amount = number + (adjective[2] === undefined ? 0 : 0.5)
  return { minutes: Math.round(amount * (adjective[3] === 'stuendig' ? 60 : 1)), next: from + 1 }
}
