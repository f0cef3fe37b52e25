import { dateInBerlin } from '#src/calendar/local-date.ts'
import { order } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { pollsNamed } from '#src/conversation/fields/meetings/poll-named.ts'
import { settledPoll, settledSlot } from '#src/conversation/fields/meetings/settled-fields.ts'
import type { Readers, Work } from '#src/conversation/work.ts'
import { readRemind } from '#src/language/meetings/responses.ts'
import { readFix } from '#src/language/meetings/votes.ts'
import { pollCause } from '#src/letters/about-poll.ts'
import type { Letter } from '#src/letters/letter.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isRunning, livingSlots, type Poll, silent } from '#src/meetings/slots.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/meetings/find-date.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'
import * as ask from '#src/speech/meetings/settle-poll.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { dayObjection, requireCommittee } from './parts/meeting-day.ts'
import { letterAboutPoll, reachOfPoll } from './parts/poll-letter.ts'
import { reachOf } from './parts/reach.ts'
import { letterAbout, namesOf } from './parts/those-who-knew.ts'
import { committeeNameOfPoll } from './vote-date.ts'

/**
 * "/terminstand": the answers so far; "erinnern" asks those who are silent, "festlegen 2" makes a meeting of a day. Both
 * write to others: they are read back.
 */
export const seePoll = order('see-poll', {
  version: 1,
  about: say.about(),
  undone: say.nothingDone(),
  right: 'meeting.plan',
})
  .asks('poll', settledPoll)
  .takes('slot', settledSlot)
  .concerns(({ poll }) => poll ?? {})
  .reads(async (ordered, work) => {
    const all = await work.polls.all()
    const may = await Promise.all(
      all.map(({ agreementId, committeeId }) => ordered.isAllowed('invitation.read', { agreementId, committeeId })),
    )
    const theirs = all.filter((_, at) => may[at])
    const { polls: meant, rest } = pollsNamed(ordered.text, theirs, ordered.context)
    const [poll] = meant
    if (!poll) return say.noPoll()
    if (meant.length > 1) {
      return say.whichPoll(
        '/terminstand',
        meant.map((one) => ({ of: committeeNameOfPoll(one, ordered), poll: one })),
      )
    }
    const of = committeeNameOfPoll(poll, ordered)
    if (!isRunning(poll, ordered.today)) return say.closed(of)
    const { id, agreementId, committeeId } = poll
    const wanted = { id, agreementId, committeeId }
    const number = readFix(rest)
    if (number !== undefined) {
      const living = livingSlots(poll, await work.polls.votesFor(id)).map(({ index }) => index)
      return living.includes(number - 1) ? { wants: { poll: wanted, slot: number - 1 } } : say.noSuchSlot(of, living)
    }
    if (!readRemind(rest).isReminding) return shown(poll, ordered, work)
    const toRemind = await remindersOf(poll, ordered.context, ordered.at, work)
    return isList(toRemind) ? { wants: { poll: wanted } } : toRemind
  })
  .checks(async ({ poll: { id }, slot: index }, context, readers) => {
    const poll = await readers.polls.find(id)
    if (!poll || !isRunning(poll, context.today)) {
      return { field: '', because: say.closed(poll ? committeeNameOfPoll(poll, { context }) : '').answer }
    }
    const slot = index === undefined ? undefined : poll.slots[index]
    if (!slot) return undefined
    const body = requireCommittee(poll.agreementId, poll.committeeId, context)
    const objection = await dayObjection(body, slot.on, slot.at, context, readers)
    return objection && { field: '', because: say.cannotFix(objection.because).answer }
  })
  .readsBack(async ({ poll: { id }, slot: index }, context, readers) => {
    const poll = await pollOrdered(id, readers)
    const of = committeeNameOfPoll(poll, { context })
    const votes = await readers.polls.votesFor(id)
    if (index !== undefined) {
      const { notReached } = await reachOfPoll(poll.asked, readers, context)
      const slot = livingSlots(poll, votes).find((one) => one.index === index)
      const said = new Set([...(slot?.yes ?? []), ...(slot?.ifNeedBe ?? []), ...(slot?.no ?? [])])
      const missing = poll.asked.filter((one) => !said.has(one)).map((person) => ({ person }))
      const names = context.chat.kind === 'personal' ? await namesOf(missing, readers.directory) : undefined
      return ask.askToFix(of, poll, index, slot, names, notReached)
    }
    const asked = silent(poll, votes)
    const { notReached } = await reachOfPoll(asked, readers, context)
    return ask.askToRemind(of, asked.length, notReached)
  })
  .does(async ({ poll: { id }, slot }, work, context, by) => {
    const poll = await pollOrdered(id, work)
    return slot === undefined ? reminded(poll, { ...by, context }, work) : fixed(poll, slot, { ...by, context }, work)
  })

