import type { CommandContext, DirectCommand } from '#src/conversation/direct-command.ts'
import { committeeNameOf, readMeeting } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Work } from '#src/conversation/work.ts'
import { readCardCode, readResponse, type SaidNeed, type SaidResponse } from '#src/language/meetings/responses.ts'
import { answerInForm } from '#src/meetings/answer-form.ts'
import {
  answersFor,
  type FilledSeat,
  filledSeats,
  type Invitation,
  isFor,
  isGuest,
  listedNeeds,
  type Response,
  shortId,
} from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { needs as askedNeeds, withNeeds } from '#src/speech/meetings/access-needs.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'
import * as say from '#src/speech/meetings/responses.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { deputiesReleased, deputySent, enteredDeputy } from './parts/deputy-letter.ts'
import { requireCommittee } from './parts/meeting-day.ts'

/**
 * "/rückmeldung 3fa2c1d0-2 zu" behind a button, "/rückmeldung KoK Kassel zu" typed: somebody answers for themselves, or
 * as a deputy for the holder of the seat. The last answer counts.
 */
export const answerInvitation: DirectCommand = {
  about: say.about(),
  async carryOut(ordered, work) {
    const { context, text } = ordered
    const card = readCardCode(text)
    const invited = context.meetings.filter(({ state }) => state !== 'planned')
    const named = card
      ? { meeting: invited.find((meeting) => shortId(meeting) === card.code), rest: card.rest }
      : readMeeting(text, invited, context)
    // Where nothing is named the usual region names no meeting: an invitation may be of another one.
    const said = card !== undefined || named.rest !== text ? named.meeting : undefined
    const meeting = said ?? (card ? undefined : await onlyOne(ordered, work))
    if (!meeting) return which(ordered, work)
    const of = committeeNameOf(meeting, context)
    if (!isStillAhead(meeting, ordered.at)) return say.tooLate(of, meeting)
    const invitations = await theirInvitations(meeting, ordered, work)
    const [invitation] = invitations
    if (!invitation) return say.notInvited(of, meeting)
    if (invitations.length > 1) {
      return say.severalSeats(await Promise.all(invitations.map(({ personId }) => nameOf(personId, work))))
    }
    if (!isGuest(invitation) && !(await ordered.isAllowed('invitation.answer', matterOf(meeting)))) {
      return say.notInvited(of, meeting)
    }
    if (card && card.version !== invitation.version) return say.staleInvitation(of, meeting, invitation.version)
    if (ordered.form) return answeredAtOnce(ordered.form, ordered, work, meeting, invitation)
    const answer = readResponse(named.rest)
    if (answer) return stored(ordered, work, meeting, invitation, answer)
    const responses = await work.invitations.responsesTo(meeting.id)
    const last = responses.find(({ personId }) => personId === invitation.personId)
    return say.whatDoYouAnswer(of, meeting, invitation.version, last)
  },
}

const matterOf = ({ agreementId, committeeId }: Meeting) => ({ agreementId, committeeId })

const nameOf = async (id: Invitation['personId'], { directory }: Work): Promise<string> =>
  (await directory.person(id))?.name ?? unknownName()

const seatsFor = async (
  meeting: Meeting,
  { context }: CommandContext,
  { directory }: Work,
): Promise<readonly FilledSeat[]> => {
  const { agreement, committee } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  return filledSeats(seatsOf(agreement, committee), await directory.holdingsIn(agreement.id), meeting.on)
}

async function theirInvitations(meeting: Meeting, ordered: CommandContext, work: Work): Promise<readonly Invitation[]> {
  const invitations = await work.invitations.invitedTo(meeting.id)
  return answersFor(ordered.person.id, invitations, await seatsFor(meeting, ordered, work))
}

/** Meetings to come to which this person may answer. */
async function open(ordered: CommandContext, work: Work): Promise<readonly Meeting[]> {
  const ahead = ordered.context.meetings.filter(
    (meeting) => isStillAhead(meeting, ordered.at) && meeting.state === 'invited',
  )
  const theirs = await Promise.all(ahead.map((meeting) => theirInvitations(meeting, ordered, work)))
  return ahead.filter((_, at) => (theirs[at] ?? []).length > 0)
}

/** "zu" alone can only mean the one invitation somebody has. */
async function onlyOne(ordered: CommandContext, work: Work): Promise<Meeting | undefined> {
  const meetings = await open(ordered, work)
  return meetings.length === 1 ? meetings[0] : undefined
}

async function which(ordered: CommandContext, work: Work): Promise<Reply> {
  const meetings = await open(ordered, work)
  if (meetings.length === 0) {
    const { context, text, at } = ordered
    const planned = context.meetings.filter((meeting) => meeting.state === 'planned' && isStillAhead(meeting, at))
    const named = readMeeting(text, planned, context)
    return named.meeting && named.rest !== text
      ? say.notYetInvited(committeeNameOf(named.meeting, context), named.meeting)
      : say.noInvitation()
  }
  const said = readResponse(ordered.text) ? ordered.text : ''
  return say.whichInvitation(
    meetings.map((meeting) => ({ of: committeeNameOf(meeting, ordered.context), meeting })),
    said,
  )
}

