/**
 * The words by which a topic or a deed is meant. A pattern is a few words in their order, with others between them:
 * "wie_oft" (nothing between them), "trag|trage|tragen ein". "kündig*" is any word that begins so, "*frist" any that ends so,
 * "@move" any word of that family (word-families.ts).
 */
import { plain } from './spelling.ts'
import { families } from './word-families.ts'

export interface Pattern {
  readonly words: readonly ((word: string) => boolean)[]
  /** How many words may stand before each. */
  readonly gaps: readonly number[]
  /** Of each word what it may be, where that is certain: most patterns are ruled out by one look. */
  readonly literals: readonly (readonly string[] | undefined)[]
  readonly source: string
}

/** Other words between two of a pattern: "trag bitte die KoK am Montag um 10 ein". */
const MOST_BETWEEN = 13
/** "Trag … ein": the other half of a verb stands at the end. */
const MOST_BEFORE_HALF = 26
const HALVES = new Set([
  'ein',
  'an',
  'ab',
  'auf',
  'aus',
  'fest',
  'vor',
  'raus',
  'heraus',
  'zu',
  'statt',
  'tagesordnung',
  'agenda',
  'protokoll',
  'vereinbarung',
  'dass',
  'eintragen',
  'ansetzen',
])

/** @throws Error if there is no such family */
export function choicesOf(source: string): readonly string[] {
  return source.split('|').flatMap((choice) => {
    if (!choice.startsWith('@')) return [choice]
    const family = families[choice.slice(1)]
    if (!family) throw new Error(`There is no family of words ${choice}`)
    return family
  })
}

const fitting = (source: string): ((word: string) => boolean) => {
  const choices = choicesOf(source).map((choice) => ({
    bare: plain(choice.replaceAll('*', '')),
    isOpen: choice.endsWith('*'),
    isEnd: choice.startsWith('*'),
  }))
  return (word) =>
    choices.some(({ bare, isOpen, isEnd }) =>
      isOpen && isEnd
        ? word.includes(bare)
        : isOpen
          ? word.startsWith(bare)
          : isEnd
            ? word.endsWith(bare)
            : word === bare,
    )
}

export function wordPattern(source: string): Pattern {
  const words = source.split(/[ _]/u)
  // "ab_wann": nothing stands between them.
  const joints = Array.from(source.matchAll(/[ _]/gu), ([joint]) => joint)
  return {
    source,
    words: words.map(fitting),
    literals: words.map((word) => {
      const choices = choicesOf(word)
      return choices.some((one) => one.includes('*')) ? undefined : choices.map(plain)
    }),
    gaps: words.map((word, at) => {
      if (at > 0 && joints[at - 1] === '_') return 1
      return word.split('|').some((one) => HALVES.has(one)) ? MOST_BEFORE_HALF : MOST_BETWEEN
    }),
  }
}

/** Can it fit these words at all? @param present all of them, plain */
export const mayMatch = ({ literals }: Pattern, present: ReadonlySet<string>): boolean =>
  literals.every((choices) => choices === undefined || choices.some((one) => present.has(one)))

/** The words a pattern consists of, but for open ones: they are known. */
export const wordsOfPattern = (source: string): readonly string[] =>
  source
    .split(/[ _]/u)
    .flatMap(choicesOf)
    .filter((word) => word !== '' && !word.includes('*'))

/**
 * @param words plain
 * @returns places of the words that fit, the tightest first fit; undefined if it does not
 */
export function matchPattern(
  { words: expected, gaps }: Pattern,
  words: readonly string[],
): readonly number[] | undefined {
  const [first] = expected
  if (!first) return undefined
  let best: readonly number[] | undefined
  for (let at = 0; at < words.length; at += 1) {
    if (!first(words[at] ?? '')) continue
    const found = followed(expected, gaps, words, at)
    if (found && (!best || spread(found) < spread(best))) best = found
    if (found && expected.length === 1) break
  }
  return best
}

const spread = (found: readonly number[]): number => (found.at(-1) ?? 0) - (found[0] ?? 0)

function followed(
  expected: readonly ((word: string) => boolean)[],
  gaps: readonly number[],
  words: readonly string[],
  from: number,
): readonly number[] | undefined {
  const found = [from]
  for (const [index0, fits] of expected.slice(1).entries()) {
    const most = gaps[index0 + 1] ?? MOST_BETWEEN
    const last = found.at(-1) ?? from
    const at = words.findIndex((word, index) => index > last && index <= last + most && fits(word))
    if (at < 0) return undefined
    found.push(at)
  }
  return found
}
