/** How many: "3", "drei Personen", "Nullmeldung". */
import { clean, fold } from './normalise.ts'
import { numberOf } from './number-words.ts'

const NONE = /^(?:keine?r?|nullmeldung|niemand|fehlanzeige|entfaellt|null)(?: personen?)?[.]?$/
const AMOUNT =
  /^(?:(?:es )?(?:sind|waren|war|ist) )?(?:insgesamt |zusammen )?(?<amount>\d{1,6}|[a-z]{2,20})(?: (?:person|personen|leute|menschen|leistungsberechtigte|schueler|schuelerinnen|schulabgaenger|schulabgaengerinnen|jugendliche|faelle|fall))?[.]?$/

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

/** "3,5 Personen": half a person is a slip of the pen, and the comma parts nothing. */
export const isFractionOfPersons = (text: string): boolean =>
  /\d[,.]\d{1,2} ?(?:person|leistungsberecht|schüler|fäll)/iu.test(clean(text))
