/** Minutes while they are written: which meeting and item, whose hand, and how they stand. */
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { bodyOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Ordered } from '#src/conversation/order.ts'
import type { Work } from '#src/conversation/work.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { advance } from '#src/meetings/meeting-states.ts'
import * as say from '#src/speech/meetings/minutes.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

export const matterOf = ({ agreementId, committeeId }: Meeting) => ({ agreementId, committeeId })

export async function show(meeting: Meeting, ordered: Ordered, { minutes }: Work): Promise<Reply> {
  const of = bodyOf(meeting, ordered.sight)
  if (!(await ordered.isAllowed('minutes.read', matterOf(meeting)))) return say.mayNotRead()
  const lines = await minutes.linesOf(meeting.id)
  if (lines.length === 0) return say.nothingWritten(of, meeting)
  return say.minutes({
    of,
    meeting,
    lines,
    mayApprove: await ordered.isAllowed('minutes.approve', matterOf(meeting)),
    mayWrite: await ordered.isAllowed('minutes.take', matterOf(meeting)),
  })
}

/** @returns why not; undefined when it is stored */
export async function enter(
  to: MeetingState,
  meeting: Meeting,
  ordered: Ordered,
  work: Work,
): Promise<Reply | undefined> {
  const of = bodyOf(meeting, ordered.sight)
  const next = advance(meeting, to, dateInBerlin(ordered.at))
  if (!next.ok) return next.because === 'notYet' ? say.notYet(of, meeting) : say.wrongState(of, meeting)
  const hand = { at: ordered.at, by: ordered.person.id, deed: `minutes.${to}` }
  return (await work.meetings.change(next.meeting, hand)) ? undefined : say.wrongState(of, meeting)
}

export const handOf = (deed: string, { at, person }: Ordered) => ({ at, by: person.id, deed })
