/** What is said while somebody else's answer to an invitation is entered. */
import type { Answer, Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { dateAndTime, list } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as plain from '#src/speech/plain/meetings.ts'
import { responseButtons } from './invite.ts'
import { whenAndWhere } from './meeting.ts'
import { sayAnswer } from './responses.ts'

export const about = (): string => 'Rückmeldung für jemand anderes'
export const undone = (): string => 'Es wurde keine Rückmeldung eingetragen.'
export const askMeeting = (): string => 'Zu welcher Sitzung?'
export const inviteeLabel = (): string => 'Person'
export const askInvitee = (): string => 'Wer hat geantwortet?'
export const severalPeople = (names: readonly string[]): string => `Wen meinen Sie: ${list(names, 'oder')}?`
export const unknownPerson = (): string => 'Diese Person kenne ich nicht. Bitte nennen Sie Vor- und Nachnamen.'
export const answerLabel = (): string => 'Antwort'
export const askAnswer = (): string => 'Was hat die Person geantwortet?'
const CHOICES: Readonly<Record<Answer, string>> = {
  accepted: 'Zusage',
  tentative: 'Unter Vorbehalt',
  declined: 'Absage',
  represented: 'Vertretung kommt',
}
export const answerChoice = (answer: Answer): string => CHOICES[answer]
export const askDeputy = (): string => 'Wer kommt zur Vertretung?'
export const notInvited = (name: string, of: string, meeting: Meeting): string =>
  `${name} ist zu ${of} am ${dateAndTime(meeting.on, meeting.at)} nicht eingeladen.`
export const readBack = (
  name: string,
  answer: Pick<Response, 'answer' | 'deputy'>,
  of: string,
  meeting: Meeting,
): string => `${name}: ${sayAnswer(answer)}, ${of} am ${whenAndWhere(meeting)}. Soll ich das eintragen?`
export const before = (last: Response): string =>
  `Bisher: ${sayAnswer(last)}, für ${dateAndTime(last.on, last.at)}. Das wird ersetzt.`
/** @param reached whether a message to them arrives */
export const told = (name: string, reached: boolean): string =>
  reached
    ? `${name} wird benachrichtigt und kann es ändern.`
    : `${name} kann von hier aus nicht sicher benachrichtigt werden.`
export const confirm = (): string => 'Ja, eintragen'
export const recorded = (
  name: string,
  answer: Pick<Response, 'answer' | 'deputy'>,
  of: string,
  meeting: Meeting,
): Reply => ({
  answer: `Eingetragen für ${name}: ${sayAnswer(answer)}, ${of} am ${whenAndWhere(meeting)}.`,
})
/** To whose answer it is. @param by who entered it */
export const enteredForYou = (
  of: string,
  meeting: Meeting,
  response: Response,
  by: string,
  version: number,
): Reply => ({
  answer: `${by} hat für Sie eingetragen: ${sayAnswer(response)}, ${of} am ${whenAndWhere(meeting)}.`,
  notes: ['Stimmt das nicht? Dann antworten Sie bitte selbst: Die letzte Antwort zählt.'],
  choices: responseButtons(meeting, version),
  plain: plain.enteredForYou(of, meeting, response, by),
})
