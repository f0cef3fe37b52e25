/** Where a text gives its reason: "weil …", "wegen …", "Grund: …". Days and names in it belong to the reason. */
import { clean } from './words/normalise.ts'

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
