/** The words of calendar and clock: weekdays, months, units, numbers, each read at a token. */
import { type LocalDate, type Weekday, yearOf } from '#src/calendar/local-date.ts'
import { clean, wordsOf } from '#src/language/words/normalise.ts'
import { numberOf, readOrdinal } from '#src/language/words/number-words.ts'
import type { Match, Tokens } from './tokens.ts'

const WEEKDAYS: ReadonlyMap<string, Weekday> = new Map<string, Weekday>([
  ['montag', 1],
  ['dienstag', 2],
  ['mittwoch', 3],
  ['donnerstag', 4],
  ['freitag', 5],
  ['samstag', 6],
  ['sonnabend', 6],
  ['sonntag', 7],
])
const SHORT_WEEKDAYS: ReadonlyMap<string, Weekday> = new Map<string, Weekday>([
  ['mo', 1],
  ['di', 2],
  ['mi', 3],
  ['do', 4],
  ['fr', 5],
  ['sa', 6],
  ['so', 7],
])
const MONTHS: ReadonlyMap<string, number> = new Map([
  ['januar', 1],
  ['jaenner', 1],
  ['februar', 2],
  ['maerz', 3],
  ['marz', 3],
  ['april', 4],
  ['mai', 5],
  ['juni', 6],
  ['juno', 6],
  ['juli', 7],
  ['august', 8],
  ['september', 9],
  ['oktober', 10],
  ['november', 11],
  ['dezember', 12],
])
const SHORT_MONTHS: ReadonlyMap<string, number> = new Map([
  ['jan', 1],
  ['feb', 2],
  ['febr', 2],
  ['mrz', 3],
  ['maer', 3],
  ['apr', 4],
  ['jun', 6],
  ['jul', 7],
  ['aug', 8],
  ['sep', 9],
  ['sept', 9],
  ['okt', 10],
  ['nov', 11],
  ['dez', 12],
])

/** Shorter words are too near to others: "Mail" is no month. */
const SHORTEST_SLIP = 5

/** The name a word was to be, if one letter is missing, too many, wrong, or two are exchanged: "Dinstag", "Feburar". */
function slipOf<T>(word: string, names: ReadonlyMap<string, T>): T | undefined {
  if (word.length < SHORTEST_SLIP) return undefined
  for (const [name, value] of names) {
    // "Freitage" and "Montags" are words of their own.
    if (name.length >= SHORTEST_SLIP && name[0] === word[0] && !word.startsWith(name) && isOneSlipAway(word, name))
      return value
  }
  return undefined
}

function isOneSlipAway(word: string, name: string): boolean {
  const longer = word.length - name.length
  if (Math.abs(longer) > 1) return false
  let at = 0
  while (at < name.length && word[at] === name[at]) at += 1
  const rest = (text: string, from: number) => text.slice(from)
  if (longer === 1) return rest(word, at + 1) === rest(name, at)
  if (longer === -1) return rest(word, at) === rest(name, at + 1)
  const isExchanged = word[at] === name[at + 1] && word[at + 1] === name[at]
  return rest(word, at + 1) === rest(name, at + 1) || (isExchanged && rest(word, at + 2) === rest(name, at + 2))
}

/** "Frau Mai", "Herr Dr. Freitag": a person. */
export const isPerson = (said: Tokens, index: number): boolean =>
  said.is(index - 1, 'frau', 'herr', 'herrn', 'hr', 'dr', 'prof', 'familie') ||
  (said.is(index - 1, '.') && said.is(index - 2, 'hr', 'dr', 'prof'))

/** A part of a longer name: "August-Bebel-Straße", "Mai-Sitzung". */
const isPartOfName = (said: Tokens, index: number): boolean =>
  said.isMark(index, '-') ? said.isGlued(index + 1) && said.isWord(index + 1) : false
const isNamePart = (said: Tokens, index: number): boolean =>
  isPartOfName(said, index + 1) || (said.isGlued(index) && said.is(index - 1, '-') && said.isWord(index - 2))

