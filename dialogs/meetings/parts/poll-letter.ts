import { type Instant, instantInBerlin } from '#src/calendar/local-date.ts'
import { pollCause } from '#src/letters/about-poll.ts'
import type { Letter, LetterKind } from '#src/letters/letter.ts'
import type { Poll } from '#src/meetings/slots.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { type LetterRecipients, reachOf } from './reach.ts'

/** A search goes to each by themselves, never to a channel. */
export const reachOfPoll = (
  asked: readonly PersonId[],
  readers: Parameters<typeof reachOf>[2],
  context: Parameters<typeof reachOf>[3],
): Promise<LetterRecipients> =>
  reachOf(
    asked.map((person) => ({ person })),
    undefined,
    readers,
    context,
  )

/** One letter about a search for a date; of no use once the last of its days has begun. */
export function letterAboutPoll(
  poll: Poll,
  occasion: string,
  kind: LetterKind,
  person: PersonId,
  words: Reply,
  at: Instant,
): Letter {
  const last = poll.slots
    .map((slot) => instantInBerlin(slot.on, slot.at))
    .toSorted()
    .at(-1)
  return {
    key: `${pollCause(poll)}/${occasion}/${person}`,
    kind,
    cause: pollCause(poll),
    to: { person },
    content: { kind: 'words', words },
    notBefore: at,
    ...(last !== undefined && { expiresAt: last }),
  }
}
