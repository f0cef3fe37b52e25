/** Is it still the channel of the body that a letter is about? If it is not, the members get it one by one. */
import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { meetingIdIn } from '#src/letters/about-meeting.ts'
import { type DueLetter, NOBODY, type OutboxLetter, type OutboxReader } from '#src/letters/letter.ts'
import { membersOf } from '#src/meetings/members.ts'
import { ownChannel, reminderCause } from './letters.ts'
import { passOn, type RemindingParts } from './passing-on.ts'

/**
 * Is it for a person, or for the channel of the body that it is about? A channel that belongs to the body no longer is
 * told nothing: the members get it one by one, before this letter is dropped.
 */
export async function isAtHome(
  { shelf, books, clock }: RemindingParts,
  { to, cause, ...letter }: DueLetter,
): Promise<boolean> {
  if (!('conversationId' in to)) return true
  const id = meetingIdIn(cause)
  const meeting = id === undefined ? undefined : await books.meetings.find(id)
  const agreement = meeting && agreementById(shelf, meeting.agreementId)
  const committee = agreement && committeeById(agreement, meeting.committeeId)
  if (!committee) return true
  const own = await books.channels.ofCommittee(agreement.id, committee.id)
  if (own?.conversationId === to.conversationId) return true
  const holdings = await books.directory.holdingsIn(agreement.id)
  const { kind, content, notBefore, expiresAt } = letter
  await passOn(
    books,
    membersOf(agreement, committee, holdings, dateInBerlin(clock())).map((person) => ({
      key: letter.key.replace(to.conversationId, person),
      kind,
      cause,
      to: { person },
      content,
      notBefore,
      ...(expiresAt !== undefined && { expiresAt }),
    })),
  )
  return false
}

/**
 * Is a body told in that channel? Not where the channel is another's by now, or nobody's, and not where the members are
 * told one by one meanwhile.
 */
export async function isToldAt(
  { books: { outbox, channels } }: RemindingParts,
  conversationId: string,
  reminder: Reminder,
): Promise<boolean> {
  if ((await lettersAbout(outbox, reminder)).some(({ to }) => 'person' in to && to.person !== NOBODY)) return false
  return ownChannel(reminder, await channels.all())?.conversationId === conversationId
}

async function lettersAbout(outbox: OutboxReader, { key, ...reminder }: Reminder): Promise<readonly OutboxLetter[]> {
  const letters = await outbox.about(reminderCause(reminder))
  return letters.filter((one) => one.key.startsWith(`${key}/`) && one.state !== 'recalled' && one.state !== 'expired')
}
