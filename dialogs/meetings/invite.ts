import { type Confirmation, type DialogReaders, dialog } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committee } from '#src/conversation/fields/agreements/committee-field.ts'
import { region } from '#src/conversation/fields/agreements/region-field.ts'
import { endOfMeeting } from '#src/conversation/fields/end-field.ts'
import { futureDay } from '#src/conversation/fields/future-day.ts'
import { beforeGuests, guestList } from '#src/conversation/fields/meetings/guest-field.ts'
import { isJoint, joint, jointObjection, jointOf } from '#src/conversation/fields/meetings/joint-field.ts'
import { committeeNameOf, meetingField, meetingOf, stillFits } from '#src/conversation/fields/meetings/meeting-field.ts'
import { beforePlace, placeOrLink } from '#src/conversation/fields/place-field.ts'
import { timeOfDay } from '#src/conversation/fields/time-of-day.ts'
import { yesOrNo } from '#src/conversation/fields/yes-no.ts'
import { readExclusion, readLoudExclusion } from '#src/language/exclusions.ts'
import { acceptedItems } from '#src/meetings/agenda.ts'
import type { Ending } from '#src/meetings/ending.ts'
import { filledSeats, inviteesOf } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { type Guest, guestId, matchedGuest } from '#src/people/guest.ts'
import type { PersonId } from '#src/people/person.ts'
import { isReachable } from '#src/people/ports.ts'
import * as say from '#src/speech/meetings/invite.ts'
import * as joints from '#src/speech/meetings/joint.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'
import { places } from '#src/speech/parts/format.ts'
import { copied } from './hand-out-agenda.ts'
import { meetingAgenda } from './parts/agenda-of.ts'
import { invitationLetters } from './parts/invitation-letter.ts'
import {
  consequences,
  dayObjection,
  endObjection,
  endsAtOf,
  isDayConfirmed,
  isUnusual,
  requireCommittee,
  timeSaid,
  unusualDay,
} from './parts/meeting-day.ts'
import { namesIn, reachOf } from './parts/reach.ts'

const canInvite = (meeting: Meeting, { now }: DialogContext): boolean => isStillAhead(meeting, now)

/** What may be known: a recorded meeting, or body, day, time and place of one that is planned at the same time. */
type InvitationSaid = Partial<{
  meeting: string
  region: string
  committee: string
  date: Meeting['on']
  time: Meeting['at']
  end: Ending
  place: string
  guests: readonly Guest[]
  joint: string
  consent: boolean
}>

const isNew = ({ meeting, region: of, committee: body, date }: InvitationSaid): boolean =>
  meeting === undefined && of !== undefined && body !== undefined && date !== undefined

const never = (): boolean => false
/** Of a recorded meeting day and place are changed by moving it. */
const isUnrecorded = ({ meeting }: InvitationSaid): boolean => meeting === undefined

/** The meeting as it will be: invited to once somebody is asked whom the bot reaches, planned until then. */
function meetingToBe(context: DialogContext<InvitationSaid>, isInvited: boolean, confirmation?: Confirmation): Meeting {
  const recorded = meetingOf(context)
  if (recorded) {
    if (recorded.state === 'invited' || !isInvited) return recorded
    return { ...recorded, state: 'invited', version: recorded.version + 1 }
  }
  const { region: agreementId, committee: committeeId, date, time, end, place } = context.answers
  if (!agreementId || !committeeId || !date || !time) throw new Error('invited to a meeting that nobody named')
  const endsAt = endsAtOf(time, end)
  const together = isJoint(context.answers.joint) ? jointOf(context) : undefined
  return {
    id: confirmation?.newId ?? '',
    agreementId,
    committeeId,
    on: date,
    at: time,
    ...(endsAt && { endsAt }),
    ...(together && { jointWith: together.name }),
    ...(place && { place }),
    state: isInvited ? 'invited' : 'planned',
    version: 1,
    plannedBy: confirmation?.person.id ?? ('' as PersonId),
    recordedAt: confirmation?.at ?? context.now,
  }
}