/** @throws Error if it is gone: a search is closed, never deleted while somebody may answer a card of it */
async function pollOrdered(id: string, { polls }: Pick<Readers, 'polls'>): Promise<Poll> {
  const poll = await polls.find(id)
  if (!poll) throw new Error(`no search for a date ${id}`)
  return poll
}

/** Who acts, and under which new id. */
type PollHand = Pick<CommandContext, 'person' | 'at' | 'context' | 'newId'>

async function shown(poll: Poll, ordered: CommandContext, work: Work): Promise<Reply> {
  const { polls, directory } = work
  const [votes, people] = await Promise.all([polls.votesFor(poll.id), directory.people()])
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? unknownName()
  return say.matrix(
    committeeNameOfPoll(poll, ordered),
    poll,
    livingSlots(poll, votes),
    silent(poll, votes).map(nameOf),
    (await reachOfPoll(silent(poll, votes), work, ordered.context)).notReached,
    nameOf,
    ordered.chat.kind === 'personal',
    votes,
  )
}

/** Only those who have not answered every day that is left, and each of them once a day. @returns why nobody is reminded */
async function remindersOf(
  poll: Poll,
  context: DialogContext,
  at: PollHand['at'],
  { polls, outbox }: Pick<Work, 'polls' | 'outbox'>,
): Promise<readonly { readonly id: PersonId; readonly letter: Letter }[] | Reply> {
  const of = committeeNameOfPoll(poll, { context })
  const votes = await polls.votesFor(poll.id)
  const content = say.remindingLetter(of, poll, livingSlots(poll, votes))
  const occasion = `reminder-${dateInBerlin(at)}`
  const before = new Set((await outbox.about(pollCause(poll))).map(({ key }) => key))
  const asked = silent(poll, votes)
  if (asked.length === 0) return say.nobodyToRemind(of)
  const letters = asked
    .map((id) => ({ id, letter: letterAboutPoll(poll, occasion, 'reminder', id, content, at) }))
    .filter(({ letter }) => !before.has(letter.key))
  return letters.length === 0 ? say.remindedToday(of) : letters
}

async function reminded(poll: Poll, { at, context }: PollHand, work: Work): Promise<Reply> {
  const letters = await remindersOf(poll, context, at, work)
  if (!isList(letters)) return letters
  const ids = letters.map(({ id }) => id)
  const { reached, notReached } = await reachOfPoll(ids, work, context)
  await work.outbox.add(letters.map(({ letter }) => letter))
  return say.reminded(committeeNameOfPoll(poll, { context }), await namesOf(reached, work.directory), notReached)
}

const isList = <T, U>(value: readonly T[] | U): value is readonly T[] => Array.isArray(value)

/** A proposed day becomes a meeting; everybody who was asked is told. */
async function fixed(poll: Poll, index: number, { person, at, context, newId }: PollHand, work: Work): Promise<Reply> {
  const of = committeeNameOfPoll(poll, { context })
  const living = livingSlots(poll, await work.polls.votesFor(poll.id))
  const slot = living.find((one) => one.index === index)?.slot
  if (!slot)
    return say.noSuchSlot(
      of,
      living.map((one) => one.index),
    )
  const body = requireCommittee(poll.agreementId, poll.committeeId, context)
  const objection = await dayObjection(body, slot.on, slot.at, context, work)
  if (objection) return say.cannotFix(objection.because)
  const by = { at, by: person.id, deed: 'meeting.plan' }
  if (!(await work.polls.change({ ...poll, state: 'fixed', version: poll.version + 1 }, by))) return say.closed(of)
  const meeting: Meeting = {
    id: newId,
    agreementId: poll.agreementId,
    committeeId: poll.committeeId,
    ...slot,
    state: 'planned',
    version: 1,
    plannedBy: person.id,
    recordedAt: at,
  }
  if (!(await work.meetings.add(meeting, by))) throw new Error(`meeting ${meeting.id} exists already`)
  await work.outbox.recall(pollCause(poll), at)
  const content = say.saveTheDateLetter(of, meeting)
  await work.outbox.add(
    poll.asked.map((id) => letterAbout(meeting, 'save-the-date', 'notice', { person: id }, content, at)),
  )
  const all = poll.asked.map((person) => ({ person }))
  const { reached, notReached } = await reachOf(all, meeting, work, context)
  return say.fixed(of, body.agreement, meeting, reached.length, notReached)
}
