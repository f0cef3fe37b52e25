/** The year behind a date: "2027" attached or apart, "'27", "nächsten Jahres", "zwanzig siebenundzwanzig". */
import type { LocalDate } from '#src/calendar/local-date.ts'
import { numberOf } from '#src/language/words/number-words.ts'
import { fullYear, yearFromNow } from './calendar-words.ts'
import type { Match, Tokens } from './tokens.ts'

const digits = (said: Tokens, at: number): number => Number(said.text(at))

/** The year, if it can be one of a date. */
export const yearOr = (year: number): number | 'none' => (year >= 1900 && year <= 2199 ? year : 'none')
/** 00 to 79 are of this century. */
export const ofCentury = (twoDigits: number): number => (twoDigits < 80 ? 2000 : 1900) + twoDigits

/** "2027" and "27" right behind a date; "7" shows that it is none: "12.3.7". */
export function attachedYear(said: Tokens, at: number): number | 'none' | 'no date' | undefined {
  const { length } = said.text(at)
  const isHour =
    said.is(at + 1, 'uhr', 'h') || (said.isMark(at + 1, ':') && said.isGlued(at + 2) && said.isNumber(at + 2))
  if (isHour || (said.isGlued(at + 1) && said.isWord(at + 1))) return undefined
  if (length === 1) return 'no date'
  return length === 2 ? ofCentury(digits(said, at)) : length === 4 ? yearOr(digits(said, at)) : 'none'
}

/** "im Jahr 2028", "2028", "'28", "28" at the end, "nächsten Jahres", "zwanzig siebenundzwanzig" */
export function yearApart(said: Tokens, index: number, today: LocalDate): Match<number> | undefined {
  const comma = said.skip(index, ',', '/')
  const full = fullYear(said, said.skip(comma, 'im jahr', 'im jahre', 'in'))
  if (full && !said.is(full.next, 'uhr', 'euro', 'eur', '€')) return full
  const short = said.is(index, "'") && /^\d\d$/u.test(said.text(index + 1)) ? index + 1 : undefined
  if (short !== undefined) return { what: ofCentury(digits(said, short)), next: short + 1 }
  // Hours end at 24: a bare "27" behind a date can only be a year, and only if nothing is counted with it.
  const isYear = !said.isGlued(index) && /^(?:2[5-9]|[3-7]\d)$/u.test(said.text(index))
  if (isYear && isClosedBehind(said, index + 1)) return { what: ofCentury(digits(said, index)), next: index + 1 }
  return spokenYear(said, index) ?? yearFromNow(said, said.skip(comma, 'im', 'des'), today)
}
const isClosedBehind = (said: Tokens, at: number): boolean =>
  at >= said.length || said.is(at, ',', ';', ')', 'um') || (said.is(at, '.') && at + 1 >= said.length)

function spokenYear(said: Tokens, at: number): Match<number> | undefined {
  if (!said.isWord(at)) return undefined
  const thousands = /^zweitausend(?:und)?(.+)$/u.exec(said.text(at))?.[1]
  const inOne = numberOf(thousands ?? '')
  if (inOne !== undefined) return { what: 2000 + inOne, next: at + 1 }
  const short = numberOf(said.text(at + 1))
  if (said.is(at, 'zwanzig') && short !== undefined && short > 19) return { what: 2000 + short, next: at + 2 }
  const alone = numberOf(said.text(at))
  return alone !== undefined && alone > 24 && isClosedBehind(said, at + 1)
    ? { what: ofCentury(alone), next: at + 1 }
    : undefined
}
