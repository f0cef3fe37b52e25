/**
 * Recipients are found once, when a reminder is due: whatever happens in that moment, each of them is told, and nobody
 * twice. On PostgreSQL the two instances are two programs' connections, on SQLite two dispatchers of one.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import {
  addDays,
  type Instant,
  instantInBerlin,
  type LocalDate,
  localDate,
  localTime,
} from '#src/calendar/local-date.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { personId } from '#src/people/person.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'
import { hand, files as shelf } from '../doubles/kassel-office.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'
import { remindedPersons } from '../duties/planned.ts'
import { kinds, onlySqlite } from '../store/databases.ts'

const at = (day: LocalDate, time: string): Instant => instantInBerlin(day, localTime(time))
/** Eight weeks before 30 April. */
const DAY = localDate('2027-03-05')

/** Everywhere at length, else each place on one of the databases: every process takes seconds to start. */
const DEATHS = [
  { where: 'before the commit', nth: 1 },
  { where: 'before the commit', nth: 2 },
  { where: 'after the commit', nth: 1 },
  { where: 'after the commit', nth: 2 },
]

describe.each(kinds)('on $name', (kind) => {
  let now: Instant
  let location: string
  let store: Store
  const clock = (): Instant => now
  const instance = (on: Store) => createRemindingDispatcher(shelf, on, clock)

  beforeEach(async () => {
    now = at(DAY, '07:00')
    location = await kind.fresh()
    store = await openStore(location, clock)
    await instance(store).books.inOneTransaction(async ({ directory }) => {
      for (const agreement of shelf.agreements)
        for (const [nth, { id }] of officesOf(agreement, officeNames).entries()) {
          const person = personId('t', `${agreement.id}-${nth}`)
          await directory.enter({ id: person, name: person, teams: { serviceUrl: 'x', conversationId: person } }, hand)
          await directory.appoint({ officeId: id, personId: person, as: 'holder', from: localDate('2027-01-01') }, hand)
        }
    })
  })
  afterEach(() => store.close())

  /** Who is to be told what from one day through another, by the keys of the letters. */
  async function meant(from: LocalDate, to: LocalDate): Promise<readonly string[]> {
    const { holdings, ...facts } = await instance(store).bot.facts(from, to)
    return reminderPlan(facts)
      .flatMap((reminder) => {
        const agreement = agreementById(shelf, reminder.cause.agreementId)
        const persons = agreement ? remindedPersons(reminder, agreement, holdings, reminder.on) : []
        return persons.map((person) => `${reminder.key}/${person}`)
      })
      .toSorted()
  }

  it('two instances at once: everybody is told what is theirs, once', async () => {
    const second = kind === onlySqlite ? store : await openStore(location, clock)
    const [one, other] = [instance(store), instance(second)]
    // Whoever starts takes over what was left behind; both are running already.
    for (const { bot } of [one, other]) await bot.pulse()
    const to = addDays(DAY, 50)
    for (let day = DAY; day <= to; day = addDays(day, 1)) {
      now = at(day, '08:00')
      await Promise.all([one.bot.pulse(), other.bot.pulse()])
    }
    const keys = [...one.arrived, ...other.arrived].map(({ key }) => key).toSorted()
    expect(keys).toEqual(await meant(DAY, to))
    expect(keys.length).toBeGreaterThan(10)
    if (second !== store) await second.close()
  })

  it('called back while it is handed out: it is one or the other', async () => {
    const { bot, books } = instance(store)
    await bot.plan()
    now = at(DAY, '08:00')
    const before = await store.outboxRows.take(now, 100)
    const planned = before.filter(({ content }) => content.kind === 'planned')
    expect(planned.length).toBeGreaterThan(2)
    await Promise.all([
      bot.deliver(),
      books.inOneTransaction(async ({ outbox }) => {
        for (const { cause } of planned) await outbox.recall(cause, now)
      }),
    ])
    for (const { key, cause } of planned) {
      const letters = (await store.books.outbox.about(cause)).filter((one) => one.key.startsWith(`${key}/`))
      const own = (await store.books.outbox.about(cause)).find((one) => one.key === key)
      expect(own?.state).toBe(letters.length > 0 ? 'handedOut' : 'recalled')
    }
  })

  it.each(atLength(kind === onlySqlite ? DEATHS.slice(1, 2) : DEATHS.slice(2, 3), DEATHS))(
    'kill -9 $where of reminder number $nth: what was handed out is sent after the next start, once',
    async ({ where, nth }) => {
      await instance(store).bot.plan()
      now = at(DAY, '08:00')
      await store.close()
      const script = join(import.meta.dirname, 'killed-handing-out.ts')
      const child = spawn(process.execPath, [script, location, now, where, String(nth)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
      store = await openStore(location, clock)
      const due = await store.outboxRows.take(now, 100)
      const letters = due.filter(({ content }) => content.kind === 'reminder')
      expect(letters.length > 0).toBe(nth > 1 || where === 'after the commit')
      const { bot, arrived } = instance(store)
      await bot.pulse()
      expect(arrived.map(({ key }) => key).toSorted()).toEqual(await meant(DAY, DAY))
      expect(arrived.length).toBeGreaterThan(letters.length)
    },
  )
})
