/** Where something was found in a text, and what is left without it. */
import { clean } from './normalise.ts'

export interface Found<T> {
  readonly value: T
  /** First character in the cleaned text. */
  readonly start: number
  /** After the last character. */
  readonly end: number
}

const LEADING_WORDS =
  /(?:^| )(?:am|um|im|in|ins|an|ab|zur|zum|zu|der|die|das|den|dem|des|f(?:ü|ue)r|von|vom|bei|beim|bis|gegen|seit)$/iu
const PUNCTUATION_BEFORE = /[ ,;:–-]$/u
const PUNCTUATION_AFTER = /^[ ,;:.!?–-]/u

const LEFT_OVER = /^(?:[\s,;.]|(?:sondern|auf|am|um|und|den|der|vom|von|zum|zur)(?=\s|$))+/iu

/** Words at the beginning that only led to something that was understood: they are no part of what was not. */
export const withoutLeftOver = (text: string): string => text.replace(LEFT_OVER, '')

/**
 * The text without what was found. A word that only led to it goes too ("am" before a date); a word behind it stays,
 * because it may lead to the next thing ("um" before a time).
 */
export function without(text: string, ...found: readonly Pick<Found<unknown>, 'start' | 'end'>[]): string {
  const cleaned = clean(text)
  const spans = [...found].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)
  let left = ''
  let at = 0
  let isCut = false
  for (const { start, end } of spans) {
    if (start >= at) left = joined(left, cleaned.slice(at, start), isCut, true)
    at = Math.max(at, end)
    isCut = true
  }
  return joined(left, cleaned.slice(at), isCut, false)
}

function joined(left: string, piece: string, isCutBefore: boolean, isCutAfter: boolean): string {
  let [before, after] = [left, piece]
  if (isCutBefore) {
    if (before.endsWith('(') && after.startsWith(')')) [before, after] = [before.slice(0, -1).trimEnd(), after.slice(1)]
    after = trimmedStart(after)
  }
  if (isCutAfter) after = trimmedEnd(after)
  return [before, after].filter((part) => part !== '').join(' ')
}

function trimmedStart(text: string): string {
  let at = 0
  while (PUNCTUATION_AFTER.test(text.slice(at, at + 1))) at += 1
  return text.slice(at)
}

function trimmedEnd(text: string): string {
  let end = text.length
  for (;;) {
    while (end > 0 && PUNCTUATION_BEFORE.test(text.slice(end - 1, end))) end -= 1
    const word = LEADING_WORDS.exec(text.slice(Math.max(0, end - 8), end))
    // A word cut in half by the window is no word.
    if (!word || (word.index === 0 && !word[0].startsWith(' ') && end > 8)) return text.slice(0, end)
    end -= word[0].length
  }
}
