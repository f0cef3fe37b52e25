/** `npm run plan`: the reminder plan as a table for the console, and what can be wrong with the question. */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { count, longDate, places, plainDate, quoted } from '#src/speech/parts/format.ts'
import { aboutReminder, asks, isAssumed, recipientName, stageOf } from './reminder.ts'

const COLUMNS = ['Datum', 'Uhrzeit', 'Vereinbarung', 'Stelle', 'An', 'Stufe', 'Worum es geht'] as const
const LONGEST_ABOUT = 110

/** One line for each reminder under a heading, and how many there are. */
export function planTable(
  reminders: readonly Reminder[],
  agreementOf: (id: string) => Agreement,
  from: LocalDate,
  to: LocalDate,
): readonly string[] {
  const rows = reminders.map((reminder) => cells(reminder, agreementOf(reminder.cause.agreementId)))
  const widths = COLUMNS.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)))
  const inColumns = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  return [
    ...(rows.length > 0
      ? [inColumns(COLUMNS), inColumns(widths.map((width) => '-'.repeat(width))), ...rows.map(inColumns)]
      : []),
    `${count(rows.length, 'Erinnerung', 'Erinnerungen')} vom ${plainDate(from)} bis ${plainDate(to)}.`,
  ]
}

function cells(reminder: Reminder, agreement: Agreement): readonly string[] {
  const { on, at, cause, recipient, hint, legalShift } = reminder
  const shift = legalShift ? `; § 26 Abs. 3 SGB X: ${longDate(legalShift)}` : ''
  return [
    longDate(on),
    at,
    agreement.short,
    writtenAt(reminder),
    `${recipientName(recipient, agreement)}${isAssumed(recipient) ? ' *' : ''}`,
    `${stageOf(reminder)}${hint && !asks(cause) ? ', Hinweis' : ''}`,
    `${shortened(aboutReminder(reminder, agreement))}${shift}`,
  ]
}

/** The clause of a duty, or that on which a day rests; a rule of ours is written nowhere. */
function writtenAt({ cause, basis }: Reminder): string {
  const clauses = 'dutyId' in cause ? cause.clause : 'clauses' in basis ? basis.clauses : []
  return clauses.length > 0 ? places(clauses) : '–'
}

/** The end is kept: the due date stands there. */
function shortened(text: string): string {
  if (text.length <= LONGEST_ABOUT) return text
  const end = /[,;] (?:fällig|vorgesehen|ein Datum ist) .*$/.exec(text)?.[0] ?? ''
  return `${text.slice(0, LONGEST_ABOUT - end.length - 2).trimEnd()} …${end}`
}

export const planLegend = (): string =>
  'Alle Tage sind Voreinstellung. * An wen es geht, ist Voreinstellung; vereinbart ist keine Stelle.'
export const planWithoutDatabase = (location: string): string =>
  `Ohne Datenbank (${location}): eingetragene Sitzungen sind nicht berücksichtigt.`
export const planUsage = (): string => 'Aufruf: npm run plan -- --from 2027-01-01 --to 2029-12-31'

/** What is wrong with the dates on the command line. */
export type PlanRefusal =
  | { readonly because: 'missing'; readonly option: string }
  | { readonly because: 'unknown'; readonly given: string }
  | { readonly because: 'noDate'; readonly option: string; readonly given: string }
  | { readonly because: 'backwards'; readonly from: LocalDate; readonly to: LocalDate }
  | { readonly because: 'tooLong'; readonly years: number }
  | { readonly because: 'outside'; readonly from: number; readonly to: number }

export function sayPlanRefusal(refusal: PlanRefusal): string {
  switch (refusal.because) {
    case 'missing':
      return `Es fehlt ${refusal.option} mit einem Datum.`
    case 'unknown':
      return `Diese Angabe kenne ich nicht: ${quoted(refusal.given)}.`
    case 'noDate':
      return `${refusal.option} ist kein Kalendertag: ${quoted(refusal.given)}. Form: JJJJ-MM-TT, zum Beispiel 2027-01-01.`
    case 'backwards':
      return `Der Beginn (${plainDate(refusal.from)}) liegt nach dem Ende (${plainDate(refusal.to)}).`
    case 'tooLong':
      return `Der Zeitraum ist zu lang. Höchstens ${refusal.years} Jahre sind möglich.`
    case 'outside':
      return `Möglich sind die Jahre ${refusal.from} bis ${refusal.to}.`
  }
}
export const sayAgreementsMissing = (folder: string): string =>
  `Der Ordner der Vereinbarungen lässt sich nicht lesen: ${quoted(folder)}.`
export const sayDatabaseUnreadable = (): string => 'Die Datenbank lässt sich nicht lesen. Es wurde nichts geplant.'
