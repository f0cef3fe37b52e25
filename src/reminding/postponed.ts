/** The letter that somebody asked for later: what it says when its day has come, and who gets it by then. */
import { addDays, type LocalDate } from '#src/calendar/local-date.ts'
import { scopeOfTopic } from '#src/duties/change.ts'
import { dutyCause } from '#src/duties/fulfilment.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import type { ContentOf, LetterContent } from '#src/letters/content.ts'
import type { DueLetter } from '#src/letters/letter.ts'
import { isAway } from '#src/people/absence.ts'
import { reminderLetter, standsIn } from '#src/speech/duties/reminder-letter.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { passOn, type RemindingParts, readableAgreement, standInMark } from './passing-on.ts'
import { plannedBetween } from './planned.ts'
import { isInDigest } from './weekly.ts'

/** A postponed reminder lies before the due date, and no stage is further away than this. */
const LOOK_AHEAD_DAYS = 60

/** The next reminder that would come anyway, on the day that was asked for. */
export async function postponedLetter(
  { shelf, books, clock }: RemindingParts,
  { to, key }: DueLetter,
  { later, insteadOf }: ContentOf<'later'>,
  today: LocalDate,
): Promise<Reply | undefined> {
  const { agreementId, dutyId, year } = later
  const person = 'person' in to ? to.person : undefined
  const agreement = readableAgreement(shelf, agreementId)
  const asker = insteadOf ?? person
  if (!agreement || person === undefined || asker === undefined) return undefined
  const sources = { shelf, books, now: clock() }
  const { wanted, known } = await plannedBetween(
    sources,
    [agreement],
    today,
    addDays(today, LOOK_AHEAD_DAYS),
    scopeOfTopic('duty', dutyId),
  )
  const theirs = wanted.filter(
    (reminder) =>
      reminder.cause.kind === 'duty' &&
      reminder.cause.dutyId === dutyId &&
      reminder.cause.year === year &&
      toldPersons(reminder, agreement, known.holdings, [], today).some((one) => one.person === asker),
  )
  const [next] = theirs
  if (!next) return undefined
  // A stage of the same day says the same by itself.
  for (const stage of theirs)
    if (stage.on === today && !(await isInDigest(stage, agreement, asker, books.outbox))) return undefined
  const reply = reminderLetter(next, agreement, { today, isLate: false })
  if (insteadOf !== undefined) return standsIn(reply, await standInMark(books, [insteadOf], false))
  const absences = await books.absences.since(today)
  if (!isAway(absences, person, today)) return reply
  const told = toldPersons(
    { cause: next.cause, recipient: { kind: 'person', person } },
    agreement,
    known.holdings,
    absences,
    today,
  )
  const content: LetterContent = { kind: 'later', later, insteadOf: person }
  await passOn(
    books,
    told
      .filter((one) => one.person !== person)
      .map((one) => ({
        key: `${key}/for/${one.person}`,
        kind: 'reminder',
        cause: dutyCause(agreementId, dutyId, year),
        to: { person: one.person },
        content,
        notBefore: clock(),
      })),
  )
  return told.some((one) => one.person === person) ? reply : undefined
}
