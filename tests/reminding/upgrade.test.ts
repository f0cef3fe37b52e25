/**
 * A bot of 0.2.0 wrote a letter to each person a year ahead; this one finds recipients on the day. Whenever the one ends
 * and the other begins, everybody is told what is theirs, once.
 */
import { describe, expect, it } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import {
  addDays,
  type Instant,
  instant,
  instantInBerlin,
  type LocalDate,
  localDate,
  localTime,
} from '#src/calendar/local-date.ts'
import { topicOf } from '#src/duties/change.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { nameOf } from '#src/letters/about-meeting.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { Letter } from '#src/letters/letter.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { personId } from '#src/people/person.ts'
import { ownChannel, reminderCause } from '#src/reminding/letters.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { Database } from '#src/store/database/tables.ts'
import { outboxRows } from '#src/store/outbox/outbox-rows.ts'
import { createBooks, type Store } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'
import { hand, allFiles as shelf } from '../doubles/kassel-office.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'
import { kinds, onlySqlite } from '../store/databases.ts'
import { load, releases } from '../store/releases.ts'

const at = (day: LocalDate, time: string): Instant => instantInBerlin(day, localTime(time))

const CHANGES = [
  { how: 'the evening before', time: '20:00', day: '2027-04-01', sent: 0 },
  { how: 'in the morning, when all were sent', time: '09:00', day: '2027-04-02', sent: 99 },
  { how: 'after some days', time: '09:00', day: '2027-04-06', sent: 2 },
  { how: 'in the morning, when some were sent', time: '08:05', day: '2027-04-02', sent: 2 },
]

