/** Reads a text once from left to right and asks at every word whether something begins there. */
import { type Folded, folded, readable } from './normalise.ts'

/** What begins at a place of the folded text, and where it ends there. */
export interface Match<T> {
  readonly what: T
  readonly end: number
}

/** Where a reading stands in the cleaned text, and in the words in which it was said. */
export interface Position {
  readonly start: number
  readonly end: number
  readonly said: string
}

/** A pattern that must match exactly where it is asked to. */
export const pattern = (source: string): RegExp => new RegExp(source, 'uy')

/** @returns the match that begins exactly at `index` */
export function at(expected: RegExp, text: string, index: number): RegExpExecArray | undefined {
  expected.lastIndex = index
  return expected.exec(text) ?? undefined
}

/** The few characters before a place, enough for the word that leads to it. */
export const before = (text: string, index: number): string => text.slice(Math.max(0, index - 24), index)

const WORD_CHARACTER = /[\p{L}\p{N}]/u
const LINK = /https?:\/\/[^ ]*/g

/** @returns what was found with its place, in order, without overlaps. Links are skipped: their digits mean nothing. */
export function scan<T extends object>(
  text: string,
  reads: (small: string, index: number) => Match<T> | undefined,
): (T & Position)[] {
  const cleaned = readable(text)
  const original: Folded = folded(cleaned)
  const small = original.text.replace(LINK, (link) => '~'.repeat(link.length))
  const found: (T & Position)[] = []
  let index = 0
  while (index < small.length) {
    const isWordStart = /[a-z0-9]/.test(small.charAt(index)) && !WORD_CHARACTER.test(small.charAt(index - 1))
    const reading = isWordStart ? reads(small, index) : undefined
    if (!reading) {
      index += 1
      continue
    }
    const start = original.startOf(index)
    const end = original.endOf(reading.end)
    found.push({ ...reading.what, start, end, said: cleaned.slice(start, end) })
    index = Math.max(reading.end, index + 1)
  }
  return found
}
