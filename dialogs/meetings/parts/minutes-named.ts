/** Which minutes a command is about. */
import type { Objection, Ordered } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committeeNameOf, type OfMeeting, readMeeting } from '#src/conversation/fields/meetings/meeting-field.ts'
import { meetingOrdered } from '#src/conversation/fields/meetings/settled-fields.ts'
import { type MinutesSubcommand, minutesWord } from '#src/language/meetings/minutes-subcommand.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { isOn } from '#src/meetings/year.ts'
import type { Right } from '#src/people/permission.ts'
import { whichMeeting } from '#src/speech/meetings/agenda.ts'
import { mayNot, notBegun, wrongState } from '#src/speech/meetings/minutes.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { meetingMatter } from './open-minutes.ts'

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

/**
 * "KoK Kassel" of several: the one of which it can be done, or that of today.
 * @returns the meeting and what is said behind its name; or the question which one is meant
 */
export function minutesNamed(
  text: string,
  subcommand: Subcommand,
  { context, today }: Pick<CommandContext, 'context' | 'today'>,
  objection = '',
): { readonly meeting: Meeting; readonly left: string } | Reply {
  const all = context.meetings.filter(isOn)
  const begun = all.filter(({ on }) => on <= today)
  const fitting =
    subcommand === 'start' ? begun : begun.filter(({ state }) => MINUTES_STATES[subcommand].includes(state))
  const ofToday = fitting.filter(({ on, state }) => on === today && state !== 'approved')
  // Where nothing fits, the one that is named is told in which state it is.
  const unfit = fitting.length === 0 && subcommand !== 'export' ? begun : []
  for (const among of [all, fitting, ofToday, unfit]) {
    if (text === '') {
      const [meeting, ...others] = among === all ? [] : among
      if (meeting && others.length === 0) return { meeting, left: '' }
    } else {
      const { meeting, rest } = readMeeting(text, among, context)
      if (meeting) return { meeting, left: rest }
    }
  }
  const offered = fitting.length > 0 ? fitting : begun
  const [next] = all.filter(({ on }) => on > today).toSorted((one, other) => startOf(one).localeCompare(startOf(other)))
  if (offered.length === 0 && next) return notBegun(committeeNameOf(next, context), next)
  return whichMeeting(
    offered.map((each) => ({ of: committeeNameOf(each, context), meeting: each })),
    '/protokoll',
    minutesWord(subcommand, objection),
  )
}

const startOf = ({ on, at }: Meeting): string => `${on} ${at}`

/** What ends the minutes, by an order about one meeting. @param end what is to be done with them */
export const minutesEnded =
  (end: 'finish' | 'approve', right: Right) =>
  async (ordered: CommandContext): Promise<Ordered<{ readonly meeting: string }>> => {
    const named = minutesNamed(ordered.text, end, ordered)
    if (!('meeting' in named)) return named
    const isAllowed = await ordered.isAllowed(right, meetingMatter(named.meeting))
    return isAllowed ? { wants: { meeting: named.meeting.id } } : mayNot()
  }

/** In another state it cannot be done. */
export const stateFor =
  (end: 'finish' | 'approve') =>
  async (_: unknown, context: DialogContext<OfMeeting>): Promise<Objection<'meeting'> | undefined> => {
    const meeting = meetingOrdered(context)
    if (MINUTES_STATES[end].includes(meeting.state)) return undefined
    return { field: 'meeting', because: wrongState(committeeNameOf(meeting, context), meeting).answer }
  }
