/** The way from an empty database to today's tables. Forward only: a step that was released is never edited. */
import { Migrator } from 'kysely/migration'
import { meetings } from '#src/store/migrations/0001-meetings.ts'
import { people } from '#src/store/migrations/0002-people.ts'
import { duties } from '#src/store/migrations/0003-duties.ts'
import { letters } from '#src/store/migrations/0004-letters.ts'
import { audit } from '#src/store/migrations/0005-audit.ts'
import { upkeep } from '#src/store/migrations/0006-upkeep.ts'
import type { Migration } from '#src/store/migrations/migration.ts'
import { DatabaseRefused } from './refused.ts'
import type { Database } from './tables.ts'

export type Steps = Readonly<Record<string, Migration>>

/** By their names, which sort as they were released; the database remembers which of them it has taken. */
export const STEPS: Steps = {
  '0001-meetings': meetings,
  '0002-people': people,
  '0003-duties': duties,
  '0004-letters': letters,
  '0005-audit': audit,
  '0006-upkeep': upkeep,
}

/**
 * Brings a database to today's tables, all steps or none. Instances that start at once on a server take turns.
 * @throws DatabaseRefused if it is older than the first release or was written by a newer program
 */
export async function migrate(db: Database, steps: Steps = STEPS): Promise<void> {
  const taken = await stepsTaken(db)
  if (taken) refuseOthers(taken, steps)
  // Nearly every start: the migrator would look at all tables three times and have instances wait for each other.
  if (taken?.length === Object.keys(steps).length) return
  const migrations = Object.fromEntries(Object.entries(steps).map(([name, up]) => [name, { up }]))
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error !== undefined) throw error
}

/** @throws DatabaseRefused if a database with these steps is not one for this program */
export function refuseOthers(taken: readonly string[], steps: Steps = STEPS): void {
  if (taken.length === 0) throw new DatabaseRefused('beforeFirstRelease')
  if (taken.some((name) => !Object.hasOwn(steps, name))) throw new DatabaseRefused('newerProgram')
}

/** @returns none for a database from before the first release, undefined for one that nobody has written to */
async function stepsTaken(db: Database): Promise<readonly string[] | undefined> {
  const tables = (await db.introspection.getTables({ withInternalKyselyTables: true })).map(({ name }) => name)
  // It counted its steps.
  if (!tables.includes('kysely_migration')) return tables.includes('schema_version') ? [] : undefined
  const rows = await db.selectFrom('kysely_migration').select('name').execute()
  // Two instances that start at once: the other one has made this table and is about to take the steps.
  return rows.length === 0 ? undefined : rows.map(({ name }) => name)
}
