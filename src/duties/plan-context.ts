/** What the rules of the plan see of one agreement, and the reminders they draft. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { type Basis, byEntry } from '#src/agreements/stated.ts'
import { addDays, type Instant, type LocalDate, type LocalTime } from '#src/calendar/local-date.ts'
import { type CauseKind, type RemindedMilestone, subjectOf } from './cause.ts'
import type { PlanScope } from './change.ts'
import type { ShiftDirection } from './office-hours.ts'
import type { Reminder, ReminderRecipient } from './reminder.ts'
import { type Preset, type Stage, stageDay } from './stages.ts'

/** What the plan needs to know of a recorded meeting; a `Meeting` of meetings/ is one. */
export interface RecordedMeeting {
  readonly id: string
  readonly agreementId: string
  readonly committeeId: string
  readonly on: LocalDate
  readonly at: LocalTime
  /** Planned: an invitation is due. Planned or invited: it is still to come. Cancelled or not held: it does not count. */
  readonly state: string
  readonly recordedAt: Instant
}

/** A task (Auftrag) from minutes. */
export interface TaskDue {
  readonly id: string
  readonly agreementId: string
  /** The body in whose minutes it stands. */
  readonly committeeId: string
  readonly who: ReminderRecipient
  /** In the words of the minutes. */
  readonly what?: string
  readonly dueOn: LocalDate
  readonly done: boolean
  readonly recordedAt: Instant
}

/** Who holds the Geschäftsführung of a body, recorded by somebody; both days included. */
export interface RecordedTerm {
  readonly agreementId: string
  readonly committeeId: string
  readonly holder: string
  readonly from: LocalDate
  /** Absent: until further notice. */
  readonly to?: LocalDate
  readonly recordedAt: Instant
}

/** A step of a meeting's plan with its day, and who says so. */
export interface MilestoneDue {
  readonly milestone: RemindedMilestone
  readonly dueOn: LocalDate
  readonly basis: Basis
}

export interface PlanContext extends Pick<PlanScope, 'asksFor'> {
  readonly agreement: Agreement
  /** Calendar years whose occurrences can have a reminder in the span. */
  readonly years: readonly number[]
  /** Without those that were cancelled or not held, by date. */
  readonly meetings: readonly RecordedMeeting[]
  milestones(meeting: RecordedMeeting): readonly MilestoneDue[]
  readonly tasks: readonly TaskDue[]
  /** Whose answer to an invitation is missing, by meeting. */
  readonly unanswered: ReadonlyMap<string, readonly string[]>
  readonly terms: readonly RecordedTerm[]
  /** May a reminder for this calendar day lie in the span? */
  isNear(day: LocalDate): boolean
  /** Of a duty, a review, or `notice`, in that year. */
  isFulfilled(subject: string, year: number): boolean
  /** Has this one of several debtors done its part of the duty in that year? */
  hasDonePart(dutyId: string, year: number, partnerId: string): boolean
  /** The latest year in which it was fulfilled. */
  lastFulfilled(subject: string): number | undefined
  /** The day a debtor chose for a duty without one. */
  chosenDay(dutyId: string, year: number): LocalDate | undefined
  preset(kind: CauseKind, subject: string): Preset
}

/** What all reminders of one occurrence have in common. */
export type RemindedOccurrence = Pick<Reminder, 'cause' | 'occurrence' | 'dueOn' | 'basis' | 'legalShift' | 'hint'>

/** Entwurf einer Erinnerung: a reminder whose working day is not reckoned yet. */
export interface Draft extends Pick<Reminder, 'stage' | 'stageBasis' | 'recipient' | 'stageOn' | 'at'> {
  readonly due: RemindedOccurrence
  readonly shift: ShiftDirection
}

/** Leiter: all stages of one occurrence. */
export interface Ladder extends RemindedOccurrence {
  readonly dueOn: LocalDate
  readonly to: readonly ReminderRecipient[]
  /** Told from the second week on. */
  readonly escalatesTo?: readonly ReminderRecipient[]
  /** On this day and later it has no sense any more. */
  readonly until?: LocalDate
}

const WEEK_DAYS = 7

/** Every stage of a dated occurrence: before, on the day, then each week. */
export function ladder(context: PlanContext, rungs: Ladder): readonly Draft[] {
  const { to, escalatesTo = [], until, ...due } = rungs
  const preset = context.preset(due.cause.kind, subjectOf(due.cause))
  const drafts: Draft[] = []
  const add = (
    stage: Stage,
    stageOn: LocalDate,
    shift: ShiftDirection,
    recipients: readonly ReminderRecipient[],
    set = {},
  ): void => {
    for (const recipient of recipients) drafts.push({ due, stage, recipient, stageOn, at: preset.at, shift, ...set })
  }
  const { changed } = preset
  const set = changed && { stageBasis: byEntry(changed, 'decidedAt') }
  if (preset.off) return drafts
  for (const stage of preset.before) {
    const stageOn = stageDay(due.dueOn, stage)
    if (context.isNear(stageOn)) add(stage, stageOn, 'earlier', to, set)
  }
  // Where nothing is owed, nothing can be overdue.
  const weeks = due.hint ? 0 : preset.overdueWeeks
  for (let week = 1; week <= weeks; week += 1) {
    const stageOn = addDays(due.dueOn, week * WEEK_DAYS)
    if (!context.isNear(stageOn) || (until !== undefined && stageOn >= until)) continue
    add(`overdue-${week}`, stageOn, 'later', to)
    if (week >= preset.escalateFromWeek) add(`escalated-${week}`, stageOn, 'later', escalatesTo)
  }
  return drafts
}

/** One reminder to each, at the beginning of something: never before that day. */
export function atBeginning(
  context: PlanContext,
  due: RemindedOccurrence,
  stage: Stage,
  stageOn: LocalDate,
  to: readonly ReminderRecipient[],
): readonly Draft[] {
  const preset = context.preset(due.cause.kind, subjectOf(due.cause))
  if (preset.off || !context.isNear(stageOn)) return []
  return to.map((recipient) => ({ due, stage, recipient, stageOn, at: preset.at, shift: 'later' }))
}
