/** When a letter may go out: in office hours, and not before it is known whether a digest has said it. */
import { agreementById } from '#src/agreements/lookup.ts'
import type { Land } from '#src/calendar/holidays.ts'
import { type Instant, laterBy } from '#src/calendar/local-date.ts'
import { soonest } from '#src/duties/office-hours.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { DueLetter } from '#src/letters/letter.ts'
import type { RemindingParts } from './passing-on.ts'
import { isDigestUnderWay } from './weekly.ts'

/** So long a letter waits for a digest that may say the same. */
const DIGEST_MS = 60_000
const ANY_LAND: Land = 'HE'

/** @returns until when it has to wait; undefined: it may go out now */
export async function waitsUntil(
  { shelf, books, clock }: RemindingParts,
  { kind, to, content }: DueLetter,
): Promise<Instant | undefined> {
  if (kind !== 'reminder' && kind !== 'digest') return undefined
  const now = clock()
  const ids = new Set(remindersIn(content).map(({ cause }) => cause.agreementId))
  if (content.kind === 'later') ids.add(content.later.agreementId)
  // The list of what did not arrive concerns nobody's holidays alone.
  const lands = shelf.agreements.filter(({ id }) => ids.has(id)).map(({ land }) => land)
  const opens = (lands.length > 0 ? lands : [ANY_LAND]).map((land) => soonest(now, land)).toSorted()
  const last = opens.at(-1)
  if (last !== undefined && last > now) return last
  if (content.kind !== 'reminder' || !('person' in to)) return undefined
  const { reminder } = content
  const agreement = agreementById(shelf, reminder.cause.agreementId)
  if (!agreement) return undefined
  return (await isDigestUnderWay(reminder, agreement, to.person, books.outbox)) ? laterBy(now, DIGEST_MS) : undefined
}
