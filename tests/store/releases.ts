/**
 * What a released program left behind, as SQL in `releases/`: the steps it took on either database, to which a release only
 * adds, and the rows of its tables, which both databases read.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import pg from 'pg'
import { isPostgres } from '#src/store/database/database.ts'
import type { Steps } from '#src/store/database/migrations.ts'
import type { Database } from '#src/store/database/tables.ts'
import type { Migration } from '#src/store/migrations/migration.ts'

export const FOLDER = join(import.meta.dirname, 'releases')
export const DATABASES = ['sqlite', 'postgres'] as const
export type DatabaseName = (typeof DATABASES)[number]

/** The releases with a fixture, oldest first. */
export const releases = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((file) => /^v[\d.]+\.sql$/.test(file))
    .map((file) => file.slice(0, -'.sql'.length))
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))

export const readDump = (release: string): string => readFileSync(join(FOLDER, `${release}.sql`), 'utf8')

/** The steps that a release had taken. */
export const stepsOf = (dump: string): readonly string[] =>
  [...(TAKEN.exec(dump)?.[1] ?? '').matchAll(/^\('([^']+)'/gm)].map(([, name]) => name ?? '')

const TAKEN = /^insert into "kysely_migration" .*\n([\s\S]*?);$/m

/** The word that opens the link in its database; the table has its hash alone. */
export const linkWordOf = (dump: string): string => /^-- link (\S+)$/m.exec(dump)?.[1] ?? ''

const HEAD = /^-- step (\S+)\n/m

/** The released steps by their names, as they were compiled at their release. */
export function releasedSteps(database: DatabaseName): ReadonlyMap<string, string> {
  const [, ...parts] = readFileSync(join(FOLDER, `steps.${database}.sql`), 'utf8').split(HEAD)
  return new Map(parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? ''] as const] : [])))
}

/** As the file of released steps has it. */
export const written = (steps: ReadonlyMap<string, string>): string =>
  [...steps].map(([name, statements]) => `-- step ${name}\n${statements}`).join('')

const dialects: Readonly<Record<DatabaseName, Dialect>> = {
  sqlite: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  postgres: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
}

/** What a step tells a database, one statement after the other. @throws Error if a value stands beside its statement */
export async function compiled(step: Migration, database: DatabaseName): Promise<string> {
  const statements: string[] = []
  const db = new Kysely<never>({
    dialect: dialects[database],
    log: ({ query }) => {
      if (query.parameters.length > 0) throw new Error(`write values into the statement with sql.lit: ${query.sql}`)
      statements.push(`${query.sql};\n`)
    },
  })
  await step(db)
  return statements.join('')
}

export async function compiledSteps(steps: Steps, database: DatabaseName): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>()
  for (const name of Object.keys(steps).toSorted()) all.set(name, await compiled(steps[name] as Migration, database))
  return all
}

/** Released steps that are no longer what they were, or no longer there. */
export async function editedSteps(steps: Steps, database: DatabaseName): Promise<readonly string[]> {
  const now = await compiledSteps(steps, database)
  return [...releasedSteps(database)].flatMap(([name, statements]) => (now.get(name) === statements ? [] : [name]))
}

/** Makes an empty database what a release left behind; no program of today has a part in it. */
export async function load(release: string, location: string): Promise<void> {
  const dump = readDump(release)
  const steps = releasedSteps(isPostgres(location) ? 'postgres' : 'sqlite')
  const text = [...stepsOf(dump).map((name) => steps.get(name) ?? ''), dump].join('')
  if (!isPostgres(location)) {
    const file = new Sqlite(location)
    file.exec(text)
    file.close()
    return
  }
  const client = new pg.Client({ connectionString: location })
  await client.connect()
  await client.query(text)
  await client.end()
}

export type Row = Readonly<Record<string, unknown>>

/** Every row of every table, by its columns. */
export async function allRows(db: Database): Promise<ReadonlyMap<string, readonly Row[]>> {
  const all = new Map<string, readonly Row[]>()
  for (const { name, columns } of await db.introspection.getTables({ withInternalKyselyTables: true })) {
    const order = sql.raw(columns.map((_, at) => at + 1).join(', '))
    all.set(name, (await sql<Row>`select * from ${sql.table(name)} order by ${order}`.execute(db)).rows)
  }
  return all
}
