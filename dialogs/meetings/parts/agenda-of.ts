/** What stands on the agenda of a meeting, for everybody who shows or follows it. */

import { yearOf } from '#src/calendar/local-date.ts'
import type { DialogReaders } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { isDone } from '#src/duties/fulfilment.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import { readResult } from '#src/language/meetings/results.ts'
import { type AgendaItem, type AgendaLine, agendaOf, carriedOver, isNear, type NearDuty } from '#src/meetings/agenda.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { comesBack, currentLines, type MinutesLine } from '#src/meetings/minutes.ts'
import { isOn } from '#src/meetings/year.ts'
import { type AgreementCommittee, requireCommittee } from './meeting-day.ts'

/** Of these it is known what became of their items; a day that passed without minutes says nothing. */
const HELD: readonly MeetingState[] = ['held', 'minuted', 'approved', 'cancelled', 'notHeld']

/** "Der Punkt wird auf die nächste Sitzung verschoben." needs no "Beschluss:" in front to be heeded. */
const asPutOff = (line: MinutesLine): Pick<MinutesLine, 'itemTitle' | 'kind' | 'vote'> => {
  const vote = line.kind === 'decision' ? undefined : readResult(line.text).vote
  return vote !== undefined && comesBack(vote) ? { itemTitle: line.itemTitle, kind: 'decision', vote } : line
}

export interface MeetingAgenda extends AgreementCommittee {
  readonly items: readonly AgendaItem[]
  readonly lines: readonly AgendaLine[]
  /** Tasks from earlier sessions that nobody has reported as done. */
  readonly openTasks: readonly MinutesLine[]
}

export async function meetingAgenda(
  meeting: Meeting,
  { context }: Pick<CommandContext, 'context'>,
  { agenda, fulfilments, minutes, registers }: Pick<DialogReaders, 'agenda' | 'fulfilments' | 'minutes' | 'registers'>,
): Promise<MeetingAgenda> {
  const { agreement, committee } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  const year = yearOf(meeting.on)
  const recorded = await fulfilments.of(agreement.id, year - 1, year + 1)
  const duties = [year - 1, year, year + 1]
    .flatMap((one) => occurrencesIn(agreement, one))
    .flatMap(({ duty, dueOn, year: of }): NearDuty[] =>
      dueOn && isNear(dueOn.value, meeting) && !isDone(duty, of, recorded)
        ? [{ dutyId: duty.id, dueOn: dueOn.value }]
        : [],
    )
  const earlier = context.meetings.filter(
    (one) => one.agreementId === meeting.agreementId && one.committeeId === meeting.committeeId && one.on < meeting.on,
  )
  const ids = new Set(earlier.map(({ id }) => id))
  const given = await registers.tasks({ bodies: [meeting], only: 'open' })
  // As they were given, the oldest first.
  const open = given
    .map(({ line }) => line)
    .filter(({ meetingId }) => ids.has(meetingId))
    .toReversed()
  const items = await agenda.itemsOf(meeting.id)
  const sessions = await Promise.all(
    earlier
      .filter(({ state }) => HELD.includes(state))
      .map(async ({ id, on, state }) => ({
        on,
        isCancelled: !isOn({ state }),
        items: await agenda.itemsOf(id),
        lines: currentLines(await minutes.linesOf(id)).map(asPutOff),
      })),
  )
  const lines = agendaOf({
    agreement,
    meeting,
    items,
    duties,
    hasMinutesToApprove: earlier.findLast(isOn)?.state === 'minuted',
    openTasks: open.length,
    carried: carriedOver(sessions, items),
  })
  return { agreement, committee, items, lines, openTasks: open }
}
