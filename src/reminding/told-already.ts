/** Whom reminders reach, and who need not be told because they, or somebody in their place, were told the same already. */
import { agreementsById } from '#src/agreements/lookup.ts'
import { dateInBerlin, type Instant } from '#src/calendar/local-date.ts'
import type { Books, PlanReaders } from '#src/conversation/work.ts'
import type { KnownRecipients } from '#src/duties/known-facts.ts'
import { LONGEST_BREAK_DAYS } from '#src/duties/office-hours.ts'
import { isToldInstead } from '#src/duties/reminded.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { isRepeat } from '#src/duties/repeat.ts'
import { nameOf } from '#src/letters/about-meeting.ts'
import { remindersIn } from '#src/letters/content.ts'
import { type Letter, NOBODY, type OutboxLetter } from '#src/letters/letter.ts'
import type { CommitteeChannel } from '#src/people/ports.ts'
import {
  type CommitteeChannels,
  ownChannel,
  type Reach,
  reminderCause,
  summaryCauses,
  withoutOwnEscalation,
} from './letters.ts'

/** Whom reminders reach, and what was sent about the same. */
export interface ToldAlready {
  readonly reach: Reach
  readonly underWay: readonly OutboxLetter[]
}

/** Asked outside of a transaction, or within the one that writes the letters. */
export async function toldAlready(
  { outbox, channels, absences }: Pick<Books, 'outbox'> & Pick<PlanReaders, 'channels' | 'absences'>,
  reminders: readonly Reminder[],
  known: KnownRecipients,
  now: Instant,
): Promise<ToldAlready> {
  const causes = [...new Set(reminders.map(reminderCause)), ...summaryCauses(dateInBerlin(now), LONGEST_BREAK_DAYS)]
  const underWay = await outbox.underWay(causes, now)
  const all = await channels.all()
  const bodies = { channels: all, told: bodiesTold(reminders, all, underWay) }
  return { reach: { known, bodies, absences: await absences.since(dateInBerlin(now)) }, underWay }
}

/** The letters without those that would tell somebody the same once more. */
export const untold = (letters: readonly Letter[], { reach, underWay }: ToldAlready): readonly Letter[] =>
  withoutRepeats(withoutOwnEscalation(letters), reach, underWay)

/**
 * What a whole body is told already, in its channel or one by one, stays so: nobody is told both ways. A letter that
 * waits for a channel of somebody else tells nobody: it is dropped when it is due.
 */
function bodiesTold(
  reminders: readonly Reminder[],
  channels: readonly CommitteeChannel[],
  underWay: readonly OutboxLetter[],
): CommitteeChannels['told'] {
  const told = new Map<string, 'channel' | 'persons'>()
  for (const reminder of reminders) {
    if (reminder.recipient.kind !== 'committee') continue
    const letters = underWay.filter(({ key, to }) => key.startsWith(`${reminder.key}/`) && nameOf(to) !== NOBODY)
    const own = ownChannel(reminder, channels)?.conversationId
    if (letters.some(({ to }) => 'person' in to)) told.set(reminder.key, 'persons')
    else if (
      letters.some(({ to, state }) => state !== 'pending' || ('conversationId' in to && to.conversationId === own))
    )
      told.set(reminder.key, 'channel')
  }
  return told
}

/**
 * Stages or days may have been changed since a reminder went out: nobody gets the same under another name. What could
 * not be delivered stands on the list and need not stand there twice. Whoever is back, or away, from today on: what the
 * one was told the other is not told again.
 */
function withoutRepeats(
  letters: readonly Letter[],
  { known: { agreements, holdings }, absences }: Reach,
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
