/** Marks at the edges of a text and between its parts: what is left when something was taken out of the middle. */
import { clean } from './normalise.ts'

/** @param marks single characters, e.g. " ,;" */
export function withoutFirst(text: string, marks: string): string {
  let at = 0
  while (at < text.length && marks.includes(text.charAt(at))) at += 1
  return text.slice(at)
}

/** @param marks single characters, e.g. " ,;" */
export function withoutLast(text: string, marks: string): string {
  let end = text.length
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** What stands between commas and semicolons; the last part may be empty. */
export const partsOf = (text: string): readonly string[] => clean(text).split(/\s*[,;]\s*/u)
