/** How it is asked which recorded meeting is meant. */
import type { Meeting } from '#src/meetings/meeting.ts'
import { dateAndTime, quoted } from '#src/speech/parts/format.ts'
import type { Action } from '#src/speech/parts/reply.ts'
import { stateOf } from './meeting.ts'

export const label = (): string => 'Sitzung'
/** "KoK LK Kassel, Di., 11.05.2027, 10:00 Uhr" */
export const choice = (body: string, meeting: Meeting): string => `${body}, ${dateAndTime(meeting.on, meeting.at)}`
export const noMeetings = (): string =>
  'Es ist keine Sitzung eingetragen, um die es gehen kann. Mit „/termin“ planen Sie eine.'
export const noMeetingsOf = (body: string): string => `${body}: Es ist keine Sitzung eingetragen, um die es gehen kann.`
/** To whoever may plan one, and to others. */
export const planFirst = (
  body: string,
): { readonly ask: string; readonly action: Action; readonly otherwise: string } => ({
  ask: 'Möchten Sie eine planen?',
  action: { label: 'Sitzung planen', does: { say: `/termin ${body}` } },
  otherwise: 'Sitzungen plant die Geschäftsführung oder die Verwaltung.',
})
export const noSuchMeeting = (): string => 'Diese Sitzung ist nicht eingetragen.'
export const noneFits = (said: string): string => `Zu ${quoted(said)} passt keine eingetragene Sitzung.`
/** The meeting is there, but in a state in which this is not possible. */
export const notNow = (body: string, meeting: Meeting): string =>
  `${body} am ${dateAndTime(meeting.on, meeting.at)}: Das ist jetzt nicht möglich. Stand: ${stateOf(meeting)}.`
export const severalFit = (said: string, choices: readonly string[]): string =>
  `Zu ${quoted(said)} passen mehrere Sitzungen: ${choices.join('; ')}. Bitte nennen Sie eine.`
