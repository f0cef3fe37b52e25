/**
 * Erinnerung: who is reminded of what, at which stage, when, and on what foundation. Facts only; the sentences stand in
 * speech/duties/reminders.ts. A reminder is the same one as long as cause, occurrence, stage and recipient are the same.
 */
import type { Basis } from '#src/agreements/stated.ts'
import type { Instant, LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { Cause } from './cause.ts'
import type { Stage } from './stages.ts'

/** Whom a reminder is meant for; which persons these are on that day, the delivery finds out. */
export type ReminderRecipient =
  /** `assumed`: the document names nobody; it goes there by our default. */
  | { readonly kind: 'partner'; readonly partner: string; readonly office?: string; readonly assumed?: true }
  /** An office that the document names without saying of which partner. */
  | { readonly kind: 'office'; readonly office: string }
  /** Geschäftsführung of a body, whoever holds it on that day. */
  | { readonly kind: 'secretariat'; readonly committee: string; readonly assumed?: true }
  /** Everybody in the body: its channel. */
  | { readonly kind: 'committee'; readonly committee: string }
  | { readonly kind: 'person'; readonly person: string }

/** Erinnerung: one message that something is due, and when it goes out. */
export interface Reminder {
  /** Cause, occurrence, stage and recipient as text; planning again gives the same one. */
  readonly key: string
  readonly cause: Cause
  /** Which time of it: the due date, the year, or the meeting and its day. */
  readonly occurrence: string
  readonly stage: Stage
  readonly recipient: ReminderRecipient
  /** The calendar day that the stage means, working day or not. */
  readonly stageOn: LocalDate
  /** The working day on which it is sent, the time in Berlin, and both as an instant. */
  readonly on: LocalDate
  readonly at: LocalTime
  readonly sendAt: Instant
  /** The contract date, never the shifted one. */
  readonly dueOn?: LocalDate
  /** § 26 Abs. 3 SGB X: a remark beside the contract date. */
  readonly legalShift?: LocalDate
  /** What the demand rests on. */
  readonly basis: Basis
  /** Who set the stage; absent: it is our default. */
  readonly stageBasis?: Basis
  /** Nothing is owed, or fewer are no breach: to be worded as a hint. */
  readonly hint?: true
}

export function recipientKey(recipient: ReminderRecipient): string {
  switch (recipient.kind) {
    case 'partner':
      return `partner:${recipient.partner}`
    case 'office':
      return `office:${recipient.office}`
    case 'secretariat':
      return `secretariat:${recipient.committee}`
    case 'committee':
      return `committee:${recipient.committee}`
    case 'person':
      return `person:${recipient.person}`
  }
}