/** Who is in the annex, who of them and of the guests is still to be asked, whom of them the bot reaches. */
async function listFor(context: DialogContext<InvitationSaid>, readers: DialogReaders) {
  const { directory, invitations } = readers
  const meeting = meetingToBe(context, false)
  const { agreement, committee: of } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  const [holdings, people, asked] = await Promise.all([
    directory.holdingsIn(agreement.id),
    directory.people(),
    meeting.id === '' ? [] : invitations.invitedTo(meeting.id),
  ])
  const seats = filledSeats(seatsOf(agreement, of), holdings, meeting.on)
  const matched = (context.answers.guests ?? []).map((guest) => matchedGuest(guest, people))
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? unknownName()
  const guests = matched.flatMap((one) => (one.kind === 'known' ? [one.person.id] : []))
  const newGuests = matched.flatMap((one) => (one.kind === 'new' ? [one.guest] : []))
  const invitees = inviteesOf(seats, guests, asked)
  const known = invitees.map(({ personId }) => ({ person: personId }))
  const reach = await reachOf(known, meeting, readers, context)
  const lostGuests = newGuests.filter((guest, index) => !isReachable({ ...guest, id: guestId('', index) }, context))
  const unreachable = [...namesIn(reach.lost, nameOf), ...lostGuests.map(({ name }) => name)]
  const doubtful = namesIn(reach.doubtful, nameOf)
  const withWay = invitees.length + newGuests.length - unreachable.length
  const byHand = [...say.withoutWay(unreachable, context.isMailOff), ...say.inVain(doubtful)]
  return {
    agreement,
    of,
    seats,
    asked,
    nameOf,
    invitees,
    newGuests,
    unreachable,
    withWay,
    reached: withWay - doubtful.length,
    byHand,
  }
}

/** A meeting to which nobody is invited yet: a first invitation that reaches nobody would only look like one. */
const isUninvited = (context: DialogContext<InvitationSaid>): boolean => meetingOf(context)?.state !== 'invited'

/** Whoever holds a seat is invited: a wish to leave one of them out cannot be kept to. */
function leavesOut(text: string, isAnything: boolean): string | undefined {
  const said = isAnything ? readLoudExclusion(text) : readExclusion(text)
  return said === undefined ? undefined : say.cannotLeaveOut(said)
}

