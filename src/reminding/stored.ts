/** What a letter of the plan holds while it waits: facts that are put into words when it is sent. */
import { dateInBerlin, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import type { PersonId } from '#src/people/person.ts'

/** Somebody asked to be reminded of this duty again. */
export interface Later {
  readonly agreementId: string
  readonly dutyId: string
  readonly year: number
}

export type StoredReminders =
  | { readonly reminder: Reminder; readonly late?: true }
  /** `weekly`: a digest, and of which day; absent: many late ones. */
  | { readonly summary: readonly Reminder[]; readonly weekly?: LocalDate }
  /** `insteadOf`: whoever asked for it is away. */
  | { readonly later: Later; readonly insteadOf?: PersonId }

/** What a letter of the plan reminds of. */
export function remindersIn(content: unknown): readonly Reminder[] {
  const { reminder, summary } = content as { readonly reminder?: Reminder; readonly summary?: readonly Reminder[] }
  return summary ?? (reminder ? [reminder] : [])
}

/** Nothing but the moment at which its facts were read may differ: what is said is worded when it is sent. */
export function saysTheSame(stored: unknown, planned: unknown): boolean {
  const said = (content: unknown): string =>
    JSON.stringify(content, (name, value: unknown) => (name === 'basis' || name === 'stageBasis' ? undefined : value))
  return said(stored) === said(planned)
}

/**
 * Was it to be said before today? What comes late has no day of its own but that of its sending. What is no part of the
 * plan is never missed: it is sent whenever it can be.
 */
export function isMissed(content: unknown, notBefore: Instant, today: LocalDate): boolean {
  const { reminder, late, summary, weekly } = content as {
    readonly reminder?: Reminder
    readonly late?: true
    readonly summary?: readonly Reminder[]
    readonly weekly?: LocalDate
  }
  if (weekly !== undefined) return weekly < today
  if (late || summary) return dateInBerlin(notBefore) < today
  return reminder !== undefined && reminder.on < today
}

/** What comes late of a letter that was called back. What a digest would have said has single letters of its own. */
export const missedIn = (content: unknown): readonly Reminder[] =>
  (content as { readonly weekly?: LocalDate }).weekly === undefined ? remindersIn(content) : []
