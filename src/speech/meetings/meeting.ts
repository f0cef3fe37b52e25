/** One meeting in words. */
import { byEntry, byMeeting, derivedFromRecords } from '#src/agreements/stated.ts'
import { dateInBerlin, type LocalDate } from '#src/calendar/local-date.ts'
import type { AgendaCopy, AgendaItem } from '#src/meetings/agenda.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { isUntold } from '#src/meetings/year.ts'
import { count, dateAndTime, longDate } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import * as plain from '#src/speech/plain/bodies.ts'

const STATES: Readonly<Record<MeetingState, string>> = {
  planned: 'Einladung noch nicht versandt',
  invited: 'eingeladen',
  inSession: 'läuft',
  held: 'durchgeführt, Protokoll offen',
  minuted: 'Protokoll liegt vor',
  approved: 'Protokoll genehmigt',
  cancelled: 'abgesagt',
  notHeld: 'fand nicht statt',
}
const UNTOLD = 'vorüber, ohne Protokoll; ob sie stattfand, ist nicht eingetragen'

/** "Di., 11.05.2027, 10:00 bis 12:00 Uhr, Kreishaus, Raum 201"; an open place is said to be open, an open end is not. */
export const whenAndWhere = (meeting: Meeting): string =>
  `${dateAndTime(meeting.on, meeting.at, meeting.endsAt)}, ${meeting.place ?? 'Ort noch offen'}${meeting.jointWith === undefined ? '' : `, gemeinsam mit ${meeting.jointWith}`}`

type Begin = Pick<Meeting, 'on' | 'at'>
/** "Do., 17.06.2027: KoK LK Kassel" on a button: the day decides, and the time where several are on that day. */
export const meetingButton = (of: string, { on, at }: Begin, among: readonly Begin[]): string =>
  `${longDate(on)}${among.filter((one) => one.on === on).length > 1 ? `, ${at}` : ''}: ${of}`

/** How far the invitation and the minutes are. @param today where the meeting may be over */
export const stateOf = (meeting: Meeting, today?: LocalDate): string =>
  today !== undefined && isUntold(meeting, today) ? UNTOLD : STATES[meeting.state]

/** What a recorded date in the headline rests on, and how far its invitation and agenda are. */
export const recordedState = (meeting: Meeting, today?: LocalDate): Statement => ({
  label: 'Stand',
  text: stateOf(meeting, today),
  basis: byMeeting(meeting),
})

/** How far its agenda is: sent out, begun, or without an item of its own. */
export function agendaState(items: readonly AgendaItem[], copy: AgendaCopy | undefined): Statement {
  const label = 'Tagesordnung'
  const sentOn = copy && dateInBerlin(copy.sentAt)
  const said = plain.agendaState(items.length, sentOn)
  if (copy && sentOn)
    return { label, text: `verteilt am ${longDate(sentOn)}`, basis: byEntry(copy, 'sentAt'), plain: said }
  const text =
    items.length > 0
      ? `${count(items.length, 'Vorschlag', 'Vorschläge')} aufgenommen, noch nicht verteilt`
      : 'noch kein Vorschlag aufgenommen'
  return { label, text, basis: derivedFromRecords(items), plain: said }
}

/** A recorded date with the day of its record. */
export const recordedMeeting = (meeting: Meeting, label?: string, today?: LocalDate): Statement => ({
  text: `${whenAndWhere(meeting)}. ${stateOf(meeting, today)}`,
  basis: byMeeting(meeting),
  ...(label !== undefined && { label }),
})
