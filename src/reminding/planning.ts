/**
 * Writes reminders into the outbox: with every change under an agreement, in its transaction, all that follows from it
 * until the end of next year; and, as time passes, what nobody caused by a deed. A reminder's key is its cause, occurrence,
 * stage and recipient, so planning again changes nothing.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { type Agreement, agreementById, type Shelf } from '#src/agreements/lookup.ts'
import {
  addDays,
  dateInBerlin,
  type Instant,
  instantInBerlin,
  type LocalDate,
  lastDayOfYear,
  laterBy,
  localTime,
  yearOf,
} from '#src/calendar/local-date.ts'
import { type Books, planLock, type Work } from '#src/conversation/work.ts'
import { stillUseful } from '#src/duties/catch-up.ts'
import type { FactBooks, KnownFacts } from '#src/duties/known-facts.ts'
import { LONGEST_BREAK_DAYS, shortly, soonest } from '#src/duties/office-hours.ts'
import { isToldInstead } from '#src/duties/reminded.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { isRepeat } from '#src/duties/repeat.ts'
import { nameOf } from '#src/letters/about-meeting.ts'
import { remindersIn } from '#src/letters/content.ts'
import { type Letter, type LetterStanding, NOBODY } from '#src/letters/letter.ts'
import type { CommitteeChannel } from '#src/people/ports.ts'
import {
  type CommitteeChannels,
  lettersOf,
  ownChannel,
  type Reach,
  reminderCause,
  summaryCauses,
  summed,
  withoutOwnEscalation,
} from './letters.ts'
import { plannedBetween } from './planned.ts'
import { isMissed, missedIn, saysTheSame } from './stored.ts'
import { isListDue, troubleLetters } from './trouble-list.ts'
import { weeklyLetters } from './weekly.ts'

/** Whoever causes what was due this morning already may be about to do it: nobody is reminded of it the same moment. */
const GRACE_MS = 900_000
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

/** What planning reads: outside of a transaction, or within the one that caused it. */
type Read = FactBooks & Pick<Books, 'channels' | 'absences' | 'outbox'>

/** Whom reminders reach, and what was sent about the same. */
interface ToldAlready {
  readonly reach: Reach
  readonly underWay: readonly LetterStanding[]
}

/** Through the end of next year: what is caused further ahead is written when that year comes within sight. */
const horizonOf = (today: LocalDate): LocalDate => lastDayOfYear(yearOf(today) + 1)

