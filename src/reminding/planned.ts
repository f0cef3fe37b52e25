/** What is planned for some days, found out from the books of that moment: both when it is written and when it is sent. */
import type { Agreement, Shelf } from '#src/agreements/lookup.ts'
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { Books, PlanReaders } from '#src/conversation/work.ts'
import type { PlanScope } from '#src/duties/change.ts'
import { type KnownFacts, type KnownRecipients, knownFacts } from '#src/duties/known-facts.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { MEETING_ANCHOR_YEARS } from '#src/meetings/preset.ts'
import { remindedMilestones } from '#src/meetings/reminded-milestones.ts'
import type { Tenure } from '#src/people/office.ts'

const PLAN_PRESETS = { anchorYears: MEETING_ANCHOR_YEARS, milestones: remindedMilestones }

/** What a plan is found out from: the books outside of a transaction, or within the one that caused it. */
export interface PlanSources {
  readonly shelf: Shelf
  readonly books: PlanReaders
  readonly now: Instant
}

/** Reminders that are still owed, with what they were found out from. */
export interface PlannedReminders {
  readonly wanted: readonly Reminder[]
  readonly known: KnownFacts
}

/**
 * What is planned under these agreements from one day through another, without what its recipient has done.
 * @param scope of which topics; absent: all
 */
export async function plannedBetween(
  { shelf, books, now }: PlanSources,
  agreements: readonly Agreement[],
  from: LocalDate,
  to: LocalDate,
  scope?: PlanScope,
): Promise<PlannedReminders> {
  const known = await knownFacts(books, agreements, { from, to }, PLAN_PRESETS, now, scope)
  return { wanted: reminderPlan({ ...known, installed: shelf.agreements }), known }
}

/** All that is planned from one day through another: on SQLite others are answered between two agreements. */
export async function plannedOneByOne(
  sources: PlanSources & { readonly books: Pick<Books, 'breathe'> },
  from: LocalDate,
  to: LocalDate,
): Promise<{ readonly wanted: readonly Reminder[]; readonly known: KnownRecipients }> {
  const { agreements } = sources.shelf
  const wanted: Reminder[] = []
  const holdings: Tenure[] = []
  for (const agreement of agreements) {
    const planned = await plannedBetween(sources, [agreement], from, to)
    wanted.push(...planned.wanted)
    holdings.push(...planned.known.holdings)
    await sources.books.breathe()
  }
  return { wanted: wanted.toSorted(bySending), known: { agreements, holdings } }
}

const bySending = (one: Reminder, other: Reminder): number =>
  one.sendAt < other.sendAt ? -1 : one.sendAt > other.sendAt ? 1 : 0
