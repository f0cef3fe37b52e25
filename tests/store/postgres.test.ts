import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { openDatabase } from '#src/store/database.ts'
import { openStore } from '#src/store/store.ts'
import { onlyPostgres } from './databases.ts'

const NOW = instant('2027-03-01T08:00:00Z')

describe.skipIf(!onlyPostgres)('on a PostgreSQL server', () => {
  const fresh = () => onlyPostgres?.fresh() ?? Promise.reject(new Error('no server'))

  it('two instances that start at once make the tables once', async () => {
    const location = await fresh()
    const opened = await Promise.all([openDatabase(location), openDatabase(location), openDatabase(location)])
    for (const { close } of opened) await close()
  })

  it('two instances share one inbox', async () => {
    const location = await fresh()
    const stores = [await openStore(location, () => NOW), await openStore(location, () => NOW)]
    const taken = await Promise.all(
      stores.map(({ books }) => books.inOneTransaction((work) => work.inbox.add('activity', {}, NOW))),
    )
    expect(taken.toSorted()).toEqual([false, true])
    for (const { close } of stores) await close()
  })

  it('the loss of all connections ends nothing: the next turn works', async () => {
    const location = await fresh()
    const store = await openStore(location, () => NOW)
    await store.books.inOneTransaction((work) => work.inbox.add('before', {}, NOW))
    const admin = new pg.Client({ connectionString: location })
    await admin.connect()
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )
    await admin.end()
    const next = async () => store.books.inbox.answerTo('before')
    // The pool may hand out the dead connection once before it notices.
    expect(await next().catch(next)).toEqual({})
    await store.close()
  })
})
