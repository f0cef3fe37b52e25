/** One meeting in words. */
import { byMeeting } from '#src/agreements/stated.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { dateAndTime } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'

const STATES: Readonly<Record<MeetingState, string>> = {
  planned: 'Einladung noch nicht versandt, Tagesordnung noch nicht angelegt',
  invited: 'eingeladen',
  inSession: 'läuft',
  held: 'durchgeführt, Protokoll offen',
  minuted: 'Protokoll liegt vor',
  approved: 'Protokoll genehmigt',
  cancelled: 'abgesagt',
}

/** "Di., 11.05.2027, 10:00 bis 12:00 Uhr, Kreishaus, Raum 201"; an open place is said to be open, an open end is not. */
export const whenAndWhere = (meeting: Meeting): string =>
  `${dateAndTime(meeting.on, meeting.at, meeting.endsAt)}, ${meeting.place ?? 'Ort noch offen'}${meeting.jointWith === undefined ? '' : `, gemeinsam mit ${meeting.jointWith}`}`

/** State of invitation and agenda. */
export const stateOf = (meeting: Meeting): string => STATES[meeting.state]

/** What a recorded date in the headline rests on, and how far its invitation and agenda are. */
export const recordedState = (meeting: Meeting): Statement => ({
  label: 'Stand',
  text: stateOf(meeting),
  basis: byMeeting(meeting),
})

/** A recorded date with the day of its record. */
export const recordedMeeting = (meeting: Meeting, label?: string): Statement => ({
  text: `${whenAndWhere(meeting)}. ${stateOf(meeting)}`,
  basis: byMeeting(meeting),
  ...(label !== undefined && { label }),
})
