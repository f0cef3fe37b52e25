/** Anlass: what a reminder is about. */
import type { Clause } from '#src/agreements/stated.ts'
import type { Binding } from '#src/calendar/cadence.ts'
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'

interface Of {
  readonly agreementId: string
  /** Where it is written; empty for a task. */
  readonly clause: readonly Clause[]
}

interface CauseOfDuty extends Of {
  readonly dutyId: string
  /** The calendar year the occurrence belongs to: what a fulfilment names. */
  readonly year: number
}

interface CauseOfBody extends Of {
  readonly committeeId: string
}

interface CauseOfMeeting extends CauseOfBody {
  readonly meetingId: string
  readonly meetingOn: LocalDate
  readonly meetingAt: LocalTime
}

/** Steps of a meeting's plan that somebody has to take. */
export type RemindedMilestone = 'callForItems' | 'invitation' | 'papers' | 'minutes'

/** Anlass: what a reminder is about. */
export type Cause =
  /** A duty on its day: that of the agreement, or the one the debtor chose (the basis says which). */
  | ({ readonly kind: 'duty' } & CauseOfDuty)
  /** Owed, but the document names no day, or no start: a question to the debtor. */
  | ({ readonly kind: 'undatedDuty' } & CauseOfDuty)
  /** Stichtag: the figures of that day can be prepared now. `day` is `MM-DD`. */
  | ({ readonly kind: 'referenceDate'; readonly day: string; readonly referenceDate?: LocalDate } & CauseOfDuty)
  /** Too few meetings of a year are recorded. Whether fewer are a breach says `binding`. */
  | ({
      readonly kind: 'cadence'
      readonly year: number
      readonly binding: Binding
      readonly expected: number
      readonly recorded: number
      readonly missing: number
    } & CauseOfBody)
  /** "alle n Jahre"; without `dueYear` no earlier meeting is known from which to count. */
  | ({ readonly kind: 'interval'; readonly years: number; readonly dueYear?: number } & CauseOfBody)
  /** Nothing is recorded in this span, and nothing is owed: kann, or "regelmäßig" without a number. */
  | ({
      readonly kind: 'meetingHint'
      readonly why: 'may' | 'regularly'
      readonly from: LocalDate
      readonly to: LocalDate
    } & CauseOfBody)
  /** Who holds the Geschäftsführung is neither written nor recorded: a question to the partners. */
  | ({ readonly kind: 'holder'; readonly year: number } & CauseOfBody)
  /** The Geschäftsführung changes hands after `endsOn`. `reading`: where the term can be read in several ways. */
  | ({
      readonly kind: 'handover'
      readonly endsOn: LocalDate
      readonly holder: string
      readonly next?: string
      readonly reading?: string
    } & CauseOfBody)
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
  | ({ readonly kind: 'invitation' } & CauseOfMeeting)
  /** A step of a recorded meeting's plan is due: whoever convenes it is told. */
  | ({ readonly kind: 'milestone'; readonly milestone: Exclude<RemindedMilestone, 'invitation'> } & CauseOfMeeting)
  /** Somebody has not answered the invitation. */
  | ({ readonly kind: 'answer' } & CauseOfMeeting)
  /** A recorded meeting is near. */
  | ({ readonly kind: 'meeting' } & CauseOfMeeting)
  | ({ readonly kind: 'task'; readonly taskId: string; readonly what?: string } & Of)

export type CauseKind = Cause['kind']

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
