/** What the rules of meetings need from a store, in their own words. */
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Meeting } from './meeting.ts'

/** Whose hand it was, when, and by which deed, e.g. "meeting.plan". Without it nothing can be written. */
export interface Authorship {
  readonly at: Instant
  readonly by: PersonId
  readonly deed: string
}
/** One line of the audit trail: who did what to which thing, when, and what it was before and after. */
export interface AuditEntry extends Authorship {
  /** e.g. "meeting/4711" */
  readonly thing: string
  readonly before?: unknown
  readonly after?: unknown
}

export interface MeetingReader {
  /** Meetings of an agreement from one day to another, both included, by date and time; cancelled ones too. */
  between(agreementId: string, from: LocalDate, to: LocalDate): Promise<readonly Meeting[]>
  /** Meetings of all agreements from one day to another, both included, by date and time; cancelled ones too. */
  onDays(from: LocalDate, to: LocalDate): Promise<readonly Meeting[]>
  find(id: string): Promise<Meeting | undefined>
}

export interface MeetingBook extends MeetingReader {
  /** @returns false if a meeting with this id is there already; nothing is changed then. */
  add(meeting: Meeting, by: Authorship): Promise<boolean>
  /** Replaces the stored version `meeting.version - 1`. @returns false if somebody else was faster. */
  change(meeting: Meeting, by: Authorship): Promise<boolean>
}
