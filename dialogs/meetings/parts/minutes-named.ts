/** Which minutes a command is about. */
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { committeeNameOf, readMeeting } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { MinutesSubcommand } from '#src/language/meetings/minutes-subcommand.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { whichMeeting } from '#src/speech/meetings/agenda.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

type Subcommand = MinutesSubcommand | 'finish' | 'approve'

/** In which states of the meeting something can be done with its minutes. Opening them asks for none. */
export const MINUTES_STATES: Readonly<Record<Subcommand, readonly MeetingState[]>> = {
  start: [],
  goOn: ['inSession', 'held', 'minuted'],
  export: ['inSession', 'held', 'minuted', 'approved'],
  finish: ['held'],
  compare: ['held', 'inSession', 'minuted', 'approved'],
  approve: ['minuted'],
  object: ['held', 'minuted'],
}

/** @returns the meeting and what is said behind its name; or the question which one is meant */
export function minutesNamed(
  text: string,
  subcommand: Subcommand,
  { context, today }: Pick<CommandContext, 'context' | 'today'>,
): { readonly meeting: Meeting; readonly left: string } | Reply {
  const begun = context.meetings.filter(({ state, on }) => state !== 'cancelled' && on <= today)
  const ahead = context.meetings.filter(({ state, on }) => state !== 'cancelled' && on > today)
  const fitting =
    subcommand === 'start' ? begun : begun.filter(({ state }) => MINUTES_STATES[subcommand].includes(state))
  if (text !== '') {
    const { meeting, rest } = readMeeting(text, [...begun, ...ahead], context)
    if (meeting) return { meeting, left: rest }
  } else {
    const ofToday = fitting.find(({ on, state }) => on === today && state !== 'approved')
    const meeting = fitting.length === 1 ? fitting[0] : ofToday
    if (meeting) return { meeting, left: '' }
  }
  const offered = fitting.length > 0 ? fitting : begun
  return whichMeeting(
    offered.map((each) => ({ of: committeeNameOf(each, context), meeting: each })),
    '/protokoll',
  )
}
