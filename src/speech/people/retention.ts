/** How long records are kept, in words. */
import { asPresets, byPreset, derivedFromRecords } from '#src/agreements/stated.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { PRESET_PERIODS, type RetainedKind } from '#src/people/retention.ts'
import { count, largeCount, longDate, quoted } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

const NAMES: Readonly<Record<RetainedKind, string>> = {
  messages: 'Nachrichten und Antworten des Bots',
  accessNeeds: 'Bedarf an Barrierefreiheit',
  polls: 'Terminfindungen',
  responses: 'Einladungen und Rückmeldungen',
  absences: 'Abwesenheiten',
}
/** The word by which it is changed. */
const WORDS: Readonly<Record<RetainedKind, string>> = {
  messages: 'Nachrichten',
  accessNeeds: 'Barrierefreiheit',
  polls: 'Terminfindung',
  responses: 'Rückmeldungen',
  absences: 'Abwesenheiten',
}
const SINCE: Readonly<Record<RetainedKind, string>> = {
  messages: 'nach dem Versand',
  accessNeeds: 'nach der Sitzung',
  polls: 'nach dem Beginn, wenn sie abgeschlossen ist',
  responses: 'nach der Sitzung',
  absences: 'nach ihrem letzten Tag',
}
const PRESETS = asPresets(PRESET_PERIODS)
/** "3 Jahre": in years or months where it is that many, rounded up to whole days. */
export function keptDays(n: number): string {
  const years = Math.floor(n / 365)
  if (years > 0 && n === Math.ceil(years * 365.25)) return count(years, 'Jahr', 'Jahre')
  const months = Math.floor(n / 30)
  return months > 1 && n === Math.ceil(months * 30.5) ? count(months, 'Monat', 'Monate') : largeCount(n, 'Tag', 'Tage')
}
const records = (n: number): string => count(n, 'Eintrag', 'Einträge')

export const about = (): string => 'Aufbewahrung'

export function overview(
  rows: readonly {
    readonly kind: RetainedKind
    readonly days: number
    readonly isDecided: boolean
    readonly goes: number
  }[],
  tomorrow: LocalDate,
  asked: string,
): Reply {
  const all = rows.reduce((sum, { goes }) => sum + goes, 0)
  return {
    answer:
      all === 0
        ? 'Aufbewahrung: Morgen wird nichts gelöscht.'
        : `Aufbewahrung: Morgen, ${longDate(tomorrow)}, ${all === 1 ? 'wird' : 'werden'} ${records(all)} gelöscht.`,
    statements: rows.map(({ kind, days: kept, isDecided, goes }) => ({
      label: NAMES[kind],
      text: `${keptDays(kept)} ${SINCE[kind]}${goes > 0 ? `; morgen: ${records(goes)}` : ''}`,
      basis: isDecided ? derivedFromRecords(rows) : byPreset(PRESETS[kind]),
    })),
    notes: [
      ...(asked.trim() === '' ? [] : [`${quoted(asked)} habe ich nicht verstanden. Es wurde nichts geändert.`]),
      'Protokolle, Beschlüsse, Nachweise, Termine und der Verlauf werden nicht gelöscht. Bieten Sie sie Ihrem Archiv an.',
      'Zum Ändern schreiben Sie zum Beispiel „/aufbewahrung Terminfindung 12 Monate“.',
    ],
  }
}

export const outOfBounds = (least: number, most: number): string =>
  `Möglich sind ${least} bis ${most} Tage. Es wurde nichts geändert.`
export const undone = (): string => 'Es wurde nichts geändert.'
export const periodLabel = (): string => 'Aufbewahrung'
export const askPeriod = (): string => 'Was soll wie lange aufbewahrt werden? Zum Beispiel „Terminfindung 12 Monate“.'
export const period = (kind: RetainedKind, days: number): string => `${WORDS[kind]} ${days} Tage`

export const readBack = (kind: RetainedKind, before: number, after: number, goes: number, tomorrow: LocalDate) => ({
  question: `${NAMES[kind]}: bisher ${keptDays(before)}, künftig ${keptDays(after)} ${SINCE[kind]}. Soll ich das ändern?`,
  statements: [],
  notes: [
    goes === 0
      ? `Am ${longDate(tomorrow)} wird damit nichts gelöscht.`
      : `Am ${longDate(tomorrow)} ${goes === 1 ? 'würde' : 'würden'} damit ${records(goes)} gelöscht. Das lässt sich nicht zurücknehmen.`,
  ],
  confirm: 'Ja, übernehmen',
})

export const decided = (kind: RetainedKind, after: number): Reply => ({
  answer: `Geändert. ${NAMES[kind]}: ${keptDays(after)} ${SINCE[kind]}.`,
})

/** To the others who look after the bot. */
export const decidedNotice = (name: string, kind: RetainedKind, days: number): Reply => ({
  answer: `${name} hat die Aufbewahrung geändert. ${NAMES[kind]}: ${keptDays(days)} ${SINCE[kind]}. Das gilt für alle Vereinbarungen.`,
  actions: [{ label: 'Aufbewahrung anzeigen', does: { say: '/aufbewahrung' } }],
})
/** Whoever looks after some agreements alone. */
export const ofAllAgreements = (): Reply => ({
  answer:
    'Diese Frist gilt für alle Vereinbarungen. Ändern kann sie nur, wer die Verwaltung für alle hat. Es wurde nichts geändert. Bitte wenden Sie sich an die Stelle, die den Bot betreibt.',
})
