/**
 * Several instances on one PostgreSQL: the engine gives each letter to one of them. Jobs and rows are looked at in the
 * database, what was sent at the recipients'.
 */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Instant, instant, laterBy } from '#src/calendar/local-date.ts'
import type { Delivered, Rendered } from '#src/delivery/channel.ts'
import { createDispatcher, type Dispatcher } from '#src/delivery/dispatcher.ts'
import type { Letter } from '#src/letters/letter.ts'
import { createLog } from '#src/log.ts'
import { startLotse } from '#src/main.ts'
import { personId } from '#src/people/person.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'
import { endlessPatience } from '../doubles/patience.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'
import { onlyPostgres } from '../store/databases.ts'
import { passInDatabase } from '../store/engine-clock.ts'

const MINUTE = 60_000
const CAUSE = 'meeting/4711'
const ok: Delivered = { ok: true, ref: 'r' }
const SHARING = { heartbeatSeconds: 10, lookSeconds: 1, onFailure: () => undefined }

let location: string
/** Runs with the real one, as the engine asks for, and is put ahead where time passes in the database, too. */
let aheadMs = 0
const clock = (): Instant => laterBy(instant(new Date().toISOString()), aheadMs)
const open: Store[] = []

async function instance(sharing: Parameters<typeof openStore>[2] | 'alone' = SHARING): Promise<Store> {
  const store = await openStore(location, clock, sharing === 'alone' ? undefined : sharing)
  open.push(store)
  return store
}
async function pass(ms: number): Promise<void> {
  aheadMs += ms
  await passInDatabase(location, ms)
}
async function query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: location })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}
/** The jobs that count, by their letter. */
const jobs = () =>
  query<{ key: string; state: string }>(
    `select key, j.state::text from lotse_jobs.job j join outbox on job = j.id::text
     where outbox.state in ('pending', 'sending') order by key`,
  )
/** All there are; the jobs of settled letters go with the next pulse. */
const jobsLeft = () => query('select id from lotse_jobs.job')

const letter = (key: string, more: Partial<Letter> = {}): Letter => ({
  key,
  kind: 'reminder',
  cause: CAUSE,
  to: { person: personId('t', key) },
  content: { kind: 'words', words: { answer: key } },
  notBefore: clock(),
  ...more,
})
const add = (store: Store, ...letters: Letter[]) => store.books.inOneTransaction(({ outbox }) => outbox.add(letters))
const states = async (store: Store) =>
  Object.fromEntries((await store.books.outbox.about(CAUSE)).map(({ key, state }) => [key, state]))

let got: Rendered[] = []
const sender = (store: Store, answer: (message: Rendered) => Promise<Delivered> | Delivered = () => ok): Dispatcher =>
  createDispatcher({
    patience: endlessPatience(clock),
    rows: store.outboxRows,
    waysTo: async () => [
      {
        channel: 'teams',
        thread: 'thread',
        send: async (message) => {
          got.push(message)
          return answer(message)
        },
      },
    ],
    render: async ({ content }) => content,
    clock,
    random: () => 0.5,
    pace: async () => undefined,
    onFailure: () => undefined,
  })
const sent = () => got.map(({ key, isRepeat }) => (isRepeat ? `${key}, repeat` : key))

