/** A text as words, numbers and marks, each with its place: what the grammars of days and of the clock read, from left to right. */
import { folded, readable } from '#src/language/words/normalise.ts'

export interface Token {
  /** Folded letters, digits, or one mark; empty beyond the ends of the text. */
  readonly text: string
  readonly kind: 'word' | 'number' | 'mark' | 'none'
  /** Place in the cleaned text. */
  readonly start: number
  readonly end: number
  /** No blank stands before it. */
  readonly isGlued: boolean
}

/** What a rule of a grammar read, and the token behind it. */
export interface Match<T> {
  readonly what: T
  readonly next: number
}

/** Where a reading stands in the cleaned text, and in the words in which it was said. */
export interface Position {
  readonly start: number
  readonly end: number
  readonly said: string
}

const NONE: Token = { text: '', kind: 'none', start: 0, end: 0, isGlued: false }
const TOKEN = /https?:\/\/[^ ]*|[\p{L}\p{M}]+|\d+|\S/gu
/** "Montagabend" is a day and a part of it; "Viertelstunde" stays a word. */
const DAY_AND_PART =
  /^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(vormittags?|nachmittags?|mittags?|abends?|morgen|frueh)$/u

/** Phrases of the grammar in words: few, and split once. */
const phrases = new Map<string, readonly string[]>()
function wordsIn(phrase: string): readonly string[] {
  const known = phrases.get(phrase)
  if (known) return known
  const words = phrase.split(' ')
  phrases.set(phrase, words)
  return words
}

/** The tokens of a text. Asked for a place beyond it, everything is empty. */
export class Tokens {
  private readonly list: readonly Token[]
  /** The cleaned text. */
  readonly cleaned: string

  constructor(cleaned: string, list: readonly Token[]) {
    this.cleaned = cleaned
    this.list = list
  }
  get length(): number {
    return this.list.length
  }
  at(index: number): Token {
    return this.list[index] ?? NONE
  }
  text(index: number): string {
    return this.at(index).text
  }
  /** Is it one of these, folded? */
  is(index: number, ...texts: readonly string[]): boolean {
    return index >= 0 && index < this.list.length && texts.includes(this.text(index))
  }
  isNumber(index: number): boolean {
    return this.at(index).kind === 'number'
  }
  isWord(index: number): boolean {
    return this.at(index).kind === 'word'
  }
  isGlued(index: number): boolean {
    return this.at(index).isGlued
  }
  /** A mark without a blank before it. */
  isMark(index: number, ...marks: readonly string[]): boolean {
    return this.isGlued(index) && this.is(index, ...marks)
  }
  /** Where these words end, if they stand here one after the other; the longest choice first. */
  behind(index: number, ...choices: readonly string[]): number | undefined {
    for (const choice of choices) {
      const words = wordsIn(choice)
      if (this.text(index) === words[0] && this.stands(index, words)) return index + words.length
    }
    return undefined
  }
  private stands(index: number, words: readonly string[]): boolean {
    for (let ahead = 0; ahead < words.length; ahead += 1) if (this.text(index + ahead) !== words[ahead]) return false
    return true
  }
  /** The same, and where they do not stand the place itself. */
  skip(index: number, ...choices: readonly string[]): number {
    return this.behind(index, ...choices) ?? index
  }
  /** Does a word or a number begin here, rather than go on? */
  isStart(index: number): boolean {
    const { kind, isGlued } = this.at(index)
    if (kind !== 'word' && kind !== 'number') return false
    const before = this.at(index - 1).kind
    return !isGlued || (before !== 'word' && before !== 'number')
  }
  /** "3" in "12.3": a number goes on here. */
  isWithinNumber(index: number): boolean {
    return (
      this.isGlued(index) && this.isMark(index - 1, '.', ':', ',', '/', '-') && this.at(index - 2).kind === 'number'
    )
  }
  position(from: number, next: number): Position {
    const [start, end] = [this.at(from).start, this.at(next - 1).end]
    return { start, end, said: this.cleaned.slice(start, end) }
  }
}

/** @param text as typed; only its opening is read, see `readable` */
export function tokensOf(text: string): Tokens {
  const cleaned = readable(text)
  const small = folded(cleaned)
  const list: Token[] = []
  const add = (word: string, from: number, kind: Token['kind'], isGlued: boolean) =>
    list.push({ text: word, kind, start: small.startOf(from), end: small.endOf(from + word.length), isGlued })
  let end = 0
  for (const { 0: found, index } of small.text.matchAll(TOKEN)) {
    const isGlued = list.length > 0 && index === end
    end = index + found.length
    const parts = DAY_AND_PART.exec(found)
    if (parts) {
      const [, day = '', part = ''] = parts
      add(day, index, 'word', isGlued)
      add(part, index + day.length, 'word', false)
    } else add(found, index, kindOf(found), isGlued)
  }
  return new Tokens(cleaned, list)
}

function kindOf(text: string): Token['kind'] {
  if (/^\d/u.test(text)) return 'number'
  return /^[\p{L}\p{M}½¼¾]/u.test(text) && !/^https?:/u.test(text) ? 'word' : 'mark'
}

/** What was read, and the tokens it covers. */
export interface MatchedSpan<T> extends Match<T> {
  readonly from: number
}

/** Everything a rule reads in the tokens, in order and without overlaps. */
export function parseAll<T>(
  said: Tokens,
  rule: (said: Tokens, index: number) => Match<T> | undefined,
): readonly MatchedSpan<T>[] {
  const found: MatchedSpan<T>[] = []
  let index = 0
  while (index < said.length) {
    const parsed = said.isStart(index) ? rule(said, index) : undefined
    if (parsed) found.push({ ...parsed, from: index })
    index = Math.max(parsed?.next ?? 0, index + 1)
  }
  return found
}

/** The same, with places in the cleaned text. */
export const readAll = <T extends object>(
  said: Tokens,
  rule: (said: Tokens, index: number) => Match<T> | undefined,
): (T & Position)[] => parseAll(said, rule).map(({ what, from, next }) => ({ ...what, ...said.position(from, next) }))
