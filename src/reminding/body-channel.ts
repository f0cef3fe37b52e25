/** Is it still the channel of the body that a letter is about? If it is not, the members get it one by one. */
import { type Agreement, agreementById, committeeById } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import type { KnownRecipients } from '#src/duties/known-facts.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { meetingIdIn } from '#src/letters/about-meeting.ts'
import { type DueLetter, NOBODY, type OutboxLetter } from '#src/letters/letter.ts'
import { membersOf } from '#src/meetings/members.ts'
import { lettersOf, ownChannel, reminderCause } from './letters.ts'
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
 * Is a body told in that channel? Not where the channel is another's by now, or nobody's: then whoever is meant gets
 * the letter, before this one is dropped; and not where the members are told one by one meanwhile.
 */
export async function isToldAt(
  { books, clock }: RemindingParts,
  conversationId: string,
  reminder: Reminder,
  agreement: Agreement,
  known: KnownRecipients,
  isLate: boolean,
): Promise<boolean> {
  if ((await lettersAbout(books, reminder)).some(({ to }) => 'person' in to && to.person !== NOBODY)) return false
  const channels = await books.channels.all()
  if (ownChannel(reminder, channels)?.conversationId === conversationId) return true
  const today = dateInBerlin(clock())
  const reach = { known, absences: await books.absences.since(today), bodies: { channels, told: new Map() } }
  await passOn(books, lettersOf(reminder, agreement, reach, today, clock(), isLate))
  return false
}

async function lettersAbout(
  { outbox }: Pick<RemindingParts['books'], 'outbox'>,
  { key, ...reminder }: Reminder,
): Promise<readonly OutboxLetter[]> {
  const letters = await outbox.about(reminderCause(reminder))
  return letters.filter((one) => one.key.startsWith(`${key}/`) && one.state !== 'recalled' && one.state !== 'expired')
}
