/**
 * To whom a reminder goes, found when it is due: whoever holds the office, or stands in for them, or the body's channel;
 * not whoever was told the same already, be it by way of somebody in their place.
 */
import { agreementsById } from '#src/agreements/lookup.ts'
import { dateInBerlin, type Instant } from '#src/calendar/local-date.ts'
import type { Books, PlanReaders } from '#src/conversation/work.ts'
import type { KnownRecipients } from '#src/duties/known-facts.ts'
import { LONGEST_BREAK_DAYS } from '#src/duties/office-hours.ts'
import { isToldInstead, toldPersons } from '#src/duties/reminded.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { isRepeat } from '#src/duties/repeat.ts'
import { nameOf } from '#src/letters/about-meeting.ts'
import { remindersIn } from '#src/letters/content.ts'
import { type Letter, NOBODY, type OutboxLetter, type Recipient } from '#src/letters/letter.ts'
import type { Absence } from '#src/people/absence.ts'
import type { CommitteeChannel } from '#src/people/ports.ts'
import { letterTo, ownChannel, reminderCause, summaryCauses, withoutOwnEscalation } from './letters.ts'

/** What is read to find recipients: outside of a transaction, or within the one that writes the letters. */
type RecipientReaders = Pick<Books, 'outbox'> & Pick<PlanReaders, 'channels' | 'absences'>

/**
 * @param reminders all that go out at this moment about the same: whoever is reminded is not told that somebody is
 * @param when `notBefore`: from when on the letters may go out; `isLate`: it was missed, and comes after its day
 * @returns one letter for each recipient; where nobody holds the office, one that cannot be sent, for the list
 */
export async function whoIsTold(
  { outbox, channels, absences }: RecipientReaders,
  reminders: readonly Reminder[],
  { agreements, holdings }: KnownRecipients,
  { now, notBefore, isLate }: { readonly now: Instant; readonly notBefore: Instant; readonly isLate: boolean },
): Promise<readonly Letter[]> {
  const today = dateInBerlin(now)
  const causes = [...new Set(reminders.map(reminderCause)), ...summaryCauses(today, LONGEST_BREAK_DAYS)]
  const underWay = await outbox.underWay(causes, now)
  const away = await absences.since(today)
  const bodies = await channels.all()
  const byId = agreementsById({ agreements })
  const recipientsOf = (reminder: Reminder): readonly Recipient[] => {
    const agreement = byId.get(reminder.cause.agreementId)
    const told = bodyTold(reminder, bodies, underWay)
    if (!agreement || told === 'channel') return []
    const channel = told === undefined ? ownChannel(reminder, bodies) : undefined
    if (channel) return [{ conversationId: channel.conversationId, serviceUrl: channel.serviceUrl }]
    const persons = toldPersons(reminder, agreement, holdings, away, today).map(({ person }) => person)
    return (persons.length > 0 ? persons : [NOBODY]).map((person) => ({ person }))
  }
  const letters = reminders.flatMap((reminder) =>
    recipientsOf(reminder).map((to) => letterTo(to, reminder, notBefore, isLate ? today : undefined)),
  )
  return withoutRepeats(withoutOwnEscalation(letters), { agreements, holdings }, away, underWay)
}

/**
 * What a whole body is told already, in its channel or one by one, stays so: nobody is told both ways. A letter that
 * waits for a channel of somebody else tells nobody: it is dropped when it is due.
 */
function bodyTold(
  reminder: Reminder,
  channels: readonly CommitteeChannel[],
  underWay: readonly OutboxLetter[],
): 'channel' | 'persons' | undefined {
  if (reminder.recipient.kind !== 'committee') return undefined
  const letters = underWay.filter(({ key, to }) => key.startsWith(`${reminder.key}/`) && nameOf(to) !== NOBODY)
  const own = ownChannel(reminder, channels)?.conversationId
  if (letters.some(({ to }) => 'person' in to)) return 'persons'
  const isTold = letters.some(
    ({ to, state }) => state !== 'pending' || ('conversationId' in to && to.conversationId === own),
  )
  return isTold ? 'channel' : undefined
}

/**
 * Stages or days may have been changed since a reminder went out: nobody gets the same under another name. What could
 * not be delivered stands on the list and need not stand there twice. Whoever is back, or away, from today on: what the
 * one was told the other is not told again.
 */
function withoutRepeats(
  letters: readonly Letter[],
  { agreements, holdings }: KnownRecipients,
  absences: readonly Absence[],
  underWay: readonly OutboxLetter[],
): readonly Letter[] {
  const told = new Map<string, OutboxLetter[]>()
  for (const one of underWay) {
    if (one.state === 'pending') continue
    for (const cause of new Set(remindersIn(one.content).map(reminderCause)))
      told.set(cause, [...(told.get(cause) ?? []), one])
  }
  const byId = agreementsById({ agreements })
  return letters.filter(({ key, cause, to, content }) => {
    const [reminder] = remindersIn(content)
    if (!reminder) return true
    const same = (told.get(cause) ?? []).filter(
      (one) =>
        one.key !== key &&
        remindersIn(one.content).some((said) => said.key === reminder.key || isRepeat(reminder, said)),
    )
    if (same.some((one) => nameOf(one.to) === nameOf(to))) return false
    const persons = same.flatMap((one) => ('person' in one.to && one.state !== 'undeliverable' ? [one.to.person] : []))
    const agreement = byId.get(reminder.cause.agreementId)
    if (!('person' in to) || !agreement) return true
    return !isToldInstead(to.person, persons, reminder, agreement, holdings, absences)
  })
}
