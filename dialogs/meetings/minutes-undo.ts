/** One line of minutes, taken back by the button under its echo: struck, restored, or corrected no more. */
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { committeeNameOf, readMeeting } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Work } from '#src/conversation/work.ts'
import type { LineTakenBack } from '#src/language/meetings/minutes-subcommand.ts'
import { isCorrection } from '#src/meetings/minutes.ts'
import { noMeeting } from '#src/speech/meetings/agenda.ts'
import * as say from '#src/speech/meetings/minutes.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { authorshipOf, meetingMatter } from './parts/open-minutes.ts'

/** What was sent round has its versions: it is corrected, and not taken back. */
const OPEN: readonly string[] = ['inSession', 'held']

/** Only while nothing newer has happened to the line. */
export async function undone(
  { text, number, deed }: LineTakenBack & { readonly text: string },
  ordered: CommandContext,
  { minutes }: Work,
): Promise<Reply> {
  const { meeting } = readMeeting(text, ordered.context.meetings, ordered.context)
  if (!meeting) return { answer: noMeeting() }
  if (!(await ordered.isAllowed('minutes.take', meetingMatter(meeting)))) return say.mayNot()
  if (!OPEN.includes(meeting.state)) return say.wrongState(committeeNameOf(meeting, ordered.context), meeting)
  const lines = await minutes.linesOf(meeting.id)
  const line = lines.find((one) => one.number === number)
  if (!line) return say.noSuchLine()
  const holds = line.replacedBy === undefined
  switch (deed) {
    case 'strike': {
      // Struck, a correction would take the corrected words with it.
      const by = authorshipOf('minutes.strike', ordered)
      const isStruck = holds && !isCorrection(line, lines) && (await minutes.replace(line.id, 'struck', by))
      return isStruck ? say.struck(line) : say.notTakenBack(number)
    }
    case 'restore': {
      const by = authorshipOf('minutes.strike', ordered)
      return (await minutes.reinstate(line.id, 'struck', by)) ? say.restored(line) : say.notTakenBack(number)
    }
    case 'uncorrect': {
      const by = authorshipOf('minutes.correct', ordered)
      const before = lines.find(({ replacedBy }) => replacedBy === line.id)
      if (!holds || !before || !(await minutes.reinstate(before.id, line.id, by))) return say.notTakenBack(number)
      await minutes.replace(line.id, 'struck', by)
      return say.restored(before)
    }
  }
}
