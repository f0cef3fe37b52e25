/** What is neither a question to the agreements nor an order: courtesies, and wishes that are declined with a reason. */

import { matchPattern, wordPattern } from '#src/language/reading/patterns.ts'
import { courtesies } from './courtesies.ts'
import { refusals } from './declined.ts'
import type { Courtesy, Declined, TalkKind } from './talk-kinds.ts'

/** The words of all of them. */
export const talkWords: readonly string[] = [...courtesies, ...refusals].flatMap(({ words }) => words)

const compiled = <Name extends string>(kinds: readonly TalkKind<Name>[]) =>
  kinds.map((entry) => ({ entry, patterns: entry.words.map(wordPattern), not: (entry.not ?? []).map(wordPattern) }))
const COURTESIES = compiled(courtesies)
const REFUSALS = compiled(refusals)

/** The words of a message, each with what it says by itself and whether it names something. */
export interface WordsOfTalk {
  /** Plain. */
  readonly words: readonly string[]
  readonly weights: readonly number[]
  readonly isNamed: readonly boolean[]
  /** Nothing but days is named, and nothing asked or ordered. */
  readonly isAlone: boolean
  readonly isQuestion: boolean
  readonly hasDeed: boolean
}

/** @returns what is said, if nothing else is */
export function readCourtesy({
  words,
  weights,
  isNamed,
  isAlone,
  isQuestion,
  hasDeed,
}: WordsOfTalk): TalkKind<Courtesy> | undefined {
  const fits = COURTESIES.flatMap(({ entry, patterns, not }) => {
    if (not.some((one) => matchPattern(one, words))) return []
    const explained = new Set(patterns.flatMap((one) => matchPattern(one, words) ?? []))
    return explained.size > 0 ? [{ entry, explained }] : []
  })
  const all = new Set(fits.flatMap(({ explained }) => [...explained]))
  const left = weights.reduce((sum, weight, at) => sum + (all.has(at) ? 0 : weight), 0)
  const namesElse = isNamed.some((named, at) => named && !all.has(at))
  // "Ok, dann komm ich gern", "Moment, der 26. ist Karfreitag": what only keeps a conversation going hides no report.
  const isMeant = ({ entry }: { readonly entry: TalkKind<Courtesy> }): boolean =>
    entry.isPassing !== true || (!hasDeed && !namesElse)
  const meant = fits.filter(isMeant)
  if (left < 0.5) return meant.at(-1)?.entry
  // "Ist das nicht in den Ferien?" asks about the bot, or what no agreement can tell, whatever it names.
  const first = isQuestion && left <= MOST_BESIDE ? fits.find(({ entry }) => entry.comesFirst)?.entry : undefined
  if (first) return first
  // "Alles klar, danke und nachher …" thanks.
  const inOrder = meant.toSorted(
    (one, other) => Number(one.entry.isPassing ?? false) - Number(other.entry.isPassing ?? false),
  )
  return isAlone && words.length <= LONGEST_COURTESY && left <= MOST_BESIDE
    ? inOrder.find(({ entry: { among = 0 }, explained }) => [...explained].some((at) => at < among))?.entry
    : undefined
}

/** Longer messages say more, and so do many words that a courtesy does not explain. */
const MOST_BESIDE = 3
const LONGEST_COURTESY = 12

/** @param words plain */
export function readDeclined(words: readonly string[], isQuestion: boolean): Declined | undefined {
  const wish = REFUSALS.find(({ patterns }) => patterns.some((one) => matchPattern(one, words)))?.entry
  if (!wish || !isQuestion || wish.isAnswered === undefined) return wish?.name
  const isRule = words.some((word) => ABOUT_RULES.has(word))
  return wish.isAnswered === 'asked' || isRule ? undefined : wish.name
}
const ABOUT_RULES = new Set(['darf', 'durfen', 'werden', 'wird', 'muss', 'mussen', 'soll', 'sollen', 'erlaubt'])
