/**
 * Slips of the pen and what is written by ear: which known word an unknown one is. A known word is never changed, and of
 * two that lie equally near none is taken.
 */
import { slipsBetween } from '#src/agreements/slips.ts'
import { fold } from '#src/language/words/normalise.ts'
import { soundOf } from '#src/language/words/phonetics.ts'

/** One form for "ä", "ae" and "a": people leave marks out. */
export const plain = (word: string): string => withoutZu(fold(word).replace(/([aou])e/g, '$1'))

/** "auszusteigen" is "aussteigen". */
const withoutZu = (word: string): string =>
  word.length >= LONGER_THAN_ZU
    ? word.replace(/^(ab|an|auf|aus|ein|mit|nach|vor|los|raus|rein|weg)zu(?=[b-z].{3,}n$)/, '$1')
    : word
const LONGER_THAN_ZU = 9

/** How sure it must be that a word is meant: the further up, the rather it is. */
export type Rank = 'name' | 'command' | 'common' | 'fact'
const RANKS: readonly Rank[] = ['name', 'command', 'common', 'fact']

export interface KnownWord {
  /** As it is to be read. */
  readonly word: string
  readonly rank: Rank
}

export interface Spelling {
  /** @param word folded @returns undefined if it is not known as it stands */
  known(word: string): KnownWord | undefined
  /** @param word folded @returns the one known word it may be a slip of */
  nearest(word: string): KnownWord | undefined
}

/** Shorter ones have too many neighbours. */
const SHORTEST = 4
const LONGEST = 40
/** From this length on two letters may be wrong. */
const LONG = 9

export function createSpelling(words: Iterable<KnownWord>): Spelling {
  const byPlain = new Map<string, KnownWord>()
  for (const known of words) {
    const key = plain(known.word)
    const before = byPlain.get(key)
    if (!before || RANKS.indexOf(known.rank) < RANKS.indexOf(before.rank)) byPlain.set(key, known)
  }
  const bySound = new Map<string, string[]>()
  const byGap = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, key: string, word: string) => {
    const list = map.get(key)
    if (list) list.push(word)
    else map.set(key, [word])
  }
  for (const key of byPlain.keys()) {
    if (key.length < SHORTEST - 1 || key.length > LONGEST || !/^[a-z]+$/.test(key)) continue
    put(bySound, soundOf(key), key)
    for (const gap of gapsOf(key)) put(byGap, gap, key)
  }
  return {
    known: (word) => byPlain.get(plain(word)),
    nearest(word) {
      const typed = plain(word)
      if (typed.length < SHORTEST - 1 || typed.length > LONGEST || !/^[a-z]+$/.test(typed)) return undefined
      const sound = soundOf(typed)
      const near = new Map<string, number>()
      const consider = (key: string) => {
        if (near.has(key)) return
        const slips = slipsBetween(typed, key)
        const isHeard = sound === soundOf(key)
        const isNear =
          typed.length < SHORTEST
            ? isHeard && slips === 1 && lacksDouble(typed, key)
            : typed.length === SHORTEST
              ? isHeard && slips === 1
              : slips <= 1 || (slips === 2 && (isHeard || (typed.length >= LONG && isAlike(sound, soundOf(key)))))
        if (isNear && beginsAlike(typed, key, slips)) near.set(key, distance(typed, key, slips, isHeard))
      }
      for (const key of bySound.get(soundOf(typed)) ?? []) consider(key)
      for (const gap of gapsOf(typed)) for (const key of byGap.get(gap) ?? []) consider(key)
      return nearestOf(near, byPlain)
    },
  }
}

/** "una" for "Unna", "zen" for "zehn": a doubled letter or an h was left out. */
const lacksDouble = (typed: string, key: string): boolean =>
  Array.from(key, (letter, at) =>
    letter === 'h' || letter === key[at + 1] ? key.slice(0, at) + key.slice(at + 1) : '',
  ).includes(typed)

/** Letters that people take for each other at the beginning of a word. */
const ALIKE: readonly string[] = ['fv', 'ck', 'dt', 'bp', 'gk', 'ijy', 'sz']

/** A slip at the very beginning is rare; a word with two slips begins as it should. */
function beginsAlike(typed: string, key: string, slips: number): boolean {
  const [one, other] = [typed.charAt(0), key.charAt(0)]
  if (slips > 1)
    return (
      typed.slice(0, 2) === key.slice(0, 2) ||
      (one !== other && ALIKE.some((letters) => letters.includes(one) && letters.includes(other)))
    )
  return (
    one === other ||
    typed.slice(1, 3) === key.slice(0, 2) ||
    typed.slice(0, 2) === key.slice(1, 3) ||
    ALIKE.some((letters) => letters.includes(one) && letters.includes(other))
  )
}

/** Sound they nearly the same? Words of one field are alike in letters and not in sound: "Kreishaus", "Kreises". */
const isAlike = (one: string, other: string): boolean =>
  Math.abs(one.length - other.length) <= 1 && slipsBetween(one, other) <= 1

/** What begins differently is rather another word, what sounds the same rather not. */
const distance = (typed: string, key: string, slips: number, isHeard: boolean): number =>
  slips + (isHeard ? -0.5 : 0) + (typed.charAt(0) === key.charAt(0) ? 0 : 0.5)

/** The word, and the word without each of its letters. */
const gapsOf = (word: string): readonly string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
]

function nearestOf(near: ReadonlyMap<string, number>, byPlain: ReadonlyMap<string, KnownWord>): KnownWord | undefined {
  const ranked = [...near]
    .flatMap(([key, far]) => {
      const known = byPlain.get(key)
      return known ? [{ known, key, far, rank: RANKS.indexOf(known.rank) }] : []
    })
    .toSorted((one, other) => one.far - other.far || one.rank - other.rank || one.key.localeCompare(other.key))
  const [first, second] = ranked
  if (!first) return undefined
  // "Frist" or "Trist": forms of one word ("Träger", "Trägern") are no doubt.
  const isTied =
    second !== undefined &&
    second.far === first.far &&
    second.rank === first.rank &&
    !first.key.startsWith(second.key.slice(0, -2)) &&
    !second.key.startsWith(first.key.slice(0, -2))
  return isTied ? undefined : first.known
}