describe.skipIf(!onlyPostgres)('letters of several instances', () => {
  const server = onlyPostgres as NonNullable<typeof onlyPostgres>
  /** One instance was there before: the engine makes its tables once for all tests. */
  let begun: string
  beforeAll(async () => {
    begun = await server.fresh()
    await (await openStore(begun, clock, SHARING)).close()
  })
  beforeEach(async () => {
    aheadMs = 0
    got = []
    location = await server.copyOf(begun)
  })
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close()
  })

  it('are written with their jobs or not at all', async () => {
    const store = await instance()
    const failed = store.books.inOneTransaction(async ({ outbox }) => {
      await outbox.add([letter('a')])
      throw new Error('on purpose')
    })
    await expect(failed).rejects.toThrow('on purpose')
    expect([await states(store), await jobsLeft()]).toEqual([{}, []])
    await add(store, letter('a'), letter('b', { notBefore: laterBy(clock(), MINUTE) }))
    await add(store, letter('a'))
    expect(await jobs()).toEqual([
      { key: 'a', state: 'created' },
      { key: 'b', state: 'created' },
    ])
  })

  it('carry nothing into the tables of the engine, and leave nothing there', async () => {
    const store = await instance()
    await add(store, letter('a'))
    expect(await query('select data, output, singleton_key, group_id from lotse_jobs.job')).toEqual([
      { data: null, output: null, singleton_key: null, group_id: null },
    ])
    await sender(store).deliverDue()
    await sender(store).deliverDue()
    expect([await states(store), await jobsLeft()]).toEqual([{ a: 'sent' }, []])
  })

  it('that cannot be read are set aside with their jobs, and the others are sent', async () => {
    const [one, other] = [await instance(), await instance()]
    await add(one, letter('a'), letter('b'), letter('c'))
    await query(`update outbox set payload = '{"v":2,"kind":"words"}' where key = 'a'`)
    await query(`update outbox set payload = 'no JSON', recipient = '' where key = 'b'`)
    await Promise.all([sender(one).deliverDue(), sender(other).deliverDue()])
    await Promise.all([sender(one).deliverDue(), sender(other).deliverDue()])
    expect(await states(one)).toEqual({ a: 'undeliverable', b: 'undeliverable', c: 'sent' })
    expect([sent(), await jobsLeft()]).toEqual([['c'], []])
  })

  it.each([2, 4])('are sent once each by %i at once', async (many) => {
    const stores = await Promise.all(Array.from({ length: many }, () => instance()))
    const [first] = stores as [Store]
    const keys = Array.from({ length: 300 }, (_, at) => `letter ${String(at).padStart(3, '0')}`)
    await add(first, ...keys.map((key) => letter(key)))
    const shares = await Promise.all(stores.map((store) => sender(store).deliverDue()))
    expect(sent().toSorted()).toEqual(keys)
    expect(shares.filter((share) => share === 0)).toEqual([])
    expect(new Set(Object.values(await states(first)))).toEqual(new Set(['sent']))
    for (const store of stores) await sender(store).deliverDue()
    expect(await jobsLeft()).toEqual([])
  })

  it('that one has taken are no other one’s', async () => {
    const [first, second] = [await instance(), await instance()]
    await add(first, letter('a'))
    expect(await first.outboxRows.take(clock(), 10)).toHaveLength(1)
    expect(await second.outboxRows.take(clock(), 10)).toEqual([])
    await second.close()
    // Given back, as an instance that ends does.
    await first.close()
    const third = await instance()
    expect(await third.outboxRows.take(clock(), 10)).toMatchObject([{ key: 'a', isLeftBehind: false }])
  })

  it('are handed out in the order in which they are due, however they were written', async () => {
    const store = await instance()
    const ago = (minutes: number) => ({ notBefore: laterBy(clock(), -minutes * MINUTE) })
    await add(store, letter('c', ago(1)))
    await add(store, letter('a', ago(3)), letter('b', ago(2)))
    for (const key of ['a', 'b', 'c']) {
      const [due] = await store.outboxRows.take(clock(), 1)
      expect(due?.key).toBe(key)
      if (due) await store.outboxRows.settle(due, { kind: 'end', state: 'sent' }, clock())
    }
  })

  it('that were called back have no job, and taken up again they are sent once, when they are due', async () => {
    const [first, second] = [await instance(), await instance()]
    await add(first, letter('a', { notBefore: laterBy(clock(), MINUTE) }))
    await first.books.inOneTransaction(({ outbox }) => outbox.recall(CAUSE, clock()))
    expect(await jobsLeft()).toEqual([])
    await first.books.inOneTransaction(({ outbox }) => outbox.reopen(['a']))
    expect(await jobs()).toEqual([{ key: 'a', state: 'created' }])
    const both = [sender(first), sender(second)]
    for (const one of both) await one.deliverDue()
    expect(sent()).toEqual([])
    await pass(MINUTE + 2_000)
    for (const one of both) await one.deliverDue()
    expect(sent()).toEqual(['a'])
    expect([await states(first), await jobs()]).toEqual([{ a: 'sent' }, []])
  })

  it('of a plan that changes have one job each, and are sent when the plan says last', async () => {
    const store = await instance()
    const planned = (key: string, minutes: number) =>
      letter(key, { plan: { agreementId: 'kassel', topic: 'task/t' }, notBefore: laterBy(clock(), minutes * MINUTE) })
    const align = (...letters: Letter[]) =>
      store.books.inOneTransaction(({ outbox }) =>
        outbox.align(
          { agreementId: 'kassel', topics: undefined, coming: letters, due: [], isLate: () => false },
          clock(),
          () => true,
        ),
      )
    expect(await align(planned('a', 1), planned('b', 1))).toBe(2)
    expect(await align(planned('a', 5), planned('c', 1))).toBe(3)
    expect([(await jobs()).map(({ key }) => key), (await jobsLeft()).length]).toEqual([['a', 'c'], 2])
    await pass(MINUTE + 2_000)
    await sender(store).deliverDue()
    expect(sent()).toEqual(['c'])
    await align(planned('a', 4), planned('b', 1))
    await pass(MINUTE + 2_000)
    await sender(store).deliverDue()
    expect(sent()).toEqual(['c', 'b'])
    await pass(4 * MINUTE)
    await sender(store).deliverDue()
    await sender(store).deliverDue()
    expect([sent(), await jobsLeft()]).toEqual([['c', 'b', 'a'], []])
  })

  it('are tried again when the time has come, by whoever is there', async () => {
    const [first, second] = [await instance(), await instance()]
    await add(first, letter('a'))
    await sender(first, () => ({ ok: false, because: 'ambiguous', status: '502' })).deliverDue()
    await sender(second).deliverDue()
    expect(sent()).toEqual(['a'])
    await pass(10 * MINUTE + 2_000)
    await sender(second).deliverDue()
    expect(sent()).toEqual(['a', 'a, repeat'])
    expect([await states(first), await jobs()]).toEqual([{ a: 'sent' }, []])
  })

  it('are not sent for a job that is no longer theirs', async () => {
    const store = await instance()
    await add(store, letter('a', { notBefore: laterBy(clock(), MINUTE) }))
    const [{ id = '' } = {}] = await query<{ id: string }>('select id from lotse_jobs.job')
    await store.books.inOneTransaction(({ outbox }) => outbox.recall(CAUSE, clock()))
    await store.books.inOneTransaction(({ outbox }) => outbox.reopen(['a']))
    // As if the first job could not have been dropped.
    await query(`insert into lotse_jobs.job (id, name, policy, priority) values ($1, 'letters', 'standard', 0)`, [id])
    await sender(store).deliverDue()
    expect([sent(), await jobs(), await jobsLeft()]).toMatchObject([[], [{ key: 'a', state: 'created' }], [{}]])
  })

  it('that the database finds due before we do wait for our time', async () => {
    const store = await instance()
    await add(store, letter('a', { notBefore: laterBy(clock(), MINUTE) }))
    await passInDatabase(location, 2 * MINUTE)
    await sender(store).deliverDue()
    await sender(store).deliverDue()
    expect([sent(), await jobs()]).toEqual([[], [{ key: 'a', state: 'created' }]])
    await pass(MINUTE + 2_000)
    await sender(store).deliverDue()
    expect(sent()).toEqual(['a'])
  })

  it('are sent once if an instance loses them and comes back', async () => {
    const [first, second] = [await instance(), await instance()]
    await add(first, letter('a'), letter('b'))
    const isUnderWay = Promise.withResolvers<void>()
    const hasComeBack = Promise.withResolvers<void>()
    const slow = sender(first, async ({ key }) => {
      isUnderWay.resolve()
      if (key === 'a') await hasComeBack.promise
      return ok
    }).deliverDue()
    await isUnderWay.promise
    // b goes the second lane; a is lost while its request is under way.
    await expect.poll(() => states(first)).toEqual({ a: 'sending', b: 'sent' })
    await query(`update lotse_jobs.job set heartbeat_on = heartbeat_on - interval '1 hour'`)
    await expect.poll(() => jobs(), { timeout: 300_000 }).toEqual([{ key: 'a', state: 'retry' }])
    await sender(second).deliverDue()
    // Taken for dead: it may have arrived, and is repeated in ten minutes.
    expect([sent().toSorted(), await states(first)]).toEqual([['a', 'b'], { a: 'pending', b: 'sent' }])
    hasComeBack.resolve()
    await slow
    expect(await states(first)).toEqual({ a: 'sent', b: 'sent' })
    await pass(11 * MINUTE)
    for (const store of [first, second]) await sender(store).deliverDue()
    expect([sent().toSorted(), await jobs()]).toEqual([['a', 'b'], []])
  })

  it('are left to an instance that is slow and shows that it lives', async () => {
    const [first, second] = [await instance(), await instance()]
    await add(first, letter('a'))
    await first.outboxRows.take(clock(), 10)
    const silentFor = async () =>
      (
        await query<{ seconds: number }>(
          `select extract(epoch from now() - heartbeat_on)::float as seconds from lotse_jobs.job`,
        )
      )[0]?.seconds
    for (let time = 0; time < atLength(1, 2); time += 1) {
      await passInDatabase(location, 5_000)
      await expect.poll(silentFor, { timeout: 300_000 }).toBeLessThan(1)
    }
    expect([await jobs(), await second.outboxRows.take(clock(), 10)]).toEqual([[{ key: 'a', state: 'active' }], []])
  })

  it('that another one is sending are left alone by whoever was silent for too long', async () => {
    const [first, second] = [await instance(), await instance()]
    await add(first, letter('a'))
    await first.outboxRows.take(clock(), 10)
    await pass(11_000)
    await expect.poll(() => jobs(), { timeout: 300_000 }).toEqual([{ key: 'a', state: 'retry' }])
    const [taken] = await second.outboxRows.take(clock(), 10)
    if (!taken) throw new Error('nothing is due')
    await second.outboxRows.beginSending(taken, clock())
    await sender(first).deliverDue()
    expect([sent(), await states(first)]).toEqual([[], { a: 'sending' }])
  })

  it('that could not be begun, as the store failed, come again with the next pulse', async () => {
    const store = await instance()
    await add(store, letter('a'), letter('b'))
    let failures = 2
    const failing = {
      ...store,
      outboxRows: {
        ...store.outboxRows,
        beginSending: async (...told: Parameters<typeof store.outboxRows.beginSending>) => {
          if (failures > 0) {
            failures -= 1
            throw new Error('no connection')
          }
          return store.outboxRows.beginSending(...told)
        },
      },
    }
    const bot = sender(failing)
    await bot.deliverDue()
    expect(sent()).toEqual([])
    await bot.deliverDue()
    expect([sent().toSorted(), await states(store)]).toEqual([['a', 'b'], { a: 'sent', b: 'sent' }])
  })

  it('that another one has sent meanwhile are not begun by whoever lost them', async () => {
    const [first, second] = [await instance(), await instance()]
    await add(first, letter('a'))
    const [taken] = await first.outboxRows.take(clock(), 10)
    await query(`update lotse_jobs.job set heartbeat_on = heartbeat_on - interval '1 hour'`)
    await expect.poll(() => jobs(), { timeout: 300_000 }).toEqual([{ key: 'a', state: 'retry' }])
    await sender(second).deliverDue()
    expect(await first.outboxRows.beginSending(taken as Letter & { attempts: number }, clock())).toBe(false)
    await first.outboxRows.settle(
      taken as Letter & { attempts: number },
      { kind: 'end', state: 'undeliverable' },
      clock(),
    )
    expect([sent(), await states(first)]).toEqual([['a'], { a: 'sent' }])
  })

  it('without a job get one when they are due, from one instance alone', async () => {
    const alone = await instance('alone')
    await add(alone, letter('now'), letter('later', { notBefore: laterBy(clock(), MINUTE) }))
    expect(await query('select job from outbox')).toEqual([{ job: null }, { job: null }])
    await alone.close()
    const stores = [await instance(), await instance()]
    await Promise.all(stores.map((store) => sender(store).deliverDue()))
    expect(sent()).toEqual(['now'])
    await query('delete from lotse_jobs.job')
    await pass(MINUTE + 2_000)
    await Promise.all(stores.map((store) => sender(store).deliverDue()))
    // The one that was not handed it drops what it found.
    for (const store of stores) await sender(store).deliverDue()
    expect([sent(), await jobsLeft()]).toEqual([['now', 'later'], []])
  })

  it('left behind by a program without the engine are repeated, marked, when it has had its time', async () => {
    const alone = await instance('alone')
    await add(alone, letter('a'))
    await alone.outboxRows.beginSending({ key: 'a', attempts: 0 }, clock())
    await alone.close()
    const store = await instance()
    await sender(store).deliverDue()
    expect(await states(store)).toEqual({ a: 'sending' })
    await pass(MINUTE)
    await sender(store).deliverDue()
    expect(await states(store)).toEqual({ a: 'pending' })
    await pass(10 * MINUTE + 2_000)
    await sender(store).deliverDue()
    expect(sent()).toEqual(['a, repeat'])
  })

  it('need no right to make schemas where one was made for the engine', async () => {
    // It takes every step itself: the tables are its own.
    location = await server.empty()
    const role = `limited_${process.pid}`
    await query(`create role ${role} login; grant create on schema public to ${role};
      create schema lotse_jobs authorization ${role}`)
    const address = new URL(location)
    address.username = role
    const store = await openStore(address.href, clock, SHARING)
    try {
      await add(store, letter('a'))
      await sender(store).deliverDue()
      expect(await states(store)).toEqual({ a: 'sent' })
    } finally {
      await store.close()
      await query(`drop owned by ${role}; drop role ${role}`)
    }
  })

  it('are handed out by the engine where the bot runs in real time, and by looking where a clock is handed in', async () => {
    location = await server.fresh()
    const config = {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database: location,
      agreementsFolder: 'data/agreements',
      admins: [],
      logLevel: 'silent',
      tenants: 'any',
      publicUrl: 'http://127.0.0.1/',
    } as const
    const engine = async () => (await query<{ at: string | null }>(`select to_regnamespace('lotse_jobs') as at`))[0]?.at
    const log = createLog('silent')
    const read = { loadAgreements: readAgreements, readerOf }
    await (await startLotse(config, log, { ...read, clock })).stop()
    await (await startLotse({ ...config, clock: clock() }, log, read)).stop()
    expect(await engine()).toBeNull()
    const lotse = await startLotse(config, log, read)
    await lotse.pulse()
    await lotse.stop()
    expect(await engine()).toBe('lotse_jobs')
  })
})

it('one process on SQLite does not load the engine', async () => {
  const loads = async (where: string) => {
    const script = join(import.meta.dirname, '..', 'store', 'loaded.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script, where])
    return stdout.trim()
  }
  expect(await loads(':memory:')).toBe('')
  if (onlyPostgres) expect(await loads(await onlyPostgres.fresh())).toBe('pg pg-boss')
})
