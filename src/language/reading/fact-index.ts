/**
 * The facts of one agreement, prepared for questions in any words: by stems, by the parts of compounds, by what the field
 * calls the same and by slips of the pen. Which words of a question a fact explains, and which none does, goes with it.
 */
import type { FactTopic } from '#src/agreements/fact-topic.ts'
import { slipsBetween } from '#src/agreements/slips.ts'
import { fold } from '#src/language/words/normalise.ts'
import { soundOf } from '#src/language/words/phonetics.ts'
import { sameStem, stemOf } from '#src/language/words/stems.ts'
import { LIGHT_WORDS, STOP_WORDS } from './common-words.ts'
import { plain } from './spelling.ts'
import { synonymsOf } from './synonyms.ts'

export interface IndexedFact {
  readonly topic: FactTopic
  readonly about?: string
  /** Label and sentence. */
  readonly text: string
  /** Further words by which it is meant, e.g. the long name of its body. */
  readonly also: string
  /** As printed. */
  readonly clauses: readonly string[]
  /** What lies beside the text: unclear places, later law. */
  readonly isBeside: boolean
}

/** A word of the question. */
export interface Term {
  readonly word: string
  readonly weight: number
  /** Its weight where its topic is answered by nothing. */
  readonly whole: number
}

export interface Hit {
  /** Place in the list of facts. */
  readonly at: number
  readonly score: number
  /** Of the question's weight, how much it explains: 0 to 1. */
  readonly coverage: number
}

export interface FactIndex {
  readonly facts: readonly IndexedFact[]
  /** @param word folded */
  has(word: string): boolean
  /** Does any fact hold the word, or one that begins like it ("einbezogen", "einbeziehen")? @param word folded */
  isPrinted(word: string): boolean
  /** Does any of these facts hold the word, in some form? @param word folded */
  explains(word: string, places: readonly number[]): boolean
  /** Do these words name all that the fact speaks of? @param byParts "Protokoll" names "Protokollfrist" */
  isNamedBy(at: number, words: readonly string[], byParts: boolean): boolean
  /** @returns facts that explain anything or are preferred, the best first */
  search(terms: readonly Term[], prefers: (fact: IndexedFact) => number): readonly Hit[]
}

const STOPPED = new Set(STOP_WORDS.map(plain))
const LIGHT = new Set(LIGHT_WORDS.map(plain))
const isStopWord = (folded: string): boolean => STOPPED.has(plain(folded))
const isLightWord = (folded: string): boolean => LIGHT.has(plain(folded))

/** How much a word of a question says: nothing, little, or what it is about. */
export const weightOf = (folded: string): number =>
  isStopWord(folded) ? 0 : isLightWord(folded) ? 0.25 : /^\d{1,2}$/.test(folded) ? 0.25 : 1

const AS_IT_STANDS = 1
const RELATED = 0.85
const SYNONYM = 0.7
const PART = 0.55
const SLIP = 0.75
/** Shorter words are no part of a compound. */
const SHORTEST_PART = 4

const wordsIn = (text: string): readonly string[] =>
  fold(text)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word.length > 1 && !STOPPED.has(plain(word)))