/** "Montag", "Dinstag", "Sonnabend"; no short form. */
export function longWeekday(said: Tokens, index: number): Match<Weekday> | undefined {
  const word = said.text(index)
  const what = WEEKDAYS.get(word) ?? slipOf(word, WEEKDAYS)
  return what && !isPerson(said, index) ? { what, next: index + 1 } : undefined
}

/** "Mo", "Mo." too: only beside a date, as "so" and "do" are words of their own. */
export function anyWeekday(said: Tokens, index: number): Match<Weekday> | undefined {
  const short = SHORT_WEEKDAYS.get(said.text(index))
  if (short === undefined) return longWeekday(said, index)
  return { what: short, next: said.isMark(index + 1, '.') ? index + 2 : index + 1 }
}

/** The weekday of this name, folded. */
export const weekdayCalled = (name: string): Weekday | undefined => WEEKDAYS.get(name)

/** "montags", "dienstags": every such day. */
export function weekdayHabit(said: Tokens, index: number): Match<Weekday> | undefined {
  const word = said.text(index)
  const what = word.endsWith('s') ? WEEKDAYS.get(word.slice(0, -1)) : undefined
  return what && { what, next: index + 1 }
}

/** "Mai", "Mrz.", "Setember": 1 to 12. */
export function anyMonth(said: Tokens, index: number): Match<number> | undefined {
  const long = longMonth(said, index)
  if (long) return long
  const what = SHORT_MONTHS.get(said.text(index))
  if (what === undefined || isNamePart(said, index)) return undefined
  return { what, next: said.isMark(index + 1, '.') ? index + 2 : index + 1 }
}

export function longMonth(said: Tokens, index: number): Match<number> | undefined {
  const word = said.text(index)
  const what = MONTHS.get(word) ?? slipOf(word, MONTHS)
  return what !== undefined && !isNamePart(said, index) && !isPerson(said, index)
    ? { what, next: index + 1 }
    : undefined
}
/** "Juniwoche" */
export const monthBegins = (word: string): boolean => [...MONTHS.keys()].some((month) => word.startsWith(month))

/** "12", "zwölf", "eine": a number of at most four digits. */
export function cardinal(said: Tokens, index: number): Match<number> | undefined {
  const what = numberOf(said.text(index))
  return what === undefined ? undefined : { what, next: index + 1 }
}
/** "3.", "3ter", "dritten"; never a bare "3". */
export function ordinal(said: Tokens, index: number): Match<number> | undefined {
  const word = said.text(index)
  if (!said.isNumber(index)) {
    const what = /e[rnsm]?$/u.test(word) ? readOrdinal(word) : undefined
    return what === undefined ? undefined : { what, next: index + 1 }
  }
  if (word.length > 2) return undefined
  const isSaid = said.isMark(index + 1, '.') || (said.isGlued(index + 1) && /^s?te[rnsm]?$/u.test(said.text(index + 1)))
  return isSaid ? { what: Number(word), next: index + 2 } : undefined
}

const RELATIONS: ReadonlyMap<string, RelativeStep> = new Map<string, RelativeStep>([
  ['dies', 'this'],
  ['laufend', 'this'],
  ['naechst', 'next'],
  ['kommend', 'coming'],
  ['uebernaechst', 'next but one'],
  ['letzt', 'last'],
  ['vergangen', 'last'],
  ['vorig', 'last'],
  ['vorletzt', 'last but one'],
])
export type RelativeStep = 'this' | 'next' | 'coming' | 'next but one' | 'last' | 'last but one'
/** How many weeks, months or years from now. */
export const AHEAD: Readonly<Record<RelativeStep, number>> = {
  this: 0,
  next: 1,
  coming: 1,
  'next but one': 2,
  last: -1,
  'last but one': -2,
}

/** "die übernächste KoK" */
export const saysNextButOne = (text: string): boolean =>
  wordsOf(clean(text)).some(({ folded }) => folded.startsWith('uebernaechst'))

