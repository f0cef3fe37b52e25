/** Minutes while they are written: which meeting and item, whose hand, and how they stand. */
import { dateInBerlin } from '#src/calendar/local-date.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Work } from '#src/conversation/work.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { advance } from '#src/meetings/meeting-states.ts'
import type { MinutesLine } from '#src/meetings/minutes.ts'
import { linesForMembers } from '#src/meetings/minutes-version.ts'
import * as say from '#src/speech/meetings/minutes.ts'
import { minutes } from '#src/speech/meetings/minutes-line.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

/** Who does something to them, and what is in sight then. */
type Hand = Pick<CommandContext, 'at' | 'person' | 'context'>

export const meetingMatter = ({ agreementId, committeeId }: Meeting) => ({ agreementId, committeeId })

/** @returns the lines that this person may read, or why there are none: members read no draft */
export async function readableLines(
  meeting: Meeting,
  ordered: CommandContext,
  work: Work,
): Promise<{ readonly lines: readonly MinutesLine[] } | Reply> {
  const matter = meetingMatter(meeting)
  if (!(await ordered.isAllowed('minutes.read', matter))) return say.mayNotRead()
  const of = committeeNameOf(meeting, ordered.context)
  const lines = await work.minutes.linesOf(meeting.id)
  if (lines.length === 0) return say.nothingWritten(of, meeting)
  const shown = linesForMembers(meeting, lines, await work.minutes.versionsOf(meeting.id))
  if (shown === lines) return { lines }
  if (await ordered.isAllowed('minutes.readDraft', matter)) return { lines }
  return shown ? { lines: shown } : say.notFinished(of, meeting)
}

export async function showMinutes(meeting: Meeting, ordered: CommandContext, work: Work): Promise<Reply> {
  const readable = await readableLines(meeting, ordered, work)
  if (!('lines' in readable)) return readable
  return minutes({
    of: committeeNameOf(meeting, ordered.context),
    meeting,
    lines: readable.lines,
    mayApprove: await ordered.isAllowed('minutes.approve', meetingMatter(meeting)),
    mayWrite: await ordered.isAllowed('minutes.take', meetingMatter(meeting)),
  })
}

/** @returns why not; undefined when it is stored */
export async function enter(to: MeetingState, meeting: Meeting, ordered: Hand, work: Work): Promise<Reply | undefined> {
  const of = committeeNameOf(meeting, ordered.context)
  const next = advance(meeting, to, dateInBerlin(ordered.at))
  if (!next.ok) return next.because === 'notYet' ? say.notYet(of, meeting) : say.wrongState(of, meeting)
  const authorship = { at: ordered.at, by: ordered.person.id, deed: `minutes.${to}` }
  return (await work.meetings.change(next.meeting, authorship)) ? undefined : say.wrongState(of, meeting)
}

export const authorshipOf = (deed: string, { at, person }: Pick<Hand, 'at' | 'person'>) => ({ at, by: person.id, deed })
