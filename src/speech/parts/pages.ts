/** Pages behind signed links, for people without Teams. */
import type { Agreement, Duty } from '#src/agreements/lookup.ts'
import type { Occurrence } from '#src/duties/occurrence.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { dutyName } from '#src/speech/duties/fulfil-duty.ts'
import { noFiles } from '#src/speech/plain/refusals.ts'
import { dateAndTime, places } from './format.ts'
import type { Page, PageButton } from './page.ts'
import { statementLine } from './plain-text.ts'
import type { Reply, Statement } from './reply.ts'

/** The page is turned to the other language, for this person and everything that follows. */
export const languageSwitch = (wantsPlain: boolean): PageButton => ({
  label: wantsPlain ? 'In üblicher Sprache' : 'In Einfacher Sprache',
  name: 'einfach',
  value: wantsPlain ? 'aus' : 'an',
})
/** What is typed in a chat for it. */
export const languageCommand = (value: string): string => `/einfach ${value === 'aus' ? 'aus' : 'an'}`

export const ownDataFileName = (): string => 'meine-daten.json'
export const ownDataLink = (): string => 'Meine Daten als Datei'
export const dutyTitle = (of: Agreement, one: Occurrence): string => `Erinnerung: ${of.region}, ${dutyName(one)}`
/** What is owed, what was recorded, and what can be done about it. */
export const dutyParagraphs = (statements: readonly Statement[], isDone: boolean): readonly string[] => [
  ...(isDone ? ['Diese Pflicht ist schon als erledigt eingetragen. Es ist nichts mehr zu tun.'] : []),
  ...statements.map(statementLine),
  ...(isDone
    ? []
    : [
        'Wählen Sie eine Antwort. Eingetragen wird erst, wenn Sie Ihre Angaben bestätigt haben.',
        'Bitte geben Sie hier keine Namen oder andere Daten von Leistungsberechtigten ein.',
      ]),
]
export const backToDuty = (): string => 'Zurück zur Erinnerung'

export const minutesTitle = (of: string): string => `Ergebnisprotokoll der ${of}`
export const calendarLink = (): string => 'In den Kalender'
export const answerLink = (): string => 'Auf die Einladung antworten, auch in Einfacher Sprache'
/** "Auf die Erinnerung antworten: LK Kassel, Ziffer 8 b, 2027" */
export const dutyLink = (of: Agreement, duty: Duty, year: number): string =>
  `Auf die Erinnerung antworten: ${of.region}, ${places(duty.clause)}, ${year}`
export const minutesLink = (): string => 'Word-Datei'
export const minutesPdfLink = (): string => 'PDF-Datei'
/** Nothing makes a PDF here. */
export const onlyWord = (): string => 'Als PDF gibt es das Protokoll hier nicht, nur als Word-Datei.'
/** It was not made this time. */
export const noPdf = (): Page => ({
  title: 'Keine PDF-Datei',
  paragraphs: [
    'Die PDF-Datei konnte gerade nicht erstellt werden. Bitte öffnen Sie den Link in einer Minute noch einmal, oder nehmen Sie die Word-Datei.',
  ],
})
/** @param item of an excerpt */
export const minutesReady = (of: string, meeting: Meeting, hasPdf: boolean, item?: string): string =>
  `${item === undefined ? 'Protokoll' : `Auszug zu TOP ${item}, Protokoll`} ${of} vom ${dateAndTime(meeting.on, meeting.at, meeting.endsAt)} als ${hasPdf ? 'Word-Datei und als PDF. Die Links gelten' : 'Word-Datei. Der Link gilt'} einen Tag und nur für Sie.`
export const noPublicAddress = (): Reply => ({
  answer: 'Für Dateien ist keine Adresse eingerichtet. Die Stelle, die den Bot betreibt, setzt LOTSE_PUBLIC_URL.',
  plain: noFiles(),
})
