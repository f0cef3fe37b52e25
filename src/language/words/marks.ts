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

/** The parts that are kept, with the marks that stood between them: "Zahlen; Ziele" stays as it was typed. */
export function partsKept(text: string, isKept: (part: string) => boolean): string {
  const cleaned = clean(text)
  const marks = [...cleaned.matchAll(/\s*[,;]\s*/gu)]
  let kept = ''
  let hasLast = false
  for (const [at, part] of partsOf(text).entries()) {
    const mark = marks[at - 1]?.[0] ?? ''
    const isPart = part !== '' && isKept(part)
    if (isPart) kept = kept === '' ? part : `${kept}${hasLast ? mark : ', '}${part}`
    hasLast = isPart
  }
  return kept
}

/** What stands between commas and semicolons; the last part may be empty. */
export const partsOf = (text: string): readonly string[] => clean(text).split(/\s*[,;]\s*/u)
