/** Pages behind signed links, for people without Teams. */
import type { Meeting } from '#src/meetings/meeting.ts'
import { dateAndTime } from './format.ts'
import { whenAndWhere } from './meeting.ts'

interface Page {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly form?: {
    readonly question: string
    readonly name: string
    readonly options: readonly { readonly value: string; readonly label: string }[]
    readonly button: string
  }
}

/** What can be answered, and what it is called in a chat. */
export const ANSWERS = [
  { value: 'zu', label: 'Ich nehme teil', command: 'zu' },
  { value: 'vorbehalt', label: 'Ich nehme unter Vorbehalt teil', command: 'vorbehalt' },
  { value: 'ab', label: 'Ich nehme nicht teil', command: 'ab' },
] as const

export const unknownLink = (): Page => ({
  title: 'Dieser Link gilt nicht',
  paragraphs: [
    'Der Link ist abgelaufen, widerrufen oder unvollständig.',
    'Bitte wenden Sie sich an die Geschäftsführung des Gremiums.',
  ],
})

export const answerPage = (of: string, meeting: Meeting): Page => ({
  title: `Einladung${of === '' ? '' : `: ${of}`}`,
  paragraphs: [whenAndWhere(meeting), 'Die letzte Antwort zählt. Sie können sie mit demselben Link ändern.'],
  form: { question: 'Nehmen Sie teil?', name: 'antwort', options: ANSWERS, button: 'Antwort senden' },
})

export const answeredPage = (lines: readonly string[]): Page => ({
  title: 'Ihre Antwort',
  paragraphs: lines.length > 0 ? lines : ['Die Antwort konnte nicht gespeichert werden.'],
})

export const ownDataFileName = (): string => 'meine-daten.json'
export const ownDataLink = (): string => 'Meine Daten als Datei'
export const minutesTitle = (of: string): string => `Ergebnisprotokoll der ${of}`
export const calendarLink = (): string => 'In den Kalender'
export const answerLink = (): string => 'Auf die Einladung antworten'
export const minutesLink = (): string => 'Word-Datei'
export const minutesReady = (of: string, meeting: Meeting): string =>
  `Protokoll ${of} vom ${dateAndTime(meeting.on, meeting.at)} als Word-Datei. Der Link gilt einen Tag und nur für Sie.`
export const noPublicAddress = (): string =>
  'Für Dateien ist keine Adresse eingerichtet. Die Stelle, die den Bot betreibt, setzt LOTSE_PUBLIC_URL.'

/** The same answer as somebody would type it. */
export const answerCommand = (code: string, version: number, choice: (typeof ANSWERS)[number]): string =>
  `/rückmeldung ${code}-${version} ${choice.command}`