async function stored(
  { person, at, context }: CommandContext,
  work: Work,
  meeting: Meeting,
  invitation: Invitation,
  said: SaidResponse,
): Promise<Reply> {
  const of = committeeNameOf(meeting, context)
  const by = { at, by: person.id, deed: 'invitation.answer' }
  // A need is one's own: it does not go with the seat.
  const needsKept = async (needs: readonly SaidNeed[]): Promise<void> => {
    for (const { need, isNeeded } of needs)
      if (need) await work.invitations.setNeed(meeting.id, person.id, need, isNeeded, by)
  }
  if (said.kind === 'need') {
    await needsKept([said])
    return askedNeeds(of, meeting, invitation.version, await work.invitations.needsOf(meeting.id, person.id))
  }
  const isDeputy = invitation.personId !== person.id
  const deputy = said.kind === 'deputy' ? said.name : isDeputy && said.answer === 'accepted' ? person.name : undefined
  if (said.kind === 'deputy' && said.name === '') return say.whatDoYouAnswer(of, meeting, invitation.version, undefined)
  const response = {
    meetingId: meeting.id,
    personId: invitation.personId,
    answer:
      deputy !== undefined ? ('represented' as const) : said.kind === 'answer' ? said.answer : ('declined' as const),
    ...(deputy !== undefined && { deputy }),
    on: meeting.on,
    at: meeting.at,
    answeredBy: person.id,
    answeredAt: at,
  }
  await work.invitations.respond(response, by)
  const holder = { id: invitation.personId, name: isDeputy ? await nameOf(invitation.personId, work) : person.name }
  const comes = isDeputy && deputy !== undefined ? person.id : undefined
  await work.outbox.add(await deputiesReleased({ of, meeting, holder, at }, comes, work.outbox))
  const forWhom = isDeputy ? holder.name : undefined
  const recorded = say.recorded(of, meeting, response, invitation.version, forWhom)
  const needs = said.kind === 'answer' ? (said.needs ?? []) : []
  if (needs.length === 0) return recorded
  await needsKept(needs)
  const isOpen = needs.some(({ need }) => need === undefined)
  return withNeeds(recorded, await work.invitations.needsOf(meeting.id, person.id), isOpen)
}

/** Everything at once, as the form of a page has it; what is not chosen there is not needed any more. A mail knows no needs. */
async function answeredAtOnce(
  form: Readonly<Record<string, string>>,
  { person, at, via, context }: CommandContext,
  work: Work,
  meeting: Meeting,
  invitation: Invitation,
): Promise<Reply> {
  const of = committeeNameOf(meeting, context)
  const filled = answerInForm(form)
  if (!filled) return say.whatDoYouAnswer(of, meeting, invitation.version, undefined)
  const by = { at, by: person.id, deed: 'invitation.answer' }
  const { answer, deputy: named, needs, needWords, stampedAt, ...beside } = filled
  const isDeputy = invitation.personId !== person.id
  // Whoever stands in for the holder and comes is the one who comes.
  const deputy = named ?? (isDeputy && answer === 'accepted' ? person.name : undefined)
  const response: Response = {
    meetingId: meeting.id,
    personId: invitation.personId,
    answer: deputy === undefined ? answer : 'represented',
    ...(deputy !== undefined && { deputy }),
    ...beside,
    ...(via && { way: via }),
    ...(via === 'mail' && stampedAt && { stampedAt }),
    on: meeting.on,
    at: meeting.at,
    answeredBy: person.id,
    answeredAt: at,
  }
  const last = (await work.invitations.responsesTo(meeting.id)).find(({ personId }) => personId === response.personId)
  await work.invitations.respond(response, by)
  if (via !== 'mail') {
    const before = await work.invitations.needsOf(meeting.id, person.id)
    for (const need of listedNeeds)
      if (needs.includes(need) !== before.includes(need))
        await work.invitations.setNeed(meeting.id, person.id, need, needs.includes(need), by)
    if (needWords !== '' || before.includes('other'))
      await work.invitations.setNeed(meeting.id, person.id, 'other', needWords !== '', by, needWords)
  }
  const holder = { id: invitation.personId, name: isDeputy ? await nameOf(invitation.personId, work) : person.name }
  const known = named === undefined ? undefined : await enteredDeputy(named, meeting, context, work)
  const comes = known?.id ?? (isDeputy && deputy === person.name ? person.id : undefined)
  const assignment = { of, meeting, holder, at }
  await work.outbox.add([
    ...(await deputiesReleased(assignment, comes, work.outbox)),
    // Told already, where something else was changed.
    ...(known && !(last && last.deputy === named && isFor(last, meeting)) ? [deputySent(assignment, known.id)] : []),
  ])
  return say.recorded(of, meeting, response, invitation.version, isDeputy ? holder.name : undefined)
}
