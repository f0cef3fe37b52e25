/** What somebody answers when a date is looked for: "alle ja", "1 ja, 2 zur Not, 3 nein". */

import { type LocalDate, type Weekday, weekdayOf } from '#src/calendar/local-date.ts'
import { readDates } from '#src/language/days/dates.ts'
import { isQuestion } from '#src/language/denial.ts'
import { matchPattern, wordPattern } from '#src/language/reading/patterns.ts'
import { plain } from '#src/language/reading/spelling.ts'
import { splitReason } from '#src/language/reasons.ts'
import { clean, fold, wordsOf } from '#src/language/words/normalise.ts'
import type { Choice } from '#src/meetings/slots.ts'

export interface SaidVote {
  /** For every slot that has no other answer in the same text. */
  readonly all?: Choice
  /** By number as shown, from 1. */
  readonly single: Readonly<Record<number, Choice>>
}

const CHOICES: readonly [RegExp, Choice][] = [
  [/^(?:ja|passt|geht|gut)$/, 'yes'],
  [/^(?:zur not|notfalls|wenn es sein muss|vielleicht)$/, 'ifNeedBe'],
  [/^(?:nein|passt nicht|geht nicht)$/, 'no'],
]
const choiceOf = (words: string): Choice | undefined => CHOICES.find(([pattern]) => pattern.test(words))?.[1]

/** @returns undefined if a part of the text is no answer: half an answer would be a wrong one */
export function readVote(text: string): SaidVote | undefined {
  const folded = fold(text)
    .replace(/[.!]+$/u, '')
    .trim()
  if (folded === '') return undefined
  const single: Record<number, Choice> = {}
  let all: Choice | undefined
  for (const part of folded.split(/[,;]|\s(?=\d{1,2}(?:\.|:)?\s)/u).filter((one) => one.trim() !== '')) {
    const match = /^\s*(alle|keiner|\d{1,2})?[.:]?\s*(.*?)\s*$/u.exec(part)
    const [, which, words = ''] = match ?? []
    const choice = which === 'keiner' ? 'no' : choiceOf(words)
    if (choice === undefined) return undefined
    if (which === undefined || which === 'alle' || which === 'keiner') all = choice
    else single[Number(which)] = choice
  }
  return { single, ...(all !== undefined && { all }) }
}

/** "festlegen 2": the number of the slot that is taken. */
export function readFix(text: string): number | undefined {
  const match = /^festlegen\s+(\d{1,2})$/iu.exec(clean(text))
  return match ? Number(match[1]) : undefined
}

/** A day that is asked about: its number as shown, from 1. */
export interface AskedDay {
  readonly number: number
  readonly on: LocalDate
}

const ALL = new Set('alle alles allen beide beides beiden jeder jeden samtliche immer'.split(' '))
const NONE = new Set('keiner keinen keine keinem nichts'.split(' '))
const OTHERS = new Set('rest ubrigen anderen andern sonst'.split(' '))
const DENYING = new Set('nicht nich net ned kein nie niemals'.split(' '))
const EXCEPT = /\s(?:au(?:ß|ss)er|bis auf|nur nicht|ohne)\s/iu
const SUITS = wordPattern(
  'passt|passen|passts|geht|gehen|gehts|klappt|klappen|kann|konnen|ginge|machbar|moglich|gut|super|perfekt|prima|frei|zeit|dabei|recht',
)
const IF_NEED_BE = [
  'zur not',
  'notfalls',
  'wenn es sein muss',
  'wenns sein muss',
  'schwierig',
  'ungern',
  'vielleicht',
  'eventuell',
  'ginge',
].map(wordPattern)
const UNSUITABLE = wordPattern('unmoglich|schlecht|verhindert|urlaub|weg|besetzt|unpassend')
const CLAUSE_END = /[,;!]+\s*|(?<!\d)\.\s+(?=\p{L})|\s+(?:aber|und|dafür)\s+/u

/**
 * "Bei mir passt alles außer dem 28.5.", "Dienstag geht, Mittwoch nicht": what is said of the days that are asked about.
 * @returns `bare`: how it suits, and of no day; undefined if a part names a day that is not asked about, or nothing says how it suits
 */
export function readVoteTold(
  text: string,
  days: readonly AskedDay[],
  today: LocalDate,
): (SaidVote & { readonly bare?: Choice }) | undefined {
  const { front } = splitReason(clean(text))
  if (isQuestion(front) || front.includes('?')) return undefined
  const [main = '', ...excepted] = front.split(EXCEPT)
  const single: Record<number, Choice> = {}
  let all: Choice | undefined
  let bare: Choice | undefined
  let waiting: readonly number[] = []
  for (const clause of main.split(CLAUSE_END).filter((one) => one !== '')) {
    const words = wordsOf(clause).map(({ folded }) => plain(folded))
    const named = daysIn(clause, days, today)
    const choice = choiceTold(words)
    if (!named) return undefined
    // "Der 4.5. und der 11.5. passen": how they suit is said of the last.
    if (!choice) {
      if (named.length === 0 && waiting.length > 0) return undefined
      waiting = [...waiting, ...named]
      continue
    }
    const numbers = [...waiting, ...named]
    waiting = []
    for (const number of numbers) single[number] = choice
    if (numbers.length > 0) continue
    if (words.some((word) => NONE.has(word))) all = 'no'
    else if (words.some((word) => ALL.has(word) || OTHERS.has(word))) all = choice
    else bare = choice
  }
  if (waiting.length > 0) return undefined
  for (const part of excepted) {
    const named = daysIn(part, days, today)
    if (!named || named.length === 0 || !all) return undefined
    for (const number of named) single[number] = all === 'no' ? 'yes' : 'no'
  }
  const isSaid = all !== undefined || Object.keys(single).length > 0
  return isSaid || bare ? { single, ...(all && { all }), ...(!isSaid && bare && { bare }) } : undefined
}

