import { dateInBerlin } from '#src/calendar/local-date.ts'
import type { CommandContext, DirectCommand } from '#src/conversation/direct-command.ts'
import { pollsNamed } from '#src/conversation/fields/meetings/poll-named.ts'
import type { Work } from '#src/conversation/work.ts'
import { readRemind } from '#src/language/meetings/responses.ts'
import { readFix } from '#src/language/meetings/votes.ts'
import { pollCause } from '#src/letters/about-poll.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isRunning, livingSlots, type Poll, silent } from '#src/meetings/slots.ts'
import * as say from '#src/speech/meetings/find-date.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { dayObjection, requireCommittee } from './parts/meeting-day.ts'
import { letterAboutPoll, reachOfPoll } from './parts/poll-letter.ts'
import { reachOf } from './parts/reach.ts'
import { letterAbout, namesOf } from './parts/those-who-knew.ts'
import { committeeNameOfPoll } from './vote-date.ts'

/** "/terminstand": the answers so far; "erinnern" asks those who are silent, "festlegen 2" makes a meeting of a day. */
export const seePoll: DirectCommand = {
  about: say.about(),
  async carryOut(ordered, work) {
    const all = await work.polls.all()
    const may = await Promise.all(
      all.map(({ agreementId, committeeId }) => ordered.isAllowed('meeting.plan', { agreementId, committeeId })),
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
    if (!isRunning(poll, ordered.today)) return say.closed(committeeNameOfPoll(poll, ordered))
    const number = readFix(rest)
    if (number !== undefined) return fixed(poll, number - 1, ordered, work)
    return readRemind(rest).isReminding ? reminded(poll, ordered, work) : shown(poll, ordered, work)
  },
}

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

/** Only those who have not answered every day that is left, and each of them once a day. */
async function reminded(poll: Poll, ordered: CommandContext, work: Work): Promise<Reply> {
  const { polls, directory, outbox } = work
  const of = committeeNameOfPoll(poll, ordered)
  const votes = await polls.votesFor(poll.id)
  const content = say.remindingLetter(of, poll, livingSlots(poll, votes))
  const occasion = `reminder-${dateInBerlin(ordered.at)}`
  const before = new Set((await outbox.about(pollCause(poll))).map(({ key }) => key))
  const asked = silent(poll, votes)
  if (asked.length === 0) return say.nobodyToRemind(of)
  const letters = asked
    .map((id) => ({ id, letter: letterAboutPoll(poll, occasion, 'reminder', id, content, ordered.at) }))
    .filter(({ letter }) => !before.has(letter.key))
  if (letters.length === 0) return say.remindedToday(of)
  const ids = letters.map(({ id }) => id)
  const { reached, notReached } = await reachOfPoll(ids, work, ordered.context)
  await outbox.add(letters.map(({ letter }) => letter))
  return say.reminded(of, await namesOf(reached, directory), notReached)
}

/** One click makes a meeting of a proposed day; everybody who was asked is told. */
async function fixed(poll: Poll, index: number, ordered: CommandContext, work: Work): Promise<Reply> {
  const { person, at, context, newId } = ordered
  const of = committeeNameOfPoll(poll, ordered)
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
