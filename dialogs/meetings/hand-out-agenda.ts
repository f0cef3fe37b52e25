/** The agenda on its way to the members: what goes out, to whom, and what has changed since the last copy. */

import type { Agreement } from '#src/agreements/lookup.ts'
import type { DialogReaders } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Work } from '#src/conversation/work.ts'
import type { Recipient } from '#src/letters/letter.ts'
import {
  type AgendaChanges,
  type AgendaLine,
  type CopiedLine,
  changesSince,
  hasChanged,
  lineKey,
} from '#src/meetings/agenda.ts'
import { filledSeats, inviteesOf } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { agendaLineText } from '#src/speech/meetings/agenda.ts'
import * as say from '#src/speech/meetings/agenda-round.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { meetingAgenda } from './parts/agenda-of.ts'
import type { AgreementCommittee } from './parts/meeting-day.ts'
import { reachOf } from './parts/reach.ts'
import { letterAbout, toldAbout } from './parts/those-who-knew.ts'

export const copied = (lines: readonly AgendaLine[], agreement: Agreement): readonly CopiedLine[] =>
  lines.map((line) => ({
    key: lineKey(line),
    number: line.number,
    text: agendaLineText(line, agreement),
    basis: line.basis,
  }))

/** An agenda as it would go out now. */
interface AgendaRound {
  readonly meeting: Meeting
  readonly of: string
  readonly lines: readonly CopiedLine[]
  /** Of the copy before; 0: there is none. */
  readonly before: number
  /** Against the copy before; undefined: there is none. */
  readonly changes: AgendaChanges | undefined
  readonly to: readonly Recipient[]
  readonly reached: readonly Recipient[]
  /** What to say of the others. */
  readonly notReached: readonly string[]
}

export async function agendaRound(
  meeting: Meeting,
  context: DialogContext,
  readers: DialogReaders,
): Promise<AgendaRound> {
  const { agreement, committee, lines: agenda } = await meetingAgenda(meeting, { context }, readers)
  const lines = copied(agenda, agreement)
  const last = await readers.agenda.lastCopy(meeting.id)
  const to = await recipients(meeting, { agreement, committee }, context, readers)
  return {
    meeting,
    of: committeeNameOf(meeting, context),
    lines,
    before: last?.number ?? 0,
    changes: last && changesSince(last.lines, lines),
    to,
    ...(await reachOf(to, meeting, readers, context)),
  }
}

/** @returns why nothing goes out */
export function nothingToHandOut({ meeting, of, changes, to }: AgendaRound): string | undefined {
  if (changes && !hasChanged(changes)) return say.unchanged(of, meeting)
  return to.length === 0 ? say.nobody(of, meeting) : undefined
}

/** Sends it, with what is different for those who have an earlier copy. */
export async function handOutAgenda(
  { meeting, of, lines, before, changes, to, reached, notReached }: AgendaRound,
  { person, at }: Pick<CommandContext, 'person' | 'at'>,
  work: Work,
): Promise<Reply> {
  const copy = { meetingId: meeting.id, number: before + 1, lines, sentAt: at }
  if (!(await work.agenda.addCopy(copy, { at, by: person.id, deed: 'agenda.circulate' }))) return say.changedMeanwhile()
  const letter = say.letter(of, meeting, lines, changes)
  await work.outbox.add(to.map((one) => letterAbout(meeting, `agenda-${copy.number}`, 'notice', one, letter, at)))
  return say.sent(of, meeting, { reached: reached.length, isUpdate: changes !== undefined, notReached })
}

/** Whoever sits in the body and whoever was told of the meeting, but not oneself. */
async function recipients(
  meeting: Meeting,
  { agreement, committee }: AgreementCommittee,
  context: DialogContext,
  readers: DialogReaders,
): Promise<readonly Recipient[]> {
  const holdings = await readers.directory.holdingsIn(agreement.id)
  const seats = filledSeats(seatsOf(agreement, committee), holdings, meeting.on)
  const { knew } = await toldAbout(meeting, context, readers)
  const sitting = inviteesOf(seats, [], []).map(({ personId }): Recipient => ({ person: personId }))
  const unique = new Map([...sitting, ...knew].map((to) => [JSON.stringify(to), to]))
  return [...unique.values()].filter((to) => !('person' in to && to.person === context.person))
}