describe.each(kinds)('on $name', (kind) => {
  /** All of them at length, else on SQLite. */
  const isShort = atLength(kind !== onlySqlite, false)
  let now: Instant
  const clock = (): Instant => now
  const opened = async (location: string) => {
    const { db, close } = await openDatabase(location)
    const store: Pick<Store, 'books' | 'outboxRows'> = { books: createBooks(db, clock), outboxRows: outboxRows(db) }
    return { db, store, close, start: () => createRemindingDispatcher(shelf, store, clock, { hasChannels: true }) }
  }
  type Opened = Awaited<ReturnType<typeof opened>>
  const waitingForPersons = (db: Database) =>
    db
      .selectFrom('outbox')
      .select('key')
      .where('plan_of', 'is not', null)
      .where('state', '=', 'pending')
      .where('attempts', '=', 0)
      .where('not_before', '>', now)
      .where('payload', 'like', '%"kind":"reminder"%')
      .execute()

  /** To whom each reminder of these days is to go, a body with a channel to that; without who puts it off. */
  async function meant({ store, start }: Opened, from: LocalDate, to: LocalDate): Promise<readonly string[]> {
    const { holdings, ...facts } = await start().bot.facts(from, to)
    const channels = await store.books.channels.all()
    const absences = await store.books.absences.since(from)
    const all = reminderPlan({ ...facts, installed: shelf.agreements }).flatMap((reminder) => {
      const agreement = agreementById(shelf, reminder.cause.agreementId)
      const channel = ownChannel(reminder, channels)
      const persons = agreement ? toldPersons(reminder, agreement, holdings, absences, reminder.on) : []
      const to = channel ? [channel.conversationId] : persons.map(({ person }) => person)
      return to.map((one) => ({ reminder, to: one }))
    })
    // Whoever is reminded is not told that somebody is.
    const isEcho = ({ reminder }: (typeof all)[number]): boolean => reminder.stage.startsWith('escalated-')
    const about = ({ reminder: { cause, sendAt }, to }: (typeof all)[number]): string =>
      `${topicOf(cause)} ${sendAt} ${to}`
    const reminded = new Set(all.filter((one) => !isEcho(one)).map(about))
    return all
      .filter((one) => !isEcho(one) || !reminded.has(about(one)))
      .map(({ reminder, to }) => `${reminder.key}/${to}`)
  }

  /** Each reminder of each message, with whom it went to. */
  async function said(
    { store }: Opened,
    messages: readonly { readonly key: string; readonly cause: string }[],
  ): Promise<readonly string[]> {
    const all: string[] = []
    for (const { key, cause } of messages) {
      const letter = (await store.books.outbox.about(cause)).find((one) => one.key === key)
      if (!letter) throw new Error(key)
      all.push(...remindersIn(letter.content).map((reminder) => `${reminder.key}/${nameOf(letter.to)}`))
    }
    return all
  }

  /** The letters of 0.2.0, without topics. */
  async function asBefore({ db, store, start }: Opened, from: LocalDate, to: LocalDate): Promise<readonly Letter[]> {
    const facts = await start().bot.facts(from, to)
    const letters = reminderPlan(facts).flatMap((reminder): readonly Letter[] => {
      const { key, on, cause } = reminder
      const agreement = agreementById(shelf, cause.agreementId)
      const told = agreement ? toldPersons(reminder, agreement, facts.holdings, [], on) : []
      return told.map(({ person }) => ({
        key: `${key}/${person}`,
        kind: 'reminder',
        cause: reminderCause(reminder),
        to: { person },
        content: { kind: 'reminder', reminder },
        notBefore: reminder.sendAt,
        plan: { agreementId: cause.agreementId, topic: topicOf(cause) },
      }))
    })
    await store.books.inOneTransaction(({ outbox }) => outbox.add(letters))
    await db.updateTable('outbox').set({ topic: null }).execute()
    return letters
  }

  async function staffed({ store }: Opened): Promise<void> {
    await store.books.inOneTransaction(async ({ directory }) => {
      for (const agreement of shelf.agreements)
        for (const [nth, { id }] of officesOf(agreement, officeNames).entries()) {
          const person = personId('t', `${agreement.id}-${nth}`)
          await directory.enter({ id: person, name: person }, hand)
          await directory.appoint({ officeId: id, personId: person, as: 'holder', from: localDate('2027-01-01') }, hand)
        }
    })
  }

  it.each(isShort ? CHANGES.slice(-1) : CHANGES)(
    '$how: nobody misses anything, and nobody is told twice',
    async ({ time, day, sent }) => {
      const from = localDate('2027-04-02') // four weeks before 30 April
      const eve = addDays(from, -1)
      now = at(eve, '07:00')
      const here = await opened(await kind.fresh())
      await staffed(here)
      const before = await asBefore(here, eve, localDate('2028-12-31'))
      const onTheDay = before.filter(({ notBefore }) => notBefore === at(from, '08:00'))
      expect(onTheDay.length).toBeGreaterThan(2)
      const done = [...before.filter(({ notBefore }) => notBefore < at(from, '00:00')), ...onTheDay.slice(0, sent)].map(
        ({ key }) => key,
      )
      await here.db
        .updateTable('outbox')
        .set({ state: 'sent', ended_at: at(eve, '08:01') })
        .where('key', 'in', done)
        .execute()
      // One was refused and is tried again.
      const [refused] = onTheDay.slice(sent)
      if (refused && sent > 0)
        await here.db
          .updateTable('outbox')
          .set({ attempts: 1, not_before: at(from, '08:10'), tried_since: at(from, '08:00') })
          .where('key', '=', refused.key)
          .execute()
      now = at(localDate(day), time)
      const { bot, arrived } = here.start()
      await bot.pulse()
      expect(await waitingForPersons(here.db)).toEqual([])
      const to = localDate('2027-05-10')
      for (let next = localDate(day); next <= to; next = addDays(next, 1))
        for (const hour of ['08:00', '08:10', '09:20', '12:00']) {
          if (at(next, hour) <= now) continue
          now = at(next, hour)
          await bot.pulse()
        }
      const told = [...done, ...(await said(here, arrived))]
      expect(told.toSorted()).toEqual((await meant(here, eve, to)).toSorted())
      await here.close()
    },
  )

  it.each(isShort ? [] : releases())('a database of %s goes on from its day', async (release) => {
    const location = await kind.empty()
    await load(release, location)
    now = instant('2027-05-31T08:00:00Z')
    const here = await opened(location)
    const rows = await here.db.selectFrom('outbox').selectAll().execute()
    const before = new Set(rows.filter(({ state }) => state === 'sent' || state === 'unclear').map(({ key }) => key))
    expect(before.size).toBeGreaterThan(5)
    expect((await waitingForPersons(here.db)).length).toBeGreaterThan(0)
    const { bot, arrived, posted } = here.start()
    await bot.pulse()
    expect(await waitingForPersons(here.db)).toEqual([])
    const [from, to] = [localDate('2027-06-01'), localDate('2027-08-31')]
    for (let day = from; day <= to; day = addDays(day, 1)) {
      now = at(day, '08:00')
      await bot.pulse()
    }
    const told = await said(here, [...arrived, ...posted])
    expect(told.filter((key) => before.has(key))).toEqual([])
    expect(new Set(told).size).toBe(told.length)
    const planned = await meant(here, from, to)
    expect(planned.length).toBeGreaterThan(10)
    expect(planned.filter((key) => !told.includes(key))).toEqual([])
    await here.close()
  })
})
