/** What somebody answers when a date is looked for: "alle ja", "1 ja, 2 zur Not, 3 nein". */

import { type LocalDate, type Weekday, weekdayOf } from '#src/calendar/local-date.ts'
import { readDates } from '#src/language/days/dates.ts'
import { isQuestion } from '#src/language/denial.ts'
import { matchPattern, wordPattern } from '#src/language/reading/patterns.ts'
import { plain } from '#src/language/reading/spelling.ts'
import { splitReason } from '#src/language/reasons.ts'
import { clean, fold, wordsOf } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'
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
/** They say nothing of how it suits; any other word that is not known makes the answer unclear. */
const BESIDE = new Set(
  'bei mir uns ich wir bin sind ware waren der die das den dem des ein einen am an im in es ja also auch noch schon dann da gut gern gerne leider wohl so tag tage tagen termin termine nummer nr doch gar ganz nur halt denn hier sehr aber und fur wurde wurd mich ist sag sage mal bitte danke'.split(
    ' ',
  ),
)
const EXCEPT = /(?:^|\s)(?:au(?:ß|ss)er|bis auf|nur nicht|ohne)\s/iu
const SUITS = wordPattern(
  'passt|passen|passts|geht|gehen|gehts|klappt|klappen|kann|konnen|ginge|machbar|moglich|gut|super|perfekt|prima|frei|zeit|dabei|recht|lieber|liebsten',
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
const NO_CASE = wordPattern('auf keinen_fall')
const CLAUSE_END = /[,;!]+\s*|(?<!\d)\.\s+(?=\p{L})|\s+(?:aber|und|dafür)\s+/u

/**
 * "Bei mir passt alles außer dem 28.5.", "Dienstag geht, Mittwoch nicht": what is said of the days that are asked about.
 * Every word must be understood: half of an answer is a wrong one.
 * @returns `bare`: how it suits, and of no day; undefined if a part names a day that is not asked about, a word is not known,
 * or nothing says how it suits
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
  const take = (choice: Choice, numbers: readonly number[], words: readonly string[]): void => {
    for (const number of numbers) single[number] = choice
    if (numbers.length > 0) return
    if (words.some((word) => NONE.has(word))) all = 'no'
    else if (words.some((word) => ALL.has(word) || OTHERS.has(word))) all = choice
    else bare = choice
  }
  for (const clause of main.split(CLAUSE_END).filter((one) => one.trim() !== '')) {
    const named = daysIn(clause, days, today)
    const words = besideDays(clause, today)
    const choice = choiceTold(words)
    if (!named || !isAllKnown(words)) return undefined
    // "Der 4.5. und der 11.5. passen": how they suit is said of the last.
    if (!choice) {
      const isAll = words.some((word) => ALL.has(word)) && excepted.length > 0
      if (isAll) all = 'yes'
      else if (named.length === 0 && (waiting.length > 0 || words.some((word) => !BESIDE.has(word)))) return undefined
      waiting = [...waiting, ...named]
      continue
    }
    take(choice, [...waiting, ...named], words)
    waiting = []
  }
  if (waiting.length > 0) return undefined
  for (const part of excepted) {
    const named = daysIn(part, days, today)
    const words = besideDays(part, today)
    // "Bis auf den ersten Tag kann ich": what suits all is said behind.
    const choice = choiceTold(words)
    all ??= choice ?? bare
    if (!named || named.length === 0 || !all || !isAllKnown(words) || (choice && choice !== all)) return undefined
    for (const number of named) single[number] = all === 'no' ? 'yes' : 'no'
  }
  const isSaid = all !== undefined || Object.keys(single).length > 0
  return isSaid || bare ? { single, ...(all && { all }), ...(!isSaid && bare && { bare }) } : undefined
}

/** What a text says beside its days; "nicht" is read with a day and counts all the same. */
function besideDays(text: string, today: LocalDate): readonly string[] {
  const dates = readDates(text, today)
  return wordsOf(text)
    .filter(
      ({ folded, start, end }) =>
        DENYING.has(folded) ||
        !(
          WEEKDAYS.has(folded) ||
          ORDINALS.has(folded) ||
          /^\d+$/.test(folded) ||
          dates.some((one) => start >= one.start && end <= one.end)
        ),
    )
    .map(({ folded }) => plain(folded))
}

const isAllKnown = (words: readonly string[]): boolean => {
  const known = [SUITS, UNSUITABLE, NO_CASE, ...IF_NEED_BE].flatMap((one) => matchPattern(one, words) ?? [])
  return words.every(
    (word, at) => known.includes(at) || [ALL, NONE, OTHERS, DENYING, BESIDE].some((some) => some.has(word)),
  )
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
  const takeNumber = (number: number): boolean => take((on) => days.find((one) => one.on === on)?.number === number)
  // "Mittwoch, der 26.": the day says more.
  const isMeant =
    dates.every((one) => {
      const bare = DAY_ALONE.exec(text.slice(one.start, one.end))?.groups?.day
      if (bare !== undefined) return take((on) => Number(on.slice(8)) === Number(bare))
      if (one.kind === 'excluded') return take((on) => one.days.includes(on))
      return one.kind === 'date' && take((on) => sameDay(one.value, on, one.yearGuessed))
    }) &&
    (dates.length > 0 || weekdays.every((weekday) => take((on) => weekdayOf(on) === weekday)))
  const left = without(text, ...dates)
  const isNumbered = Array.from(left.matchAll(/(?<![\d.:])(\d{1,2})(\.?)(?![\d:])/gu)).every(([, number, point]) =>
    point === '.' ? take((on) => Number(on.slice(8)) === Number(number)) : takeNumber(Number(number)),
  )
  const areOrdinals = wordsOf(left).every(({ folded }) => {
    const number = ORDINALS.get(folded)
    return number === undefined || takeNumber(number === LAST ? days.length : number)
  })
  return isMeant && isNumbered && areOrdinals ? [...new Set(numbers)] : undefined
}

const LAST = -1
const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...['erste', 'zweite', 'dritte', 'vierte', 'fuenfte'].flatMap((word, at) =>
    ['', 'r', 'n', 's'].map((ending) => [`${word}${ending}`, at + 1] as const),
  ),
  ...['letzte', 'letzter', 'letzten', 'letztes'].map((word) => [word, LAST] as const),
])

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
  if (matchPattern(NO_CASE, words)) return 'no'
  if (words.some((word) => NONE.has(word))) return matchPattern(SUITS, words) ? 'no' : undefined
  // "Der Rest schon"
  if (words.some((word) => OTHERS.has(word)) && words.includes('schon')) return 'yes'
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
