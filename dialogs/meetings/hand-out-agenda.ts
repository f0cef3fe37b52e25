/** The agenda on its way to the members: what goes out, to whom, and what has changed since the last copy. */

import type { Agreement } from '#src/agreements/lookup.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { awaitYes } from '#src/conversation/engine-parts.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Work } from '#src/conversation/work.ts'
import type { Recipient } from '#src/letters/letter.ts'
import { type AgendaLine, type CopiedLine, changesSince, copyMark, hasChanged, lineKey } from '#src/meetings/agenda.ts'
import { filledSeats, inviteesOf } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { agendaLineText } from '#src/speech/meetings/agenda.ts'
import * as say from '#src/speech/meetings/agenda-round.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { meetingAgenda } from './parts/agenda-of.ts'
import type { AgreementCommittee } from './parts/meeting-day.ts'
import { letterAbout, namesOf, toldAbout } from './parts/those-who-knew.ts'

export const copied = (lines: readonly AgendaLine[], agreement: Agreement): readonly CopiedLine[] =>
  lines.map((line) => ({
    key: lineKey(line),
    number: line.number,
    text: agendaLineText(line, agreement),
    basis: line.basis,
  }))

/**
 * "verteilen": read back first; with a yes to just what was read back: sent, with what is different for those who have
 * an earlier copy. An agenda that was changed meanwhile is read back again.
 */
export async function handOutAgenda(
  meeting: Meeting,
  { isConfirmed, shown }: { readonly isConfirmed: boolean; readonly shown?: string },
  ordered: CommandContext,
  work: Work,
): Promise<Reply> {
  const { context, person, at } = ordered
  const of = committeeNameOf(meeting, context)
  const { agreement, committee, lines } = await meetingAgenda(meeting, ordered, work)
  const now = copied(lines, agreement)
  const last = await work.agenda.lastCopy(meeting.id)
  const changes = last && changesSince(last.lines, now)
  if (changes && !hasChanged(changes)) return say.unchanged(of, meeting)
  const to = await recipients(meeting, { agreement, committee }, ordered, work)
  if (to.length === 0) return say.nobody(of, meeting)
  const mark = copyMark(meeting, now, to)
  if (shown !== mark) {
    const yes = say.yes(of, meeting, mark)
    await awaitYes(work.memory, ordered, yes)
    const names = await namesOf(to, work.directory)
    return say.readBack(of, meeting, names, { lines: now, changes, yes, isAgain: isConfirmed && shown !== undefined })
  }
  const copy = { meetingId: meeting.id, number: (last?.number ?? 0) + 1, lines: now, sentAt: at }
  if (!(await work.agenda.addCopy(copy, { at, by: person.id, deed: 'agenda.circulate' }))) return say.changedMeanwhile()
  const letter = say.letter(of, meeting, now, changes)
  await work.outbox.add(to.map((one) => letterAbout(meeting, `agenda-${copy.number}`, 'notice', one, letter, at)))
  return say.sent(of, meeting, to.length, changes !== undefined)
}

/** Whoever sits in the body and whoever was told of the meeting, but not oneself. */
async function recipients(
  meeting: Meeting,
  { agreement, committee }: AgreementCommittee,
  { person, context }: CommandContext,
  work: Work,
): Promise<readonly Recipient[]> {
  const seats = filledSeats(seatsOf(agreement, committee), await work.directory.holdingsIn(agreement.id), meeting.on)
  const { knew } = await toldAbout(meeting, context, work)
  const sitting = inviteesOf(seats, [], []).map(({ personId }): Recipient => ({ person: personId }))
  const unique = new Map([...sitting, ...knew].map((to) => [JSON.stringify(to), to]))
  return [...unique.values()].filter((to) => !('person' in to && to.person === person.id))
}
