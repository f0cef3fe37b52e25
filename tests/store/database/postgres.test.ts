import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { STEPS } from '#src/store/database/migrations.ts'
import { openStore } from '#src/store/store.ts'
import { onlyPostgres } from '../databases.ts'

const NOW = instant('2027-03-01T08:00:00Z')

async function endAllConnections(location: string): Promise<void> {
  const admin = new pg.Client({ connectionString: location })
  await admin.connect()
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
  )
  await admin.end()
}

/** A network between the bot and its server that can swallow what is sent without closing anything. */
async function startGateway(location: string) {
  const target = new URL(location)
  const sockets = new Set<Socket>()
  const port = Number(target.port)
  const gateway = {
    location,
    isSilent: false,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
  const server = createServer((near) => {
    const far = connect(port, target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => !gateway.isSilent && to.write(bytes))
      from.on('close', () => to.destroy())
      from.on('error', () => to.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  target.port = String((server.address() as AddressInfo).port)
  gateway.location = target.href
  return gateway
}

describe.skipIf(!onlyPostgres)('on a PostgreSQL server', () => {
  const empty = () => onlyPostgres?.empty() ?? Promise.reject(new Error('no server'))

  it('instances that start at once make the tables once', async () => {
    const location = await empty()
    const opened = await Promise.all([openDatabase(location), openDatabase(location), openDatabase(location)])
    const taken = await opened[0].db.selectFrom('kysely_migration').select('name').orderBy('name').execute()
    expect(taken.map(({ name }) => name)).toEqual(Object.keys(STEPS))
    for (const { close } of opened) await close()
  })

  it('two instances share one inbox', async () => {
    const location = await empty()
    const stores = [await openStore(location, () => NOW), await openStore(location, () => NOW)]
    const taken = await Promise.all(
      stores.map(({ books }) => books.inOneTransaction((work) => work.inbox.add('activity', {}, NOW))),
    )
    expect(taken.toSorted()).toEqual([false, true])
    for (const { close } of stores) await close()
  })

  it('the loss of all connections ends nothing: the next turn works', async () => {
    const location = await empty()
    const store = await openStore(location, () => NOW)
    await store.books.inOneTransaction((work) => work.inbox.add('before', {}, NOW))
    await endAllConnections(location)
    const next = async () => store.books.inbox.answerTo('before')
    // The pool may hand out each dead connection once before it notices.
    expect(await next().catch(next).catch(next)).toEqual({})
    await store.close()
  })

  it('the loss of a connection in the middle of a turn ends that turn and nothing else', async () => {
    const location = await empty()
    const store = await openStore(location, () => NOW)
    const turn = store.books.inOneTransaction(async (work) => {
      await work.inbox.add('lost', {}, NOW)
      await endAllConnections(location)
      // While nothing is asked of it; without a listener this is what ends the process.
      await new Promise((resolve) => setImmediate(resolve))
      await work.inbox.add('lost, too', {}, NOW)
    })
    await expect(turn).rejects.toThrow()
    const again = () => store.books.inOneTransaction((work) => work.inbox.add('lost', {}, NOW))
    expect(await again().catch(again).catch(again)).toBe(true)
    await store.close()
  })

  it('a server that falls silent fails the turn instead of holding it for ever', async () => {
    const between = await startGateway(await empty())
    const made = await openDatabase(between.location)
    await made.close()
    const { db, close } = await openDatabase(between.location, 1_000)
    const ask = () => db.selectFrom('meeting').selectAll().execute()
    const turn = () => db.transaction().execute((trx) => trx.selectFrom('outbox').selectAll().execute())
    await Promise.all([ask(), turn()])
    between.isSilent = true
    const asked = await Promise.allSettled([ask(), turn()])
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    between.isSilent = false
    expect(await ask()).toEqual([])
    await close()
    between.close()
  })
})
