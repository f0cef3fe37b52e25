/** Where a text gives its reason: "weil …", "wegen …", "Grund: …". Days and names in it belong to the reason. */
import { withoutFirst, withoutLast } from './words/marks.ts'
import { clean, readable } from './words/normalise.ts'

const LEAD = /(?:^|[\s,;(])(?=(?:grund(?: ist| dafür| dafuer)?:|weil\s|wegen\s|aufgrund\s|auf grund\s|grund\s))/iu
const TITLE = /^grund(?: ist| dafür| dafuer)?:?\s*/iu

/** @returns what stands in front of the reason, and the reason as it was said, without "Grund:" */
export function splitReason(text: string): { readonly front: string; readonly reason: string } {
  const cleaned = clean(text)
  const lead = LEAD.exec(cleaned)
  if (!lead) return { front: cleaned, reason: '' }
  const at = lead.index + lead[0].length
  return {
    front: cleaned.slice(0, lead.index).replace(/[\s,;]+$/u, ''),
    reason: cleaned.slice(at).replace(TITLE, '').trim(),
  }
}

/** "sag die Sitzung am 10.2. ab, zu viele Kranke": what is called off leads to no reason, but "Termin passt nicht" is one. */
const CALLED_OFF =
  /^(?:sitzung|termin|treffen|konferenz)(?![\p{L}])(?! (?:f(?:ä|ae)llt|passt|findet|kann|ist|wird|entf(?:ä|ae)llt|muss|liegt|war)(?![\p{L}]))[ ,;:.–-]*/iu

/**
 * Where a reason is asked for any words are one, as far as there are words: "bitte um 10 Uhr" says none.
 * @returns the reason without courtesy and without "Grund:"
 */
export function readReason(text: string): string | undefined {
  const { front, reason } = splitReason(text)
  const words = withoutLast(
    front
      .replace(/\bbitte\b/giu, ' ')
      .replace(/ +/g, ' ')
      .trim()
      .replace(CALLED_OFF, ''),
    MARKS,
  )
  const said = withoutFirst([words, reason].filter((part) => part !== '').join(' '), MARKS)
  return /\p{L}{3}/u.test(readable(said).replace(/\b(?:uhr|um|am|den)\b/giu, '')) ? said : undefined
}
const MARKS = ' ,;:.–-'
