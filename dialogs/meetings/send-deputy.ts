import { dialog, type Look } from '#src/conversation/dialog.ts'
import type { Sight } from '#src/conversation/field.ts'
import { freeText } from '#src/conversation/fields/free-text.ts'
import { bodyOf, meetingOf, recordedMeeting, stillFits } from '#src/conversation/fields/meetings/meeting-field.ts'
import { filledSeats } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { matchedGuest } from '#src/people/guest.ts'
import type { PersonId } from '#src/people/person.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import * as say from '#src/speech/meetings/responses.ts'
import { deputiesReleased, deputySent } from './parts/deputy-letter.ts'
import { bodyFrom } from './parts/meeting-day.ts'

const NAME_LENGTH = 80
const canAnswer = (meeting: Meeting, { now }: Sight): boolean =>
  meeting.state === 'invited' && isStillAhead(meeting, now)

function meetingIn(sight: Sight<{ readonly meeting: string }>): Meeting {
  const meeting = meetingOf(sight)
  if (!meeting) throw new Error(`no meeting ${sight.answers.meeting} to send a deputy to`)
  return meeting
}

/** The deputy, if that name is one of those who are entered as deputies for a seat of the body on that day. */
async function enteredDeputy(
  name: string,
  meeting: Meeting,
  sight: Sight,
  { directory }: Pick<Look, 'directory'>,
): Promise<KnownPerson | undefined> {
  const { agreement, committee } = bodyFrom(meeting.agreementId, meeting.committeeId, sight)
  const seats = filledSeats(seatsOf(agreement, committee), await directory.holdingsIn(agreement.id), meeting.on)
  const ids = new Set<PersonId>(seats.flatMap(({ deputies }) => deputies))
  const matched = matchedGuest(
    { name },
    (await directory.people()).filter(({ id }) => ids.has(id)),
  )
  return matched.kind === 'known' ? matched.person : undefined
}

/** Sends a deputy in one's own place. Opened by /vertretung and by the button of an invitation. */
export const sendDeputy = dialog('send-deputy', {
  version: 1,
  about: say.aboutDeputy(),
  undone: say.noDeputySent(),
})
  .asks('meeting', recordedMeeting(say.askWhichMeeting, canAnswer, { dayIs: 'its' }))
  .asks(
    'deputy',
    freeText(say.deputyLabel(), say.askDeputy, { after: 'meeting', maxLength: NAME_LENGTH, tooLong: say.longName }),
  )
  .checks(async (_, sight) => stillFits(sight, canAnswer))
  .checks(async (_, sight, { invitations }) => {
    const meeting = meetingIn(sight)
    const isInvited = (await invitations.invitedTo(meeting.id)).some(({ personId }) => personId === sight.person)
    return isInvited ? undefined : { field: 'meeting', because: say.youAreNotInvited(bodyOf(meeting, sight), meeting) }
  })
  .readsBack(async ({ deputy }, sight, look) => {
    const meeting = meetingIn(sight)
    const known = await enteredDeputy(deputy, meeting, sight, look)
    return {
      question: say.readBackDeputy(bodyOf(meeting, sight), meeting, deputy),
      statements: [],
      notes: [known ? say.willBeTold(known.name) : say.tellThemselves()],
      confirm: say.confirmDeputy(),
    }
  })
  .does(async ({ deputy }, { invitations, directory, outbox }, sight, { person, at }) => {
    const meeting = meetingIn(sight)
    const invitation = (await invitations.invitedTo(meeting.id)).find(({ personId }) => personId === person.id)
    if (!invitation) return undefined
    const response = {
      meetingId: meeting.id,
      personId: person.id,
      answer: 'represented' as const,
      deputy,
      on: meeting.on,
      at: meeting.at,
      answeredBy: person.id,
      answeredAt: at,
    }
    await invitations.respond(response, { at, by: person.id, deed: 'invitation.answer' })
    const of = bodyOf(meeting, sight)
    const known = await enteredDeputy(deputy, meeting, sight, { directory })
    const sending = { of, meeting, holder: person, at }
    await outbox.add([
      ...(await deputiesReleased(sending, known?.id, outbox)),
      ...(known ? [deputySent(sending, known.id)] : []),
    ])
    return say.recorded(of, meeting, response, invitation.version)
  })
