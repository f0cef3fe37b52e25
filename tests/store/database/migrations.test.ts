import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openDatabase, openToRead } from '#src/store/database/database.ts'
import { migrate, STEPS, type Steps } from '#src/store/database/migrations.ts'
import type { Database } from '#src/store/database/tables.ts'
import { kinds, onlyPostgres, unfit } from '../databases.ts'

const next: Steps[string] = async (db) => {
  await db.schema.createTable('next').addColumn('id', 'text').execute()
}

describe.each(kinds)('the steps on $name', ({ empty }) => {
  const taken = async (location: string): Promise<readonly string[]> => {
    const { db, close } = await openDatabase(location)
    const rows = await db.selectFrom('kysely_migration').select('name').orderBy('name').execute()
    await close()
    return rows.map(({ name }) => name)
  }
  /** As a later program would leave it. */
  const movedOn = async (location: string, steps: Steps): Promise<void> => {
    const { db, close } = await openDatabase(location)
    await migrate(db, { ...STEPS, ...steps }).finally(close)
  }

  it('are taken in the order of their names, and once', async () => {
    const location = await empty()
    expect(await taken(location)).toEqual(Object.keys(STEPS).toSorted())
    expect(await taken(location)).toEqual(Object.keys(STEPS))
  })

  it('are taken all or none', async () => {
    const location = await empty()
    const fails: Steps[string] = async (db) => {
      await sql`update audit_head set seq = 4711`.execute(db)
      throw new Error('half-way')
    }
    await expect(movedOn(location, { '9000-next': next, '9001-fails': fails })).rejects.toThrow('half-way')
    expect(await taken(location)).toEqual(Object.keys(STEPS))
    const { db, close } = await openDatabase(location)
    expect(await db.selectFrom('audit_head').select('seq').execute()).toEqual([{ seq: 0 }])
    expect((await db.introspection.getTables()).map(({ name }) => name)).not.toContain('next')
    await close()
  })

  it('refuse a database that a program with a step more has written', async () => {
    const location = await empty()
    await movedOn(location, { '9000-next': next })
    await expect(openDatabase(location)).rejects.toMatchObject({ because: 'newerProgram' })
  })

  it('refuse a database from before the first release, and leave it as it is', async () => {
    const location = await empty()
    await unfit(location, 'beforeFirstRelease')
    const tables = async (): Promise<readonly string[]> => {
      const opened = await openToRead(location)
      const found = await opened?.db.introspection.getTables({ withInternalKyselyTables: true })
      await opened?.close()
      return (found ?? []).map(({ name }) => name).toSorted()
    }
    const before = await tables()
    await expect(openDatabase(location)).rejects.toMatchObject({ because: 'beforeFirstRelease' })
    expect(await tables()).toEqual(before)
    expect(before).toContain('schema_version')
    expect(before).not.toContain('kysely_migration')
  })

  it.each([
    ['tables, and nothing that counts them', 'beforeFirstRelease'],
    ['tables, and no step', 'beforeFirstRelease'],
    ['brokenSteps', 'brokenSteps'],
    ['a table less', 'brokenSteps'],
    ['a step of another name', 'brokenSteps'],
    ['a first step of another name', 'brokenSteps'],
    ['a last step of another name', 'brokenSteps'],
  ] as const)('refuse a database with %s: %s', async (how, because) => {
    const location = await empty()
    await unfit(location, how)
    await expect(openDatabase(location)).rejects.toMatchObject({ because })
  })
})

it.skipIf(!onlyPostgres)('a table of another program in another schema is no reason to refuse', async () => {
  const location = (await onlyPostgres?.empty()) ?? ''
  const opened = await openToRead(location)
  if (!opened) throw new Error('no server')
  await sql`create schema others`.execute(opened.db)
  await sql`create table others.meeting (id text)`.execute(opened.db)
  await opened.close()
  const { close } = await openDatabase(location)
  await close()
})

it('a database whose steps another instance is about to take is not refused', async () => {
  const db: Database = new Kysely({ dialect: new SqliteDialect({ database: new Sqlite(':memory:') }) })
  await sql`create table kysely_migration (name text primary key, timestamp text not null)`.execute(db)
  await migrate(db)
  expect(await db.selectFrom('kysely_migration').select('name').execute()).toHaveLength(Object.keys(STEPS).length)
  await db.destroy()
})
