import { dateInBerlin } from '#src/calendar/local-date.ts'
import { order } from '#src/conversation/dialog.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { meetingOrdered, settledMeeting } from '#src/conversation/fields/meetings/settled-fields.ts'
import { minutesMark } from '#src/meetings/minutes-version.ts'
import * as say from '#src/speech/meetings/minutes.ts'
import * as round from '#src/speech/meetings/minutes-round.ts'
import { objectionsUntil } from './hand-out-minutes.ts'
import { MINUTES_STATES, minutesNamed } from './parts/minutes-named.ts'
import { authorshipOf, enter, meetingMatter } from './parts/open-minutes.ts'

/** "/protokoll KoK Kassel genehmigen" freezes them for good; the objections, and the days left for more, are shown before. */
export const approveMinutes = order('approve-minutes', {
  version: 1,
  about: round.aboutApproving(),
  undone: round.notApproved(),
  right: 'minutes.approve',
})
  .asks('meeting', settledMeeting)
  .reads(async (ordered) => {
    const named = minutesNamed(ordered.text, 'approve', ordered)
    if (!('meeting' in named)) return named
    if (!(await ordered.isAllowed('minutes.approve', meetingMatter(named.meeting)))) return say.mayNot()
    return { wants: { meeting: named.meeting.id } }
  })
  .checks(async (_, context) => {
    const meeting = meetingOrdered(context)
    if (MINUTES_STATES.approve.includes(meeting.state)) return undefined
    return { field: 'meeting', because: say.wrongState(committeeNameOf(meeting, context), meeting).answer }
  })
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
    return round.approved(committeeNameOf(meeting, context), meeting, version)
  })
