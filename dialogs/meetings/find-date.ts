import { addDays, type LocalDate, type LocalTime, localTime } from '#src/calendar/local-date.ts'
import { type DialogReaders, dialog } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committee } from '#src/conversation/fields/agreements/committee-field.ts'
import { region } from '#src/conversation/fields/agreements/region-field.ts'
import { daysLeftOut, isLeftOut, type LeftOut, severalDays } from '#src/conversation/fields/day-field.ts'
import { endOfMeeting } from '#src/conversation/fields/end-field.ts'
import { isJoint, joint } from '#src/conversation/fields/meetings/joint-field.ts'
import { timeOfDay } from '#src/conversation/fields/time-of-day.ts'
import { toldOf } from '#src/letters/about-meeting.ts'
import { pollCause } from '#src/letters/about-poll.ts'
import { filledSeats, inviteesOf } from '#src/meetings/invitation.ts'
import { agreedPlanOf, daysFor } from '#src/meetings/milestones.ts'
import { SLOT_WINDOW_DAYS, SLOTS_PROPOSED } from '#src/meetings/preset.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import {
  clashesOn,
  firstPossibleDay,
  isRunning,
  livingSlots,
  type Poll,
  proposedDays,
  type Slot,
} from '#src/meetings/slots.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/meetings/find-date.ts'
import * as joints from '#src/speech/meetings/joint.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { clashNotes, dayObjection, findCommittee, requireCommittee, timeSaid } from './parts/meeting-day.ts'
import { letterAboutPoll, reachOfPoll } from './parts/poll-letter.ts'
import { namesOf } from './parts/those-who-knew.ts'

/** When nobody says a time. */
const USUAL_TIME = localTime('10:00')

interface PollSaid {
  readonly region: string
  readonly committee: string
  readonly leftOut?: LeftOut
  readonly days?: readonly LocalDate[]
  readonly time?: LocalTime
}

/** The days that were named, or those that suit: working days on which nobody is wanted elsewhere. */
async function slotsFor(
  { region: of, committee: id, leftOut, days = [], time }: PollSaid,
  context: DialogContext,
  { meetings }: DialogReaders,
) {
  const bodyHere = requireCommittee(of, id, context)
  const at = time ?? USUAL_TIME
  const { days: leadDays } = daysFor(
    'invitation',
    agreedPlanOf(context.presets, { agreementId: of, committeeId: id }, bodyHere.agreement),
  )
  const earliest = firstPossibleDay(context.today, leadDays)
  const [first] = days
  const named = leftOut?.isLater ? days.filter((on) => !isLeftOut(on, leftOut)) : days
  const from = first !== undefined && first > earliest ? first : earliest
  const until = addDays(from, SLOT_WINDOW_DAYS)
  const recorded = await meetings.onDays(from, until)
  const isWanted = (on: LocalDate) => leftOut === undefined || !isLeftOut(on, leftOut)
  const isFree = (on: LocalDate) =>
    isWanted(on) && !clashesOn(on, bodyHere, recorded, (one) => findCommittee(one, context))
  const chosen = days.length > 1 ? named : proposedDays(from, bodyHere.agreement.land, SLOTS_PROPOSED, isFree)
  const slots: readonly Slot[] = chosen.map((on) => ({ on, at }))
  return { ...bodyHere, slots, from, areChosen: days.length > 1 }
}

/** Only one search runs for a body: a new one takes the place of the old. */
const runningFor = async ({ region: of, committee: id }: PollSaid, context: DialogContext, { polls }: DialogReaders) =>
  (await polls.all()).filter(
    (poll) => poll.agreementId === of && poll.committeeId === id && isRunning(poll, context.today),
  )

async function askedFor(
  { region: of, committee: id }: PollSaid,
  on: LocalDate,
  context: DialogContext,
  { directory }: DialogReaders,
) {
  const { agreement, committee: body } = requireCommittee(of, id, context)
  const [holdings, people] = await Promise.all([directory.holdingsIn(agreement.id), directory.people()])
  const invitees = inviteesOf(filledSeats(seatsOf(agreement, body), holdings, on), [])
  return invitees.map(({ personId }) => ({
    personId,
    name: people.find(({ id: known }) => known === personId)?.name ?? unknownName(),
  }))
}

/** Who knows of a search: a letter went out to them, or they answered. */
async function toldOfPoll(poll: Poll, { outbox, polls }: Pick<DialogReaders, 'outbox' | 'polls'>) {
  const voters = (await polls.votesFor(poll.id)).map(({ personId }) => ({ person: personId }))
  const { knew } = toldOf(await outbox.about(pollCause(poll)), voters)
  return knew.flatMap((to) => ('person' in to ? [to.person] : []))
}

