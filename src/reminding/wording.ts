/**
 * Puts reminders into words when they are sent: from what is known at that moment, not when they were written. What is no
 * longer in the plan falls away; whoever is meant by now gets what somebody else was to get.
 */
import { type Agreement, agreementById, committeeById, type Shelf } from '#src/agreements/lookup.ts'
import type { Land } from '#src/calendar/holidays.ts'
import { addDays, dateInBerlin, type Instant, type LocalDate, laterBy } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import { isStillUseful } from '#src/duties/catch-up.ts'
import { dutyCause, laterKey } from '#src/duties/fulfilment.ts'
import { isOwnPartDone, type KnownFacts, knownFacts } from '#src/duties/known-facts.ts'
import { soonest } from '#src/duties/office-hours.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { meetingIdIn } from '#src/letters/about-meeting.ts'
import { type ContentOf, type LetterContent, remindersIn } from '#src/letters/content.ts'
import { type DueLetter, type Letter, type LetterStanding, NOBODY, type Recipient } from '#src/letters/letter.ts'
import { membersOf } from '#src/meetings/members.ts'
import { type Addressee, isAway } from '#src/people/absence.ts'
import type { PersonId } from '#src/people/person.ts'
import { isOverdueStage } from '#src/speech/duties/reminder.ts'
import {
  lateSummary,
  type Mark,
  reminderLetter,
  type SummedUp,
  standsIn,
  weeklySummary,
} from '#src/speech/duties/reminder-letter.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { removedPerson } from '#src/speech/people/people.ts'
import { lettersOf, letterTo, NO_CHANNELS, ownChannel, reminderCause, summaryCauses } from './letters.ts'
import { PLAN_PRESETS } from './planning.ts'
import { isDigestUnderWay, isInDigest } from './weekly.ts'

/** So long a letter waits for a digest that may say the same. */
const DIGEST_MS = 60_000
const ANY_LAND: Land = 'HE'
/** A postponed reminder lies before the due date, and no stage is further away than this. */
const LOOK_AHEAD_DAYS = 60
export interface RemindingParts {
  readonly shelf: Shelf
  readonly books: Books
  readonly clock: () => Instant
}

/** What is wanted of a reminder when it is sent: what it says by now, and for whom somebody stands in. */
interface Wanted {
  readonly reminder: Reminder
  readonly mark: Mark
}

export interface Reminding {
  /** @returns the words of a letter, or undefined if it is no longer wanted. @throws Error if its agreement cannot be read */
  render(letter: DueLetter): Promise<Reply | undefined>
  /**
   * When it may go out: in office hours, where it was not asked for by somebody's hand; and not before it is known
   * whether a digest has said it. Undefined: now.
   */
  waitsUntil(letter: DueLetter): Promise<Instant | undefined>
}

