/** Does a sentence ask or order, and which part of a long message is it that asks? */
import { type Word, wordsOf } from '#src/language/words/normalise.ts'
import { weightOf } from './fact-index.ts'
import { plain } from './spelling.ts'

/** Longer messages tell first and ask then. */
const TELLING = 14
/** A point behind a number or an abbreviation ends none. */
const SENTENCE = /(?:[^.?!\n]|(?<=\d|\b\p{L}{1,3})\.)+(?:[.?!]+|$)/gu

/** Where in a long message the question stands: the sentence that asks, from its question word on. */
export function askedPart(
  text: string,
  words: readonly Word[],
  isNamed: (span: { start: number; end: number }) => boolean,
): { readonly start: number; readonly end: number } {
  const whole = { start: 0, end: text.length }
  if (words.length < TELLING) return whole
  const sentences = Array.from(text.matchAll(SENTENCE), ({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
    said,
  }))
  const asking = sentences.filter(({ said }) => said.trimEnd().endsWith('?'))
  const [first, last] = [asking[0], asking.at(-1)]
  const part = first && last ? { start: first.start, end: last.end } : whole
  const inside = words.filter(({ start, end }) => start >= part.start && end <= part.end)
  const from = inside.find(
    ({ folded, start }, at) =>
      (QUESTION_WORDS.has(plain(folded)) || folded === 'ob') &&
      (at === 0 || /[,:–-]\s*(?:\p{L}{2,4} )?$/u.test(text.slice(0, start))),
  )
  const asked = from ? { start: from.start, end: part.end } : part
  // "…: Was steht dazu in Kassel?" asks about what was said before.
  const says = words.some(
    ({ folded, start, end }) =>
      start >= asked.start && end <= asked.end && weightOf(folded) >= 1 && !isNamed({ start, end }),
  )
  return says ? asked : whole
}

const QUESTION_WORDS = new Set(
  'wer wen wem wessen was wie wo wann warum wieso weshalb woher wohin womit wofur wozu wovon woran worauf worin worum woruber wodurch welche welcher welches welchen welchem ob wieviel wieviele seit'.split(
    ' ',
  ),
)
const ASKING_VERBS = new Set(
  'ist sind hat haben gibt muss mussen darf durfen kann konnen soll sollen gilt gelten fallt lauft wird werden steht stehen sitzt sitzen gehort gehoren braucht brauchen betrifft kommt kommen war waren wurde wurden hatte regelt findet tagt trifft zahlt verpflichtet bekommt stimmt geht'.split(
    ' ',
  ),
)
const YOU = new Set(['du', 'sie', 'ihr', 'bitte', 'jemand'])
const REQUEST = new Set('kannst konnen konnt konntest konnten wurdest wurden magst mogen willst'.split(' '))

/** Does it ask? "Kannst du … eintragen?" orders. */
export function asks(text: string, words: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = words.filter((word) => !OPENERS.has(word))
  if (REQUEST.has(first) && YOU.has(second))
    return words.some((word) => TELLING_VERBS.has(word)) && words.some((word, at) => at > 1 && QUESTION_WORDS.has(word))
  if (QUESTION_WORDS.has(first) || QUESTION_WORDS.has(second)) return true
  if (PREPOSITIONS.has(first) && (QUESTION_WORDS.has(second) || QUESTION_WORDS.has(third))) return true
  if (ASKING_VERBS.has(first)) return true
  const asked = /\?["“”)\s\p{Emoji}]*$/u.test(text)
  const hasRequest = words.some((word, at) => REQUEST.has(word) && YOU.has(words[at + 1] ?? ''))
  return asked && !hasRequest
}
/** Does the sentence ask in which a deed is named? "…, würde ich gern berichten. Geht das noch?" orders. */
export function asksAt(text: string, words: readonly Word[], place: number | undefined): boolean {
  const word = place === undefined ? undefined : words[place]
  const found = Array.from(text.matchAll(SENTENCE)).find(
    ({ index, 0: said }) => word !== undefined && word.start >= index && word.end <= index + said.length,
  )
  const said = found?.[0] ?? text
  return asks(
    said.trim(),
    wordsOf(said).map(({ folded }) => plain(folded)),
  )
}

const TELLING_VERBS = new Set('sagen mitteilen nennen erklaren verraten zeigen erlautern helfen wissen'.split(' '))
export const OPENERS = new Set(
  'und un aber also ok okay hallo hi hey moin guten tag morgen liebe lieber sag mal sagt eigentlich gremienlotse ja ah so denn'.split(
    ' ',
  ),
)
export const IMPERATIVES = new Set(
  'trag trage tragt tragen plan plane leg lege setz setze mach mache schick schicke sende losch losche ander andere schalt schalte nimm nehmt lad lade stell stelle erstell erstelle speicher speichere streich streiche verschieb verschiebe verleg verlege buch buche druck drucke kopier exportier unterschreib beende kundige los lose hol hole ruf rufe'.split(
    ' ',
  ),
)
const PREPOSITIONS = new Set([
  'bis',
  'seit',
  'ab',
  'von',
  'an',
  'in',
  'mit',
  'fur',
  'zu',
  'um',
  'auf',
  'nach',
  'durch',
  'aus',
  'bei',
])
