/** German names of weekdays, months and years seen from today, folded. */
import { type LocalDate, type Weekday, yearOf } from '#src/calendar/local-date.ts'
import { anyOf } from '#src/language/words/number-words.ts'

const WEEKDAYS: Readonly<Record<string, Weekday>> = {
  montag: 1,
  dienstag: 2,
  mittwoch: 3,
  donnerstag: 4,
  freitag: 5,
  samstag: 6,
  sonnabend: 6,
  sonntag: 7,
}
const SHORT_WEEKDAYS: Readonly<Record<string, Weekday>> = { mo: 1, di: 2, mi: 3, do: 4, fr: 5, sa: 6, so: 7 }

const MONTHS: Readonly<Record<string, number>> = {
  januar: 1,
  jaenner: 1,
  februar: 2,
  maerz: 3,
  marz: 3,
  april: 4,
  mai: 5,
  juni: 6,
  juno: 6,
  juli: 7,
  august: 8,
  september: 9,
  oktober: 10,
  november: 11,
  dezember: 12,
}
const SHORT_MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mrz: 3,
  maer: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  sept: 9,
  okt: 10,
  nov: 11,
  dez: 12,
}

/** How many years from now; the endings are left off. */
const YEARS_FROM_NOW: Readonly<Record<string, number>> = {
  dies: 0,
  laufend: 0,
  naechst: 1,
  kommend: 1,
  uebernaechst: 2,
  letzt: -1,
  vergangen: -1,
  vorig: -1,
  vorletzt: -2,
}

/** Nothing more of the same word follows. */
export const END = '(?![\\p{L}\\p{N}])'
export const WEEKDAY = anyOf(Object.keys(WEEKDAYS))
/** "Mo", "Mo." too: only beside a date, as "so" and "do" are words of their own. */
export const ANY_WEEKDAY = `(?:${WEEKDAY}|${anyOf(Object.keys(SHORT_WEEKDAYS))}${END}\\.?)`
/** As the beginning of a longer word: "Juniwoche". */
export const MONTH_STEM = anyOf(Object.keys(MONTHS))
export const MONTH = `${MONTH_STEM}${END}(?!-\\p{L})`
export const ANY_MONTH = `(?:${MONTH}|${anyOf(Object.keys(SHORT_MONTHS))}${END}\\.?)`
/** "nächstes Jahr", "dieses Jahres" */
export const YEAR_FROM_NOW = `${anyOf(Object.keys(YEARS_FROM_NOW))}(?:e[nsrm]?)? jahr(?:es|e)?${END}`

const withoutDot = (word: string): string => word.replace(/\.$/, '')

export const weekdayNamed = (word: string): Weekday | undefined =>
  WEEKDAYS[withoutDot(word)] ?? SHORT_WEEKDAYS[withoutDot(word)]
/** 1 to 12 */
export const monthNamed = (word: string): number | undefined =>
  MONTHS[withoutDot(word)] ?? SHORT_MONTHS[withoutDot(word)]

/** @param phrase what `YEAR_FROM_NOW` found */
export function yearMeant(phrase: string, today: LocalDate): number | undefined {
  const word = /^\p{L}+/u.exec(phrase)?.[0] ?? ''
  const from = YEARS_FROM_NOW[word] ?? YEARS_FROM_NOW[word.replace(/e[nsrm]?$/, '')]
  return from === undefined ? undefined : yearOf(today) + from
}
