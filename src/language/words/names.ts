/** Finding names of regions, partners and bodies in a text: whole words, longest name first, nothing guessed. */

import { slipsBetween } from '#src/agreements/slips.ts'
import { clean, readable, type Word, wordsOf } from './normalise.ts'
import type { Found } from './span.ts'

export interface NameEntry {
  readonly key: string
  readonly names: readonly string[]
}

/** Names prepared for finding. */
export interface NameIndex {
  /** By the folded words of a name with a space between them. */
  readonly keysOf: ReadonlyMap<string, readonly string[]>
  /** Words of the longest name. */
  readonly longest: number
  /** With what a name begins. */
  readonly firsts: ReadonlySet<string>
}

export function indexNames(entries: readonly NameEntry[]): NameIndex {
  const keysOf = new Map<string, readonly string[]>()
  let longest = 1
  for (const { key, names } of entries) {
    for (const name of names) {
      const words = wordsOf(clean(name))
      if (words.length === 0) continue
      longest = Math.max(longest, words.length)
      for (const spelled of inflected(words)) {
        const keys = keysOf.get(spelled) ?? []
        if (!keys.includes(key)) keysOf.set(spelled, [...keys, key])
      }
    }
  }
  return { keysOf, longest, firsts: new Set([...keysOf.keys()].map((name) => name.split(' ', 1)[0] ?? '')) }
}

/** "Gemeindepsychiatrischer Verbund" is also "der Gemeindepsychiatrische Verbund" and "des Gemeindepsychiatrischen". */
function inflected(words: readonly Word[]): readonly string[] {
  const [first, ...more] = words.map(({ folded }) => folded)
  const stem = more.length > 0 ? /^(\p{L}{4,}(?:isch|lich|ig))e[rnms]?$/u.exec(first ?? '')?.[1] : undefined
  if (stem === undefined) return [sequence(words)]
  return ['er', 'e', 'en', 'em', 'es'].map((ending) => [`${stem}${ending}`, ...more].join(' '))
}

/** Every name in the text, the longest at each place; the value is the keys it can mean, several if it is ambiguous. */
export function findNames(text: string, index: NameIndex): readonly Found<readonly string[]>[] {
  const cleaned = readable(text)
  const words = wordsOf(cleaned)
  const found: Found<readonly string[]>[] = []
  for (let at = 0; at < words.length; ) {
    const match = longestAt(cleaned, words, at, index)
    if (match) found.push({ value: match.keys, start: match.start, end: match.end })
    at += match?.length ?? 1
  }
  return found
}

function longestAt(cleaned: string, words: readonly Word[], at: number, index: NameIndex) {
  const begins = words[at]?.folded ?? ''
  if (![begins, ...nominatives(begins)].some((word) => index.firsts.has(word))) return undefined
  for (let length = Math.min(index.longest, words.length - at); length > 0; length -= 1) {
    const name = words.slice(at, at + length)
    const [first, last] = [name[0], name.at(-1)]
    if (!first || !last || !isOneName(cleaned, name)) continue
    const keys = spellings(name)
      .map((spelled) => index.keysOf.get(spelled))
      .find((known) => known !== undefined)
    if (keys) return { keys, length, start: first.start, end: last.end }
  }
  return undefined
}

/** "Main-Kinzig" and "Kassel (Stadt)", but not "Kassel, Stadt". */
const GLUE = /^[ \-‐–—./()]{1,3}$/u
const isOneName = (cleaned: string, words: readonly Word[]): boolean =>
  words.every(({ start }, index) => index === 0 || GLUE.test(cleaned.slice(words[index - 1]?.end, start)))

const sequence = (words: readonly Pick<Word, 'folded'>[]): string => words.map(({ folded }) => folded).join(' ')

/** As it stands, then without a genitive: "Zwickaus", "des Main-Kinzig-Kreises", "des Landkreises Kassel". */
function spellings(name: readonly Word[]): readonly string[] {
  const words = name.map(({ folded }) => folded)
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const inFront = nominatives(first).map((word) => [word, ...words.slice(1)].join(' '))
  const atEnd = nominatives(last).map((word) => [...words.slice(0, -1), word].join(' '))
  return [words.join(' '), ...atEnd, ...inFront]
}

/** Shorter words are too easily something else with an s at the end. */
const GENITIVE_LENGTH = 5

const nominatives = (word: string): readonly string[] =>
  ['s', 'es'].flatMap((ending) =>
    word.endsWith(ending) && word.length >= GENITIVE_LENGTH + ending.length ? [word.slice(0, -ending.length)] : [],
  )

/** Shorter names have too many neighbours for a suggestion. */
const SUGGESTED_LENGTH = 6
const WORDS_LOOKED_AT = 8

/** Keys of names one slip of the pen away, to be asked about; never taken as meant. */
export function suggestNames(text: string, index: NameIndex): readonly string[] {
  const words = wordsOf(readable(text)).slice(0, WORDS_LOOKED_AT)
  const typed = words.flatMap((_, from) =>
    Array.from({ length: Math.min(index.longest, words.length - from) }, (_, more) =>
      sequence(words.slice(from, from + more + 1)),
    ),
  )
  const isNear = (name: string) =>
    typed.some((said) => Math.abs(said.length - name.length) <= 1 && slipsBetween(said, name) === 1)
  const near = [...index.keysOf].filter(([name]) => name.length >= SUGGESTED_LENGTH && isNear(name))
  return [...new Set(near.flatMap(([, keys]) => keys))]
}
