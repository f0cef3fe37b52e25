/** The audit trail: who did what to which thing, when. Rows are added, never changed. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { PersonId } from './person.ts'

/** Urheberschaft: whose hand it was, when, and by which deed, e.g. "meeting.plan". Without it nothing can be written. */
export interface Authorship {
  readonly at: Instant
  readonly by: PersonId
  readonly deed: string
}

/** Whether the audit trail is whole: how many rows, and the hash of the last one; or the first row that does not fit. */
export type AuditVerdict =
  | { readonly ok: true; readonly rows: number; readonly head: string }
  | { readonly ok: false; readonly seq: number; readonly because: 'missing' | 'altered' | 'cutOff' | 'beyondHead' }

/** Verlauf: one line of the audit trail: who did what to which thing, when, and what it was before and after. */
export interface AuditEntry extends Authorship {
  /** e.g. "meeting/4711" */
  readonly thing: string
  readonly before?: unknown
  readonly after?: unknown
}
