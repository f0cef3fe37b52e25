/** Pages behind signed links, for people without Teams. */
import type { Agreement, Duty } from '#src/agreements/lookup.ts'
import type { Occurrence } from '#src/duties/occurrence.ts'
import { isFor, type Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { dutyName } from '#src/speech/duties/fulfil-duty.ts'
import { whenAndWhere } from '#src/speech/meetings/meeting.ts'
import { sayAnswer } from '#src/speech/meetings/responses.ts'
import * as plain from '#src/speech/plain/meetings.ts'
import { noFiles } from '#src/speech/plain/refusals.ts'
import { readable, type Terms } from '#src/speech/plain/spelling.ts'
import { dateAndTime, places } from './format.ts'
import type { Page, PageButton, PageForm } from './page.ts'
import { statementLine } from './plain-text.ts'
import type { Reply, Statement } from './reply.ts'

/** What can be answered, and what it is called in a chat. */
export const ANSWERS = [
  { value: 'zu', label: 'Ich nehme teil', plain: 'Ja, ich komme', command: 'zu', answer: 'accepted' },
  {
    value: 'vorbehalt',
    label: 'Ich nehme unter Vorbehalt teil',
    plain: 'Vielleicht',
    command: 'vorbehalt',
    answer: 'tentative',
  },
  { value: 'ab', label: 'Ich nehme nicht teil', plain: 'Nein, ich komme nicht', command: 'ab', answer: 'declined' },
] as const

/** The page is turned to the other language, for this person and everything that follows. */
export const languageSwitch = (wantsPlain: boolean): PageButton => ({
  label: wantsPlain ? 'In üblicher Sprache' : 'In Einfacher Sprache',
  name: 'einfach',
  value: wantsPlain ? 'aus' : 'an',
})
/** What is typed in a chat for it. */
export const languageCommand = (value: string): string => `/einfach ${value === 'aus' ? 'aus' : 'an'}`

/** What somebody finds behind the link of their invitation. */
export interface AnswerAsked {
  readonly of: string
  readonly meeting: Meeting
  /** Of the invitation, as the page shows it: an answer that comes with another one is not for what was read. */
  readonly version: number
  readonly last: Response | undefined
  /** False: called off, or begun. */
  readonly isOpen: boolean
  /** What is shown was stored just now. */
  readonly isStored: boolean
  /** Why what was sent is not stored. */
  readonly problem?: readonly string[]
}
/** Name of the field that carries `AnswerAsked.version`. */
export const VERSION_FIELD = 'stand'

/** It was answered on a page that showed the meeting as it was before. */
export const changedMeanwhile = (): readonly string[] => [
  'Die Sitzung hat sich inzwischen geändert. Ihre Antwort ist nicht gespeichert. Unten steht, was jetzt gilt.',
]

function answerForm({ version, meeting, last }: AnswerAsked, wantsPlain: boolean): PageForm {
  const chosen = last && isFor(last, meeting) ? ANSWERS.find(({ answer }) => answer === last.answer)?.value : undefined
  return {
    hidden: { [VERSION_FIELD]: String(version) },
    fields: [
      {
        kind: 'radio',
        label: wantsPlain ? 'Kommen Sie?' : 'Nehmen Sie teil?',
        name: 'antwort',
        options: ANSWERS.map(({ value, label, plain }) => ({ value, label: wantsPlain ? plain : label })),
        ...(chosen !== undefined && { value: chosen }),
      },
    ],
    buttons: [{ label: 'Antwort senden' }],
  }
}

/** What both versions of the page have in common. */
const aroundAnswer = (asked: AnswerAsked, wantsPlain: boolean): Omit<Page, 'title' | 'paragraphs'> => ({
  ...(asked.problem && { problem: asked.problem }),
  ...(asked.isOpen && { form: answerForm(asked, wantsPlain) }),
  language: languageSwitch(wantsPlain),
  ...(wantsPlain && { isPlain: true }),
})

export function answerPage(asked: AnswerAsked): Page {
  const { of, meeting, last, isOpen, isStored } = asked
  const over = meeting.state === 'cancelled' ? 'Die Sitzung ist abgesagt.' : 'Die Sitzung hat schon begonnen.'
  return {
    title: `Einladung: ${of}`,
    ...(isStored && last && { notice: `Ihre Antwort ist gespeichert: ${sayAnswer(last)}.` }),
    paragraphs: [
      ...(isOpen ? [] : [over]),
      whenAndWhere(meeting),
      ...(last
        ? [
            `Ihre letzte Antwort: ${sayAnswer(last)}, für ${dateAndTime(last.on, last.at)}.${isFor(last, meeting) ? '' : ' Für den neuen Termin zählt sie nicht.'}`,
          ]
        : []),
      ...(isOpen ? ['Die letzte Antwort zählt. Sie können sie mit demselben Link ändern.'] : []),
    ],
    ...aroundAnswer(asked, false),
  }
}
export function plainAnswerPage(asked: AnswerAsked, terms: Terms): Page {
  const { of, meeting, last, isStored } = asked
  return {
    title: 'Ihre Einladung',
    ...(isStored && last && { notice: plain.answerStored(last) }),
    paragraphs: readable(plain.answerPage(of, meeting, asked), terms),
    ...aroundAnswer(asked, true),
  }
}

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
export const minutesReady = (of: string, meeting: Meeting): string =>
  `Protokoll ${of} vom ${dateAndTime(meeting.on, meeting.at, meeting.endsAt)} als Word-Datei. Der Link gilt einen Tag und nur für Sie.`
export const noPublicAddress = (): Reply => ({
  answer: 'Für Dateien ist keine Adresse eingerichtet. Die Stelle, die den Bot betreibt, setzt LOTSE_PUBLIC_URL.',
  plain: noFiles(),
})

/** The same answer as somebody would type it. */
export const answerCommand = (code: string, version: number, choice: (typeof ANSWERS)[number]): string =>
  `/rückmeldung ${code}-${version} ${choice.command}`