export function createPlanning({ shelf, books, founders, clock, onGap, onFailure }: PlanningParts): Planning {
  let fresh: { readonly from: Instant; readonly until: Instant } | undefined
  /** Through which day every agreement was planned since the start. */
  let ahead: LocalDate | undefined

  async function toldAlready(
    read: Read,
    reminders: readonly Reminder[],
    known: KnownFacts,
    now: Instant,
  ): Promise<ToldAlready> {
    const causes = [...new Set(reminders.map(reminderCause)), ...summaryCauses(dateInBerlin(now), LONGEST_BREAK_DAYS)]
    const underWay = await read.outbox.underWay(causes, now)
    const channels = await read.channels.all()
    const bodies = { channels, told: bodiesTold(reminders, channels, underWay) }
    return { reach: { known, bodies, absences: await read.absences.since(dateInBerlin(now)) }, underWay }
  }

  /** Letters on their days, without those that would tell somebody the same once more. */
  function lettersFor(
    reminders: readonly Reminder[],
    { reach, underWay }: ToldAlready,
    now: Instant,
  ): readonly Letter[] {
    const letters = reminders.flatMap((reminder) => {
      const agreement = agreementById(shelf, reminder.cause.agreementId)
      if (!agreement) return []
      const { on, sendAt } = reminder
      const notBefore = sendAt > now ? sendAt : shortly(now, GRACE_MS, agreement.land)
      return lettersOf(reminder, agreement, reach, on, notBefore, false)
    })
    return withoutRepeats(withoutOwnEscalation(letters), reach, underWay)
  }

  /** Brings what waits under an agreement in line with what is known now. */
  async function align(work: Work, agreement: Agreement): Promise<void> {
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
    )
    const planned = wanted.filter(({ on }) => on >= today)
    const told = await toldAlready(work, planned, known, now)
    const late = new Set(wanted.flatMap(({ on, key }) => (on < today ? [key] : [])))
    await work.outbox.align(
      agreement.id,
      {
        coming: lettersFor(
          planned.filter(({ sendAt }) => sendAt > now),
          told,
          now,
        ),
        due: lettersFor(
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

  async function plan(): Promise<void> {
    const now = clock()
    // A clock that was set back plans again, too.
    if (fresh && fresh.from <= now && now < fresh.until) return
    // What was called back under a clock that was ahead is to come after all.
    if (fresh && now < fresh.from) ahead = undefined
    const today = dateInBerlin(now)
    // At the start files may be others than before; at the turn of the year another one comes within sight.
    if (ahead !== horizonOf(today)) {
      const failed = []
      for (const agreement of shelf.agreements) {
        try {
          await books.inOneTransaction((work) => align(work, agreement))
        } catch (err) {
          failed.push(err)
        }
        // On SQLite nobody is answered while it is at work.
        await breathe()
      }
      // One that cannot be planned holds up no other; all are tried again with the next look.
      for (const err of failed) onFailure(err)
      if (failed.length === 0) ahead = horizonOf(today)
    }
    await planNear(now, today)
    fresh = { from: now, until: laterBy(now, PLAN_EVERY_MS) }
  }

  async function planNear(now: Instant, today: LocalDate): Promise<void> {
    const tomorrow = addDays(today, 1)
    const digestsWanted = await books.weeklyDigests.wanted()
    const to = digestsWanted.size > 0 ? addDays(today, LONGEST_BREAK_DAYS) : tomorrow
    const { wanted, known } = await plannedBetween({ shelf, books, now }, shelf.agreements, today, to)
    const near = wanted.filter(({ on }) => on <= tomorrow)
    const told = await toldAlready(books, near, known, now)
    const weekly = weeklyLetters(wanted, { ...told.reach, shelf }, digestsWanted, now)
    const troubleList = await troubleLetters({ shelf, books, founders }, known.holdings, now)
    const gap = await books.inOneTransaction(async (work) => {
      // Of two instances one calls back everything that was missed, and says it.
      await work.planned.hold('reminders')
      const found = await work.outbox.add(lettersFor(near, told, now))
      const missed = await callBackMissed(work, now, today)
      await work.outbox.add(await lateLetters(work, missed, known, now))
      await work.outbox.add([...weekly, ...troubleList])
      // Switched off and on again before its day.
      await work.outbox.reopen(weekly.map(({ key }) => key))
      if (isListDue(now)) await work.planned.through('digest', today)
      return found
    })
    if (gap > 0) onGap(gap)
  }

  /** What waits of the days before: nobody was told, be it that the bot was off or that nobody was there any more. */
  async function callBackMissed({ outbox }: Work, now: Instant, today: LocalDate): Promise<readonly Reminder[]> {
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
  async function lateLetters(
    work: Work,
    missed: readonly Reminder[],
    known: KnownFacts,
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
    const { reach, underWay } = await toldAlready(work, useful, known, now)
    const late = useful.flatMap((one) => {
      const agreement = agreementById(shelf, one.cause.agreementId)
      return agreement ? lettersOf(one, agreement, reach, dateInBerlin(sentAt(one)), sentAt(one), true) : []
    })
    return summed(withoutRepeats(withoutOwnEscalation(late), reach, underWay), today)
  }

  return {
    plan,
    books: {
      ...books,
      inOneTransaction: (task) =>
        books.inOneTransaction(async (work) => {
          const done = await task(work)
          // In the same order everywhere: nobody waits for somebody who waits for them.
          for (const agreement of shelf.agreements) if (work.touched.has(agreement.id)) await align(work, agreement)
          return done
        }),
    },
  }
}

/**
 * What a whole body is told already, in its channel or one by one, stays so: nobody is told both ways. A letter that
 * waits for a channel of somebody else tells nobody: it is dropped when it is due.
 */
function bodiesTold(
  reminders: readonly Reminder[],
  channels: readonly CommitteeChannel[],
  underWay: readonly LetterStanding[],
): CommitteeChannels['told'] {
  const told = new Map<string, 'channel' | 'persons'>()
  for (const reminder of reminders) {
    if (reminder.recipient.kind !== 'committee') continue
    const letters = underWay.filter(({ key, to }) => key.startsWith(`${reminder.key}/`) && nameOf(to) !== NOBODY)
    const own = ownChannel(reminder, channels)?.conversationId
    if (letters.some(({ to }) => 'person' in to)) told.set(reminder.key, 'persons')
    else if (letters.some(({ to, state }) => state !== 'pending' || ('place' in to && to.place === own)))
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
  underWay: readonly LetterStanding[],
): readonly Letter[] {
  const told = new Map<string, LetterStanding[]>()
  for (const one of underWay) {
    if (one.state === 'pending') continue
    for (const cause of new Set(remindersIn(one.content).map(reminderCause)))
      told.set(cause, [...(told.get(cause) ?? []), one])
  }
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
    const agreement = agreements.find(({ id }) => id === reminder.cause.agreementId)
    if (!('person' in to) || !agreement) return true
    return !isToldInstead(to.person, persons, reminder, agreement, holdings, absences)
  })
}
