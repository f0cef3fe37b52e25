/** What nobody was told on its day: called back, and said late to whoever was not told, when somebody is there again. */
import { agreementById, type Shelf } from '#src/agreements/lookup.ts'
import { addDays, dateInBerlin, type Instant, instantInBerlin, localTime } from '#src/calendar/local-date.ts'
import type { Work } from '#src/conversation/work.ts'
import { stillUseful } from '#src/duties/catch-up.ts'
import { LONGEST_BREAK_DAYS, soonest } from '#src/duties/office-hours.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { type LetterContent, remindersIn } from '#src/letters/content.ts'
import type { Letter } from '#src/letters/letter.ts'
import { summed } from './letters.ts'
import { plannedBetween } from './planned.ts'
import { isMissed, missedIn } from './stored.ts'
import { whoIsTold } from './who-is-told.ts'

/**
 * Of two instances one says it. Outside of office hours what was missed goes on waiting.
 * @returns how many letters were called back
 */
export async function sayMissed(shelf: Shelf, work: Work, now: Instant): Promise<number> {
  await work.planned.hold('reminders')
  const missed = await callBackMissed(shelf, work, now)
  await work.outbox.put(await lateLetters(shelf, work, missed.flatMap(missedIn), now))
  return missed.length
}

/** What waits of the days before: nobody was told, be it that the bot was off or that nobody was there any more. */
async function callBackMissed(
  shelf: Shelf,
  { outbox }: Pick<Work, 'outbox'>,
  now: Instant,
): Promise<readonly LetterContent[]> {
  const today = dateInBerlin(now)
  const canBeSaid = ({ cause }: Reminder): boolean => {
    const agreement = agreementById(shelf, cause.agreementId)
    // With a file that cannot be read its agreement's letters wait for it.
    return agreement ? soonest(now, agreement.land) <= now : shelf.unavailable.length === 0
  }
  const endOfToday = instantInBerlin(addDays(today, 1), localTime('00:00'))
  return outbox.recallMissed(
    'reminder',
    endOfToday,
    now,
    (content, notBefore) => isMissed(content, notBefore, today) && remindersIn(content).every(canBeSaid),
  )
}

/** The newest of each, once, to whoever was not told; many as one message. */
async function lateLetters(
  shelf: Shelf,
  work: Work,
  missed: readonly Reminder[],
  now: Instant,
): Promise<readonly Letter[]> {
  if (missed.length === 0) return []
  const today = dateInBerlin(now)
  const ids = new Set(missed.map(({ cause }) => cause.agreementId))
  const { wanted: ahead, known } = await plannedBetween(
    { shelf, books: work, now },
    shelf.agreements.filter(({ id }) => ids.has(id)),
    today,
    addDays(today, LONGEST_BREAK_DAYS),
  )
  const useful = stillUseful(missed, ahead, () => now)
  return summed(await whoIsTold(work, useful, known, { now, notBefore: now, isLate: true }), today)
}