/** Which of the days a text names. @returns undefined if it names another one, or none that can be told */
export function daysIn(text: string, days: readonly AskedDay[], today: LocalDate): readonly number[] | undefined {
  const weekdays = wordsOf(text).flatMap(({ folded }) => WEEKDAYS.get(folded) ?? [])
  const dates = readDates(text, today).filter((one) => !saysWeekdayOnly(text.slice(one.start, one.end)))
  const numbers: number[] = []
  const take = (fits: (on: LocalDate) => boolean): boolean => {
    const meant = days.filter(({ on }) => fits(on)).map(({ number }) => number)
    numbers.push(...meant)
    return meant.length > 0
  }
  // "Mittwoch, der 26.": the day says more.
  const isMeant =
    dates.every((one) => {
      const bare = DAY_ALONE.exec(text.slice(one.start, one.end))?.groups?.day
      if (bare !== undefined) return take((on) => Number(on.slice(8)) === Number(bare))
      if (one.kind === 'excluded') return take((on) => one.days.includes(on))
      return one.kind === 'date' && take((on) => sameDay(one.value, on, one.yearGuessed))
    }) &&
    (dates.length > 0 || weekdays.every((weekday) => take((on) => weekdayOf(on) === weekday)))
  const ordinal = /(?:^|\s)termin (\d{1,2})(?!\d)/iu.exec(text)
  if (ordinal) take((on) => days.find((one) => one.on === on)?.number === Number(ordinal[1]))
  return isMeant ? numbers : undefined
}

const WEEKDAYS: ReadonlyMap<string, Weekday> = new Map(
  ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'].flatMap((name, at) =>
    [name, `${name}s`].map((word) => [word, (at + 1) as Weekday] as const),
  ),
)
const saysWeekdayOnly = (said: string): boolean =>
  wordsOf(said).some(({ folded }) => WEEKDAYS.has(folded)) && !/\d/u.test(said)
/** "Am 26.": of whichever month is asked about. */
const DAY_ALONE = /^[^\d]*(?<day>\d{1,2})\.?(?:\s*nicht)?$/iu

/** A day of no year is the one that is asked about. */
const sameDay = (said: LocalDate, on: LocalDate, yearGuessed: boolean): boolean =>
  yearGuessed ? said.slice(5) === on.slice(5) : said === on

function choiceTold(words: readonly string[]): Choice | undefined {
  if (IF_NEED_BE.some((one) => matchPattern(one, words))) return 'ifNeedBe'
  if (words.some((word) => NONE.has(word))) return matchPattern(SUITS, words) ? 'no' : undefined
  const isDenied = words.some((word) => DENYING.has(word))
  if (matchPattern(UNSUITABLE, words)) return isDenied ? undefined : 'no'
  if (matchPattern(SUITS, words)) return isDenied ? 'no' : 'yes'
  return isDenied && words.length <= SHORT ? 'no' : undefined
}
/** "Mittwoch nicht" */
const SHORT = 4

/** As the command for it reads it: "1 ja, 3 nein". */
export const voteWords = ({ single, all }: SaidVote): string =>
  [
    ...(all ? [`alle ${CHOICE_WORDS[all]}`] : []),
    ...Object.entries(single).map(([number, choice]) => `${number} ${CHOICE_WORDS[choice]}`),
  ].join(', ')
const CHOICE_WORDS: Readonly<Record<Choice, string>> = { yes: 'ja', ifNeedBe: 'zur Not', no: 'nein' }

const FIXING = [
  'leg|lege|legen|legt fest',
  'festlegen',
  'nimm|nehme|nehmen|nehmt',
  'mach|mache|machen fest',
  'entscheid*',
  'machen|mach am|den',
].map(wordPattern)
/** "Dann leg den 4.5. fest": one of the days shall be the one. */
export const wantsToFix = (text: string): boolean => {
  const words = wordsOf(clean(text)).map(({ folded }) => plain(folded))
  return !text.includes('?') && FIXING.some((one) => matchPattern(one, words) !== undefined)
}

const STATE = [
  'wie stehts',
  'wie steht es|die',
  'wie ist stand',
  'wer hat|haben geantwortet|abgestimmt|gestimmt|reagiert',
  'schon antworten|ruckmeldungen',
  'wer fehlt',
  'wer kann wann',
].map(wordPattern)
/** "Wie steht's?", "wer hat schon geantwortet?": the answers so far. */
export const asksForState = (text: string): boolean => {
  const words = wordsOf(clean(text)).map(({ folded }) => plain(folded))
  return words.length <= LONGEST_STATE && STATE.some((one) => matchPattern(one, words) !== undefined)
}
const LONGEST_STATE = 9
