import { dateInBerlin } from '#src/calendar/local-date.ts'
import { order } from '#src/conversation/dialog.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { meetingOrdered, settledMeeting } from '#src/conversation/fields/meetings/settled-fields.ts'
import { minutesCause } from '#src/letters/about-meeting.ts'
import { currentLines } from '#src/meetings/minutes.ts'
import { minutesMark } from '#src/meetings/minutes-version.ts'
import * as round from '#src/speech/meetings/minutes-round.ts'
import { objectionsUntil } from './hand-out-minutes.ts'
import { minutesEnded, stateFor } from './parts/minutes-named.ts'
import { authorshipOf, enter } from './parts/open-minutes.ts'

/** "/protokoll KoK Kassel genehmigen" freezes them for good; the objections, and the days left for more, are shown before. */
export const approveMinutes = order('approve-minutes', {
  version: 1,
  about: round.aboutApproving(),
  undone: round.notApproved(),
  right: 'minutes.approve',
})
  .asks('meeting', settledMeeting)
  .reads(minutesEnded('approve', 'minutes.approve'))
  .checks(stateFor('approve'))
  .readsBack(async (_, context, { minutes }) => {
    const meeting = meetingOrdered(context)
    const lines = await minutes.linesOf(meeting.id)
    const sent = (await minutes.versionsOf(meeting.id)).findLast(({ state }) => state === 'circulated')
    const until = sent && objectionsUntil(meeting, dateInBerlin(sent.frozenAt), context)
    const shown = round.askToApprove(committeeNameOf(meeting, context), meeting, { lines, until, today: context.today })
    return { ...shown, mark: minutesMark(lines) }
  })
  .does(async (_, work, context, by) => {
    const meeting = meetingOrdered(context)
    const hand = { context, ...by }
    const refusal = await enter('approved', meeting, hand, work)
    if (refusal) return refusal
    const version = await work.minutes.freeze(meeting, 'approved', authorshipOf('minutes.approve', hand))
    const of = committeeNameOf(meeting, context)
    const objections = currentLines(await work.minutes.linesOf(meeting.id)).filter(({ kind }) => kind === 'objection')
    const objectors = new Set(objections.map(({ writtenBy }) => writtenBy))
    objectors.delete(by.person.id)
    await work.outbox.add(
      [...objectors].map((id) => ({
        key: `${minutesCause(meeting)}/approved/${version.number}/${id}`,
        kind: 'notice' as const,
        cause: minutesCause(meeting),
        to: { person: id },
        content: { kind: 'words' as const, words: round.approvedLetter(of, meeting) },
        notBefore: by.at,
      })),
    )
    return round.approved(of, meeting, version)
  })
