/**
 * What somebody answers to an invitation in a sentence of their own: "geht klar, bleib bei meiner Zusage", "bin da, brauche
 * aber einen Aufzug". Parts that answer nothing tell why; parts that answer both ways are no answer.
 */
import { readYesNo } from '#src/language/answers.ts'
import { isQuestion } from '#src/language/denial.ts'
import { matchPattern, type Pattern, wordPattern } from '#src/language/reading/patterns.ts'
import { plain } from '#src/language/reading/spelling.ts'
import { splitReason } from '#src/language/reasons.ts'
import { clean, wordsOf } from '#src/language/words/normalise.ts'
import type { Answer } from '#src/meetings/invitation.ts'

/** What somebody can answer for themselves. */
export type OwnAnswer = Exclude<Answer, 'represented'>

const patterns = (...sources: readonly string[]): readonly Pattern[] => sources.map(wordPattern)

const UNSURE = patterns(
  'vorbehalt|vorbehaltlich',
  'komme|kommen|kann|dabei vielleicht|eventuell|wahrscheinlich|vermutlich|voraussichtlich',
  'vielleicht|eventuell|wahrscheinlich|vermutlich komme|kommen|dabei',
  'weiß ich|es noch_nicht',
  'weiß noch_nicht ob',
  'noch nicht sicher',
  'wenn nichts dazwischen',
)
const COMING = patterns(
  'ich|wir komme|kommen',
  'komme|kommen gern|gerne|auch|auf_jeden',
  'bin|sind|wäre|wären dabei',
  'bin|sind auf_jeden_fall dabei|da',
  'nehme|nehmen teil',
  'zusage',
  'zugesagt',
  'sage|sag|sagen zu',
  'geht klar',
  'werde|werden kommen|teilnehmen|dabei',
  'kann|können kommen|teilnehmen|zusagen|dabei|doch',
  'bleibe|bleib|bleiben dabei',
)
const NOT_COMING = patterns(
  'ich|wir|leider kann|können|schaffe|schaffen nicht',
  'kann|können leider|da|dann|am|diesmal nicht',
  'kann|können nicht kommen|teilnehmen|dabei',
  'kann|können ich|wir nicht',
  'komme|kommen nicht',
  'bin|sind nicht dabei',
  'nehme|nehmen nicht teil',
  'schaffe|schaffs|schaff nicht',
  'ohne mich|uns',
)
const CAN = patterns('kann|können|komme|kommen|schaffe|schaffen')
const UNABLE = patterns(
  'bin|sind verhindert|entschuldigt',
  'muss|müssen leider absagen|passen',
  'sage|sag|sagen leider|aber|dann|doch|hiermit ab',
  'sage|sag|sagen_ab',
  'entschuldig* mich',
)
/** "Kann nicht bis zum Ende bleiben", "kann nicht vor elf": that refuses nothing. */
const PARTLY = new Set(
  'bis vor pünktlich punktlich rechtzeitig ganze ganzen ganz länger langer ende anfang beginn ohne nur'.split(' '),
)
const DENYING = new Set('nicht nich net ned kein keine keinen'.split(' '))
const SOMEBODY_ELSE = patterns(
  'für mich|uns',
  'statt mir|meiner|uns',
  'schick|schicke|schicken',
  'kommt',
  'übernimmt',
  'macht das',
  'geht für|hin|statt',
  'springt ein',
  'vertritt|vertreten|vertretung',
  'meiner stelle',
)
const ANYBODY = new Set('jemand jemanden wen anderen andere andern ersatz vertretung'.split(' '))
const ASKING = new Set('kann konnen darf durfen soll sollen muss mussen'.split(' '))
const ME = new Set(['ich', 'wir', 'man'])
const LONGEST = 30

const CLAUSE_END = /[,;!–]+\s*|(?<!\d)\.+\s*|\s+und\s+/u

const says = (list: readonly Pattern[], words: readonly string[]): boolean =>
  list.some((one) => matchPattern(one, words) !== undefined)

/** @returns undefined if it answers nothing, answers both ways, asks, or tells of somebody else */
export function answerTold(text: string): OwnAnswer | undefined {
  const { front } = splitReason(clean(text))
  if (isQuestion(text) || text.includes('?') || wordsOf(text).length > LONGEST) return undefined
  const words = plainWords(front)
  const isAsked = ASKING.has(words[0] ?? '') && !words.some((word) => DENYING.has(word)) && ME.has(words[1] ?? '')
  if (isAsked || says(SOMEBODY_ELSE, words)) return undefined
  const clauses = front.split(CLAUSE_END)
  const answers = new Set(clauses.flatMap((clause) => clauseAnswer(plainWords(clause)) ?? []))
  if (answers.has('partly')) return undefined
  if (answers.has('tentative')) return 'tentative'
  // A mere yes or no answers nothing by itself, and may take back what is said beside it.
  if (answers.size > 0 && clauses.some((clause) => readYesNo(clause) === 'no')) answers.add('declined')
  const [answer, ...others] = answers
  return others.length === 0 && answer !== 'partly' ? answer : undefined
}

function clauseAnswer(words: readonly string[]): OwnAnswer | 'partly' | undefined {
  if (says(UNSURE, words) && !words.includes('ohne')) return 'tentative'
  if (says(UNABLE, words)) return 'declined'
  const isDenied = words.some((word) => DENYING.has(word))
  if (isDenied && says(CAN, words) && words.some((word) => PARTLY.has(word))) return 'partly'
  if (isDenied) return says(NOT_COMING, words) ? 'declined' : undefined
  // "Ich bin da", and not "bin da in München".
  const isThere = words.at(-1) === 'da' && (words.includes('bin') || words.includes('sind'))
  return isThere || says(COMING, words) ? 'accepted' : undefined
}

const plainWords = (text: string): readonly string[] => wordsOf(text).map(({ folded }) => plain(folded))

/**
 * "Kann leider nicht, der Karim macht das", "schick euch jemand anderen": somebody else comes.
 * @returns what tells who; '' where nobody is named; undefined if it says no such thing
 */
export function somebodyElse(text: string): string | undefined {
  const cleaned = clean(text)
  const words = plainWords(cleaned)
  const isTold = !isQuestion(cleaned) && !cleaned.includes('?') && words.length <= LONGEST
  const isUnable = says(NOT_COMING, words) || says(UNABLE, words)
  if (!isTold || !isUnable || !says(SOMEBODY_ELSE, words)) return undefined
  return words.some((word) => ANYBODY.has(word)) ? '' : cleaned
}
