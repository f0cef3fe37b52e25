/**
 * Plans reminders into the outbox and puts them into words when they are sent. Planning again changes nothing: a
 * reminder's key is its cause, occurrence, stage and recipient. What is fulfilled or moved meanwhile is found out at
 * the moment of sending, from the same plan.
 */
import { type Agreement, agreementById, type Shelf } from './agreements/lookup.ts'
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
import { SEPARATE_AT_MOST, stillUseful } from './duties/catch-up.ts'
import { dutyCause } from './duties/fulfilment.ts'
import { isOwnPartDone, type KnownFacts, knownFacts } from './duties/known-facts.ts'
import { soonest } from './duties/office-hours.ts'
import { remindedPersons } from './duties/reminded.ts'
import { type Reminder, recipientKey, subjectOf } from './duties/reminder.ts'
import { reminderPlan } from './duties/reminder-plan.ts'
import { INVITATION_LEAD_DAYS, MEETING_ANCHOR_YEARS } from './meetings/preset.ts'
import { holdsOn, officeParts } from './people/office.ts'
import type { DueLetter, Letter } from './people/outbox.ts'
import { objectIdOf, type PersonId } from './people/person.ts'
import type { BodyChannel } from './people/ports.ts'
import { isOverdueStage } from './speech/reminder.ts'
import { lateSummary, reminderLetter, type TroubleLine, troubleDigest, troubleName } from './speech/reminder-letter.ts'
import type { Reply } from './speech/reply.ts'

const PRESETS = { invitationLeadDays: INVITATION_LEAD_DAYS, anchorYears: MEETING_ANCHOR_YEARS }
/** Planned again this often: what changed since counts within a quarter of an hour. */
const PLAN_EVERY_MS = 900_000
/** The list of what did not arrive goes out on the same working day. */
const DIGEST_AT = localTime('15:30')
/** A postponed reminder lies before the due date, and no stage is further away than this. */
const LOOK_AHEAD_DAYS = 60
/** Nobody holds the office: the letter cannot be sent and stands on the list. */
const NOBODY = 'nobody' as PersonId

/** Somebody asked to be reminded of this duty again. */
interface Later {
  readonly agreementId: string
  readonly dutyId: string
  readonly year: number
}

/** The channels of bodies, and how reminders to whole bodies went out, by the reminder's key. */
interface Bodies {
  readonly channels: readonly BodyChannel[]
  readonly told: ReadonlyMap<string, 'channel' | 'persons'>
}

