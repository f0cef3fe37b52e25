/**
 * A message becomes a reading: what it names, what it asks or orders, and which of its words nothing explains. Everything
 * is read from the text alone, so that what was read once reads the same behind a button.
 */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Lexicon } from '#src/language/agreements/mentions.ts'
import { clean, type Word, wordsOf } from '#src/language/words/normalise.ts'
import { askedPart, asks, asksAt, IMPERATIVES, OPENERS } from './asking.ts'
import { createFactIndex, type FactIndex, type IndexedFact, weightOf } from './fact-index.ts'
import { DEEDS, fitOf, isMet, ME, TOPICS } from './fits.ts'
import { createMending } from './mending.ts'
import { namedIn } from './mentions-in.ts'
import type { Fit, MessageReading, ReadWord, SpanKind } from './message-reading.ts'
import { plain } from './spelling.ts'
import { spokenOut } from './spoken-forms.ts'
import { families } from './word-families.ts'

export interface Reader {
  read(text: string, today: LocalDate): MessageReading
  /** The facts of an agreement, prepared for search. */
  factsOf(agreement: Agreement): FactIndex
}

/** The weight of a word that belongs to the topic asked about. */
const OF_TOPIC = 0.3

/** What is told around a question says little of what is asked: "Ich arbeite im Haus Ysenburg. In welchem Gremium …?" */
const TOLD = 0.25

/** Longer texts are read to here; the rest is kept. */
const READ = 1200

/** @param factsOf what an agreement says, fact by fact */
export function createReader(
  agreements: readonly Agreement[],
  lexicon: Lexicon,
  factsOf: (agreement: Agreement) => readonly IndexedFact[],
): Reader {
  const indices = new WeakMap<Agreement, FactIndex>()
  const indexOf = (agreement: Agreement): FactIndex => {
    const known = indices.get(agreement) ?? createFactIndex(factsOf(agreement))
    indices.set(agreement, known)
    return known
  }
  /** Words that stand in an agreement are no slips. Of many agreements, which are alike, the first are looked at. */
  const isInFacts = (word: string): boolean => agreements.slice(0, LOOKED_INTO).some((one) => indexOf(one).has(word))
  const mended = createMending(agreements, isInFacts)

  const read = (said: string, today: LocalDate): MessageReading => {
    const { text, typed } = mended(spokenOut(clean(said.slice(0, READ))))
    const words: readonly ReadWord[] = wordsOf(text).map((word) => {
      const before = typed.get(word.start)
      return before === undefined ? word : { ...word, typed: before }
    })
    const plainWords = words.map(({ folded }) => plain(folded))
    const named = namedIn(text, words, lexicon, today)
    const isIn = ({ start, end }: Word, kinds?: readonly SpanKind[]): boolean =>
      named.some((one) => (!kinds || kinds.includes(one.kind)) && start >= one.start && end <= one.end)
    const isQuestion = asks(text, plainWords)
    const meaning = once(() => {
      // What names a region or a day is no word of a topic: "Kassel", "am 3.".
      const free = plainWords.map((word, at) => {
        const one = words[at]
        return one && !STAYING.has(word) && isIn(one, ['region', 'day', 'time', 'year', 'clause']) ? '' : word
      })
      const present = new Set(free)
      const hasBody = named.some(({ kind }) => kind === 'body')
      const topics = TOPICS.flatMap((topic) => fitOf(topic, free, present))
        .filter(({ entry }) => hasBody || !entry.onlyWithBody)
        .toSorted(byScore)
      const asked = askedPart(text, words, named)
      const isAsked = ({ start, end }: Word): boolean => start >= asked.start && end <= asked.end
      const deeds = DEEDS.flatMap((deed) => fitOf(deed, free, present))
        .filter(({ entry, words: of }) => entry.mayAsk || !asksAt(text, words, of[0]))
        // "Mein Vorgänger hat mir nichts gesagt. Können Sie …?": what is told around a question is no deed.
        .filter(({ entry, words: [of = 0] }) => !isQuestion || !entry.reports || !words[of] || isAsked(words[of]))
        .filter(({ entry }) => !entry.byMe || plainWords.some((word) => ME.has(word)))
        .filter(({ entry }) => (entry.needs ?? []).every((need) => isMet(need, named, plainWords, words, isIn)))
        .toSorted(byScore)
      const terms = words.flatMap((word, at) => {
        if (isIn(word)) return []
        const weight = weightOf(word.folded) * (isAsked(word) ? 1 : TOLD)
        // What the topic is asked by says little more.
        const isOfTopic = topics.some(({ words: of, score }) => score >= 1.5 && of.includes(at))
        return weight === 0
          ? []
          : [{ word: word.folded, weight: isOfTopic ? Math.min(weight, OF_TOPIC) : weight, whole: weight }]
      })
      return { topics, deeds, terms }
    })
    const isOrder =
      !isQuestion && IMPERATIVES.has(plainWords.find((word) => !OPENERS.has(word) && word !== 'bitte') ?? '')
    // Of most commands only what they name is asked for.
    return {
      text,
      words,
      isQuestion,
      isOrder,
      named,
      get topics() {
        return meaning().topics
      },
      get deeds() {
        return meaning().deeds
      },
      get terms() {
        return meaning().terms
      },
    }
  }
  // One message is looked at from several sides.
  let latest: { readonly said: string; readonly today: LocalDate; readonly reading: MessageReading }[] = []
  return {
    factsOf: indexOf,
    read(said, today) {
      const known = latest.find((one) => one.said === said && one.today === today)
      if (known) return known.reading
      const reading = read(said, today)
      latest = [{ said, today, reading }, ...latest.slice(0, MOST_KEPT - 1)]
      return reading
    },
  }
}

/** @returns what is found when it is asked for the first time */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined
  return () => {
    found ??= { value: find() }
    return found.value
  }
}

/** Readings that are kept. */
const MOST_KEPT = 6

/** So many agreements are asked whether a word is one of theirs. */
const LOOKED_INTO = 12

const byScore = (one: Fit<unknown>, other: Fit<unknown>): number => other.score - one.score

/** Inside a day they say something all the same: "3 Wochen vorher", "nicht". */
const STAYING: ReadonlySet<string> = new Set([
  ...(families.feast ?? []).map(plain),
  'nicht',
  'vorher',
  'vor',
  'wochen',
  'tage',
  'woche',
  'spater',
  'fruher',
  'sonntag',
  'samstag',
  'wochenende',
])
