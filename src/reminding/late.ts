/** What nobody was told on its day: called back, and said late to whoever was not told. */
import { agreementById, type Shelf } from '#src/agreements/lookup.ts'
import { addDays, dateInBerlin, type Instant, instantInBerlin, localTime } from '#src/calendar/local-date.ts'
import type { Work } from '#src/conversation/work.ts'
import { stillUseful } from '#src/duties/catch-up.ts'
import type { KnownRecipients } from '#src/duties/known-facts.ts'
import { LONGEST_BREAK_DAYS, soonest } from '#src/duties/office-hours.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { Letter } from '#src/letters/letter.ts'
import { lettersOf, summed } from './letters.ts'
import { plannedBetween } from './planned.ts'
import { isMissed, missedIn } from './stored.ts'
import { toldAlready, untold } from './told-already.ts'

/** What waits of the days before: nobody was told, be it that the bot was off or that nobody was there any more. */
export async function callBackMissed(
  shelf: Shelf,
  { outbox }: Pick<Work, 'outbox'>,
  now: Instant,
): Promise<readonly Reminder[]> {
  const today = dateInBerlin(now)
  // With a file that cannot be read its agreement's letters wait for it.
  const isKnown = ({ cause }: Reminder): boolean =>
    shelf.unavailable.length === 0 || agreementById(shelf, cause.agreementId) !== undefined
  const endOfToday = instantInBerlin(addDays(today, 1), localTime('00:00'))
  const contents = await outbox.recallMissed(
    'reminder',
    endOfToday,
    now,
    (content, notBefore) => isMissed(content, notBefore, today) && remindersIn(content).every(isKnown),
  )
  return contents.flatMap(missedIn)
}

/** The newest of each, once, to whoever was not told; many as one message. */
export async function lateLetters(
  shelf: Shelf,
  work: Work,
  missed: readonly Reminder[],
  known: KnownRecipients,
  now: Instant,
): Promise<readonly Letter[]> {
  if (missed.length === 0) return []
  const today = dateInBerlin(now)
  const ids = new Set(missed.map(({ cause }) => cause.agreementId))
  const theirs = shelf.agreements.filter(({ id }) => ids.has(id))
  const { wanted: ahead } = await plannedBetween(
    { shelf, books: work, now },
    theirs,
    today,
    addDays(today, LONGEST_BREAK_DAYS),
  )
  const sentAt = ({ cause }: Reminder): Instant => {
    const agreement = agreementById(shelf, cause.agreementId)
    return agreement ? soonest(now, agreement.land) : now
  }
  const useful = stillUseful(missed, ahead, sentAt)
  const told = await toldAlready(work, useful, known, now)
  const late = useful.flatMap((one) => {
    const agreement = agreementById(shelf, one.cause.agreementId)
    return agreement ? lettersOf(one, agreement, told.reach, dateInBerlin(sentAt(one)), sentAt(one), true) : []
  })
  return summed(untold(late, told), today)
}
