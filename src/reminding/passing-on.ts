/** What a letter that is about to be sent rests on, and how somebody else gets it instead. */
import { type Agreement, agreementById, type Shelf } from '#src/agreements/lookup.ts'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import type { Letter } from '#src/letters/letter.ts'
import type { Addressee } from '#src/people/absence.ts'
import type { Mark } from '#src/speech/duties/reminder-letter.ts'
import { removedPerson } from '#src/speech/people/people.ts'

/** What is asked anew when a letter is sent. */
export interface RemindingParts {
  readonly shelf: Shelf
  readonly books: Books
  readonly clock: () => Instant
}

/**
 * With a file that cannot be read nobody knows whether its agreement is gone: the letter waits, and then is listed.
 * @throws Error if it is not there and a file cannot be read
 */
export function readableAgreement(shelf: Shelf, agreementId: string): Agreement | undefined {
  const agreement = agreementById(shelf, agreementId)
  if (!agreement && shelf.unavailable.length > 0) throw new Error('no such agreement, and a file cannot be read')
  return agreement
}

/** Stored under the keys that handing out gives them, so nobody gets one twice; one that was dropped is taken up again. */
export async function passOn(books: Pick<Books, 'inOneTransaction'>, letters: readonly Letter[]): Promise<void> {
  if (letters.length > 0) await books.inOneTransaction(({ outbox }) => outbox.put(letters))
}

/** In whose place somebody is told, by name. */
export async function standInMark(
  { directory }: Pick<Books, 'directory'>,
  insteadOf: Addressee['insteadOf'],
  isFallback: boolean,
): Promise<Mark> {
  const names = await Promise.all(insteadOf.map(async (id) => (await directory.person(id))?.name ?? removedPerson()))
  return { names, isFallback }
}
