import { dateInBerlin } from '#src/calendar/local-date.ts'
import type { CommandContext, DirectCommand } from '#src/conversation/direct-command.ts'
import { committeeNameOf, readMeeting } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Work } from '#src/conversation/work.ts'
import { readCardCode, readRemind } from '#src/language/meetings/responses.ts'
import { meetingCause } from '#src/letters/about-meeting.ts'
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
export const seeResponses: DirectCommand = {
  about: say.aboutOverview(),
  async carryOut(ordered, work) {
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
    return isReminding ? remind(meeting, ordered, work) : overview(meeting, ordered, work)
  },
}

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

async function answersTo(meeting: Meeting, { context }: CommandContext, work: Work) {
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

/** Only those who have not answered, and each of them once a day. */
async function remind(meeting: Meeting, ordered: CommandContext, work: Work): Promise<Reply> {
  const { agreement, committee, nameOf, missing, unreachable, doubtful } = await answersTo(meeting, ordered, work)
  const of = committeeNameOf(meeting, ordered.context)
  const versions = new Map(missing.map(({ invitation: { personId, version } }) => [personId, version]))
  const letters = await lettersToInvited(
    meeting,
    missing.map(({ invitation }) => invitation),
    {
      occasion: `reminder-${dateInBerlin(ordered.at)}`,
      kind: 'reminder',
      at: ordered.at,
      words: ({ personId }) =>
        say.missingResponseLetter(agreement, committee, meeting, versions.get(personId) ?? meeting.version),
    },
    ordered.context,
    work,
  )
  const before = new Set((await work.outbox.about(meetingCause(meeting))).map(({ key }) => key))
  const fresh = letters.filter(({ key }) => !before.has(key))
  await work.outbox.add(fresh)
  if (letters.length > 0 && fresh.length === 0) return say.remindedToday(of)
  const told = fresh.flatMap(({ to }) => ('person' in to ? [nameOf(to.person)] : []))
  const names = [...new Set(told)].filter((name) => !doubtful.includes(name))
  return say.reminded(of, names, unreachable, doubtful)
}
