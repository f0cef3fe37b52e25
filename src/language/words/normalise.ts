/**
 * How a message is made comparable. Every position in this folder counts in the cleaned text, so that what is left over
 * (a place, a title) keeps its own spelling: "1½ Stellen für 25 m²" is stored as it was typed, and only what is compared is
 * brought to one form (Unicode's compatibility forms would make "11⁄2" and "m2" of it).
 */

import { remembered } from './remembered.ts'

/** Characters that are read for a meaning. Longer texts are kept, but what comes later is not searched for commands. */
export const READ_LENGTH = 2000

const MARKS = '[\\p{M}\\uff9e\\uff9f]'
// A letter with more than 30 marks is written by no language (Unicode's stream-safe format) and sorting them is slow.
const TOO_MANY_MARKS = new RegExp(`(${MARKS}{30})${MARKS}+`, 'gu')
const SPACES = /[\s\u0085\u2028\u2029\u2800]+/gu
const PICTURE = '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}]'
// Controls, zero-width and bidi characters, lone halves of a character, blank letters; but not what makes one picture of two.
const INVISIBLE = new RegExp(
  `(?!(?<=${PICTURE}\\ufe0f?)\\u200d${PICTURE})(?:\\p{Cc}|\\p{Cf}|\\p{Cs}|\\u034f|[\\u115f\\u1160\\u3164\\uffa0])`,
  'gu',
)
/** Of a keyboard that types each character as wide as a Chinese one. */
const WIDE = /[\uff01-\uff5e]/g
const narrowed = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)

/** What a German keyboard types, one space between words: there is nothing to clean in it. */
const IS_CLEAN = /^[!-~ÄÖÜäöüß]+(?: [!-~ÄÖÜäöüß]+)*$/

/** One line, one kind of space, nothing invisible, composed letters. Cleaning twice changes nothing. */
export const clean = (text: string): string =>
  text === '' || IS_CLEAN.test(text) ? text : text.length < LONG ? cleanedAnew(text) : cleanedOnce(text)

/** Every reader cleans what it is given: a long text is cleaned once. */
const LONG = 200
const cleanedOnce = remembered((text: string) => cleanedAnew(text))

function cleanedAnew(text: string): string {
  return text
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(TOO_MANY_MARKS, '$1')
    .replace(WIDE, narrowed)
    .normalize('NFC')
    .replace(TOO_MANY_MARKS, '$1')
    .replace(SPACES, ' ')
    .trim()
}

/** Characters that are cleaned to get those: with many invisible ones between them fewer are read. */
const OPENING_LENGTH = 4 * READ_LENGTH
/** The end of a cut text may look different when it is cleaned without what follows. */
const CUT_EDGE = 64

/** The opening of the cleaned text, short enough to be read in bounded time. */
export function readable(text: string): string {
  const isCut = text.length > OPENING_LENGTH
  const cleaned = clean(isCut ? text.slice(0, OPENING_LENGTH) : text)
  const length = Math.min(READ_LENGTH, isCut ? Math.max(0, cleaned.length - CUT_EDGE) : cleaned.length)
  return length === cleaned.length ? cleaned : cleaned.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

/** A text in plain small letters that remembers where each of them stood. */
export interface Folded {
  /** Small letters, ae oe ue ss, one kind of hyphen and apostrophe. */
  readonly text: string
  /** Place in the original of a place in `text`. */
  startOf(index: number): number
  /** Place in the original after the character that ends before `index` in `text`. */
  endOf(index: number): number
}

const LETTERS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '’': "'",
  '‘': "'",
}

// A small or written out number ("m²", "1½") is another one as digits.
const COMPATIBLE = /(?!\p{No})[^\0-\u02ff\p{M}]|[ªº]/gu
/** "ﬁ" is "fi", "™" is "tm". */
const compatible = (text: string): string =>
  text.replace(COMPATIBLE, (character) => {
    const plain = character.normalize('NFKC')
    return plain.length > LONGEST_FORM ? character : plain
  })
/** Of "℡" and "㍿"; a whole phrase in one character ("ﷺ") would make a long message many times as long. */
const LONGEST_FORM = 4
/** No compatibility form stands in it. */
const IS_USUAL = /^(?![^ªº]*[ªº])[\0-\u02ff–—„“”‚‘’›‹•€]*$/u

const SPECIAL_LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')

/** @param cleaned a text from `clean` or `readable` */
export function folded(cleaned: string): Folded {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let at = 0
  const isUsual = IS_USUAL.test(cleaned)
  for (const character of cleaned) {
    const small = (isUsual ? character : compatible(character)).toLowerCase()
    const plain = LETTERS[small] ?? small
    for (let n = 0; n < plain.length; n += 1) {
      starts.push(at)
      ends.push(at + character.length)
    }
    text += plain
    at += character.length
  }
  return { text, startOf: (index) => starts[index] ?? at, endOf: (index) => ends[index - 1] ?? 0 }
}

/**
 * The form in which two spellings are the same: "Main–Kinzig-Kreis" and "main kinzig kreis". Dots and hyphens inside
 * numbers and dates stay.
 */
export function fold(text: string): string {
  return compatible(clean(text))
    .toLowerCase()
    .replace(SPECIAL_LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(/(?<!\d)[-/._]|[-/._](?=\p{L})/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

export interface Word {
  readonly folded: string
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}]+/gu

/** The words of a cleaned text with their places in it. */
export function wordsOf(cleaned: string): Word[] {
  const small = folded(cleaned)
  return Array.from(small.text.matchAll(WORD), (match) => ({
    folded: match[0],
    start: small.startOf(match.index),
    end: small.endOf(match.index + match[0].length),
  }))
}

/** Letters and digits alone: "Sozialamt, Landkreis Kassel" and "sozialamt (Landkreis Kassel)" are the same. */
export const wordsAlone = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Folded words between blanks, without punctuation, so that a whole name is found as " eva muster ". */
export const spacedWords = (text: string): string =>
  ` ${fold(text)
    .replace(/[,;:!?()]+|\.(?= |$)/g, ' ')
    .replace(/ +/g, ' ')} `

/** The lines of a message, cleaned, without empty ones. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
    .map(clean)
    .filter((line) => line !== '')
