/** What is planned for some days, found out from the books of that moment: both when it is written and when it is sent. */
import { type Agreement, agreementById, type Shelf } from '#src/agreements/lookup.ts'
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import { type FactBooks, isOwnPartDone, type KnownFacts, knownFacts } from '#src/duties/known-facts.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { MEETING_ANCHOR_YEARS } from '#src/meetings/preset.ts'
import { remindedMilestones } from '#src/meetings/reminded-milestones.ts'

const PLAN_PRESETS = { anchorYears: MEETING_ANCHOR_YEARS, milestones: remindedMilestones }

/** What a plan is found out from: the books outside of a transaction, or within the one that caused it. */
export interface PlanSources {
  readonly shelf: Shelf
  readonly books: FactBooks
  readonly now: Instant
}

/** Reminders that are still owed, with what they were found out from. */
export interface PlannedReminders {
  readonly wanted: readonly Reminder[]
  readonly known: KnownFacts
}

/** All that is planned under these agreements from one day through another, without what its recipient has done. */
export async function plannedBetween(
  { shelf, books, now }: PlanSources,
  agreements: readonly Agreement[],
  from: LocalDate,
  to: LocalDate,
): Promise<PlannedReminders> {
  const known = await knownFacts(books, agreements, { from, to }, PLAN_PRESETS, now)
  const wanted = reminderPlan({ ...known, installed: shelf.agreements }).filter((reminder) => {
    const agreement = agreementById(shelf, reminder.cause.agreementId)
    return agreement !== undefined && !isOwnPartDone(reminder, agreement, known)
  })
  return { wanted, known }
}
