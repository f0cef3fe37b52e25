import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import type { CommandContext, DirectCommand } from '#src/conversation/direct-command.ts'
import { pollsNamed } from '#src/conversation/fields/meetings/poll-named.ts'
import type { Work } from '#src/conversation/work.ts'
import { readVote } from '#src/language/meetings/votes.ts'
import { type Choice, isRunning, livingSlots, type Poll, type Vote, votedByForm } from '#src/meetings/slots.ts'
import * as say from '#src/speech/meetings/find-date.ts'
import { committeeName, theMeeting } from '#src/speech/parts/fields.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

/** "KoK LK Kassel" */
export function committeeNameOfPoll(
  { agreementId, committeeId }: Poll,
  { context }: Pick<CommandContext, 'context'>,
): string {
  const agreement = agreementById(context.shelf, agreementId)
  const committee = agreement && committeeById(agreement, committeeId)
  return agreement && committee ? committeeName(committee, agreement) : theMeeting()
}

/** "/terminwahl 3fa2c1d0 2 zur Not": one's own answers to proposed days, one after the other or all at once. */
export const voteDate: DirectCommand = {
  about: say.aboutVote(),
  async carryOut(ordered, work) {
    const theirs = (await work.polls.all()).filter(({ asked }) => asked.includes(ordered.person.id))
    const { polls: meant, rest } = pollsNamed(ordered.text, theirs, ordered.context)
    const [poll] = meant
    if (!poll) return say.notAsked()
    if (meant.length > 1) {
      return say.whichPoll(
        '/terminwahl',
        meant.map((one) => ({ of: committeeNameOfPoll(one, ordered), poll: one })),
      )
    }
    if (!isRunning(poll, ordered.today)) return say.closed(committeeNameOfPoll(poll, ordered))
    // A button that says it all brings along what was chosen beside it.
    return ordered.form && rest === ''
      ? votedInForm(poll, ordered.form, ordered, work)
      : answered(poll, rest, ordered, work)
  },
}

/** All days at once; what was answered before to a day that nobody can make any more stays as it was. */
async function votedInForm(
  poll: Poll,
  form: Readonly<Record<string, string>>,
  ordered: CommandContext,
  work: Work,
): Promise<Reply> {
  const { person, via } = ordered
  const before = await work.polls.votesFor(poll.id)
  const own = before.find(({ personId }) => personId === person.id)
  const said = votedByForm(
    form,
    livingSlots(poll, before).map(({ index }) => index),
    own,
  )
  if (!said) return say.nothingChosen(committeeNameOfPoll(poll, ordered))
  return stored({ ...said, ...(via === 'page' && { way: via }) }, poll, ordered, work)
}

async function answered(poll: Poll, text: string, ordered: CommandContext, work: Work): Promise<Reply> {
  const of = committeeNameOfPoll(poll, ordered)
  const before = await work.polls.votesFor(poll.id)
  const own = before.find(({ personId }) => personId === ordered.person.id)
  const living = livingSlots(poll, before)
  if (text === '') return say.votingCard(of, poll, living, own)
  const said = readVote(text)
  if (!said) return say.unclearVote(of, text)
  const open = living.map(({ index }) => index)
  if (Object.keys(said.single).some((number) => !open.includes(Number(number) - 1))) return say.noSuchSlot(of, open)
  const choices: Record<number, Choice> = { ...own?.choices }
  for (const index of open) {
    const choice = said.single[index + 1] ?? said.all
    if (choice) choices[index] = choice
  }
  // What was remarked on a page is about the days, not about the way of the last answer.
  return stored({ choices, ...(own?.remark !== undefined && { remark: own.remark }) }, poll, ordered, work)
}

/** Where days are left they are asked for on the same card. */
async function stored(
  said: Pick<Vote, 'choices' | 'remark' | 'way'>,
  poll: Poll,
  ordered: CommandContext,
  { polls }: Work,
): Promise<Reply> {
  const { person, at } = ordered
  const vote: Vote = { ...said, pollId: poll.id, personId: person.id, votedAt: at }
  await polls.vote(vote, { at, by: person.id, deed: 'date.vote' })
  const of = committeeNameOfPoll(poll, ordered)
  const living = livingSlots(poll, await polls.votesFor(poll.id))
  const isDone = living.every(({ index }) => vote.choices[index] !== undefined)
  return isDone ? say.allAnswered(of, poll, vote) : say.votingCard(of, poll, living, vote)
}
