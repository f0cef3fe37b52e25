import { dialog } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { freeText } from '#src/conversation/fields/free-text.ts'
import { invitee, reportedAnswer } from '#src/conversation/fields/meetings/answer-fields.ts'
import { committeeNameOf, meetingField, meetingOf, stillFits } from '#src/conversation/fields/meetings/meeting-field.ts'
import { answeredCause } from '#src/letters/about-meeting.ts'
import { DEPUTY_LENGTH } from '#src/meetings/answer-form.ts'
import type { Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import * as say from '#src/speech/meetings/record-answer.ts'
import { deputyLabel, longName } from '#src/speech/meetings/responses.ts'
import { deputiesReleased, deputySent, enteredDeputy } from './parts/deputy-letter.ts'
import { reachOf } from './parts/reach.ts'

const deputy = freeText(deputyLabel(), say.askDeputy, { maxLength: DEPUTY_LENGTH, tooLong: longName })
const canAnswer = (meeting: Meeting, { now }: DialogContext): boolean =>
  meeting.state === 'invited' && isStillAhead(meeting, now)

function chosen(context: DialogContext<{ readonly meeting: string }>): Meeting {
  const meeting = meetingOf(context)
  if (!meeting) throw new Error(`no meeting ${context.answers.meeting}`)
  return meeting
}
const nameOf = (id: string, { people }: Pick<DialogContext, 'people'>): string =>
  people.find((one) => one.id === id)?.name ?? id

/** Enters what somebody answered by telephone or in person; they are told. Opened by /nachtragen and from /rückmeldungen. */
export const recordAnswer = dialog('record-answer', {
  version: 1,
  about: say.about(),
  undone: say.undone(),
})
  .asks('meeting', meetingField(say.askMeeting, canAnswer, { dayIs: 'its' }))
  .asks('invitee', invitee)
  .asks('answer', reportedAnswer)
  .asksIf(({ answer }) => answer === 'represented', 'deputy', deputy)
  .checks(async (_, context) => stillFits(context, canAnswer))
  .checks(async (answers, context, { invitations }) => {
    const meeting = chosen(context)
    const isInvited = (await invitations.invitedTo(meeting.id)).some(({ personId }) => personId === answers.invitee)
    const because = say.notInvited(nameOf(answers.invitee, context), committeeNameOf(meeting, context), meeting)
    return isInvited ? undefined : { field: 'invitee', because }
  })
  .readsBack(async (answers, context, readers) => {
    const [meeting, name] = [chosen(context), nameOf(answers.invitee, context)]
    const last = (await readers.invitations.responsesTo(meeting.id)).find(
      ({ personId }) => personId === answers.invitee,
    )
    const { reached } = await reachOf([{ person: answers.invitee }], meeting, readers, context)
    return {
      question: say.readBack(name, saidIn(answers), committeeNameOf(meeting, context), meeting),
      statements: [],
      notes: [...(last ? [say.before(last)] : []), say.told(name, reached.length > 0)],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { invitations, directory, outbox }, context, { person, at, newId }) => {
    const meeting = chosen(context)
    const invitation = (await invitations.invitedTo(meeting.id)).find(({ personId }) => personId === answers.invitee)
    if (!invitation) return undefined
    const holder = { id: answers.invitee, name: nameOf(answers.invitee, context) }
    const of = committeeNameOf(meeting, context)
    const response: Response = {
      meetingId: meeting.id,
      personId: holder.id,
      ...saidIn(answers),
      way: 'recorded',
      on: meeting.on,
      at: meeting.at,
      answeredBy: person.id,
      answeredAt: at,
    }
    await invitations.respond(response, { at, by: person.id, deed: 'invitation.record' })
    const comes = response.deputy && (await enteredDeputy(response.deputy, meeting, context, { directory }))
    const sending = { of, meeting, holder, at }
    await outbox.add([
      ...(await deputiesReleased(sending, comes ? comes.id : undefined, outbox)),
      ...(comes ? [deputySent(sending, comes.id)] : []),
      {
        key: `recorded-answer/${meeting.id}/${holder.id}/${newId}`,
        kind: 'notice',
        cause: answeredCause(meeting),
        to: { person: holder.id },
        content: { kind: 'words', words: say.enteredForYou(of, meeting, response, person.name, invitation.version) },
        notBefore: at,
      },
    ])
    return say.recorded(holder.name, response, of, meeting)
  })

const saidIn = ({
  answer,
  deputy: name,
}: {
  readonly answer: Response['answer']
  readonly deputy?: string | undefined
}) => ({
  answer,
  ...(answer === 'represented' && name !== undefined && { deputy: name }),
})
