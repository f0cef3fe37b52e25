/** Brings the letters that wait under an agreement in line with what is planned for it now. */
import { type Agreement, agreementsById, type Shelf } from '#src/agreements/lookup.ts'
import { addDays, dateInBerlin, type Instant, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import { planLock, type Work } from '#src/conversation/work.ts'
import type { PlanScope } from '#src/duties/change.ts'
import { LONGEST_BREAK_DAYS, shortly } from '#src/duties/office-hours.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { Letter } from '#src/letters/letter.ts'
import { lettersOf } from './letters.ts'
import { plannedBetween } from './planned.ts'
import { saysTheSame } from './stored.ts'
import { type ToldAlready, toldAlready, untold } from './told-already.ts'

/** Whoever causes what was due this morning already may be about to do it: nobody is reminded of it the same moment. */
const GRACE_MS = 900_000

/** Through the end of next year: what is caused further ahead is written when that year comes within sight. */
export const horizonOf = (today: LocalDate): LocalDate => lastDayOfYear(yearOf(today) + 1)

/**
 * @param clock read once nobody else can change the agreement's letters
 * @param scope which topics' letters; the others are neither read nor planned
 */
export async function alignLetters(
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
  const { wanted, known } = await plannedBetween(
    { shelf, books: work, now },
    [agreement],
    addDays(today, -LONGEST_BREAK_DAYS),
    horizonOf(today),
    scope,
  )
  const planned = wanted.filter(({ on }) => on >= today)
  const told = await toldAlready(work, planned, known, now)
  const of = { agreements: [agreement] }
  const late = new Set(wanted.flatMap(({ on, key }) => (on < today ? [key] : [])))
  await work.outbox.align(
    {
      agreementId: agreement.id,
      topics: scope.topics,
      coming: lettersFor(
        of,
        planned.filter(({ sendAt }) => sendAt > now),
        told,
        now,
      ),
      due: lettersFor(
        of,
        planned.filter(({ sendAt }) => sendAt <= now),
        told,
        now,
      ),
      isLate: (content) => remindersIn(content).some(({ key }) => late.has(key)),
    },
    now,
    saysTheSame,
  )
}

/** Letters on their days, without those that would tell somebody the same once more. */
export function lettersFor(
  shelf: Pick<Shelf, 'agreements'>,
  reminders: readonly Reminder[],
  told: ToldAlready,
  now: Instant,
): readonly Letter[] {
  const byId = agreementsById(shelf)
  const letters = reminders.flatMap((reminder) => {
    const agreement = byId.get(reminder.cause.agreementId)
    if (!agreement) return []
    const { on, sendAt } = reminder
    const notBefore = sendAt > now ? sendAt : shortly(now, GRACE_MS, agreement.land)
    return lettersOf(reminder, agreement, told.reach, on, notBefore, false)
  })
  return untold(letters, told)
}
