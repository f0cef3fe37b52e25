/** Brings the reminders that wait under an agreement in line with what is planned for it now. */
import type { Agreement, Shelf } from '#src/agreements/lookup.ts'
import type { Land } from '#src/calendar/holidays.ts'
import {
  addDays,
  dateInBerlin,
  type Instant,
  instantInBerlin,
  type LocalDate,
  lastDayOfYear,
  localTime,
  yearOf,
} from '#src/calendar/local-date.ts'
import { planLock, type Work } from '#src/conversation/work.ts'
import { type PlanChange, type PlanScope, reachesOthers, scopeOf } from '#src/duties/change.ts'
import { LONGEST_BREAK_DAYS, shortly } from '#src/duties/office-hours.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { Letter } from '#src/letters/letter.ts'
import { plannedLetter } from './letters.ts'
import { plannedBetween } from './planned.ts'
import { saysTheSame } from './stored.ts'

/** Whoever causes what was due this morning already may be about to do it: nobody is reminded of it the same moment. */
const GRACE_MS = 900_000

/** Through the end of next year: what is caused further ahead is written when that year comes within sight. */
export const horizonOf = (today: LocalDate): LocalDate => lastDayOfYear(yearOf(today) + 1)

/**
 * @param clock read once nobody else can change the agreement's reminders
 * @param scope which topics' reminders; the others are neither read nor planned
 */
export async function alignReminders(
  shelf: Shelf,
  work: Work,
  agreement: Agreement,
  clock: () => Instant,
  scope: PlanScope,
): Promise<void> {
  // Two who change something at once: the second one plans from what both have changed.
  await work.planned.hold(planLock(agreement.id))
  const now = clock()
  const today = dateInBerlin(now)
  // What was put off over a break still holds.
  const { wanted } = await plannedBetween(
    { shelf, books: work, now },
    [agreement],
    addDays(today, -LONGEST_BREAK_DAYS),
    horizonOf(today),
    scope,
  )
  const planned = wanted.filter(({ on }) => on >= today)
  const late = new Set(wanted.flatMap(({ on, key }) => (on < today ? [key] : [])))
  const isComing = ({ sendAt }: Reminder): boolean => sendAt > now
  const waiting = (reminder: Reminder): Letter => plannedAt(reminder, agreement.land, now)
  await work.outbox.align(
    {
      agreementId: agreement.id,
      topics: scope.topics,
      coming: planned.filter(isComing).map(waiting),
      due: planned.filter((one) => !isComing(one)).map(waiting),
      isLate: (content) => remindersIn(content).some(({ key }) => late.has(key)),
    },
    now,
    saysTheSame,
  )
}

/** What somebody has changed: what follows is planned, and what was due today reaches whoever is meant by now. */
export async function alignChanged(
  shelf: Shelf,
  work: Work,
  agreement: Agreement,
  clock: () => Instant,
  changes: readonly PlanChange[],
): Promise<void> {
  const scope = scopeOf(changes)
  if (scope.topics?.length === 0) await work.planned.hold(planLock(agreement.id))
  else await alignReminders(shelf, work, agreement, clock, scope)
  const now = clock()
  const today = { from: instantInBerlin(dateInBerlin(now), localTime('00:00')), to: now }
  const notBefore = shortly(now, GRACE_MS, agreement.land)
  await work.outbox.handOutAgain(agreement.id, reachesOthers(changes), today, notBefore)
}

/** On its day, or soon where that moment has passed. */
export function plannedAt(reminder: Reminder, land: Land, now: Instant): Letter {
  const { sendAt } = reminder
  return plannedLetter(reminder, sendAt > now ? sendAt : shortly(now, GRACE_MS, land))
}
