/** The databases a repository test runs on: SQLite always, PostgreSQL where a server is given. */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { openDatabase } from '#src/store/database/database.ts'
import type { RefusedBecause } from '#src/store/database/refused.ts'
import type { Database } from '#src/store/database/tables.ts'
import { fastFolder } from '../doubles/fast-folder.ts'

export interface Kind {
  readonly name: string
  /** With today's tables and nothing in them; gone at the end of the test run. */
  fresh(): Promise<string>
  /** Nothing at all: a file that is not there yet, a database without a table. */
  empty(): Promise<string>
}

const server = process.env.LOTSE_TEST_POSTGRES
if (!server) console.log('PostgreSQL tests skipped: set LOTSE_TEST_POSTGRES')

let made = 0
const folder = fastFolder('lotse-store-', 200)
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Takes every step once for all tests of the process: the others begin with a copy. */
function firstOf(empty: () => Promise<string>): () => Promise<string> {
  let first: Promise<string> | undefined
  const make = async (): Promise<string> => {
    const location = await empty()
    await (await openDatabase(location)).close()
    return location
  }
  return () => {
    const known = first ?? make()
    first = known
    return known
  }
}

const emptySqlite = async (): Promise<string> => {
  made += 1
  return join(folder, `${made}.db`)
}
const firstSqlite = firstOf(emptySqlite)
const sqlite: Kind = {
  name: 'SQLite',
  empty: emptySqlite,
  async fresh() {
    const [first, location] = [await firstSqlite(), await emptySqlite()]
    copyFileSync(first, location)
    return location
  },
}

interface ServerKind extends Kind {
  /** A copy of one that nobody has open. */
  copyOf(location: string): Promise<string>
}

function postgres(address: string): ServerKind {
  const at = (name: string): string => {
    const own = new URL(address)
    own.pathname = `/${name}`
    return own.href
  }
  const create = async (like: string): Promise<string> => {
    made += 1
    const name = `store_${process.pid}_${made}`
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(`create database ${name} template ${like}`)
    await client.end()
    return at(name)
  }
  const empty = () => create('template1')
  const copyOf = (location: string) => create(new URL(location).pathname.slice(1))
  const first = firstOf(empty)
  return {
    name: 'PostgreSQL',
    empty,
    copyOf,
    fresh: async () => copyOf(await first()),
  }
}

export const kinds: readonly Kind[] = server ? [sqlite, postgres(server)] : [sqlite]
export const onlySqlite = sqlite
export const onlyPostgres = server ? postgres(server) : undefined

const withoutNames = async (db: Database) => {
  await db.schema.dropTable('kysely_migration').execute()
  await db.schema.dropTable('kysely_migration_lock').execute()
}
const named = (db: Database, name: string, next: string) =>
  db.updateTable('kysely_migration').set({ name: next }).where('name', '=', name).execute()

/** How a database becomes one that this program refuses. */
const SPOILED = {
  beforeFirstRelease: async (db: Database) => {
    await withoutNames(db)
    await sql`create table schema_version (id integer primary key, version integer not null)`.execute(db)
    await sql`insert into schema_version values (1, 23)`.execute(db)
  },
  'tables, and nothing that counts them': withoutNames,
  'tables, and no step': (db: Database) => db.deleteFrom('kysely_migration').execute(),
  newerProgram: (db: Database) =>
    db.insertInto('kysely_migration').values({ name: '9000-next', timestamp: '2030-01-01T00:00:00.000Z' }).execute(),
  brokenSteps: (db: Database) => db.deleteFrom('kysely_migration').where('name', '=', '0003-duties').execute(),
  'a table less': (db: Database) => db.schema.dropTable('absence').execute(),
  'a step of another name': (db: Database) => named(db, '0003-duties', '0003-others'),
  'a first step of another name': (db: Database) => named(db, '0001-meetings', '0000-others'),
  'a last step of another name': (db: Database) => named(db, '0006-upkeep', '0006-others'),
} satisfies Record<RefusedBecause, unknown> & Record<string, (db: Database) => Promise<unknown>>

/** Makes an empty database one that this program refuses, as another program or a hand would have left it. */
export async function unfit(location: string, how: keyof typeof SPOILED): Promise<void> {
  const { db, close } = await openDatabase(location)
  await SPOILED[how](db)
  await close()
}