export function createReminding({ shelf, books, clock }: RemindingParts): Reminding {
  const facts = (agreements: readonly Agreement[], from: LocalDate, to: LocalDate): Promise<KnownFacts> =>
    knownFacts(books, agreements, { from, to }, PLAN_PRESETS, clock())

  /** With a file that cannot be read nobody knows whether its agreement is gone: the letter waits, and then is listed. */
  function agreementOf(agreementId: string): Agreement | undefined {
    const agreement = agreementById(shelf, agreementId)
    if (!agreement && shelf.unavailable.length > 0) throw new Error('no such agreement, and a file cannot be read')
    return agreement
  }

  async function standingOf({ key, ...reminder }: Reminder): Promise<readonly LetterStanding[]> {
    const letters = await books.outbox.about(reminderCause(reminder))
    return letters.filter((one) => one.key.startsWith(`${key}/`) && one.state !== 'recalled' && one.state !== 'expired')
  }

  async function render(letter: DueLetter): Promise<Reply | undefined> {
    const { content } = letter
    const today = dateInBerlin(clock())
    switch (content.kind) {
      case 'words':
        return (await isAtHome(letter)) ? content.words : undefined
      case 'reminder':
        return singleLetter(letter, content, today)
      case 'summary':
      case 'weekly':
        return summaryLetter(letter, content, today)
      case 'later':
        return postponedLetter(letter, content, today)
    }
  }

  async function singleLetter(
    { to }: DueLetter,
    { reminder, late }: ContentOf<'reminder'>,
    today: LocalDate,
  ): Promise<Reply | undefined> {
    const agreement = agreementOf(reminder.cause.agreementId)
    const isLate = late === true || reminder.on < today
    const wanted = agreement && (await wantedFor(reminder, agreement, to, { isLate, isDigest: false }))
    if (!wanted) return undefined
    return standsIn(reminderLetter(wanted.reminder, agreement, { today, isLate }), wanted.mark)
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
    const own = await books.channels.ofCommittee(agreement.id, committee.id)
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
    { key, to, notBefore }: DueLetter,
    content: ContentOf<'summary' | 'weekly'>,
    today: LocalDate,
  ): Promise<Reply | undefined> {
    const open: SummedUp[] = []
    const unreadable: Reminder[] = []
    const isDigest = content.kind === 'weekly'
    for (const reminder of content.summary) {
      const agreement = agreementById(shelf, reminder.cause.agreementId)
      const wanted = agreement && (await wantedFor(reminder, agreement, to, { isLate: !isDigest, isDigest }))
      if (wanted) open.push({ ...wanted, agreement })
      else if (!agreement && shelf.unavailable.length > 0) unreadable.push(reminder)
    }
    const [only] = open
    if (!only && unreadable.length === 0) return undefined
    // One file that cannot be read holds up nothing but its own. What a digest leaves out comes singly on its day.
    if (!isDigest) await passOn(unreadable.map((reminder) => letterTo(to, reminder, notBefore, today)))
    await books.inOneTransaction(({ outbox }) =>
      outbox.reword(key, { ...content, summary: open.map(({ reminder }) => reminder) }),
    )
    if (!only) return undefined
    if (!isDigest) return lateSummary(open, today)
    // One alone is said in full, with the buttons that answer it.
    if (open.length === 1)
      return standsIn(reminderLetter(only.reminder, only.agreement, { today, isLate: false }), only.mark)
    return weeklySummary(open, content.day, today)
  }

  /** The next reminder that would come anyway, on the day that was asked for. */
  async function postponedLetter(
    { to, key }: DueLetter,
    { later, insteadOf }: ContentOf<'later'>,
    today: LocalDate,
  ): Promise<Reply | undefined> {
    const { agreementId, dutyId, year } = later
    const person = 'person' in to ? to.person : undefined
    const agreement = agreementOf(agreementId)
    const asker = insteadOf ?? person
    if (!agreement || person === undefined || asker === undefined) return undefined
    const known = await facts([agreement], today, addDays(today, LOOK_AHEAD_DAYS))
    const theirs = reminderPlan({ ...known, installed: shelf.agreements }).filter(
      (reminder) =>
        reminder.cause.kind === 'duty' &&
        reminder.cause.dutyId === dutyId &&
        reminder.cause.year === year &&
        !isOwnPartDone(reminder, agreement, known) &&
        toldPersons(reminder, agreement, known.holdings, [], today).some((one) => one.person === asker),
    )
    const [next] = theirs
    if (!next) return undefined
    // A stage of the same day says the same by itself.
    for (const stage of theirs)
      if (stage.on === today && !(await isInDigest(stage, agreement, asker, books.outbox))) return undefined
    const reply = reminderLetter(next, agreement, { today, isLate: false })
    if (insteadOf !== undefined) return standsIn(reply, await markOf([insteadOf], false))
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
    { key, on }: Reminder,
    agreement: Agreement,
    to: Recipient,
    { isLate, isDigest }: { readonly isLate: boolean; readonly isDigest: boolean },
  ): Promise<Wanted | undefined> {
    const person = 'person' in to ? to.person : undefined
    const known = await facts([agreement], on, on)
    const reminder = reminderPlan({ ...known, installed: shelf.agreements }).find((one) => one.key === key)
    if (!reminder || isOwnPartDone(reminder, agreement, known) || !isStillUseful(reminder, clock())) return undefined
    if (await isPostponed(reminder, agreement, person)) return undefined
    if ('place' in to && !(await isToldAt(to.place, reminder, agreement, known, isLate))) return undefined
    if (person === undefined || person === NOBODY) return { reminder, mark: await markOf([], false) }
    if (isLate && (await isTold(reminder, person))) return undefined
    if (!isDigest && (await isInDigest(reminder, agreement, person, books.outbox))) return undefined
    const today = dateInBerlin(clock())
    const absences = await books.absences.since(today)
    const told = toldPersons(reminder, agreement, known.holdings, absences, today)
    const own = told.find((one) => one.person === person)
    const isGone = isAway(absences, person, today)
    // A digest comes before the days of what it says: whoever stands in then is told then.
    if ((isGone || !own) && !isDigest) {
      const others = new Set(
        told.filter(({ insteadOf }) => !isGone || insteadOf.includes(person)).map((one) => one.person),
      )
      others.delete(person)
      const reach = { known, absences, bodies: NO_CHANNELS }
      const letters = others.size === 0 ? [] : lettersOf(reminder, agreement, reach, today, clock(), isLate)
      await passOn(letters.filter(({ to }) => 'person' in to && others.has(to.person)))
    }
    return own && { reminder, mark: await markOf(own.insteadOf, own.isFallback === true) }
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
    if ((await standingOf(reminder)).some(({ to }) => 'person' in to && to.person !== NOBODY)) return false
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

  async function markOf(insteadOf: Addressee['insteadOf'], isFallback: boolean): Promise<Mark> {
    const names = await Promise.all(
      insteadOf.map(async (id) => (await books.directory.person(id))?.name ?? removedPerson()),
    )
    return { names, isFallback }
  }

  /** By another letter, alone or with others: what comes late comes to whoever was not told. */
  async function isTold(reminder: Reminder, person: PersonId): Promise<boolean> {
    const now = clock()
    const causes = [reminderCause(reminder), ...summaryCauses(dateInBerlin(now), LOOK_AHEAD_DAYS)]
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
    if (person === undefined || last?.until === undefined || on >= last.until) return false
    // Done and not done after all: what was asked for was called back with everything else.
    const key = laterKey(agreement.id, cause.dutyId, cause.year, last.until, person)
    const letters = await books.outbox.about(dutyCause(agreement.id, cause.dutyId, cause.year))
    return letters.some((one) => one.key === key && one.state !== 'recalled')
  }

  async function waitsUntil({ kind, to, content }: DueLetter): Promise<Instant | undefined> {
    if (kind !== 'reminder' && kind !== 'digest') return undefined
    const now = clock()
    const ids = new Set(remindersIn(content).map(({ cause }) => cause.agreementId))
    if (content.kind === 'later') ids.add(content.later.agreementId)
    // The list of what did not arrive concerns nobody's holidays alone.
    const lands = shelf.agreements.filter(({ id }) => ids.has(id)).map(({ land }) => land)
    const opens = (lands.length > 0 ? lands : [ANY_LAND]).map((land) => soonest(now, land)).toSorted()
    const last = opens.at(-1)
    if (last !== undefined && last > now) return last
    if (content.kind !== 'reminder' || !('person' in to)) return undefined
    const { reminder } = content
    const agreement = agreementById(shelf, reminder.cause.agreementId)
    if (!agreement) return undefined
    return (await isDigestUnderWay(reminder, agreement, to.person, books.outbox)) ? laterBy(now, DIGEST_MS) : undefined
  }

  return { render, waitsUntil }
}
