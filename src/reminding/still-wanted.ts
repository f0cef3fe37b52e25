/** Is a reminder still wanted, and by the one for whom it waits? Asked at the moment it is sent. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { isStillUseful } from '#src/duties/catch-up.ts'
import { causeId, scopeOfTopic } from '#src/duties/change.ts'
import { dutyCause, laterKey } from '#src/duties/fulfilment.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { remindersIn } from '#src/letters/content.ts'
import { NOBODY, type Recipient } from '#src/letters/letter.ts'
import { isAway } from '#src/people/absence.ts'
import type { PersonId } from '#src/people/person.ts'
import { isOverdueStage } from '#src/speech/duties/reminder.ts'
import type { Mark } from '#src/speech/duties/reminder-letter.ts'
import { isToldAt } from './body-channel.ts'
import { lettersOf } from './handing-out.ts'
import { reminderCause, summaryCauses } from './letters.ts'
import { passOn, type RemindingParts, standInMark } from './passing-on.ts'
import { plannedBetween } from './planned.ts'
import { isInDigest } from './weekly.ts'

/** So many days around today a summary is looked for that has said the same. */
const SUMMARY_DAYS = 60

/** What is wanted of a reminder when it is sent: what it says by now, and for whom somebody stands in. */
interface Wanted {
  readonly reminder: Reminder
  readonly mark: Mark
}

/**
 * Is it still planned, and for this person? Fulfilled, moved, replaced or put off meanwhile: no. A letter that could not
 * be sent at once may wait for hours: where its recipient gave up the office or is away by then, or the channel is
 * another's, it is handed out once more before this letter is dropped.
 */
export async function wantedFor(
  parts: RemindingParts,
  { key, on, cause }: Reminder,
  agreement: Agreement,
  to: Recipient,
  { isLate, isDigest }: { readonly isLate: boolean; readonly isDigest: boolean },
): Promise<Wanted | undefined> {
  const { shelf, books, clock } = parts
  const person = 'person' in to ? to.person : undefined
  const { wanted, known } = await plannedBetween(
    { shelf, books, now: clock() },
    [agreement],
    on,
    on,
    scopeOfTopic(cause.kind, causeId(cause)),
  )
  const reminder = wanted.find((one) => one.key === key)
  if (!reminder || !isStillUseful(reminder, clock())) return undefined
  const passReminderOn = async (): Promise<void> => {
    const now = clock()
    await passOn(books, await lettersOf(books, key, wanted, known, { now, notBefore: now, isLate }))
  }
  if (await isPostponed(books, reminder, agreement, person)) return undefined
  if ('conversationId' in to && !(await isToldAt(parts, to.conversationId, reminder))) {
    await passReminderOn()
    return undefined
  }
  if (person === undefined || person === NOBODY) return { reminder, mark: await standInMark(books, [], false) }
  if (isLate && (await isTold(parts, reminder, person))) return undefined
  if (!isDigest && (await isInDigest(reminder, agreement, person, books.outbox))) return undefined
  const today = dateInBerlin(clock())
  const absences = await books.absences.since(today)
  const told = toldPersons(reminder, agreement, known.holdings, absences, today)
  const own = told.find((one) => one.person === person)
  // A digest comes before the days of what it says: whoever stands in then is told then.
  if ((!own || isAway(absences, person, today)) && !isDigest) await passReminderOn()
  return own && { reminder, mark: await standInMark(books, own.insteadOf, own.isFallback === true) }
}

/** By another letter, alone or with others: what comes late comes to whoever was not told. */
async function isTold({ books, clock }: RemindingParts, reminder: Reminder, person: PersonId): Promise<boolean> {
  const now = clock()
  const causes = [reminderCause(reminder), ...summaryCauses(dateInBerlin(now), SUMMARY_DAYS)]
  return (await books.outbox.underWay(causes, now)).some(
    ({ to, state, content }) =>
      (state === 'sent' || state === 'unclear') &&
      'person' in to &&
      to.person === person &&
      remindersIn(content).some(({ key }) => key === reminder.key),
  )
}

/** Until the day that was asked for; what is due or overdue comes all the same. */
async function isPostponed(
  { dutyNotes, outbox }: Pick<RemindingParts['books'], 'dutyNotes' | 'outbox'>,
  { cause, stage, on }: Reminder,
  agreement: Agreement,
  person: PersonId | undefined,
): Promise<boolean> {
  if (!('dutyId' in cause) || stage === 'day' || isOverdueStage(stage)) return false
  const notes = await dutyNotes.of(agreement.id, cause.year, cause.year)
  const last = notes.findLast(
    // Whoever asked for it, and nobody else who is reminded of the same.
    ({ dutyId, kind, by }) => dutyId === cause.dutyId && kind === 'postponed' && by === person,
  )
  if (person === undefined || last?.until === undefined || on >= last.until) return false
  // Done and not done after all: what was asked for was called back with everything else.
  const key = laterKey(agreement.id, cause.dutyId, cause.year, last.until, person)
  const letters = await outbox.about(dutyCause(agreement.id, cause.dutyId, cause.year))
  return letters.some((one) => one.key === key && one.state !== 'recalled')
}
