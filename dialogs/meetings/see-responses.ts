import { dateInBerlin } from '#src/calendar/local-date.ts'
import { order } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { committeeNameOf, readMeeting, stillFits } from '#src/conversation/fields/meetings/meeting-field.ts'
import { meetingOrdered, settledMeeting } from '#src/conversation/fields/meetings/settled-fields.ts'
import type { Readers, Work } from '#src/conversation/work.ts'
import { readCardCode, readRemind } from '#src/language/meetings/responses.ts'
import { meetingCause } from '#src/letters/about-meeting.ts'
import type { Letter } from '#src/letters/letter.ts'
import {
  filledSeats,
  invitationAnswers,
  inviteesOf,
  isVacant,
  partnersOf,
  shortId,
  withoutAnswer,
} from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'
import * as say from '#src/speech/meetings/responses.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { lettersToInvited } from './parts/invitation-letter.ts'
import { requireCommittee } from './parts/meeting-day.ts'
import { namesIn, reachOf } from './parts/reach.ts'

/** "/rückmeldungen KoK Kassel": who comes, for those who run the body; with "erinnern" those are asked who did not answer. */
export const seeResponses = order('see-responses', {
  version: 1,
  about: say.aboutOverview(),
  undone: say.nobodyReminded(),
  right: 'invitation.read',
})
  .asks('meeting', settledMeeting)
  .reads(async (ordered, work) => {
    const { text, isReminding } = readRemind(ordered.text)
    const theirs = await runBy(ordered)
    const card = readCardCode(text)
    const meeting = card ? theirs.find((one) => shortId(one) === card.code) : named(text, theirs, ordered)
    if (!meeting) {
      return theirs.length === 0
        ? say.noMeeting()
        : say.whichMeeting(theirs.map((one) => ({ of: committeeNameOf(one, ordered.context), meeting: one })))
    }
    // Whoever clicks saw the meeting as it was: what has moved on is shown first.
    if (card && card.version !== meeting.version) return say.outdatedOverview(await overview(meeting, ordered, work))
    if (!isReminding) return overview(meeting, ordered, work)
    const { fresh, refusal } = await remindersOf(meeting, ordered, work)
    return fresh.length === 0 ? refusal : { wants: { meeting: meeting.id } }
  })
  .checks(async (_, context) => stillFits(context, (meeting) => isStillAhead(meeting, context.now)))
  .readsBack(async (_, context, readers) => {
    const meeting = meetingOrdered(context)
    const { missing, unreachable, doubtful } = await answersTo(meeting, { context }, readers)
    return say.askToRemind(committeeNameOf(meeting, context), meeting, missing.length, unreachable, doubtful)
  })
  .does(async (_, work, context, by) => remind(meetingOrdered(context), { ...by, context }, work))

function named(text: string, theirs: readonly Meeting[], { context }: CommandContext): Meeting | undefined {
  if (text !== '') return readMeeting(text, theirs, context).meeting
  return theirs.length === 1 ? theirs[0] : undefined
}

/** Meetings to come of bodies that this person runs. */
async function runBy({ context, at, isAllowed }: CommandContext): Promise<readonly Meeting[]> {
  const ahead = context.meetings.filter((meeting) => isStillAhead(meeting, at))
  const may = await Promise.all(
    ahead.map(({ agreementId, committeeId }) => isAllowed('invitation.read', { agreementId, committeeId })),
  )
  return ahead.filter((_, index) => may[index])
}

async function answersTo(meeting: Meeting, { context }: Pick<CommandContext, 'context'>, work: Readers) {
  const { directory, invitations } = work
  const { agreement, committee } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  const [holdings, people, asked, responses] = await Promise.all([
    directory.holdingsIn(agreement.id),
    directory.people(),
    invitations.invitedTo(meeting.id),
    invitations.responsesTo(meeting.id),
  ])
  const seats = filledSeats(seatsOf(agreement, committee), holdings, meeting.on)
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? unknownName()
  const answers = invitationAnswers(meeting, asked, responses)
  const open = withoutAnswer(answers)
  // Whoever answered was reached, whatever became of the letter.
  const waitedFor = open.map(({ invitation }) => ({ person: invitation.personId }))
  const { lost, doubtful } = await reachOf(waitedFor, meeting, work, context)
  const isLost = (id: string): boolean => lost.some((to) => 'person' in to && to.person === id)
  return {
    agreement,
    committee,
    seats,
    asked,
    nameOf,
    answers,
    missing: open.filter(({ invitation }) => !isLost(invitation.personId)),
    unreachable: namesIn(lost, nameOf),
    doubtful: namesIn(doubtful, nameOf),
  }
}

async function overview(meeting: Meeting, ordered: CommandContext, work: Work): Promise<Reply> {
  const { agreement, seats, asked, nameOf, answers, missing, unreachable, doubtful } = await answersTo(
    meeting,
    ordered,
    work,
  )
  return say.overview({
    agreement,
    of: committeeNameOf(meeting, ordered.context),
    meeting,
    answers,
    missing: missing.length - doubtful.length,
    unreachable,
    doubtful,
    partners: partnersOf(seats, answers),
    needs: await work.invitations.needsFor(meeting.id),
    needWords: (await work.invitations.needWordsFor(meeting.id)).map(({ words }) => words).toSorted(),
    vacant: seats.filter(isVacant).map(({ seat }) => seat.who),
    notYetInvited: inviteesOf(seats, [], asked).map(({ personId }) => nameOf(personId)),
    nameOf,
    isPrivate: ordered.chat.kind === 'personal',
  })
}

/** Only those who have not answered, and each of them once a day; and what is said where nobody is left. */
async function remindersOf(
  meeting: Meeting,
  { at, context }: Pick<CommandContext, 'at' | 'context'>,
  work: Readers,
): Promise<{ readonly fresh: readonly Letter[]; readonly refusal: Reply }> {
  const { agreement, committee, missing, unreachable, doubtful } = await answersTo(meeting, { context }, work)
  const versions = new Map(missing.map(({ invitation: { personId, version } }) => [personId, version]))
  const letters = await lettersToInvited(
    meeting,
    missing.map(({ invitation }) => invitation),
    {
      occasion: `reminder-${dateInBerlin(at)}`,
      kind: 'reminder',
      at,
      words: ({ personId }) =>
        say.missingResponseLetter(agreement, committee, meeting, versions.get(personId) ?? meeting.version),
    },
    context,
    work,
  )
  const before = new Set((await work.outbox.about(meetingCause(meeting))).map(({ key }) => key))
  const fresh = letters.filter(({ key }) => !before.has(key))
  const of = committeeNameOf(meeting, context)
  return { fresh, refusal: letters.length > 0 ? say.remindedToday(of) : say.reminded(of, [], unreachable, doubtful) }
}

async function remind(meeting: Meeting, hand: Pick<CommandContext, 'at' | 'context'>, work: Work): Promise<Reply> {
  const { nameOf, unreachable, doubtful } = await answersTo(meeting, hand, work)
  const { fresh, refusal } = await remindersOf(meeting, hand, work)
  if (fresh.length === 0) return refusal
  await work.outbox.add(fresh)
  const told = fresh.flatMap(({ to }) => ('person' in to ? [nameOf(to.person)] : []))
  const names = [...new Set(told)].filter((name) => !doubtful.includes(name))
  return say.reminded(committeeNameOf(meeting, hand.context), names, unreachable, doubtful)
}
