/** How dates, counts, lists and clauses are written. One form each, everywhere. */
import type { Clause } from '#src/agreements/stated.ts'
import {
  dayOf,
  type LocalDate,
  type LocalTime,
  monthOf,
  type Period,
  periodParts,
  type Weekday,
  weekdayOf,
  yearOf,
} from '#src/calendar/local-date.ts'

const WEEKDAYS = ['Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.', 'So.'] as const
const TIMES = ['nie', 'einmal', 'zweimal', 'dreimal', 'viermal', 'fünfmal', 'sechsmal']
const NUMBERS = [
  'null',
  'ein',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
]
const UNITS = { D: ['Tag', 'Tage'], M: ['Monat', 'Monate'], Y: ['Jahr', 'Jahre'] } as const

const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** With a capital letter, at the beginning of a sentence. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** "17.06.2027" */
export const plainDate = (date: LocalDate): string =>
  `${twoDigits(dayOf(date))}.${twoDigits(monthOf(date))}.${yearOf(date)}`
/** "Do., 17.06.2027" */
export const longDate = (date: LocalDate): string => `${WEEKDAYS[weekdayOf(date) - 1]}, ${plainDate(date)}`
/** "Do., 17.06.2027, 10:00 Uhr"; with an end "Do., 17.06.2027, 10:00 bis 12:30 Uhr" */
const EVERY_WEEKDAY = ['montags', 'dienstags', 'mittwochs', 'donnerstags', 'freitags', 'samstags', 'sonntags'] as const
/** "montags" */
export const onWeekdays = (weekday: Weekday): string => EVERY_WEEKDAY[weekday - 1] ?? ''
export const dateAndTime = (date: LocalDate, time: LocalTime, endsAt?: LocalTime): string =>
  `${longDate(date)}, ${time}${endsAt === undefined ? '' : ` bis ${endsAt}`} Uhr`
/** "2 Stunden", "1 Stunde 30 Minuten", "45 Minuten" */
export const duration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const parts = [
    ...(hours > 0 ? [count(hours, 'Stunde', 'Stunden')] : []),
    ...(minutes % 60 > 0 || hours === 0 ? [count(minutes % 60, 'Minute', 'Minuten')] : []),
  ]
  return parts.join(' ')
}
const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const
/** "März"; `month` counts from 1 */
export const monthName = (month: number): string => MONTHS[month - 1] ?? String(month)
/** "März 2027" */
export const monthAndYear = (date: LocalDate): string => `${monthName(monthOf(date))} ${yearOf(date)}`
/** "30.04." for a day of every year, given as `MM-DD` */
export const dayOfEveryYear = (monthDay: string): string => `${monthDay.slice(3)}.${monthDay.slice(0, 2)}.`

/** "A, B und C" */
export function list(items: readonly string[], word: 'und' | 'oder' = 'und'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

/** "zweimal"; "13-mal" beyond six */
export const timesOver = (n: number): string => TIMES[n] ?? `${n}-mal`
/** "zwei"; digits beyond twelve */
export const numberWord = (n: number): string => NUMBERS[n] ?? String(n)
/** "1 Sitzung", "2 Sitzungen" */
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** "48.000", where numbers may be that large */
export const figure = (n: number): string => n.toLocaleString('de-DE')
/** "48.000 Beschlüsse" */
export const largeCount = (n: number, one: string, many: string): string => `${figure(n)} ${n === 1 ? one : many}`

/** "keine Sitzung", "1 Sitzung", "2 Sitzungen"; for feminine words */
export const countOrNone = (n: number, one: string, many: string): string =>
  n === 0 ? `keine ${one}` : count(n, one, many)

/** "sechs Monate", "ein Jahr"; in the dative "sechs Monaten", "einem Jahr" */
export function span(period: Period, grammar: 'nominative' | 'dative' = 'nominative'): string {
  const { amount, unit } = periodParts(period)
  if (amount === 1) {
    const article = grammar === 'dative' ? 'einem' : 'ein'
    return `${article} ${UNITS[unit][0]}`
  }
  return `${numberWord(amount)} ${UNITS[unit][1]}${grammar === 'dative' ? 'n' : ''}`
}
/** "alle zwei Jahre", "jedes Jahr" */
export const everySpan = (period: Period): string =>
  periodParts(period).amount === 1 ? `jedes ${UNITS[periodParts(period).unit][0]}` : `alle ${span(period)}`

const isNumbered = (clause: Clause): boolean => /^\d/.test(clause)
const isSection = (clause: Clause): boolean => /^[IVX]+(\.|\s|$)/.test(clause)

/** "Ziffer 8 b", "Ziffern 5 und 12", "Ziffer 5 und Anlage 2", "Abschnitt II.2 Nr. 5" */
export function places(clauses: readonly Clause[]): string {
  const numbered = clauses.filter(isNumbered)
  const sections = clauses.filter(isSection)
  const others = clauses.filter((clause) => !isNumbered(clause) && !isSection(clause))
  const parts: string[] = []
  if (numbered.length > 0) parts.push(`${numbered.length === 1 ? 'Ziffer' : 'Ziffern'} ${list(numbered)}`)
  if (sections.length > 0) parts.push(`${sections.length === 1 ? 'Abschnitt' : 'Abschnitte'} ${list(sections)}`)
  return list([...parts, ...others])
}

/** Untrusted words inside our sentence: on one line, shortened, in German quotation marks. */
export function quoted(said: string, maxLength = 60): string {
  const line = said
    .replace(/\s+/gu, ' ')
    .replace(/[„“”"]/gu, "'")
    .trim()
  const characters = [...line]
  return `„${characters.length > maxLength ? `${characters.slice(0, maxLength).join('')} …` : line}“`
}
