import { dialog } from '#src/conversation/dialog.ts'
import type { Sight } from '#src/conversation/field.ts'
import { bodyOf, meetingOf, recordedMeeting, stillFits } from '#src/conversation/fields/meetings/meeting-field.ts'
import { beforeReason, reasonLeft } from '#src/conversation/fields/reason-field.ts'
import { causeOf } from '#src/letters/about-meeting.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { cancelledMeeting, isStillAhead } from '#src/meetings/move.ts'
import { withoutWay as tellYourself } from '#src/speech/meetings/invite.ts'
import * as say from '#src/speech/meetings/move-meeting.ts'
import { bodyFrom } from './parts/meeting-day.ts'
import { cannotChoose, letterAbout, namesToldAbout, namesWithoutWay, toldAbout } from './parts/those-who-knew.ts'

const canCancel = (meeting: Meeting, { now }: Sight): boolean => isStillAhead(meeting, now)

/** Longer than any reason, short enough for the card that carries it. */
const REASON_LENGTH = 200

function meetingIn(sight: Sight<{ readonly meeting: string }>): Meeting {
  const meeting = meetingOf(sight)
  if (!meeting) throw new Error(`no meeting ${sight.answers.meeting} to cancel`)
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
  .asks('meeting', beforeReason(recordedMeeting(say.askWhichCancelled, canCancel, { dayIs: 'its' })))
  .takes(
    'reason',
    reasonLeft(say.reasonLabel(), say.askReason, {
      after: 'meeting',
      maxLength: REASON_LENGTH,
      tooLong: say.longReason,
    }),
  )
  .checks(async (_, sight) => stillFits(sight, canCancel))
  .readsBack(async ({ reason }, sight, look) => {
    const meeting = meetingIn(sight)
    const { knew, waiting, withoutWay } = await namesToldAbout(meeting, sight, look)
    return {
      question: say.readBackCancelling(bodyOf(meeting, sight), meeting, reason),
      statements: [],
      groups: say.willHearOfCancelling(knew),
      notes: [
        ...(knew.length + withoutWay.length === 0 ? [say.nobodyKnew()] : []),
        ...tellYourself(withoutWay),
        ...(waiting.length > 0 ? [say.waitingAreNotTold()] : []),
      ],
      confirm: say.confirmCancelling(),
    }
  })
  .does(async ({ reason }, work, sight, { person, at }) => {
    const { meetings, invitations, directory, outbox } = work
    const before = meetingIn(sight)
    const after = cancelledMeeting(before, at)
    if (!(await meetings.change(after, { at, by: person.id, deed: 'meeting.cancel' }))) return undefined
    const { knew } = await toldAbout(before, sight, work)
    await outbox.recall(causeOf(before), at)
    const body = bodyOf(after, sight)
    const content = say.cancelledLetter(body, after, person.name, reason)
    await outbox.add(knew.map((to) => letterAbout(after, 'cancelled', 'notice', to, content, at)))
    const { agreement, committee } = bodyFrom(after.agreementId, after.committeeId, sight)
    const withoutWay = await namesWithoutWay(after, { invitations, directory })
    return say.cancelledNow(body, agreement, committee.short, after, knew.length, tellYourself(withoutWay))
  })
