/** The way from an empty database to today's tables. Forward only: a step that was released is never edited. */
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { meetings } from '#src/store/migrations/0001-meetings.ts'
import { people } from '#src/store/migrations/0002-people.ts'
import { duties } from '#src/store/migrations/0003-duties.ts'
import { letters } from '#src/store/migrations/0004-letters.ts'
import { audit } from '#src/store/migrations/0005-audit.ts'
import { upkeep } from '#src/store/migrations/0006-upkeep.ts'
import { topics } from '#src/store/migrations/0007-topics.ts'
import { longLists } from '#src/store/migrations/0008-long-lists.ts'
import { plainLanguage } from '#src/store/migrations/0009-plain-language.ts'
import { setAside } from '#src/store/migrations/0010-set-aside.ts'
import { votesByPage } from '#src/store/migrations/0011-votes-by-page.ts'
import { answersByPage } from '#src/store/migrations/0012-answers-by-page.ts'
import { answersByMail } from '#src/store/migrations/0013-answers-by-mail.ts'
import { calendarMails } from '#src/store/migrations/0014-calendar-mails.ts'
import type { Migration } from '#src/store/migrations/migration.ts'
import { DatabaseRefused } from './refused.ts'
import { type Database, TABLE_NAMES } from './tables.ts'

export type Steps = Readonly<Record<string, Migration>>

/** By their names, which sort as they were released; the database remembers which of them it has taken. */
export const STEPS: Steps = {
  '0001-meetings': meetings,
  '0002-people': people,
  '0003-duties': duties,
  '0004-letters': letters,
  '0005-audit': audit,
  '0006-upkeep': upkeep,
  '0007-topics': topics,
  '0008-long-lists': longLists,
  '0009-plain-language': plainLanguage,
  '0010-set-aside': setAside,
  '0011-votes-by-page': votesByPage,
  '0012-answers-by-page': answersByPage,
  '0013-answers-by-mail': answersByMail,
  '0014-calendar-mails': calendarMails,
}

/**
 * Brings a database to today's tables, all steps or none. Instances that start at once on a server take turns.
 * @throws DatabaseRefused if it is older than the first release, written by a newer program, or its steps are broken
 */
export async function migrate(db: Database, steps: Steps = STEPS): Promise<void> {
  const found = await findContent(db)
  if (found) await refuseContent(db, found, steps)
  const taken = found?.steps
  // Nearly every start: the migrator would look at all tables three times and have instances wait for each other.
  if (taken?.length === Object.keys(steps).length) return
  const migrations = Object.fromEntries(Object.entries(steps).map(([name, up]) => [name, { up }]))
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error !== undefined) throw error
}

/** @throws DatabaseRefused if a database with these steps is not one for this program */
export function refuseOthers(taken: readonly string[], steps: Steps = STEPS): void {
  if (taken.length === 0) throw new DatabaseRefused('beforeFirstRelease')
  const known = Object.keys(steps).toSorted()
  if (taken.toSorted().some((name, at) => at < known.length && name !== known[at]))
    throw new DatabaseRefused('brokenSteps')
  if (taken.length > known.length) throw new DatabaseRefused('newerProgram')
}

/** For who only reads. @throws DatabaseRefused if it is not one for this program; one that nobody has written to is */
export async function refuseUnfit(db: Database): Promise<void> {
  const found = await findContent(db)
  if (found) await refuseContent(db, found)
}

interface Content {
  /** Of the schema; none for a database from before the first release. */
  readonly steps: readonly string[]
  readonly tables: readonly string[]
}

/** @throws DatabaseRefused also if it has taken all steps and misses one of their tables: whoever needs it would fail */
async function refuseContent(db: Database, { steps: taken, tables }: Content, steps: Steps = STEPS): Promise<void> {
  refuseOthers(taken, steps)
  if (steps !== STEPS || taken.length < Object.keys(steps).length || isComplete(tables)) return
  // Another instance may have taken the steps between our look at the tables and at their names.
  if (!isComplete((await findContent(db))?.tables ?? [])) throw new DatabaseRefused('brokenSteps')
}

const isComplete = (tables: readonly string[]): boolean => TABLE_NAMES.every((name) => tables.includes(name))

/** One of them says that the database is ours: today's that are as old as the program, and the count it once kept. */
const OURS: readonly string[] = ['schema_version', 'meeting', 'audit', 'inbox', 'short_lived']

/** @returns undefined for a database that nobody has written to */
async function findContent(db: Database): Promise<Content | undefined> {
  // Before the rows: an instance that starts beside this one commits its tables together with their names.
  const everywhere = await db.introspection.getTables({ withInternalKyselyTables: true })
  const schema = everywhere.some((table) => table.schema !== undefined) ? await currentSchema(db) : undefined
  const tables = everywhere.filter((table) => table.schema === schema).map(({ name }) => name)
  if (tables.includes('kysely_migration')) {
    const rows = await db.selectFrom('kysely_migration').select('name').execute()
    if (rows.length > 0) return { steps: rows.map(({ name }) => name), tables }
  }
  return tables.some((name) => OURS.includes(name)) ? { steps: [], tables } : undefined
}

/** Of a server, which may hold a table of the same name of another program in another schema. */
async function currentSchema(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ here: string }>`select current_schema() as here`.execute(db)
  return rows[0]?.here
}
