/** Which entries of the tables the words of a message speak for, and how surely. */
import { type Word, wordsOf } from '#src/language/words/normalise.ts'
import type { DeedWords, Need } from './deeds/deed.ts'
import { deeds } from './deeds/deeds.ts'
import { weightOf } from './fact-index.ts'
import type { Fit, Mention, SpanKind } from './message-reading.ts'
import { matchPattern, mayMatch, type Pattern, wordPattern } from './patterns.ts'
import { plain } from './spelling.ts'
import type { Topic } from './topics/topic.ts'
import { topics } from './topics/topics.ts'

interface Compiled<T> {
  readonly entry: T
  readonly words: readonly Pattern[]
  readonly keeps: readonly Pattern[]
  readonly not: readonly Pattern[]
}

export const TOPICS: readonly Compiled<Topic>[] = topics.map((entry) => ({
  entry,
  words: entry.words.map(wordPattern),
  keeps: [],
  not: (entry.not ?? []).map(wordPattern),
}))
export const DEEDS: readonly Compiled<DeedWords>[] = deeds.map((entry) => ({
  entry,
  words: entry.words.map(wordPattern),
  keeps: (entry.keeps ?? []).map(wordPattern),
  not: (entry.not ?? []).map(wordPattern),
}))

/** Does a text, e.g. "Kosten der Sitzungen", speak of what a topic asks for? */
export function asksAbout(topic: Topic, text: string): boolean {
  const words = wordsOf(text).map(({ folded }) => plain(folded))
  return TOPICS.some(
    ({ entry, words: patterns }) => entry === topic && patterns.some((one) => matchPattern(one, words)),
  )
}

/** What every word of a pattern adds; a word more between them takes a little away. */
export function fitOf<T>(
  { entry, words: patterns, keeps, not }: Compiled<T>,
  free: readonly string[],
  present: ReadonlySet<string>,
): readonly Fit<T>[] {
  const possible = [...patterns, ...keeps].filter((one) => mayMatch(one, present))
  if (possible.length === 0 || not.some((one) => mayMatch(one, present) && matchPattern(one, free))) return []
  const found = possible.flatMap((one) => {
    const places = matchPattern(one, free)
    return places ? [{ places, score: places.length + (places.some((at) => weightAt(free, at) >= 1) ? 0.5 : 0) }] : []
  })
  if (found.length === 0) return []
  const best = found.reduce((one, other) => (other.score > one.score ? other : one))
  const placesOf = (all: readonly Pattern[]): readonly number[] =>
    all.flatMap((one) => (mayMatch(one, present) ? (matchPattern(one, free) ?? []) : []))
  // "Machen wir eine Woche später": its dialog reads the "später".
  const kept = new Set(placesOf(keeps))
  const explaining = placesOf(patterns).filter((at) => !kept.has(at))
  return [
    {
      entry,
      score: best.score + 0.25 * Math.min(found.length - 1, MOST_MORE),
      words: [...new Set(explaining)].toSorted((one, other) => one - other),
    },
  ]
}

/** Further ways of saying it count, but not without end. */
const MOST_MORE = 3

const weightAt = (words: readonly string[], at: number): number => weightOf(words[at] ?? '')

export const ME = new Set(['ich', 'bin', 'mich', 'mein', 'meine', 'wir', 'sind', 'hab', 'habe', 'urlaub', 'krank'])
const MEETING = new Set(['sitzung', 'treffen', 'termin', 'besprechung', 'konferenz', 'runde', 'sitzungen'])
/** "Sag das wieder ab": what was spoken of; its dialog asks which one where there are several. */
const POINTERS = new Set(['das', 'es', 'sie', 'ihn', 'den', 'die', 'dort', 'dazu'])
const SHORT = 12
const MEASURE = /^(?:tage?n?|wochen?|monate?n?)$/

export function isMet(
  need: Need,
  named: readonly Mention[],
  plainWords: readonly string[],
  words: readonly Word[],
  isIn: (word: Word) => boolean,
): boolean {
  const has = (...kinds: readonly SpanKind[]) => named.some(({ kind }) => kinds.includes(kind))
  switch (need) {
    case 'body':
      return has('body')
    case 'bodyOrMeeting':
      return (
        has('body') ||
        plainWords.some((word) => MEETING.has(word)) ||
        (plainWords.length <= SHORT && plainWords.some((word) => POINTERS.has(word)))
      )
    case 'day':
      return has('day')
    case 'time':
      return has('span', 'day') || plainWords.some((word) => MEASURE.test(word))
    case 'measure':
      // "In zwei Wochen" is a day from now on, "zwei Wochen vorher" a time before another.
      return (
        has('span') ||
        words.some((word, at) => MEASURE.test(plainWords[at] ?? '') && (!isIn(word) || plainWords.includes('vorher')))
      )
    case 'range':
      return named.some(({ kind, said }) => kind === 'day' && /\sbis\s|[-–]/u.test(said))
    case 'span':
      return has('day', 'span') || plainWords.some((word) => MEASURE.test(word))
    case 'duty':
      return has('clause') || words.some((word) => !isIn(word) && weightOf(word.folded) >= 1)
  }
}
