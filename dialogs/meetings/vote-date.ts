import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import type { CommandContext, DirectCommand } from '#src/conversation/direct-command.ts'
import { pollsNamed } from '#src/conversation/fields/meetings/poll-named.ts'
import type { Work } from '#src/conversation/work.ts'
import { readVote } from '#src/language/meetings/votes.ts'
import {
  type Choice,
  isRunning,
  livingSlots,
  nextOpen,
  type Poll,
  type Vote,
  votedByForm,
} from '#src/meetings/slots.ts'
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
    return ordered.form ? votedOnPage(poll, ordered.form, ordered, work) : answered(poll, rest, ordered, work)
  },
}

/** All days at once; what was answered before to a day that nobody can make any more stays as it was. */
async function votedOnPage(
  poll: Poll,
  form: Readonly<Record<string, string>>,
  ordered: CommandContext,
  { polls }: Work,
): Promise<Reply> {
  const { person, at } = ordered
  const before = await polls.votesFor(poll.id)
  const said = votedByForm(
    form,
    livingSlots(poll, before).map(({ index }) => index),
  )
  const of = committeeNameOfPoll(poll, ordered)
  if (!said) return say.unclearVote(of, '')
  const own = before.find(({ personId }) => personId === person.id)
  const choices = { ...own?.choices, ...said.choices }
  const vote: Vote = { ...said, choices, pollId: poll.id, personId: person.id, votedAt: at }
  await polls.vote(vote, { at, by: person.id, deed: 'date.vote' })
  return say.allAnswered(of, poll, vote)
}

async function answered(poll: Poll, text: string, ordered: CommandContext, { polls }: Work): Promise<Reply> {
  const { person, at } = ordered
  const of = committeeNameOfPoll(poll, ordered)
  const before = await polls.votesFor(poll.id)
  const own = before.find(({ personId }) => personId === person.id)
  const said = readVote(text)
  if (!said && text !== '') return say.unclearVote(of, text)
  const living = livingSlots(poll, before).map(({ index }) => index)
  if (said && Object.keys(said.single).some((number) => !living.includes(Number(number) - 1))) {
    return say.noSuchSlot(of, living)
  }
  const choices: Record<number, Choice> = { ...own?.choices }
  for (const index of living) {
    const choice = said?.single[index + 1] ?? said?.all
    if (choice) choices[index] = choice
  }
  const vote: Vote = {
    pollId: poll.id,
    personId: person.id,
    choices,
    // What was remarked on a page is about the days, not about the way of the last answer.
    ...(own?.remark !== undefined && { remark: own.remark }),
    votedAt: said ? at : (own?.votedAt ?? at),
  }
  if (said) await polls.vote(vote, { at, by: person.id, deed: 'date.vote' })
  const next = nextOpen(poll, await polls.votesFor(poll.id), person.id)
  return next ? say.nextQuestion(of, poll, next, vote) : say.allAnswered(of, poll, vote)
}
