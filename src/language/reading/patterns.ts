/**
 * The words by which a topic or a deed is meant. A pattern is a few words in their order, with others between them:
 * "wie oft", "trag|trage|tragen ein". "kündig*" is any word that begins so, "*frist" any that ends so.
 */
import { plain } from './spelling.ts'

export interface Pattern {
  readonly words: readonly ((word: string) => boolean)[]
  readonly source: string
}

/** Other words between two of a pattern: "trag bitte die KoK am Montag um 10 ein". */
const MOST_BETWEEN = 24

const fitting = (source: string): ((word: string) => boolean) => {
  const choices = source.split('|').map((choice) => ({
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

export const wordPattern = (source: string): Pattern => ({ source, words: source.split(' ').map(fitting) })

/** The words a pattern consists of, but for open ones: they are known. */
export const wordsOfPattern = (source: string): readonly string[] =>
  source.split(/[ |]/u).filter((word) => word !== '' && !word.includes('*'))

/**
 * @param words plain
 * @returns places of the words that fit, the tightest first fit; undefined if it does not
 */
export function matchPattern({ words: expected }: Pattern, words: readonly string[]): readonly number[] | undefined {
  const [first] = expected
  if (!first) return undefined
  let best: readonly number[] | undefined
  for (let at = 0; at < words.length; at += 1) {
    if (!first(words[at] ?? '')) continue
    const found = followed(expected, words, at)
    if (found && (!best || spread(found) < spread(best))) best = found
    if (found && expected.length === 1) break
  }
  return best
}

const spread = (found: readonly number[]): number => (found.at(-1) ?? 0) - (found[0] ?? 0)

function followed(
  expected: readonly ((word: string) => boolean)[],
  words: readonly string[],
  from: number,
): readonly number[] | undefined {
  const found = [from]
  for (const fits of expected.slice(1)) {
    const last = found.at(-1) ?? from
    const at = words.findIndex((word, index) => index > last && index <= last + MOST_BETWEEN && fits(word))
    if (at < 0) return undefined
    found.push(at)
  }
  return found
}
