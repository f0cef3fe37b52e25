/** Weekly digests as letters, and whether a reminder stands in one. */
import { type Agreement, agreementsById } from '#src/agreements/lookup.ts'
import { addDays, dateInBerlin, type Instant, type LocalDate, laterBy } from '#src/calendar/local-date.ts'
import type { KnownRecipients } from '#src/duties/known-facts.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { isRepeat } from '#src/duties/repeat.ts'
import { digestDay, digestKey, digestMoment, isSummable } from '#src/duties/weekly-digest.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { Letter, LetterState, OutboxReader } from '#src/letters/letter.ts'
import type { Absence } from '#src/people/absence.ts'
import type { PersonId } from '#src/people/person.ts'

/**
 * A digest is stored by then or not at all: a reminder it stands for may be due at the same moment, and another instance
 * must have seen the one before it sends the other.
 */
const DIGEST_STORED_BEFORE_MS = 900_000

/**
 * For whoever wants it, one message on the week's first working day for what would come singly until the next one.
 * The single letters are planned all the same: at their moment they are dropped if the digest said it. So nothing is
 * lost where there is none, it never arrives, or it is switched off.
 */
export function weeklyLetters(
  coming: readonly Reminder[],
  { agreements, holdings }: KnownRecipients,
  absences: readonly Absence[],
  wanting: ReadonlySet<PersonId>,
  now: Instant,
): readonly Letter[] {
  if (wanting.size === 0) return []
  const digests = new Map<string, { day: LocalDate; person: PersonId; summary: Reminder[] }>()
  const last = addDays(dateInBerlin(now), 1)
  const byId = agreementsById({ agreements })
  for (const reminder of coming) {
    const agreement = byId.get(reminder.cause.agreementId)
    if (!agreement || !isSummable(reminder) || reminder.recipient.kind === 'committee') continue
    const day = digestDay(reminder.on, agreement.land)
    if (day > last || laterBy(now, DIGEST_STORED_BEFORE_MS) > digestMoment(day)) continue
    const meantOn = (on: LocalDate): readonly PersonId[] =>
      toldPersons(reminder, agreement, holdings, absences, on).map(({ person }) => person)
    // On both days: who comes into office or back in between gets the single one.
    const then = new Set(meantOn(reminder.on))
    for (const person of meantOn(day)) {
      if (!wanting.has(person) || !then.has(person)) continue
      const key = digestKey(day, person)
      const digest = digests.get(key) ?? { day, person, summary: [] }
      digest.summary.push(reminder)
      digests.set(key, digest)
    }
  }
  return [...digests].map(([key, { day, person, summary }]) => ({
    key,
    kind: 'reminder',
    cause: key,
    to: { person },
    content: { kind: 'weekly', summary, day },
    notBefore: digestMoment(day),
  }))
}

/** Has the digest of that week said it, as far as anybody knows? */
export const isInDigest = (...about: DigestMatter): Promise<boolean> => isSaidIn(['sent', 'unclear'], ...about)

/** Will the digest of that week perhaps say it? It waits or is being tried. */
export const isDigestUnderWay = (...about: DigestMatter): Promise<boolean> => isSaidIn(['pending', 'sending'], ...about)

type DigestMatter = readonly [reminder: Reminder, agreement: Agreement, person: PersonId, outbox: OutboxReader]

async function isSaidIn(states: readonly LetterState[], ...about: DigestMatter): Promise<boolean> {
  const [reminder, agreement, person, outbox] = about
  if (!isSummable(reminder)) return false
  const key = digestKey(digestDay(reminder.on, agreement.land), person)
  const [digest] = await outbox.about(key)
  if (!digest || !states.includes(digest.state)) return false
  return remindersIn(digest.content).some((one) => one.key === reminder.key || isRepeat(reminder, one))
}
