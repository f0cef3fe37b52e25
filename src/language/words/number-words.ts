/** German number words, folded: "zwei", "zwölfter". */
const ONES = ['', 'ein', 'zwei', 'drei', 'vier', 'fuenf', 'sechs', 'sieben', 'acht', 'neun'] as const
const TEENS = [
  'zehn',
  'elf',
  'zwoelf',
  'dreizehn',
  'vierzehn',
  'fuenfzehn',
  'sechzehn',
  'siebzehn',
  'achtzehn',
  'neunzehn',
] as const
const TENS = ['', '', 'zwanzig', 'dreissig', 'vierzig', 'fuenfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'] as const
const ORDINALS_BELOW_13 = [
  '',
  'erst',
  'zweit',
  'dritt',
  'viert',
  'fuenft',
  'sechst',
  'siebt',
  'acht',
  'neunt',
  'zehnt',
  'elft',
  'zwoelft',
] as const

function wordFor(n: number): string {
  if (n < 10) return ONES[n] ?? ''
  if (n < 20) return TEENS[n - 10] ?? ''
  const ten = TENS[Math.floor(n / 10)] ?? ''
  return n % 10 === 0 ? ten : `${ONES[n % 10]}und${ten}`
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

const cardinals = new Map<string, number>(upTo(99).map((n) => [wordFor(n), n]))
for (const one of ['eins', 'eine', 'einem', 'einer', 'einen']) cardinals.set(one, 1)
cardinals.set('zwo', 2)

/** Without its ending: "zwoelft" for "zwölfter". */
const ordinals = new Map<string, number>(
  upTo(31).map((n) => [n < 13 ? (ORDINALS_BELOW_13[n] ?? '') : n < 20 ? `${wordFor(n)}t` : `${wordFor(n)}st`, n]),
)
ordinals.set('siebent', 7)

/** A choice of words as the source of a pattern, longest first so that none hides behind its beginning. */
export const anyOf = (words: Iterable<string>): string =>
  `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`

/** Source of a pattern for 1 to 99 in words. */
export const CARDINAL = anyOf(cardinals.keys())
/** Source of a pattern for "erster" to "einunddreißigster", in every case. */
export const ORDINAL = `${anyOf(ordinals.keys())}e[rnsm]?`

/** @returns the number written in digits or as a folded word */
export const numberOf = (word: string): number | undefined =>
  /^\d{1,4}$/.test(word) ? Number(word) : cardinals.get(word)
/** @returns the number of "3.", "dritter" or "dritten", folded */
export function readOrdinal(word: string): number | undefined {
  const digits = /^(\d{1,2})(?:\.|te[rnsm]?)?$/.exec(word)
  return digits ? Number(digits[1]) : ordinals.get(word.replace(/e[rnsm]?$/, ''))
}
