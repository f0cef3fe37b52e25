/**
 * Plans reminders into the outbox and puts them into words when they are sent. Planning again changes nothing: a
 * reminder's key is its cause, occurrence, stage and recipient. What is fulfilled or moved meanwhile is found out at
 * the moment of sending, from the same plan.
 */
import { type Agreement, agreementById, committeeById, type Shelf } from './agreements/lookup.ts'
import {
  addDays,
  dateInBerlin,
  type Instant,
  instantInBerlin,
  type LocalDate,
  laterBy,
  localTime,
} from './calendar/local-date.ts'
import type { Books } from './conversation/work.ts'
import { stillUseful } from './duties/catch-up.ts'
import { dutyCause } from './duties/fulfilment.ts'
import { isOwnPartDone, type KnownFacts, knownFacts } from './duties/known-facts.ts'
import { soonest } from './duties/office-hours.ts'
import { toldPersons } from './duties/reminded.ts'
import type { Reminder } from './duties/reminder.ts'
import { reminderPlan } from './duties/reminder-plan.ts'
import { isRepeat } from './duties/repeat.ts'
import { DIGEST_DAYS } from './duties/weekly-digest.ts'
import { membersOf } from './meetings/members.ts'
import { meetingIdIn, nameOf } from './meetings/move.ts'
import { MEETING_ANCHOR_YEARS } from './meetings/preset.ts'
import { remindedMilestones } from './meetings/reminded-milestones.ts'
import { isAway, type Told } from './people/absence.ts'
import type { DueLetter, Letter, LetterStanding, Recipient } from './people/outbox.ts'
import type { PersonId } from './people/person.ts'
import type { BodyChannel } from './people/ports.ts'
import {
  type Bodies,
  causeOf,
  lettersOf,
  NO_CHANNELS,
  NOBODY,
  ownChannel,
  summed,
  withoutEcho,
} from './reminder-letters.ts'
import { removedPerson } from './speech/people.ts'
import { isOverdueStage } from './speech/reminder.ts'
import {
  lateSummary,
  type Mark,
  reminderLetter,
  type SummedUp,
  standsIn,
  weeklySummary,
} from './speech/reminder-letter.ts'
import type { Reply } from './speech/reply.ts'
import { missedIn, remindersIn, type StoredReminders } from './stored-reminders.ts'
import { listMoment, troubleLetters } from './trouble-list.ts'
import { isInDigest, weeklyLetters } from './weekly-letters.ts'

const PRESETS = { anchorYears: MEETING_ANCHOR_YEARS, milestones: remindedMilestones }
/** Planned again this often: what changed since counts within a quarter of an hour. */
const PLAN_EVERY_MS = 900_000
/** A postponed reminder lies before the due date, and no stage is further away than this. */
const LOOK_AHEAD_DAYS = 60
export interface RemindingParts {
  readonly shelf: Shelf
  readonly books: Books
  readonly founders: ReadonlySet<string>
  readonly clock: () => Instant
}

export interface Reminding {
  /** Stores what is due until tomorrow. Cheap when called often. */
  plan(): Promise<void>
  /** The words of a letter, or undefined if it is no longer wanted. */
  render(letter: DueLetter): Promise<unknown>
}

