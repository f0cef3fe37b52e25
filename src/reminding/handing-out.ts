/**
 * A reminder that is due becomes letters to those who are meant on that day, once: the row that waited for the day ends in
 * the same transaction. A process that dies before has done nothing; after it the letters wait to be sent.
 */
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { planLock } from '#src/conversation/work.ts'
import { isStillUseful } from '#src/duties/catch-up.ts'
import { causeId, scopeOfTopic } from '#src/duties/change.ts'
import type { KnownRecipients } from '#src/duties/known-facts.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { DueLetter, Letter } from '#src/letters/letter.ts'
import { sayMissed } from './late.ts'
import { type RemindingParts, readableAgreement } from './passing-on.ts'
import { plannedBetween } from './planned.ts'
import { isMissed } from './stored.ts'
import { whoIsTold } from './who-is-told.ts'

/**
 * @returns whether this letter is none to be sent: it was planned and is handed out now, or was missed and comes late
 * @throws Error if its agreement cannot be read
 */
export async function handOutReminder({ shelf, books, clock }: RemindingParts, letter: DueLetter): Promise<boolean> {
  const { content, notBefore } = letter
  const isOver = letter.kind === 'reminder' && isMissed(content, notBefore, dateInBerlin(clock()))
  // Of several that were missed one can be the newest of a thing, and many are one message.
  if (isOver && (await books.inOneTransaction((work) => sayMissed(shelf, work, clock()))) > 0) return true
  if (content.kind !== 'planned') return false
  const { key, on, cause } = content.reminder
  const agreement = readableAgreement(shelf, cause.agreementId)
  if (isOver) return true
  await books.inOneTransaction(async (work) => {
    // Before any row is touched: what somebody is just changing is known then.
    await work.planned.hold(planLock(cause.agreementId))
    const now = clock()
    const { wanted, known } = await plannedBetween(
      { shelf, books: work, now },
      agreement ? [agreement] : [],
      on,
      on,
      scopeOfTopic(cause.kind, causeId(cause)),
    )
    const isWanted = wanted.some((one) => one.key === key && isStillUseful(one, now))
    if (!(await work.outbox.handOut(letter, isWanted, now)) || !isWanted) return
    await work.outbox.put(await lettersOf(work, key, wanted, known, { now, notBefore, isLate: false }))
  })
  return true
}

/** The letters of one reminder. @param sameDay what is planned about the same on its day */
export async function lettersOf(
  books: Parameters<typeof whoIsTold>[0],
  key: string,
  sameDay: readonly Reminder[],
  known: KnownRecipients,
  when: Parameters<typeof whoIsTold>[3],
): Promise<readonly Letter[]> {
  const sendAt = sameDay.find((one) => one.key === key)?.sendAt
  const together = sameDay.filter((one) => one.sendAt === sendAt)
  const letters = await whoIsTold(books, together, known, when)
  return letters.filter(({ content }) => remindersIn(content).some((one) => one.key === key))
}