/** Looks for a date: proposes days and asks those who sit in the body. Opened by /terminfindung. */
export const findDate = dialog('find-date', {
  version: 1,
  about: say.about(),
  undone: say.undone(),
})
  .takes('joint', joint)
  .asks('region', region)
  .asks('committee', committee)
  .takes('leftOut', daysLeftOut(say.leftOutLabel()))
  .takes('days', severalDays(say.daysLabel(), say.askDays), ({ leftOut }) => leftOut?.unclear !== undefined)
  .takes('time', timeOfDay)
  // A search keeps no end: it is read so that this is said.
  .takes('end', { ...endOfMeeting(timeSaid), input: () => undefined })
  .checks(async (answers) => (isJoint(answers.joint) ? { field: 'joint', because: joints.notSearched() } : undefined))
  .checks(async ({ leftOut, days = [] }) => {
    if (!leftOut || leftOut.isLater) return undefined
    const isNamed = days.length > 1
    if (leftOut.unclear !== undefined && !isNamed) return { field: 'days', because: say.excludedDays(leftOut.unclear) }
    const both = days.filter((on) => isNamed && isLeftOut(on, leftOut))
    return both.length > 0 ? { field: 'days', because: say.leftOutNamed(both) } : undefined
  })
  .checks(async (answers, context, readers) => {
    const { agreement, committee: of, slots } = await slotsFor(answers, context, readers)
    const [first] = slots
    if (!first) return { field: 'days', because: say.noDays() }
    for (const { on, at } of slots) {
      const objection = await dayObjection({ agreement, committee: of }, on, at, context, readers)
      if (objection) return { field: 'days', because: objection.because }
    }
    const asked = await askedFor(answers, first.on, context, readers)
    return asked.length === 0
      ? { field: 'committee', because: say.nobodyToAsk(committeeName(of, agreement)) }
      : undefined
  })
  .readsBack(async (answers, context, readers) => {
    const { agreement, committee: of, slots, from, areChosen } = await slotsFor(answers, context, readers)
    const asked = await askedFor(answers, slots[0]?.on ?? from, context, readers)
    const ids = asked.map(({ personId }) => personId)
    const { reached, notReached } = await reachOfPoll(ids, readers, context)
    return {
      question: say.readBack(committeeName(of, agreement), slots, reached.length),
      statements: say.proposals(slots, areChosen),
      notes: [
        ...(reached.length > 0 ? [say.whoIsAsked(await namesOf(reached, readers.directory))] : []),
        ...notReached,
        ...(areChosen ? [] : [say.howProposed(committeeName(of, agreement), from)]),
        ...(areChosen || !answers.leftOut ? [] : [say.leavesOut(say.leftOutShown(answers.leftOut))]),
        ...(answers.time === undefined ? [say.timeAssumed(USUAL_TIME)] : []),
        ...(answers.end === undefined || 'isOpen' in answers.end ? [] : [say.endNotKept()]),
        ...(areChosen
          ? (
              await Promise.all(slots.map(({ on }) => clashNotes({ agreement, committee: of }, on, context, readers)))
            ).flat()
          : []),
        say.noSchoolHolidays(),
        ...((await runningFor(answers, context, readers)).length > 0 ? [say.takesPlaceOfOld()] : []),
      ],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, work, context, { person, at, newId }) => {
    const { agreement, committee: of, slots, from } = await slotsFor(answers, context, work)
    const asked = await askedFor(answers, slots[0]?.on ?? from, context, work)
    const poll: Poll = {
      id: newId,
      agreementId: agreement.id,
      committeeId: of.id,
      slots,
      asked: asked.map(({ personId }) => personId),
      state: 'open',
      version: 1,
      openedBy: person.id,
      openedAt: at,
    }
    const by = { at, by: person.id, deed: 'meeting.plan' }
    const askedBefore = new Map<PersonId, Poll>()
    for (const old of await runningFor(answers, context, work)) {
      for (const id of await toldOfPoll(old, work)) askedBefore.set(id, old)
      if (!(await work.polls.change({ ...old, state: 'withdrawn', version: old.version + 1 }, by))) return undefined
      await work.outbox.recall(pollCause(old), at)
    }
    await work.polls.add(poll, by)
    const name = committeeName(of, agreement)
    const content = (id: PersonId) =>
      say.askingLetter(name, poll, livingSlots(poll, []), person.name, askedBefore.has(id))
    const released = [...askedBefore].filter(([id]) => !poll.asked.includes(id))
    const over = say.replacedLetter(name, person.name)
    await work.outbox.add([
      ...poll.asked.map((id) => letterAboutPoll(poll, 'ask', 'notice', id, content(id), at)),
      ...released.map(([id, old]) => letterAboutPoll(old, 'replaced', 'notice', id, over, at)),
    ])
    const { reached, notReached } = await reachOfPoll(poll.asked, work, context)
    return say.opened(name, poll, reached.length, notReached)
  })
