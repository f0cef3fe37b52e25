import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '#src/store/database.ts'
import { migrate, STEPS, type Steps } from '#src/store/migrations.ts'
import { kinds } from './databases.ts'

const next: Steps[string] = async (db) => {
  await db.schema.createTable('next').addColumn('id', 'text').execute()
}

describe.each(kinds)('the steps on $name', ({ fresh }) => {
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
    const location = await fresh()
    expect(await taken(location)).toEqual(Object.keys(STEPS).toSorted())
    expect(await taken(location)).toEqual(Object.keys(STEPS))
  })

  it('are taken all or none', async () => {
    const location = await fresh()
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

  it('refuse a database that a newer program has written', async () => {
    const location = await fresh()
    await movedOn(location, { '9000-next': next })
    await expect(openDatabase(location)).rejects.toMatchObject({ because: 'newerProgram' })
    await expect(openDatabase(location)).rejects.toThrow('start that one')
  })

  it('refuse a database from before the first release, and leave it as it is', async () => {
    const location = await fresh()
    const { db, close } = await openDatabase(location)
    // As the last program before the first release left it.
    await db.schema.dropTable('kysely_migration').execute()
    await db.schema.dropTable('kysely_migration_lock').execute()
    await sql`create table schema_version (id integer primary key, version integer not null)`.execute(db)
    await sql`insert into schema_version values (1, 23)`.execute(db)
    const tables = async () => (await db.introspection.getTables({ withInternalKyselyTables: true })).map((t) => t.name)
    const before = await tables()
    await expect(migrate(db)).rejects.toMatchObject({ because: 'beforeFirstRelease' })
    expect(await tables()).toEqual(before)
    await close()
    await expect(openDatabase(location)).rejects.toMatchObject({ because: 'beforeFirstRelease' })
  })
})
