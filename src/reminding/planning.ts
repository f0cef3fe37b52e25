/**
 * Writes reminders into the outbox: with every change under an agreement, in its transaction, what follows from it until
 * the end of next year; and, as time passes, what nobody caused by a deed. A reminder's key is its cause, occurrence,
 * stage and recipient, so planning again changes nothing.
 */
import { agreementsById, type Shelf } from '#src/agreements/lookup.ts'
import { addDays, dateInBerlin, type Instant, type LocalDate, laterBy } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import { EVERYTHING } from '#src/duties/change.ts'
import { LONGEST_BREAK_DAYS } from '#src/duties/office-hours.ts'
import { alignChanged, alignReminders, horizonOf, plannedAt } from './aligning.ts'
import { sayMissed } from './late.ts'
import { plannedOneByOne } from './planned.ts'
import { isListDue, troubleLetters } from './trouble-list.ts'
import { weeklyLetters } from './weekly.ts'

/** What time alone brings is looked for this often. */
const PLAN_EVERY_MS = 900_000

export interface PlanningParts {
  readonly shelf: Shelf
  readonly books: Books
  readonly founders: ReadonlySet<string>
  readonly clock: () => Instant
  /** Something due was found that no transaction had written: a defect, mended by the finding. */
  readonly onGap: (letters: number) => void
  /** An agreement could not be planned. */
  readonly onFailure: (err: unknown) => void
}

export interface Planning {
  /** The books of whoever changes something: what is to be reminded of is written in the same transaction. */
  readonly books: Books
  /** Catches up, extends the plan with the year, sums up the week, lists what did not arrive. Cheap when called often. */
  plan(): Promise<void>
}

export function createPlanning(parts: PlanningParts): Planning {
  const { clock } = parts
  let fresh: { readonly from: Instant; readonly until: Instant } | undefined
  /** Through which day every agreement was planned since the start. */
  let ahead: LocalDate | undefined

  async function plan(): Promise<void> {
    const now = clock()
    // A clock that was set back plans again, too.
    if (fresh && fresh.from <= now && now < fresh.until) return
    // What was called back under a clock that was ahead is to come after all.
    if (fresh && now < fresh.from) ahead = undefined
    const today = dateInBerlin(now)
    // At the start files may be others than before; at the turn of the year another one comes within sight.
    if (ahead !== horizonOf(today) && (await planAll(parts))) ahead = horizonOf(today)
    await planNear(parts, now, today)
    fresh = { from: now, until: laterBy(now, PLAN_EVERY_MS) }
  }

  return { plan, books: planningBooks(parts) }
}

/** Plans every agreement. @returns whether all could be planned */
async function planAll({ shelf, books, clock, onFailure }: PlanningParts): Promise<boolean> {
  const failed = []
  for (const agreement of shelf.agreements) {
    try {
      await books.inOneTransaction((work) => alignReminders(shelf, work, agreement, clock, EVERYTHING))
    } catch (err) {
      failed.push(err)
    }
    // On SQLite nobody is answered while it is at work.
    await books.breathe()
  }
  // One that cannot be planned holds up no other; all are tried again with the next look.
  for (const err of failed) onFailure(err)
  return failed.length === 0
}

/** What is near or was missed, the week's digests, and the list of what did not arrive. */
async function planNear(parts: PlanningParts, now: Instant, today: LocalDate): Promise<void> {
  const { shelf, books, founders, onGap } = parts
  const tomorrow = addDays(today, 1)
  const digestsWanted = await books.weeklyDigests.wanted()
  const to = digestsWanted.size > 0 ? addDays(today, LONGEST_BREAK_DAYS) : tomorrow
  const { wanted, known } = await plannedOneByOne({ shelf, books, now }, today, to)
  const byId = agreementsById(shelf)
  const near = wanted.flatMap((reminder) => {
    const agreement = byId.get(reminder.cause.agreementId)
    return agreement && reminder.on <= tomorrow ? [plannedAt(reminder, agreement.land, now)] : []
  })
  const absences = digestsWanted.size > 0 ? await books.absences.since(today) : []
  const weekly = weeklyLetters(wanted, known, absences, digestsWanted, now)
  const troubleList = await troubleLetters({ shelf, books, founders }, known.holdings, now)
  const gap = await books.inOneTransaction(async (work) => {
    // Of two instances one calls back everything that was missed, and says it.
    await work.planned.hold('reminders')
    const found = await work.outbox.add(near)
    await sayMissed(shelf, work, now)
    await work.outbox.add(weekly)
    // Switched off and on again before its day.
    await work.outbox.reopen(weekly.map(({ key }) => key))
    // Of two instances one writes the day's list: what the other one has found since comes with the next.
    if (isListDue(now) && (await work.planned.through('digest', today))) {
      await work.outbox.add(troubleList.letters)
      await work.unreadable.name(troubleList.named, today)
    }
    return found
  })
  if (gap > 0) onGap(gap)
}

/** Whoever changes something under an agreement plans it in the same transaction. */
function planningBooks({ shelf, books, clock }: PlanningParts): Books {
  return {
    ...books,
    inOneTransaction: (task) =>
      books.inOneTransaction(async (work) => {
        const done = await task(work)
        // In the same order everywhere: nobody waits for somebody who waits for them.
        for (const agreement of shelf.agreements) {
          const changes = work.changes.get(agreement.id)
          if (changes) await alignChanged(shelf, work, agreement, clock, changes)
        }
        return done
      }),
  }
}
