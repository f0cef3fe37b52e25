/** The databases a repository test runs on: SQLite always, PostgreSQL where a server is given. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { openDatabase } from '#src/store/database/database.ts'
import type { RefusedBecause } from '#src/store/database/refused.ts'

export interface Kind {
  readonly name: string
  /** An empty database; gone at the end of the test run. */
  fresh(): Promise<string>
}

const server = process.env.LOTSE_TEST_POSTGRES
if (!server) console.log('PostgreSQL tests skipped: set LOTSE_TEST_POSTGRES')

let made = 0
const folder = mkdtempSync(join(tmpdir(), 'lotse-store-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const sqlite: Kind = {
  name: 'SQLite',
  async fresh() {
    made += 1
    return join(folder, `${made}.db`)
  },
}

function postgres(address: string): Kind {
  return {
    name: 'PostgreSQL',
    async fresh() {
      made += 1
      const name = `store_${process.pid}_${made}`
      const client = new pg.Client({ connectionString: address })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      const own = new URL(address)
      own.pathname = `/${name}`
      return own.href
    },
  }
}

export const kinds: readonly Kind[] = server ? [sqlite, postgres(server)] : [sqlite]
export const onlySqlite = sqlite
export const onlyPostgres = server ? postgres(server) : undefined

/** Makes an empty database one that this program refuses, as the other program would have left it. */
export async function unfit(location: string, because: RefusedBecause): Promise<void> {
  const { db, close } = await openDatabase(location)
  if (because === 'newerProgram') {
    await db
      .insertInto('kysely_migration')
      .values({ name: '9000-next', timestamp: '2030-01-01T00:00:00.000Z' })
      .execute()
  } else {
    await db.schema.dropTable('kysely_migration').execute()
    await db.schema.dropTable('kysely_migration_lock').execute()
    await sql`create table schema_version (id integer primary key, version integer not null)`.execute(db)
    await sql`insert into schema_version values (1, 23)`.execute(db)
  }
  await close()
}
