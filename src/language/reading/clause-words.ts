/** Places of a document inside a sentence: "Ziffer 8 b", "acht c", "anlage 2", "3.1.7". */

import type { Word } from '#src/language/words/normalise.ts'
import { numberOf } from '#src/language/words/number-words.ts'
import type { Found } from '#src/language/words/span.ts'

const LED = new Set(['ziffer', 'ziff', 'ziffern', 'punkt', 'abschnitt', 'absatz', 'nummer'])
const LETTER = /^[a-g]$/
const GLUED = /^(\d{1,2})([a-g])$/
const DECIMAL = /(?<![\d.])\d{1,2}(?:\.\d{1,2}){1,3}(?![\d.]|\s?(?:uhr|h)\b)/giu
const MOST = 30

/** @param cleaned its words with their places */
export function findClauses(cleaned: string, words: readonly Word[]): readonly Found<string>[] {
  const found: Found<string>[] = []
  for (const [at, word] of words.entries()) {
    const [next, afterNext] = [words[at + 1], words[at + 2]]
    const glued = GLUED.exec(word.folded)
    if (glued) {
      found.push({ value: `${glued[1]} ${glued[2]}`, start: word.start, end: word.end })
      continue
    }
    if (word.folded === 'praeambel' || word.folded === 'beratungsfolge') {
      found.push({ value: cleaned.slice(word.start, word.end), start: word.start, end: word.end })
      continue
    }
    const number = next && numberOf(next.folded)
    const gluedNext = next && GLUED.exec(next.folded)
    if (LED.has(word.folded) && next && gluedNext) {
      found.push({ value: `${gluedNext[1]} ${gluedNext[2]}`, start: word.start, end: next.end })
    } else if ((LED.has(word.folded) || word.folded === 'anlage') && next && number !== undefined && number <= MOST) {
      const letter = afterNext && LETTER.test(afterNext.folded) ? afterNext : undefined
      const value = `${word.folded === 'anlage' ? 'Anlage ' : ''}${number}${letter ? ` ${letter.folded}` : ''}`
      found.push({ value, start: word.start, end: (letter ?? next).end })
    } else if (next && LETTER.test(next.folded) && isBare(cleaned, word, next)) {
      const own = numberOf(word.folded)
      if (own !== undefined && own >= 1 && own <= MOST && word.folded !== 'ein' && word.folded !== 'eine')
        found.push({ value: `${own} ${next.folded}`, start: word.start, end: next.end })
    }
  }
  for (const match of cleaned.matchAll(DECIMAL)) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (!found.some((one) => start < one.end && end > one.start)) found.push({ value: match[0], start, end })
  }
  return withoutInner(found)
}

/** "8 b", "acht c": nothing but a space between them. */
const isBare = (cleaned: string, word: Word, next: Word): boolean => cleaned.slice(word.end, next.start) === ' '

/** "Ziffer 8 b" holds "8 b". */
const withoutInner = (found: readonly Found<string>[]): readonly Found<string>[] =>
  found.filter((one) => !found.some((other) => other !== one && other.start <= one.start && other.end >= one.end))
