import type { CommandContext, DirectCommand } from '#src/conversation/direct-command.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Work } from '#src/conversation/work.ts'
import { readSearch, speaksOf } from '#src/language/meetings/registers.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { LineKind, MinutesLine } from '#src/meetings/minutes.ts'
import * as say from '#src/speech/meetings/registers.ts'

/** A line with its meeting. */
export interface Registered {
  readonly line: MinutesLine
  readonly meeting: Meeting
  /** Counted over all lines of its kind, whoever may read them: it never changes. */
  readonly number: number
}

/** Lines of one kind of the meetings this person may read, of the regions and bodies that are named. */
export async function registered(
  kind: LineKind,
  text: string,
  { context, isAllowed }: CommandContext,
  { minutes, meetings }: Work,
): Promise<{ readonly found: readonly Registered[]; readonly words: string }> {
  const { regions, bodiesOf, words } = readSearch(text, context.lexicon, context.today)
  const found: Registered[] = []
  const known = new Map(context.meetings.map((meeting) => [meeting.id, meeting]))
  const allowed = new Map<string, boolean>()
  for (const [index, line] of (await minutes.ofKind(kind)).entries()) {
    const meeting = known.get(line.meetingId) ?? (await meetings.find(line.meetingId))
    if (!meeting || (regions.length > 0 && !regions.includes(meeting.agreementId))) continue
    const bodies = bodiesOf(meeting.agreementId)
    if (bodies.length > 0 && !bodies.includes(meeting.committeeId)) continue
    const body = `${meeting.agreementId}/${meeting.committeeId}`
    const may =
      allowed.get(body) ??
      (await isAllowed('minutes.read', { agreementId: meeting.agreementId, committeeId: meeting.committeeId }))
    allowed.set(body, may)
    if (may) found.push({ line, meeting, number: index + 1 })
  }
  return { found, words }
}

/** "/beschlüsse Kassel Kurzzeitpflege": decisions over all meetings, the newest first. */
export const seeDecisions: DirectCommand = {
  about: say.aboutDecisions(),
  async carryOut(ordered, work) {
    const { found, words } = await registered('decision', ordered.text, ordered, work)
    const fitting = found.filter(({ line }) => speaksOf(line, words)).toReversed()
    return say.decisions(
      fitting.map(({ line, meeting }) => ({
        line,
        of: committeeNameOf(meeting, ordered.context),
        meetingOn: meeting.on,
      })),
      ordered.text,
    )
  },
}