type Content = { readonly reminder: Reminder; readonly late?: true } | { readonly summary: readonly Reminder[] }

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
    const known = await facts(shelf.agreements, from, addDays(today, 1))
    const wanted = reminderPlan(known).filter((reminder) => {
      const agreement = agreementOf(reminder)
      return agreement !== undefined && !isOwnPartDone(reminder, agreement, known)
    })
    const ahead = wanted.filter(({ on }) => on >= today)
    const missed = wanted.filter(({ on }) => on < today)
    const bodies = { channels: await books.channels.all(), told: await bodiesTold(wanted) }
    const letters = withoutEcho(
      ahead.flatMap((reminder) => lettersOf(reminder, known, bodies, reminder.on, reminder.sendAt, false)),
    )
    const digest = await digestLetters(known, today, now)
    const wasAway = through !== undefined && through < today
    await books.inOneTransaction(async ({ outbox, planned }) => {
      // What waited through a pause is of another day: the newest of each comes late, once.
      const waiting = wasAway
        ? (await outbox.recallBefore('reminder', instantInBerlin(today, localTime('00:00')), now)).flatMap(remindersIn)
        : []
      const late = stillUseful([...waiting, ...missed], ahead, today).flatMap((one) => {
        const land = agreementOf(one)?.land
        return land === undefined ? [] : lettersOf(one, known, bodies, today, soonest(now, land), true)
      })
      await outbox.add([...letters, ...summed(withoutEcho(late), today), ...digest])
      await planned.through('reminders', addDays(today, 1))
      if (now >= instantInBerlin(today, DIGEST_AT)) await planned.through('digest', today)
    })
    fresh = { from: now, until: laterBy(now, PLAN_EVERY_MS) }
  }

  /** What a whole body is told already, in its channel or one by one, stays so: nobody is told both ways. */
  async function bodiesTold(reminders: readonly Reminder[]): Promise<Bodies['told']> {
    const told = new Map<string, 'channel' | 'persons'>()
    for (const reminder of reminders) {
      if (reminder.recipient.kind !== 'committee') continue
      const letters = await books.outbox.about(causeOf(reminder))
      const standing = letters.find(
        ({ key, state }) => key.startsWith(`${reminder.key}/`) && state !== 'recalled' && state !== 'expired',
      )
      if (standing) told.set(reminder.key, 'place' in standing.to ? 'channel' : 'persons')
    }
    return told
  }

  /** One letter for each person, or one for the body's channel where all of it is meant; if nobody holds the office, one that cannot be sent, for the list. */
  function lettersOf(
    reminder: Reminder,
    known: KnownFacts,
    bodies: Bodies,
    on: LocalDate,
    notBefore: Instant,
    isLate: boolean,
  ): readonly Letter[] {
    const agreement = agreementOf(reminder)
    if (!agreement) return []
    const content: Content = isLate ? { reminder, late: true } : { reminder }
    const late = isLate ? `/late/${on}` : ''
    const { recipient, cause } = reminder
    const told = bodies.told.get(reminder.key)
    if (told === 'channel') return []
    const channel =
      recipient.kind === 'committee' &&
      told === undefined &&
      bodies.channels.find((one) => one.agreementId === cause.agreementId && one.committeeId === recipient.committee)
    if (channel) {
      const to = { place: channel.conversationId, serviceUrl: channel.serviceUrl }
      // With the channel's id in it: a letter that was called back there can be written anew elsewhere.
      const key = `${reminder.key}/${channel.conversationId}${late}`
      return [{ key, kind: 'reminder', cause: causeOf(reminder), to, content, notBefore }]
    }
    const persons = remindedPersons(reminder, agreement, known.holdings, on)
    return (persons.length > 0 ? persons : [NOBODY]).map((person) => ({
      key: `${reminder.key}/${person}${late}`,
      kind: 'reminder',
      cause: causeOf(reminder),
      to: { person },
      content,
      notBefore,
    }))
  }

  /** Many late ones to one person become one. */
  function summed(letters: readonly Letter[], today: LocalDate): readonly Letter[] {
    const byPerson = Map.groupBy(letters, ({ to }) => ('person' in to ? to.person : to.place))
    return [...byPerson].flatMap(([person, theirs]) => {
      const [first] = theirs
      if (!first || theirs.length <= SEPARATE_AT_MOST || person === NOBODY) return theirs
      const summary = theirs.flatMap(({ content }) => {
        const { reminder } = content as { readonly reminder?: Reminder }
        return reminder ? [reminder] : []
      })
      return [{ ...first, key: `summary/${today}/${person}`, cause: `summary/${today}`, content: { summary } }]
    })
  }

  /** Once a day: what is unclear, delayed or could not be delivered since the last list, to whoever runs or administers. */
  async function digestLetters(known: KnownFacts, today: LocalDate, now: Instant): Promise<readonly Letter[]> {
    const at = instantInBerlin(today, DIGEST_AT)
    if (now < at) return []
    const last = await books.plannedThrough('digest')
    if (last !== undefined && last >= today) return []
    // From the last list on: on days on which the bot was off at this time there was none.
    const since = instantInBerlin(last ?? addDays(today, -1), DIGEST_AT)
    const troubled = (await books.outbox.troubled(since, now)).filter(({ kind }) => kind !== 'digest')
    if (troubled.length === 0) return []
    const people = await books.directory.people()
    const founding = people.filter(({ id }) => founders.has(objectIdOf(id))).map(({ id }) => id)
    const responsible = (agreementId: string | undefined): readonly PersonId[] =>
      known.holdings
        .filter((holding) => holdsOn(holding, today))
        .flatMap(({ officeId, personId }) => {
          const office = officeParts(officeId)
          const isOne = office.kind === 'secretariat' || office.kind === 'administration'
          return isOne && office.agreementId === agreementId ? [personId] : []
        })
    const lines = new Map<PersonId, TroubleLine[]>()
    for (const letter of troubled) {
      const { reminder } = letter.content as { readonly reminder?: Reminder }
      const line: TroubleLine = {
        state: letter.state === 'unclear' || letter.state === 'pending' ? letter.state : 'undeliverable',
        what: troubleName(letter, shelf),
      }
      for (const person of new Set([...founding, ...responsible(reminder?.cause.agreementId)])) {
        lines.set(person, [...(lines.get(person) ?? []), line])
      }
    }
    return [...lines].map(([person, theirs]) => ({
      key: `digest/${today}/${person}`,
      kind: 'digest',
      cause: `digest/${today}`,
      to: { person },
      content: troubleDigest(theirs),
      notBefore: now,
    }))
  }

  async function render({ content, to }: DueLetter): Promise<unknown> {
    const person = 'person' in to ? to.person : undefined
    const told = content as Partial<Extract<Content, { reminder: unknown }>> & {
      readonly summary?: readonly Reminder[]
      readonly later?: Later
    }
    const today = dateInBerlin(clock())
    if (told.summary) {
      const open = []
      for (const reminder of told.summary) {
        const agreement = agreementOf(reminder)
        if (agreement && (await isWanted(reminder, agreement, person))) open.push({ reminder, agreement })
      }
      return open.length > 0 ? lateSummary(open, today) : undefined
    }
    if (told.later) return postponedLetter(told.later, today)
    if (!told.reminder) return content as Reply
    const agreement = agreementOf(told.reminder)
    if (!agreement || !(await isWanted(told.reminder, agreement, person))) return undefined
    // A channel that belongs to the body no longer: planning writes the letter anew, for whoever is meant now.
    if ('place' in to && (await books.channels.at(to.place)) === undefined) return undefined
    return reminderLetter(told.reminder, agreement, { today, isLate: told.late === true })
  }

  /** The next reminder that would come anyway, on the day that was asked for. */
  async function postponedLetter({ agreementId, dutyId, year }: Later, today: LocalDate): Promise<Reply | undefined> {
    const agreement = agreementById(shelf, agreementId)
    if (!agreement) return undefined
    const known = await facts([agreement], today, addDays(today, LOOK_AHEAD_DAYS))
    const next = reminderPlan({ ...known, agreements: shelf.agreements }).find(
      ({ cause }) =>
        cause.kind === 'duty' && cause.agreementId === agreementId && cause.dutyId === dutyId && cause.year === year,
    )
    return next && reminderLetter(next, agreement, { today, isLate: false })
  }

  /** Would it be planned today as it was? Fulfilled, moved or replaced meanwhile: no. */
  async function isWanted(reminder: Reminder, agreement: Agreement, person: PersonId | undefined): Promise<boolean> {
    const known = await facts([agreement], reminder.on, reminder.on)
    if (isOwnPartDone(reminder, agreement, known)) return false
    if (await isPostponed(reminder, agreement, person)) return false
    // Planned yesterday for somebody who holds the office no longer: whoever holds it now has a letter of their own.
    const reminded = remindedPersons(reminder, agreement, known.holdings, dateInBerlin(clock()))
    if (person !== undefined && person !== NOBODY && !reminded.includes(person)) return false
    return reminderPlan({ ...known, agreements: shelf.agreements }).some(({ key }) => key === reminder.key)
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

/** What a letter of the plan reminds of. */
function remindersIn(content: unknown): readonly Reminder[] {
  const { reminder, summary } = content as { readonly reminder?: Reminder; readonly summary?: readonly Reminder[] }
  return summary ?? (reminder ? [reminder] : [])
}

/** Whoever is reminded of something need not be told the same day that somebody is reminded of it. */
function withoutEcho(letters: readonly Letter[]): readonly Letter[] {
  const about = ({ content, to, notBefore }: Letter): string => {
    const { reminder } = content as { readonly reminder?: Reminder }
    const subject = reminder && [reminder.cause.agreementId, reminder.cause.kind, subjectOf(reminder.cause)].join('/')
    return `${subject} ${JSON.stringify(to)} ${notBefore}`
  }
  const isEcho = ({ content }: Letter): boolean =>
    (content as { readonly reminder?: Reminder }).reminder?.stage.startsWith('escalated-') === true
  const reminded = new Set(letters.filter((letter) => !isEcho(letter)).map(about))
  return letters.filter((letter) => !isEcho(letter) || !reminded.has(about(letter)))
}

/** Fulfilling a duty calls back every letter about it, whatever its stage. */
function causeOf(reminder: Reminder): string {
  const { cause, recipient } = reminder
  if ('dutyId' in cause) return dutyCause(cause.agreementId, cause.dutyId, cause.year)
  if ('meetingId' in cause) return `meeting/${cause.meetingId}/${cause.kind}`
  return `${cause.kind}/${cause.agreementId}/${subjectOf(cause)}/${recipientKey(recipient)}`
}
