/** How many: "3", "drei Personen", "Nullmeldung". */
import { clean, fold } from './normalise.ts'
import { numberOf } from './number-words.ts'

const NONE = /^(?:keine?r?|nullmeldung|niemand|fehlanzeige|entfaellt|null)(?: personen?)?[.]?$/
/** What is counted in a report. */
const COUNTED =
  '(?:person(?:en)?|leute|menschen|leistungsberechtigte|schueler(?:innen)?|schulabgaenger(?:innen)?|jugendliche|faelle|fall|stueck)'
const AMOUNT = new RegExp(
  `^(?:(?:es |das )?(?:sind|waren|war|ist) (?:es )?)?(?:(?:insgesamt|zusammen|genau|die|alle) )*(?<amount>\\d{1,6}|[a-z]{2,20})(?: (?:${COUNTED}))?(?: (?:gemeldet|mitgeteilt|benannt|gewesen|insgesamt))*[.]?$`,
)

/** @returns undefined if the text is anything but a number of persons: a name beside it makes it none */
export function readCount(text: string): number | undefined {
  // Folding drops the sign: "-3" is no number of persons.
  if (/^\s*[-−]/.test(text)) return undefined
  const said = fold(clean(text))
  if (NONE.test(said)) return 0
  const amount = AMOUNT.exec(said)?.groups?.amount
  if (amount === undefined) return undefined
  return /^\d/.test(amount) ? Number(amount) : numberOf(amount)
}

/** "40 Personen": a number that says what it counts. */
export const isNamedCount = (text: string): boolean => /[a-z]/i.test(text) && readCount(text) !== undefined

const WITHIN =
  /(?<![\d.,:/–-])(?<amount>\d{1,6}) (?:Personen|Person|Leute|Menschen|Leistungsberechtigte|Schüler(?:innen)?|Schulabgänger(?:innen)?|Jugendliche|Fälle|Stück)(?![\p{L}\d])|(?<=(?:waren|sind)(?: es)?(?: doch| nur| insgesamt| genau| eigentlich)? )(?<amount>\d{1,6})(?=\s*(?:$|[,;!?]|\.(?!\d)))/giu

/** "12 Stück am 3.5. rausgeschickt", "waren doch 3": the one number of the text that says what it counts. */
export function countWithin(
  text: string,
): { readonly count: number; readonly start: number; readonly end: number } | undefined {
  const [only, ...others] = Array.from(clean(text).matchAll(WITHIN))
  const amount = only?.groups?.amount
  if (!only || amount === undefined || others.length > 0) return undefined
  return { count: Number(amount), start: only.index, end: only.index + only[0].length }
}

/** "3,5 Personen": half a person is a slip of the pen, and the comma parts nothing. */
export const isFractionOfPersons = (text: string): boolean =>
  /\d[,.]\d{1,2} ?(?:person|leistungsberecht|schüler|fäll)/iu.test(clean(text))
