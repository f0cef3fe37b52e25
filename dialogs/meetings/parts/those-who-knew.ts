/** Whom a change of a meeting concerns, with their names, and the letters that tell them. */
import { type Instant, instantInBerlin } from '#src/calendar/local-date.ts'
import type { DialogReaders } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { readTelling } from '#src/language/exclusions.ts'
import { splitReason } from '#src/language/reasons.ts'
import {
  causesOfKnowing,
  type InformedRecipients,
  inOwnChannel,
  letterKey,
  meetingCause,
  toldOf,
} from '#src/letters/about-meeting.ts'
import type { Letter, LetterKind, Recipient } from '#src/letters/letter.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { membersOf } from '#src/meetings/members.ts'
import type { DirectoryReader } from '#src/people/ports.ts'
import * as say from '#src/speech/meetings/move-meeting.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { requireCommittee } from './meeting-day.ts'
import { reachOf } from './reach.ts'

/** Everybody who knew hears of a change: that only some of them should cannot be kept to. */
export function cannotChoose(text: string): string | undefined {
  const said = readTelling(splitReason(text).front) ?? readTelling(splitReason(text).reason)
  return said === undefined ? undefined : say.cannotChooseWhoHears(said)
}

type KnowingBooks = Pick<DialogReaders, 'outbox' | 'invitations' | 'channels' | 'directory'>

/**
 * Those to whom a letter or a reminder went, and those who answered without one, e.g. a deputy. In the place of a channel
 * that belongs to the body no longer its members.
 */
export async function toldAbout(
  meeting: Meeting,
  context: Pick<DialogContext, 'shelf' | 'today'>,
  { outbox, invitations, channels, directory }: KnowingBooks,
): Promise<InformedRecipients> {
  const responses = await invitations.responsesTo(meeting.id)
  const letters = await Promise.all(causesOfKnowing(meeting).map((cause) => outbox.about(cause)))
  const told = toldOf(
    letters.flat(),
    responses.map(({ answeredBy }) => ({ person: answeredBy })),
  )
  const own = await channels.ofCommittee(meeting.agreementId, meeting.committeeId)
  const { agreement, committee } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  const holdings = await directory.holdingsIn(agreement.id)
  return inOwnChannel(told, own?.conversationId, membersOf(agreement, committee, holdings, context.today))
}

/** In the order of the recipients; a chat is called a chat. */
export const namesOf = (recipients: readonly Recipient[], directory: DirectoryReader): Promise<readonly string[]> =>
  Promise.all(
    recipients.map(async (to) =>
      'person' in to ? ((await directory.person(to.person))?.name ?? say.unknownName()) : say.someChat(),
    ),
  )

/** What is left to tell those by hand who were invited. */
export const invitedNotReached = async (
  meeting: Meeting,
  readers: Pick<DialogReaders, 'invitations' | 'directory' | 'channels' | 'outbox'>,
  context: Pick<DialogContext, 'isMailOff' | 'now'>,
): Promise<readonly string[]> => {
  const invited = await readers.invitations.invitedTo(meeting.id)
  const all = invited.map(({ personId }) => ({ person: personId }))
  return (await reachOf(all, meeting, readers, context)).notReached
}

/** Names of those whom a message of the change reaches, and what to say of the others. */
export async function namesToldAbout(
  meeting: Meeting,
  context: Pick<DialogContext, 'shelf' | 'today' | 'isMailOff' | 'now'>,
  readers: DialogReaders,
): Promise<{
  readonly knew: readonly string[]
  readonly waiting: readonly string[]
  readonly notReached: readonly string[]
}> {
  const { knew, waiting } = await toldAbout(meeting, context, readers)
  const reached = async (recipients: readonly Recipient[]): Promise<readonly string[]> =>
    namesOf((await reachOf(recipients, meeting, readers, context)).reached, readers.directory)
  return {
    knew: await reached(knew),
    waiting: await reached(waiting),
    notReached: await invitedNotReached(meeting, readers, context),
  }
}

/** One letter to one recipient; of no use once the meeting has begun. */
export const letterAbout = (
  meeting: Meeting,
  occasion: string,
  kind: LetterKind,
  to: Recipient,
  words: Reply,
  at: Instant,
): Letter => ({
  key: letterKey(meeting, occasion, to),
  kind,
  cause: meetingCause(meeting),
  to,
  content: { kind: 'words', words },
  notBefore: at,
  expiresAt: instantInBerlin(meeting.on, meeting.at),
})
