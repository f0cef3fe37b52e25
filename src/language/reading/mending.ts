/** Slips in known words are mended: names, words of the tables and everyday words, never inside quotation marks. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { ofPlace } from '#src/language/agreements/mentions.ts'
import { fold, wordsOf } from '#src/language/words/normalise.ts'
import { calendarWords } from './calendar-vocabulary.ts'
import { LIGHT_WORDS, STOP_WORDS, STREET_WORDS } from './common-words.ts'
import { deeds } from './deeds/deeds.ts'
import { ORDINARY_WORDS } from './ordinary-words.ts'
import { choicesOf, wordsOfPattern } from './patterns.ts'
import { createSpelling, type KnownWord } from './spelling.ts'
import { synonymWords } from './synonyms.ts'
import { talkWords } from './talk/talk.ts'
import { topics } from './topics/topics.ts'

const COMMAND_WORDS: readonly string[] = [
  ...talkWords.flatMap(wordsOfPattern),
  ...topics.flatMap(({ words }) => words.flatMap(wordsOfPattern)),
  ...deeds.flatMap(({ words, keeps = [], not = [] }) => [...words, ...keeps, ...not].flatMap(wordsOfPattern)),
]

/** Forms of what begins so: "genehmig*". */
const FORMS = ['en', 'e', 't', 'ung', 'st', 'te', 'ten']
const OPEN_WORDS: readonly string[] = [
  ...topics.flatMap(({ words }) => words),
  ...deeds.flatMap(({ words }) => words),
  ...talkWords,
]
  .flatMap((source) => source.split(/[ _]/u).flatMap(choicesOf))
  .filter((word) => /^[^*]{5,}\*$/u.test(word))
  .flatMap((word) => FORMS.map((form) => `${word.slice(0, -1)}${form}`))

/** What German verbs and nouns begin with. */
const PREFIXES =
  'ab an auf aus be bei durch ein ent er herum hin mit nach raus rein um unter ver vor weg zu zurueck zusammen ueber'.split(
    ' ',
  )

const ranked = (words: Iterable<string>, rank: KnownWord['rank']): readonly KnownWord[] =>
  Array.from(words, (word) => ({ word, rank }))

/** The text with known words in their spelling; by place in it, what was typed where that is not sure. */
export interface SpelledText {
  readonly text: string
  readonly typed: ReadonlyMap<number, string>
}

/** @param isInFacts words that stand in an agreement are no slips */
export function createMending(
  agreements: readonly Agreement[],
  isInFacts: (word: string) => boolean,
): (text: string) => SpelledText {
  const names = new Set(agreements.flatMap(namesOf).flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)))
  const nameWords = [...names].filter((word) => word.length >= 3 && !/\d/.test(word))
  const exact = new Set(
    [
      ...STOP_WORDS,
      ...LIGHT_WORDS,
      ...COMMAND_WORDS,
      ...OPEN_WORDS,
      ...ORDINARY_WORDS,
      ...synonymWords,
      ...calendarWords,
      ...nameWords,
    ].map(fold),
  )
  /** "vorlegt", "anschauen": a known verb with another beginning is no slip. */
  const isPrefixed = (word: string): boolean =>
    PREFIXES.some(
      (prefix) => word.startsWith(prefix) && word.length >= prefix.length + 4 && exact.has(word.slice(prefix.length)),
    )
  const stopWords = new Set(STOP_WORDS)
  const spelling = createSpelling([
    ...ranked(nameWords, 'name'),
    ...ranked([...COMMAND_WORDS, ...OPEN_WORDS], 'command'),
    ...ranked(calendarWords, 'command'),
    ...ranked(STOP_WORDS, 'common'),
    ...ranked(LIGHT_WORDS, 'common'),
    ...ranked(synonymWords, 'fact'),
  ])

  const mended = (text: string): SpelledText => {
    const typed = new Map<number, string>()
    let left = ''
    let at = 0
    const quoted = quotedParts(text)
    for (const { folded, start, end } of wordsOf(text)) {
      const isQuoted = quoted.some((part) => start >= part.start && end <= part.end)
      const said = text.slice(start, end)
      const better = isQuoted ? undefined : betterWord(folded, said, start === 0)
      if (better === undefined) continue
      left += text.slice(at, start)
      typed.set(left.length, said)
      left += better
      at = end
    }
    return { text: left + text.slice(at), typed }
  }
  const betterWord = (folded: string, typed: string, isFirst: boolean): string | undefined => {
    const street = STREET_WORDS.get(typed.toLowerCase()) ?? STREET_WORDS.get(folded)
    if (street !== undefined) return street
    if (exact.has(folded) || isPrefixed(folded) || /\d/.test(folded) || folded.length < 3) return undefined
    const known = spelling.known(folded)
    if (known) return fold(known.word) === folded ? undefined : known.word
    if (isInFacts(folded)) return undefined
    const near = spelling.nearest(folded)
    // "Jana Ernst": a noun is no slip of a small word, whatever else that word is used for.
    return near &&
      (near.rank === 'common' || stopWords.has(near.word)) &&
      isCapital(typed) &&
      !isCapital(near.word) &&
      !isFirst
      ? undefined
      : near?.word
  }
  return mended
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

const namesOf = ({ region, aliases, partners, committees, thirdParties }: Agreement): readonly string[] => [
  region,
  ...aliases,
  ...[region, ...aliases].flatMap(ofPlace),
  ...partners.flatMap(({ name, short, aliases: further }) => [name, short, ...further]),
  ...committees.flatMap(({ name, short, aliases: further }) => [name, short, ...further]),
  ...thirdParties.flatMap(({ name, aliases: further }) => [name, ...further]),
]

const QUOTED = /[„“"»].{1,200}?[“”"«]/gu
const quotedParts = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  Array.from(text.matchAll(QUOTED), ({ index, 0: found }) => ({ start: index, end: index + found.length }))