/** Invites to a recorded meeting, or plans one and invites to it in one go. Opened by /einladen. */
export const invite = dialog('invite', {
  version: 1,
  about: say.about(),
  undone: say.undone(),
  namesUnread: true,
  cannot: leavesOut,
})
  .takes('joint', joint)
  .takes(
    'meeting',
    beforeGuests('meeting', meetingField(say.askWhich, canInvite, { dayIs: 'its' })),
    (answers: InvitationSaid) => !isNew(answers),
  )
  .takes('region', beforeGuests('region', beforePlace('region', region)), never, isUnrecorded)
  .takes('committee', beforeGuests('committee', beforePlace('committee', committee)), never, isUnrecorded)
  .takes('date', beforeGuests('date', futureDay), never, isUnrecorded)
  .takes('time', beforeGuests('time', timeOfDay), isNew, isUnrecorded)
  .takes('end', beforeGuests('end', endOfMeeting(timeSaid)), never, isNew)
  .takes('guests', guestList(say.guestsLabel(), say.askGuests))
  .asksIf(
    (answers, context) => isNew(answers) && isUnusual(answers.region, answers.date, context),
    'unusualDay',
    unusualDay(({ answers }) => answers.region),
  )
  .asksIf(
    (answers, context) => isNew(answers) && isJoint(answers.joint) && jointOf(context) !== undefined,
    'consent',
    yesOrNo(joints.consentLabel(), (context) => {
      const one = jointOf(context)
      return one ? joints.askConsent(one.name, places(one.clause)) : ''
    }),
  )
  .takes('place', placeOrLink, isNew, isUnrecorded)
  .checks(async (answers, context) => {
    const recorded = meetingOf(context)
    if (!recorded) return jointObjection(answers, committeeNameOf(meetingToBe(context, false), context), context)
    const isSo = !isJoint(answers.joint) || recorded.jointWith !== undefined
    return isSo ? undefined : { field: 'joint', because: joints.recordedAlone() }
  })
  .checks(isDayConfirmed)
  .checks(async (_, context) => stillFits(context, canInvite))
  .checks(async ({ meeting, time, end }) => (meeting || !time ? undefined : endObjection(time, end)))
  .checks(async (_, context, readers) => {
    if (meetingOf(context)) return undefined
    const { agreementId, committeeId, on, at } = meetingToBe(context, false)
    return dayObjection(requireCommittee(agreementId, committeeId, context), on, at, context, readers)
  })
  .checks(async (_, context, readers) => {
    const meeting = meetingOf(context)
    if (!meeting) return undefined
    const of = committeeNameOf(meeting, context)
    const { invitees, newGuests, unreachable, withWay } = await listFor(context, readers)
    if (invitees.length + newGuests.length === 0) return { field: 'guests', because: say.nobodyToInvite(of) }
    if (withWay > 0 || !isUninvited(context)) return undefined
    return { field: 'guests', because: say.nobodyReached(of, unreachable, context.isMailOff) }
  })
  .readsBack(async (answers, context, readers) => {
    const { agreement, of, seats, asked, nameOf, invitees, newGuests, ...reach } = await listFor(context, readers)
    const isPlanned = meetingOf(context) !== undefined
    const isInvited = reach.withWay > 0 || !isUninvited(context)
    const isAnybodyNamed = invitees.length + newGuests.length > 0
    const meeting = meetingToBe(context, isInvited)
    const { statements, groups, notes } = consequences({ agreement, committee: of }, meeting.on, context)
    const name = committeeNameOf(meeting, context)
    return {
      question: isPlanned
        ? say.readBack(name, meeting, isInvited && isAnybodyNamed, context.isMailOff)
        : say.readBackNew(name, meeting, isInvited),
      statements,
      groups: [...say.seatGroups(agreement, seats, nameOf), ...(isPlanned ? [] : groups)],
      notes: [
        ...reach.byHand,
        say.howManyInvited(reach, invitees.length + newGuests.length),
        ...(answers.guests && answers.guests.length > 0 ? [say.guestsInvited(answers.guests)] : []),
        ...(asked.length > 0 ? [say.alreadyInvited(asked.map(({ personId }) => nameOf(personId)))] : []),
        ...say.vacancyCount(seats),
        ...(seats.length === 0 ? [say.noSeats(agreement, of)] : []),
        ...(isPlanned || meeting.jointWith === undefined ? [] : [joints.confirmed(meeting.jointWith)]),
        ...notes,
      ],
      ...(isPlanned
        ? isInvited && isAnybodyNamed && { confirm: say.confirm() }
        : { confirm: isInvited ? say.confirmNew() : say.confirmPlan() }),
    }
  })
  .does(async (_, work, context, confirmation) => {
    const { meetings, invitations, directory, outbox } = work
    const { person, at } = confirmation
    const by = { at, by: person.id, deed: 'meeting.invite' }
    const before = meetingOf(context)
    const { agreement, seats, invitees, newGuests, withWay, reached, byHand } = await listFor(context, work)
    const isInvited = withWay > 0 || !isUninvited(context)
    const meeting = meetingToBe(context, isInvited, confirmation)
    const of = committeeNameOf(meeting, context)
    if (!before && !(await meetings.add(meeting, { ...by, deed: 'meeting.plan' }))) return undefined
    if (before && before.version !== meeting.version && !(await meetings.change(meeting, by))) return undefined
    const open = [...say.vacancies(seats), ...byHand]
    if (!isInvited) return say.plannedOnly(agreement, of, meeting, open)
    const entered = newGuests.map((guest, index) => ({ ...guest, id: guestId(confirmation.newId, index) }))
    for (const guest of entered) await directory.enter(guest, by)
    const all = [...invitees, ...entered.map(({ id }) => ({ personId: id, offices: [] }))]
    await invitations.invite(
      all.map((invitee) => ({ ...invitee, meetingId: meeting.id, version: meeting.version, invitedAt: at })),
      by,
    )
    // A guest by name alone has no way at all; a member may have one before the letter is of no use.
    const nameless = new Set(entered.filter(({ mail }) => mail === undefined).map(({ id }) => id))
    const written = all.filter(({ personId }) => !nameless.has(personId))
    const { items, lines } = await meetingAgenda(meeting, { context }, work)
    const agenda = acceptedItems(items).length > 0 ? copied(lines, agreement) : []
    const number = ((await work.agenda.lastCopy(meeting.id))?.number ?? 0) + 1
    if (agenda.length > 0) await work.agenda.addCopy({ meetingId: meeting.id, number, lines: agenda, sentAt: at }, by)
    await outbox.add(await invitationLetters(meeting, written, context, person.name, at, work, agenda))
    return say.invited(agreement, of, meeting, { withWay, reached }, open)
  })
