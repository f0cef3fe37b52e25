import { dialog } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committeeNameOf, meetingField, meetingOf, stillFits } from '#src/conversation/fields/meetings/meeting-field.ts'
import { beforeReason, reasonLeft } from '#src/conversation/fields/reason-field.ts'
import { meetingCause } from '#src/letters/about-meeting.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { cancelledMeeting, isStillAhead } from '#src/meetings/move.ts'
import * as say from '#src/speech/meetings/move-meeting.ts'
import { requireCommittee } from './parts/meeting-day.ts'
import { reachOf } from './parts/reach.ts'
import { cannotChoose, invitedNotReached, letterAbout, namesToldAbout, toldAbout } from './parts/those-who-knew.ts'

const canCancel = (meeting: Meeting, { now }: DialogContext): boolean => isStillAhead(meeting, now)

/** Longer than any reason, short enough for the card that carries it. */
const REASON_LENGTH = 200

function meetingIn(context: DialogContext<{ readonly meeting: string }>): Meeting {
  const meeting = meetingOf(context)
  if (!meeting) throw new Error(`no meeting ${context.answers.meeting} to cancel`)
  return meeting
}

/** Cancels a meeting. Opened by /absagen; who was told of it is told of this, with the reason if one is named. */
export const cancelMeeting = dialog('cancel-meeting', {
  version: 1,
  about: say.aboutCancelling(),
  undone: say.notCancelled(),
  namesUnread: true,
  endsOnNo: true,
  cannot: (text) => cannotChoose(text),
})
  .asks('meeting', beforeReason(meetingField(say.askWhichCancelled, canCancel, { dayIs: 'its' })))
  .takes(
    'reason',
    reasonLeft(say.reasonLabel(), say.askReason, {
      after: 'meeting',
      maxLength: REASON_LENGTH,
      tooLong: say.longReason,
    }),
  )
  .checks(async (_, context) => stillFits(context, canCancel))
  .readsBack(async ({ reason }, context, readers) => {
    const meeting = meetingIn(context)
    const { knew, waiting, notReached } = await namesToldAbout(meeting, context, readers)
    return {
      question: say.readBackCancelling(committeeNameOf(meeting, context), meeting, reason),
      statements: [],
      groups: say.willHearOfCancelling(knew),
      notes: [
        ...(knew.length + notReached.length === 0 ? [say.nobodyKnew()] : []),
        ...notReached,
        ...(waiting.length > 0 ? [say.waitingAreNotTold()] : []),
      ],
      confirm: say.confirmCancelling(),
    }
  })
  .does(async ({ reason }, work, context, { person, at }) => {
    const { meetings, outbox } = work
    const before = meetingIn(context)
    const after = cancelledMeeting(before, at)
    if (!(await meetings.change(after, { at, by: person.id, deed: 'meeting.cancel' }))) return undefined
    const { knew } = await toldAbout(before, context, work)
    await outbox.recall(meetingCause(before), at)
    const body = committeeNameOf(after, context)
    const content = say.cancelledLetter(body, after, person.name, reason)
    await outbox.add(knew.map((to) => letterAbout(after, 'cancelled', 'notice', to, content, at)))
    const { agreement, committee } = requireCommittee(after.agreementId, after.committeeId, context)
    const { reached } = await reachOf(knew, after, work, context)
    const notReached = await invitedNotReached(after, work, context)
    return say.cancelledNow(body, agreement, committee.short, after, reached.length, notReached)
  })