export function createReminding({ shelf, books, founders, clock }: RemindingParts): Reminding {
  let fresh: { readonly from: Instant; readonly until: Instant } | undefined

  const facts = (agreements: readonly Agreement[], from: LocalDate, to: LocalDate): Promise<KnownFacts> =>
    knownFacts(books, agreements, { from, to }, PRESETS, clock())

  const agreementOf = (reminder: Reminder): Agreement | undefined => agreementById(shelf, reminder.cause.agreementId)

  async function plan(): Promise<void> {
    const now = clock()
    // A clock that was set back plans again, too.
    if (fresh && fresh.from <= now && now < fresh.until) return
    const today = dateInBerlin(now)
    const through = await books.plannedThrough('reminders')
    const from = through !== undefined && through < today ? addDays(through, 1) : today
    const tomorrow = addDays(today, 1)
    const digestsWanted = await books.weeklyDigests.wanted()
    const horizon = digestsWanted.size > 0 ? addDays(tomorrow, DIGEST_DAYS) : tomorrow
    const known = await facts(shelf.agreements, from, horizon)
    const wanted = reminderPlan(known).filter((reminder) => {
      const agreement = agreementOf(reminder)
      return agreement !== undefined && !isOwnPartDone(reminder, agreement, known)
    })
    const ahead = wanted.filter(({ on }) => on >= today && on <= tomorrow)
    const missed = wanted.filter(({ on }) => on < today)
    const channels = await books.channels.all()
    const bodies = { channels, told: await bodiesTold([...missed, ...ahead], channels) }
    const reach = { known, bodies, absences: await books.absences.since(today) }
    const letters = await withoutRepeats(
      withoutEcho(
        ahead.flatMap((reminder) => {
          const agreement = agreementOf(reminder)
          return agreement ? lettersOf(reminder, agreement, reach, reminder.on, reminder.sendAt, false) : []
        }),
      ),
    )
    const weekly = weeklyLetters(
      wanted.filter(({ on }) => on >= today),
      { ...reach, shelf },
      digestsWanted,
      now,
    )
    const digest = await troubleLetters({ shelf, books, founders }, known.holdings, now)
    const wasAway = through !== undefined && through < today
    await books.inOneTransaction(async ({ outbox, planned }) => {
      // What waited through a pause is of another day: the newest of each comes late, once.
      const waiting = wasAway
        ? (await outbox.recallBefore('reminder', instantInBerlin(today, localTime('00:00')), now)).flatMap(missedIn)
        : []
      const late = stillUseful([...waiting, ...missed], ahead, today).flatMap((one) => {
        const agreement = agreementOf(one)
        return agreement ? lettersOf(one, agreement, reach, today, soonest(now, agreement.land), true) : []
      })
      await outbox.add([...letters, ...weekly, ...summed(withoutEcho(late), today), ...digest])
      await planned.through('reminders', tomorrow)
      if (now >= listMoment(today)) await planned.through('digest', today)
    })
    fresh = { from: now, until: laterBy(now, PLAN_EVERY_MS) }
  }

  /**
   * What a whole body is told already, in its channel or one by one, stays so: nobody is told both ways. A letter that
   * waits for a channel of somebody else tells nobody: it is dropped when it is due.
   */
  async function bodiesTold(reminders: readonly Reminder[], channels: readonly BodyChannel[]): Promise<Bodies['told']> {
    const told = new Map<string, 'channel' | 'persons'>()
    for (const reminder of reminders) {
      if (reminder.recipient.kind !== 'committee') continue
      const letters = await standingOf(reminder)
      const own = ownChannel(reminder, channels)?.conversationId
      if (letters.some(({ to }) => 'person' in to)) told.set(reminder.key, 'persons')
      else if (letters.some(({ to, state }) => state !== 'pending' || ('place' in to && to.place === own)))
        told.set(reminder.key, 'channel')
    }
    return told
  }

  /**
   * Stages or days may have been changed since a reminder went out: nobody gets the same under another name. What could
   * not be delivered stands on the list and need not stand there twice.
   */
  async function withoutRepeats(letters: readonly Letter[]): Promise<readonly Letter[]> {
    const told = new Map<string, readonly LetterStanding[]>()
    for (const { cause } of letters)
      if (!told.has(cause))
        told.set(
          cause,
          (await books.outbox.about(cause)).filter(({ state }) => !['pending', 'recalled', 'expired'].includes(state)),
        )
    return letters.filter(({ key, cause, to, content }) => {
      const [reminder] = remindersIn(content)
      return !(told.get(cause) ?? []).some(
        (one) =>
          one.key !== key &&
          nameOf(one.to) === nameOf(to) &&
          remindersIn(one.content).some((said) => reminder !== undefined && isRepeat(reminder, said)),
      )
    })
  }

  async function standingOf({ key, ...reminder }: Reminder): Promise<readonly LetterStanding[]> {
    const letters = await books.outbox.about(causeOf(reminder))
    return letters.filter((one) => one.key.startsWith(`${key}/`) && one.state !== 'recalled' && one.state !== 'expired')
  }

  async function render(letter: DueLetter): Promise<unknown> {
    const { content, to, key } = letter
    const person = 'person' in to ? to.person : undefined
    const told = content as StoredReminders | Reply
    const today = dateInBerlin(clock())
    if ('summary' in told) return summaryLetter(told.summary, told.weekly, to, today)
    if ('later' in told) return postponedLetter(told, person, key, today)
    if (!('reminder' in told)) return (await isAtHome(letter)) ? told : undefined
    const { reminder, late } = told
    const agreement = agreementOf(reminder)
    if (!agreement) return undefined
    const mark = await wantedFor(reminder, agreement, to, { isLate: late === true, isDigest: false })
    if (!mark) return undefined
    return standsIn(reminderLetter(reminder, agreement, { today, isLate: late === true }), mark)
  }

  /**
   * Is it for a person, or for the channel of the body that it is about? A channel that belongs to the body no longer is
   * told nothing: the members get it one by one, before this letter is dropped.
   */
  async function isAtHome({ to, cause, ...letter }: DueLetter): Promise<boolean> {
    if (!('place' in to)) return true
    const id = meetingIdIn(cause)
    const meeting = id === undefined ? undefined : await books.meetings.find(id)
    const agreement = meeting && agreementById(shelf, meeting.agreementId)
    const committee = agreement && committeeById(agreement, meeting.committeeId)
    if (!committee) return true
    const own = await books.channels.ofBody(agreement.id, committee.id)
    if (own?.conversationId === to.place) return true
    const holdings = await books.directory.holdingsIn(agreement.id)
    const { kind, content, notBefore, expiresAt } = letter
    await passOn(
      membersOf(agreement, committee, holdings, dateInBerlin(clock())).map((person) => ({
        key: letter.key.replace(to.place, person),
        kind,
        cause,
        to: { person },
        content,
        notBefore,
        ...(expiresAt !== undefined && { expiresAt }),
      })),
    )
    return false
  }

  /** What is still wanted of many at once. */
  async function summaryLetter(
    summary: readonly Reminder[],
    weekly: LocalDate | undefined,
    to: Recipient,
    today: LocalDate,
  ): Promise<Reply | undefined> {
    const open: SummedUp[] = []
    const how = { isLate: weekly === undefined, isDigest: weekly !== undefined }
    for (const reminder of summary) {
      const agreement = agreementOf(reminder)
      const mark = agreement && (await wantedFor(reminder, agreement, to, how))
      if (agreement && mark) open.push({ reminder, agreement, mark })
    }
    const [only] = open
    if (!only) return undefined
    if (weekly === undefined) return lateSummary(open, today)
    // One alone is said in full, with the buttons that answer it.
    if (open.length === 1)
      return standsIn(reminderLetter(only.reminder, only.agreement, { today, isLate: false }), only.mark)
    return weeklySummary(open, weekly, today)
  }

  /** The next reminder that would come anyway, on the day that was asked for. */
  async function postponedLetter(
    { later: { agreementId, dutyId, year }, insteadOf, ...rest }: Extract<StoredReminders, { later: unknown }>,
    person: PersonId | undefined,
    key: string,
    today: LocalDate,
  ): Promise<Reply | undefined> {
    const agreement = agreementById(shelf, agreementId)
    if (!agreement) return undefined
    const known = await facts([agreement], today, addDays(today, LOOK_AHEAD_DAYS))
    const next = reminderPlan({ ...known, agreements: shelf.agreements }).find(
      ({ cause }) =>
        cause.kind === 'duty' && cause.agreementId === agreementId && cause.dutyId === dutyId && cause.year === year,
    )
    if (!next) return undefined
    const reply = reminderLetter(next, agreement, { today, isLate: false })
    if (insteadOf !== undefined) return standsIn(reply, await markOf([insteadOf], false))
    const absences = await books.absences.since(today)
    if (person === undefined || !isAway(absences, person, today)) return reply
    const told = toldPersons(
      { cause: next.cause, recipient: { kind: 'person', person } },
      agreement,
      known.holdings,
      absences,
      today,
    )
    const content: StoredReminders = { later: { agreementId, dutyId, year }, ...rest, insteadOf: person }
    await passOn(
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

  /**
   * Would it be planned today as it was, and for this person? Fulfilled, moved or replaced meanwhile: no. Whoever gave
   * up the office or is away meanwhile: whoever is meant now gets it, before this letter is dropped.
   */
  async function wantedFor(
    reminder: Reminder,
    agreement: Agreement,
    to: Recipient,
    { isLate, isDigest }: { readonly isLate: boolean; readonly isDigest: boolean },
  ): Promise<Mark | undefined> {
    const person = 'person' in to ? to.person : undefined
    const known = await facts([agreement], reminder.on, reminder.on)
    if (isOwnPartDone(reminder, agreement, known)) return undefined
    if (await isPostponed(reminder, agreement, person)) return undefined
    if (!reminderPlan({ ...known, agreements: shelf.agreements }).some(({ key }) => key === reminder.key))
      return undefined
    if ('place' in to && !(await isToldAt(to.place, reminder, agreement, known, isLate))) return undefined
    if (person === undefined || person === NOBODY) return markOf([], false)
    if (!isDigest && (await isInDigest(reminder, agreement, person, books.outbox))) return undefined
    const today = dateInBerlin(clock())
    const absences = await books.absences.since(today)
    const told = toldPersons(reminder, agreement, known.holdings, absences, today)
    const own = told.find((one) => one.person === person)
    const isGone = isAway(absences, person, today)
    if (isGone || !own) {
      const others = new Set(
        told.filter(({ insteadOf }) => !isGone || insteadOf.includes(person)).map((one) => one.person),
      )
      others.delete(person)
      const reach = { known, absences, bodies: NO_CHANNELS }
      const letters = others.size === 0 ? [] : lettersOf(reminder, agreement, reach, today, clock(), isLate)
      await passOn(letters.filter(({ to }) => 'person' in to && others.has(to.person)))
    }
    return own && markOf(own.insteadOf, own.isFallback === true)
  }

  /**
   * Is a body told in that channel? Not where the channel is another's by now, or nobody's: then whoever is meant gets
   * the letter, before this one is dropped; and not where the members are told one by one meanwhile.
   */
  async function isToldAt(
    place: string,
    reminder: Reminder,
    agreement: Agreement,
    known: KnownFacts,
    isLate: boolean,
  ): Promise<boolean> {
    if ((await standingOf(reminder)).some(({ to }) => 'person' in to)) return false
    const channels = await books.channels.all()
    if (ownChannel(reminder, channels)?.conversationId === place) return true
    const today = dateInBerlin(clock())
    const reach = { known, absences: await books.absences.since(today), bodies: { channels, told: new Map() } }
    await passOn(lettersOf(reminder, agreement, reach, today, clock(), isLate))
    return false
  }

  /** Stored under the keys that planning gives them, so nobody gets one twice; one that was dropped is taken up again. */
  async function passOn(letters: readonly Letter[]): Promise<void> {
    if (letters.length === 0) return
    await books.inOneTransaction(async ({ outbox }) => {
      await outbox.add(letters)
      await outbox.reopen(letters.map(({ key }) => key))
    })
  }

  async function markOf(insteadOf: Told['insteadOf'], isFallback: boolean): Promise<Mark> {
    const names = await Promise.all(
      insteadOf.map(async (id) => (await books.directory.person(id))?.name ?? removedPerson()),
    )
    return { names, isFallback }
  }

  /** Until the day that was asked for; what is due or overdue comes all the same. */
  async function isPostponed(
    { cause, stage, on }: Reminder,
    agreement: Agreement,
    person: PersonId | undefined,
  ): Promise<boolean> {
    if (!('dutyId' in cause) || stage === 'day' || isOverdueStage(stage)) return false
    const notes = await books.dutyNotes.of(agreement.id, cause.year, cause.year)
    const last = notes.findLast(
      // Whoever asked for it, and nobody else who is reminded of the same.
      ({ dutyId, kind, by }) => dutyId === cause.dutyId && kind === 'postponed' && by === person,
    )
    return last?.until !== undefined && on < last.until
  }

  return { plan, render }
}
