/** What is said about mails that came in: answers of a calendar, and what somebody wrote. */
import type { Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { dateAndTime, quoted } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as plain from '#src/speech/plain/mail-answers.ts'
import { whenAndWhere } from './meeting.ts'
import { sayAnswer } from './responses.ts'

/** In characters, of what is passed on. */
export const PASSED_ON_LENGTH = 4_000

/* To whoever answered: so that a forged answer is noticed */

/** @param withoutNote the words beside the answer are not stored */
export const recordedByMail = (of: string, meeting: Meeting, response: Response, withoutNote: boolean): Reply => ({
  answer: `Ihre Antwort per E-Mail ist eingetragen: ${sayAnswer(response)}, ${of} am ${whenAndWhere(meeting)}.`,
  notes: [
    ...(withoutNote
      ? [
          'Ihre Bemerkung dazu ist nicht gespeichert: Sie sieht aus wie Daten von Leistungsberechtigten. Bitte wenden Sie sich an die Geschäftsführung.',
        ]
      : []),
    'Die letzte Antwort zählt. Haben Sie nicht geantwortet? Dann öffnen Sie bitte den Link und antworten Sie dort.',
  ],
  plain: plain.recordedByMail(of, meeting, response, withoutNote),
})
/** The calendar answered for a time that has changed since. */
export const forOldTime = (of: string, meeting: Meeting): Reply => ({
  answer: `Ihre Antwort per E-Mail ist nicht eingetragen: Sie galt einem früheren Termin. Jetzt gilt: ${of} am ${whenAndWhere(meeting)}.`,
  notes: ['Bitte antworten Sie auf die neue Einladung oder mit dem Link.'],
  plain: plain.forOldTime(of, meeting),
})
export const tooLateByMail = (of: string, meeting: Meeting): Reply => ({
  answer: `Ihre Antwort per E-Mail ist nicht eingetragen: ${of} am ${dateAndTime(meeting.on, meeting.at)} ${
    meeting.state === 'cancelled' ? 'ist abgesagt' : 'hat schon begonnen'
  }.`,
  plain: plain.tooLateByMail(of, meeting),
})

/* To whoever runs the body */

/** What came by mail and was not recorded. */
export interface ReceivedWords {
  /** As the mail names itself. */
  readonly name: string
  readonly address: string
  readonly isKnown: boolean
  readonly subject: string
  readonly text: string
  /** What a calendar says besides. */
  readonly calendar?: 'accepted' | 'tentative' | 'declined' | 'delegated' | 'open' | 'unreadable'
  /** Another time that is proposed. */
  readonly proposed?: string
  readonly files: number
  /** The text looks like data of beneficiaries, and stays where it is. */
  readonly isWithheld: boolean
}

const CALENDAR: Readonly<Record<NonNullable<ReceivedWords['calendar']>, string>> = {
  accepted: 'Der Kalender sagt zu',
  tentative: 'Der Kalender sagt unter Vorbehalt zu',
  declined: 'Der Kalender sagt ab',
  delegated: 'Der Kalender nennt eine Vertretung',
  open: 'Der Kalender gibt keine Antwort',
  unreadable: 'Die Antwort des Kalenders ist nicht lesbar',
}

export function passedOn(of: string | undefined, mail: ReceivedWords): Reply {
  const { name, address, isKnown, subject, calendar, proposed, files, isWithheld } = mail
  const text = mail.text.length > PASSED_ON_LENGTH ? `${mail.text.slice(0, PASSED_ON_LENGTH)} …` : mail.text
  const who = name === '' ? address : `${quoted(name, 80)} (${address})`
  const where = `Die E-Mail liegt im Postfach des Gremienlotsen, Ordner ${quoted(leftFolder(), 80)}.`
  return {
    answer: `E-Mail von ${who}${of === undefined ? '' : ` zu ${of}`}: ${subject === '' ? 'ohne Betreff' : quoted(subject, 120)}.`,
    notes: [
      ...(isWithheld
        ? [`Der Text sieht aus wie Daten von Leistungsberechtigten und ist hier nicht gespeichert. ${where}`]
        : text === ''
          ? []
          : [text]),
      ...(calendar === undefined ? [] : [`${CALENDAR[calendar]}. Eingetragen ist nichts.`]),
      ...(proposed === undefined
        ? []
        : [`Vorgeschlagen wird ein anderer Termin: ${proposed}. Eingetragen ist nichts.`]),
      ...(files === 0 ? [] : [`Anhänge werden nicht weitergeleitet (${files}). ${where}`]),
      ...(isKnown ? [] : ['Diese Adresse ist für niemanden eingetragen.']),
      `Antworten Sie bitte an ${address}.`,
    ],
  }
}

/* The mailbox */

/** Folders in the mailbox that is read: what is done with, and what somebody has to look at. */
export const readFolder = (): string => 'Gremienlotse gelesen'
export const leftFolder = (): string => 'Gremienlotse offen'
