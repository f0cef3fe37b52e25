/** "vom 5.7. bis 23.7.": what is said of the first day, what of the last; and the short answers around it. */
import { clean, fold } from '#src/language/words/normalise.ts'

const SEPARATOR = /(?:^|\s)bis(?:\s+(?:zum|einschl(?:ie(?:ß|ss)lich|\.)))?\s+|\s*[-–]\s*(?=\d)/iu

export interface SpanWords {
  readonly first: string
  /** Absent: only one day is named, and no word says which. */
  readonly last?: string
}

/** "bin bis Freitag nicht da": who is away says no day that does not hold. */
const AWAY =
  / nicht (?:da|hier|erreichbar|verfügbar|verfuegbar|anwesend|im (?:büro|buero|dienst|haus|amt)|am arbeitsplatz)(?=$|[ ,;.!])/giu

const ORDINAL = /(?:^|\s)\p{L}{3,20}te[nr]$/iu
const ORDINAL_WITH_MONTH = /^\p{L}{3,20}te[nr] (?<month>\p{L}{3,12}(?: \d{4})?)/iu

/** "5. bis 23.7.", "ersten bis zum fünften Februar" name the month once. */
export function spanWords(text: string): SpanWords {
  const cleaned = clean(clean(text).replace(AWAY, ''))
  const match = SEPARATOR.exec(cleaned)
  if (!match) return { first: cleaned }
  const last = cleaned.slice(match.index + match[0].length)
  const first = cleaned.slice(0, match.index).trim()
  const month = /^\d{1,2}\.\s?(?<month>\d{1,2}\.(?:\d{4}|\d\d)?|\p{L}{3,9}(?: \d{4})?)/u.exec(last)?.groups?.month
  const isBareDay = /(?:^|\s)\d{1,2}\.?$/.test(first)
  const spoken = ORDINAL.test(first) ? ORDINAL_WITH_MONTH.exec(last)?.groups?.month : undefined
  if (spoken !== undefined) return { first: `${first} ${spoken}`, last }
  return {
    first: isBareDay && month ? `${first.replace(/\.?$/, '.')}${/^\d/.test(month) ? '' : ' '}${month}` : first,
    last,
  }
}

/** What is left for the last day once the first is read. */
export const untilWords = (last: string): string => `bis ${last}`

/** "an", "ein", "aus"; undefined: something else. */
export function readSwitch(text: string): boolean | undefined {
  const said = fold(clean(text)).replace(/[.!]+$/, '')
  if (/^(?:an|ein|einschalten|ja)$/.test(said)) return true
  return /^(?:aus|ab|ausschalten|nein)$/.test(said) ? false : undefined
}
