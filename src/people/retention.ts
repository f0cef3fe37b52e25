/**
 * Retention (Aufbewahrung): which records are kept for how long. Official records (minutes, decisions, fulfilments, the
 * audit trail, meetings) are never deleted by the bot: they are offered to an archive by people. Pure.
 */
import { addDays, type LocalDate } from '#src/calendar/local-date.ts'
import type { Authorship } from './audit.ts'

/** Kinds of records that end. Each counts from the day its use is over: the session, the last proposed day, the sending, the last day away. */
export const retainedKinds = ['messages', 'accessNeeds', 'polls', 'responses', 'absences'] as const
export type RetainedKind = (typeof retainedKinds)[number]

/** Calendar days. */
export type Periods = Readonly<Record<RetainedKind, number>>

/** Presets to decide on: three months, one month, six months, three years, one month. */
export const PRESET_PERIODS: Periods = { messages: 90, accessNeeds: 30, polls: 183, responses: 1_096, absences: 30 }
/** Shorter, and what is still needed to answer "who was told?" or a late delivery would be gone. */
export const SHORTEST_DAYS = 14
export const LONGEST_DAYS = 3_653

/** What was of use last before this day is deleted on `today`. */
export const keptFrom = (kind: RetainedKind, periods: Periods, today: LocalDate): LocalDate =>
  addDays(today, -periods[kind])

/** How far the records of a kind have been looked through: in which of its lists, behind which record. */
export interface RetainedPosition {
  readonly list: number
  readonly at: string
  readonly id: string
}

export interface RetentionReader {
  /** Kinds nobody has decided on have their preset; `decided` names the others. */
  periods(): Promise<{ readonly periods: Periods; readonly decided: readonly RetainedKind[] }>
  /** How many records would be deleted with that day. */
  count(kind: RetainedKind, before: LocalDate): Promise<number>
}

/** Aufbewahrung: how long each kind of record stays, and deleting what is too old. */
export interface Retention extends RetentionReader {
  decide(kind: RetainedKind, days: number, authorship: Authorship): Promise<void>
  /**
   * Deletes some of the oldest, few enough that nobody waits for it. The trail says how many of what, never whose.
   * @param position where the slice before said to go on; absent: with the oldest
   * @returns how many were deleted, and where it goes on; undefined: that was the last
   */
  remove(
    kind: RetainedKind,
    before: LocalDate,
    authorship: Authorship,
    position?: RetainedPosition,
  ): Promise<{ readonly removed: number; readonly goesOnAt: RetainedPosition | undefined }>
}