/** "nächsten", "dieser", "übernächste" */
export function relation(said: Tokens, index: number): Match<RelativeStep> | undefined {
  const word = said.text(index)
  const what = RELATIONS.get(word.replace(/e[nrsm]?$/u, '')) ?? RELATIONS.get(word)
  return what && { what, next: index + 1 }
}

/** "nächstes Jahr", "dieses Jahres", "Vorjahr": the year. */
export function yearFromNow(said: Tokens, index: number, today: LocalDate): Match<number> | undefined {
  if (said.is(index, 'vorjahr', 'vorjahres')) return { what: yearOf(today) - 1, next: index + 1 }
  const which = relation(said, index)
  if (!which || !said.is(which.next, 'jahr', 'jahres', 'jahre')) return undefined
  return { what: yearOf(today) + AHEAD[which.what], next: which.next + 1 }
}

/** "2027": a year from 1900 to 2199. */
export function fullYear(said: Tokens, index: number): Match<number> | undefined {
  const word = said.text(index)
  // "2027:15" is no year; "2027: 3 Termine" is one.
  const isClock = said.isMark(index + 1, ':') && said.isGlued(index + 2) && said.isNumber(index + 2)
  if (!/^(?:19|20|21)\d\d$/u.test(word) || isClock) return undefined
  return { what: Number(word), next: index + 1 }
}

export type Unit = 'day' | 'week' | 'month' | 'year' | 'working day'
const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['tag', 'day'],
  ['kalendertag', 'day'],
  ['woche', 'week'],
  ['wochen', 'week'],
  ['monat', 'month'],
  ['jahr', 'year'],
  ['werktag', 'working day'],
  ['arbeitstag', 'working day'],
])
/** "Tage", "Wochen", "Monaten" */
export function unit(said: Tokens, index: number): Match<Unit> | undefined {
  const word = said.text(index)
  const what = UNITS.get(word) ?? UNITS.get(word.replace(/e?n$|e$/u, ''))
  return what && { what, next: index + 1 }
}

const COUNTED_STEMS =
  'prozent euro eur minute min std stunde tag woche monat jahr person leut teilnehm mitglied plaetze stueck stimme mal uhr punkt gaest personen kind fall faell seite stuehl tisch stell anfrag vertret kolleg mitarbeit frauen maenner km meter'.split(
    ' ',
  )
/** Something is counted here: "10 Personen" is no hour, "30 %" no minute. */
export const isCounted = (said: Tokens, index: number): boolean =>
  said.is(index, '%', '€') || (said.isWord(index) && COUNTED_STEMS.some((stem) => said.text(index).startsWith(stem)))

const NUMBERED =
  'ziffer ziffern ziff nr nummer anlage raum zimmer top tops punkt abschnitt kapitel version abs absatz saal etage buero haus stock ebene gebaeude block eingang gruppe tisch seite seiten § paragraph apparat durchwahl az aktenzeichen drucksache artikel art satz lit buchstabe fassung zi rm r abteilung abt referat dezernat team sachgebiet sg fachbereich fb'.split(
    ' ',
  )
/** "Ziffer 8.1", "Raum 2.12", "Haus 3": what stands here is the number of something. */
export function isNumbered(said: Tokens, index: number): boolean {
  let at = index - 1
  while (at > index - MOST_BEFORE_NUMBER && said.is(at, ...FILLING)) at -= 1
  if (said.is(at, ...NUMBERED)) return true
  // "Sitzungssaal 2.12", but "im Sitzungssaal 11.5.": a day ends with its point.
  return said.isWord(at) && ROOM.test(said.text(at)) && !said.isMark(index + 3, '.')
}
/** "Raum doch 1.12", "Saal „3.1“" */
const FILLING = ['.', ':', '„', '“', '"', '«', '»', 'doch', 'jetzt', 'nun', 'lieber', 'nr', 'nummer']
const MOST_BEFORE_NUMBER = 4
const ROOM = /(?:raum|saal|zimmer)$/u