export function createFactIndex(facts: readonly IndexedFact[]): FactIndex {
  const stems = facts.map(({ text, also }) => new Set([...wordsIn(text), ...wordsIn(also)].map(stemOf)))
  const places = new Map<string, number[]>()
  for (const [at, of] of stems.entries())
    for (const stem of of) {
      const list = places.get(stem)
      if (list) list.push(at)
      else places.set(stem, [at])
    }
  const vocabulary = [...places.keys()]
  const printed = facts.map(({ text }) => ` ${fold(text)}`).join(' ')
  const sounds = new Map<string, string[]>()
  for (const stem of vocabulary) {
    if (stem.length < SHORTEST_PART) continue
    const sound = soundOf(stem)
    sounds.set(sound, [...(sounds.get(sound) ?? []), stem])
  }
  const remembered = new Map<string, ReadonlyMap<string, number>>()
  const length = stems.map((of) => of.size)
  const usual = length.reduce((sum, one) => sum + one, 0) / Math.max(1, length.length)

  const fitting = (word: string): ReadonlyMap<string, number> => {
    const known = remembered.get(word)
    if (known) return known
    const fits = fittingStems(stemOf(word), vocabulary, places, sounds)
    if (remembered.size < MOST_REMEMBERED) remembered.set(word, fits)
    return fits
  }
  return {
    facts,
    has: (word) => places.has(stemOf(word)),
    isPrinted: (word) => printed.includes(word) || printed.includes(` ${word.slice(0, BEGINNING)}`),
    explains: (word, shown) =>
      [...fitting(word).keys()].some((stem) => places.get(stem)?.some((at) => shown.includes(at)) ?? false),
    isNamedBy(at, words, byParts) {
      const said = new Set(
        words.flatMap((word) =>
          [...fitting(word)].flatMap(([stem, fit]) => (fit >= (byParts ? PART : SYNONYM) ? [stem] : [])),
        ),
      )
      return wordsIn(facts[at]?.text ?? '').every((word) => LIGHT.has(plain(word)) || said.has(stemOf(word)))
    },
    search(terms, prefers) {
      // A word that stands nowhere in the agreement is named with the answer; it does not decide alone.
      const total = terms.reduce(
        (sum, { word, weight }) => sum + (fitting(word).size === 0 ? weight * STRANGE : weight),
        0,
      )
      const content = terms.filter(({ weight }) => weight >= 1).length
      const explained = new Map<number, number>()
      const scores = new Map<number, number>()
      for (const { word, weight } of terms) {
        const best = new Map<number, number>()
        for (const [stem, fit] of fitting(word))
          for (const at of places.get(stem) ?? []) best.set(at, Math.max(best.get(at) ?? 0, fit))
        const rarity = Math.log(1 + facts.length / (best.size + 0.5))
        for (const [at, fit] of best) {
          explained.set(at, (explained.get(at) ?? 0) + weight * (0.5 + 0.5 * fit))
          scores.set(at, (scores.get(at) ?? 0) + weight * fit * rarity)
        }
      }
      const hits = facts
        .map((fact, at) => {
          const preferred = prefers(fact)
          const coverage = total === 0 ? 1 : (explained.get(at) ?? 0) / total
          const words = (scores.get(at) ?? 0) / (0.7 + (0.3 * (length[at] ?? 0)) / usual)
          return {
            at,
            score:
              content === 0
                ? 2 * PREFERENCE * preferred + words / 3
                : Math.max(
                    words * (1 + 0.5 * preferred) + PREFERENCE * preferred * coverage,
                    preferred >= AT_CLAUSE ? BARELY * preferred : 0,
                  ),
            coverage,
          }
        })
        .filter(({ score }) => score > 0)
        .toSorted((one, other) => other.score - one.score || one.at - other.at)
      return hits
    },
  }
}

/** So many letters say which word it may be a form of. */
const BEGINNING = 5
/** How much of its weight a word keeps that no fact holds. */
const STRANGE = 0.6
/** What a preferred topic is worth beside one rare word. */
const PREFERENCE = 1.2
/** What stands at the clause that is named answers, whatever its words. */
const AT_CLAUSE = 1.2
const BARELY = 0.1
/** Words whose fitting stems are kept. */
const MOST_REMEMBERED = 2000

/** Stems of the agreement that a word may mean, with how well they fit. */
function fittingStems(
  stem: string,
  vocabulary: readonly string[],
  places: ReadonlyMap<string, unknown>,
  sounds: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const fits = new Map<string, number>()
  const add = (one: string, fit: number) => fits.set(one, Math.max(fits.get(one) ?? 0, fit))
  if (places.has(stem)) add(stem, AS_IT_STANDS)
  for (const one of vocabulary) {
    if (one !== stem && (sameStem(one, stem) || isKin(one, stem))) add(one, RELATED)
    else if (isPart(stem, one) || isPart(one, stem)) add(one, PART)
  }
  for (const synonym of synonymsOf(stem)) {
    if (places.has(synonym)) add(synonym, SYNONYM)
    for (const one of vocabulary) {
      if (one !== synonym && sameStem(one, synonym)) add(one, SYNONYM * RELATED)
      else if (isPart(synonym, one)) add(one, SYNONYM * PART)
    }
  }
  if (fits.size > 0) return fits
  // "Geldpflicht": what its first part means in the field.
  for (let end = SHORTEST_PART; end <= stem.length - SHORTEST_PART; end += 1)
    for (const synonym of synonymsOf(stem.slice(0, end))) if (places.has(synonym)) add(synonym, SYNONYM * PART)
  if (fits.size > 0) return fits
  // Slips only where nothing else fits; long words may have two.
  const near = [...(sounds.get(soundOf(stem)) ?? []), ...vocabulary].filter((one) => isSlip(stem, one))
  for (const one of near) add(one, SLIP)
  return fits
}

/** "Koordinator", "Koordination": long words that differ in their endings alone. */
function isKin(one: string, other: string): boolean {
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  return same >= KIN && 4 * same >= 3 * Math.max(one.length, other.length)
}
const KIN = 7

/** Is it the beginning or the end of a longer word, with a joint between them ("kundigung-s-frist")? */
function isPart(part: string, whole: string): boolean {
  if (part.length < SHORTEST_PART || whole.length < part.length + SHORTEST_PART - 1) return false
  return whole.startsWith(part) || whole.endsWith(part)
}

function isSlip(stem: string, one: string): boolean {
  if (stem.length < 5 || Math.abs(stem.length - one.length) > 2) return false
  const slips = slipsBetween(stem, one)
  if (slips <= (stem.length >= 9 ? 2 : 1)) return true
  return slips <= 2 && soundOf(stem) === soundOf(one)
}
