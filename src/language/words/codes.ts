/** How buttons name a meeting or a search for a date: the beginning of its id. */
import { clean } from './normalise.ts'

/** "3fa2c1d0 …": the code in small letters, and what stands behind it; without a code the whole text. */
export function readCode(text: string): { readonly code?: string; readonly rest: string } {
  const cleaned = clean(text)
  const match = /^([0-9a-f]{8})(?=\s|$)\s*/iu.exec(cleaned)
  return match ? { code: (match[1] ?? '').toLowerCase(), rest: cleaned.slice(match[0].length) } : { rest: cleaned }
}
