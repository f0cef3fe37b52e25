/**
 * Erinnerung: who is reminded of what, at which stage, when, and on what foundation. Facts only; the sentences stand in
 * speech/reminders.ts. A reminder is the same one as long as cause, occurrence, stage and recipient are the same.
 */
import type { Basis, Clause } from '#src/agreements/stated.ts'
import type { Binding } from '#src/calendar/cadence.ts'
import type { Instant, LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { Stage } from './stages.ts'

/** Whom a reminder is meant for; which persons these are on that day, the delivery finds out. */
export type Recipient =
  /** `assumed`: the document names nobody; it goes there by our default. */
  | { readonly kind: 'partner'; readonly partner: string; readonly office?: string; readonly assumed?: true }
  /** An office that the document names without saying of which partner. */
  | { readonly kind: 'office'; readonly office: string }
  /** Geschäftsführung of a body, whoever holds it on that day. */
  | { readonly kind: 'secretariat'; readonly committee: string; readonly assumed?: true }
  /** Everybody in the body: its channel. */
  | { readonly kind: 'committee'; readonly committee: string }
  | { readonly kind: 'person'; readonly person: string }

interface Of {
  readonly agreementId: string
  /** Where it is written; empty for a task. */
  readonly clause: readonly Clause[]
}
interface OfDuty extends Of {
  readonly dutyId: string
  /** The calendar year the occurrence belongs to: what a fulfilment names. */
  readonly year: number
}
interface OfBody extends Of {
  readonly committeeId: string
}
interface OfMeeting extends OfBody {
  readonly meetingId: string
  readonly meetingOn: LocalDate
  readonly meetingAt: LocalTime
}

/** Steps of a meeting's plan that somebody has to take. */
export type RemindedMilestone = 'callForItems' | 'invitation' | 'papers' | 'minutes'

export type Cause =
  /** A duty on its day: that of the agreement, or the one the debtor chose (the basis says which). */
  | ({ readonly kind: 'duty' } & OfDuty)
  /** Owed, but the document names no day, or no start: a question to the debtor. */
  | ({ readonly kind: 'undatedDuty' } & OfDuty)
  /** Stichtag: the figures of that day can be prepared now. `day` is `MM-DD`. */
  | ({ readonly kind: 'referenceDate'; readonly day: string; readonly referenceDate?: LocalDate } & OfDuty)
  /** Too few meetings of a year are recorded. Whether fewer are a breach says `binding`. */
  | ({
      readonly kind: 'cadence'
      readonly year: number
      readonly binding: Binding
      readonly expected: number
      readonly recorded: number
      readonly missing: number
    } & OfBody)
  /** "alle n Jahre"; without `dueYear` no earlier meeting is known from which to count. */
  | ({ readonly kind: 'interval'; readonly years: number; readonly dueYear?: number } & OfBody)
  /** Nothing is recorded in this span, and nothing is owed: kann, or "regelmäßig" without a number. */
  | ({
      readonly kind: 'meetingHint'
      readonly why: 'may' | 'regularly'
      readonly from: LocalDate
      readonly to: LocalDate
    } & OfBody)
  /** Who holds the Geschäftsführung is neither written nor recorded: a question to the partners. */
  | ({ readonly kind: 'holder'; readonly year: number } & OfBody)
  /** The Geschäftsführung changes hands after `endsOn`. `reading`: where the term can be read in several ways. */
  | ({
      readonly kind: 'handover'
      readonly endsOn: LocalDate
      readonly holder: string
      readonly next?: string
      readonly reading?: string
    } & OfBody)
  /** The yearly question whether to terminate; `terms` counts the sets of terms from 0. */
  | ({
      readonly kind: 'notice'
      readonly terms: number
      readonly receiptBy: LocalDate
      readonly endsOn: LocalDate
    } & Of)
  | ({ readonly kind: 'end'; readonly endsOn: LocalDate } & Of)
  /** Überprüfung: on its day, or due by reckoning in `dueYear`; neither: the last one is not known. */
  | ({ readonly kind: 'review'; readonly reviewId: string; readonly dueYear?: number } & Of)
  /** The invitation to a recorded meeting is due. */
  | ({ readonly kind: 'invitation' } & OfMeeting)
  /** A step of a recorded meeting's plan is due: whoever convenes it is told. */
  | ({ readonly kind: 'milestone'; readonly milestone: Exclude<RemindedMilestone, 'invitation'> } & OfMeeting)
  /** Somebody has not answered the invitation. */
  | ({ readonly kind: 'answer' } & OfMeeting)
  /** A recorded meeting is near. */
  | ({ readonly kind: 'meeting' } & OfMeeting)
  | ({ readonly kind: 'task'; readonly taskId: string; readonly what?: string } & Of)

export type CauseKind = Cause['kind']

export interface Reminder {
  /** Cause, occurrence, stage and recipient as text; planning again gives the same one. */
  readonly key: string
  readonly cause: Cause
  /** Which time of it: the due date, the year, or the meeting and its day. */
  readonly occurrence: string
  readonly stage: Stage
  readonly recipient: Recipient
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

/** What a cause is about inside its agreement: the id of the duty, body, review, meeting or task. */
export function subjectOf(cause: Cause): string {
  switch (cause.kind) {
    case 'duty':
    case 'undatedDuty':
    case 'referenceDate':
      return cause.dutyId
    case 'cadence':
    case 'interval':
    case 'meetingHint':
    case 'holder':
    case 'handover':
      return cause.committeeId
    case 'notice':
      return String(cause.terms)
    case 'end':
      return ''
    case 'review':
      return cause.reviewId
    case 'invitation':
    case 'answer':
    case 'meeting':
      return cause.meetingId
    case 'milestone':
      return `${cause.meetingId}/${cause.milestone}`
    case 'task':
      return cause.taskId
  }
}

export function recipientKey(recipient: Recipient): string {
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
