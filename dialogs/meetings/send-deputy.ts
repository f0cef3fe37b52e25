import { type DialogReaders, dialog } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { freeText } from '#src/conversation/fields/free-text.ts'
import { committeeNameOf, meetingField, meetingOf, stillFits } from '#src/conversation/fields/meetings/meeting-field.ts'
import { deputyNamed } from '#src/language/people/deputies.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { matchedGuest } from '#src/people/guest.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import * as say from '#src/speech/meetings/responses.ts'
import { deputiesReleased, deputySent, enteredDeputy } from './parts/deputy-letter.ts'
import { reachOf } from './parts/reach.ts'

const NAME_LENGTH = 80
const anyName = freeText(say.deputyLabel(), say.askDeputy, {
  after: 'meeting',
  maxLength: NAME_LENGTH,
  tooLong: say.longName,
})
/** A name, whatever is said around it. */
const deputyField: typeof anyName = {
  ...anyName,
  find: (text, context) => anyName.find(deputyNamed(text), context),
  understand: (text, context) => anyName.understand(deputyNamed(text), context),
}
const canAnswer = (meeting: Meeting, { now }: DialogContext): boolean =>
  meeting.state === 'invited' && isStillAhead(meeting, now)

function meetingIn(context: DialogContext<{ readonly meeting: string }>): Meeting {
  const meeting = meetingOf(context)
  if (!meeting) throw new Error(`no meeting ${context.answers.meeting} to send a deputy to`)
  return meeting
}

/** Of a deputy of the seat: whether the message to them arrives. */
async function toldOf(
  { id, name }: KnownPerson,
  meeting: Meeting,
  context: DialogContext,
  readers: DialogReaders,
): Promise<string> {
  const { reached } = await reachOf([{ person: id }], meeting, readers, context)
  return reached.length > 0 ? say.willBeTold(name) : say.tellUnreached(name)
}

/** Nobody is written to for a seat that is not theirs to stand in for; why, depends on who they are. */
async function notTold(
  name: string,
  meeting: Meeting,
  { directory, invitations }: Pick<DialogReaders, 'directory' | 'invitations'>,
): Promise<string> {
  const matched = matchedGuest({ name }, await directory.people())
  if (matched.kind === 'new') return say.tellThemselves()
  const { id, name: theirs } = matched.person
  const isInvited = (await invitations.invitedTo(meeting.id)).some(({ personId }) => personId === id)
  return isInvited ? say.isInvitedAlready(theirs) : say.isNoDeputy(theirs)
}

/** Sends a deputy in one's own place. Opened by /vertretung and by the button of an invitation. */
export const sendDeputy = dialog('send-deputy', {
  version: 1,
  about: say.aboutDeputy(),
  undone: say.noDeputySent(),
})
  .asks('meeting', meetingField(say.askWhichMeeting, canAnswer, { dayIs: 'its' }))
  .asks('deputy', deputyField)
  .checks(async (_, context) => stillFits(context, canAnswer))
  .checks(async (_, context, { invitations }) => {
    const meeting = meetingIn(context)
    const isInvited = (await invitations.invitedTo(meeting.id)).some(({ personId }) => personId === context.person)
    return isInvited
      ? undefined
      : { field: 'meeting', because: say.youAreNotInvited(committeeNameOf(meeting, context), meeting) }
  })
  .readsBack(async ({ deputy }, context, readers) => {
    const meeting = meetingIn(context)
    const known = await enteredDeputy(deputy, meeting, context, readers)
    return {
      question: say.readBackDeputy(committeeNameOf(meeting, context), meeting, deputy),
      statements: [],
      notes: [known ? await toldOf(known, meeting, context, readers) : await notTold(deputy, meeting, readers)],
      confirm: say.confirmDeputy(),
    }
  })
  .does(async ({ deputy }, { invitations, directory, outbox }, context, { person, at }) => {
    const meeting = meetingIn(context)
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
    const of = committeeNameOf(meeting, context)
    const known = await enteredDeputy(deputy, meeting, context, { directory })
    const sending = { of, meeting, holder: person, at }
    await outbox.add([
      ...(await deputiesReleased(sending, known?.id, outbox)),
      ...(known ? [deputySent(sending, known.id)] : []),
    ])
    return say.recorded(of, meeting, response, invitation.version)
  })
