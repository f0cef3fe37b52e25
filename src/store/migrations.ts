/** The way from an empty database to today's tables. Forward only: a step that was released is never edited. */
import { type Kysely, sql } from 'kysely'
import type { Database } from './tables.ts'

type Step = (db: Kysely<never>) => Promise<void>

const steps: readonly Step[] = [
  async (db) => {
    await db.schema
      .createTable('meeting')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('agreement_id', 'text', (column) => column.notNull())
      .addColumn('committee_id', 'text', (column) => column.notNull())
      .addColumn('on_date', 'text', (column) => column.notNull())
      .addColumn('at_time', 'text', (column) => column.notNull())
      .addColumn('place', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('planned_by', 'text', (column) => column.notNull())
      .addColumn('recorded_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('meeting_by_agreement').on('meeting').columns(['agreement_id', 'on_date']).execute()
    await db.schema
      .createTable('audit')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by_person', 'text', (column) => column.notNull())
      .addColumn('deed', 'text', (column) => column.notNull())
      .addColumn('thing', 'text', (column) => column.notNull())
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .execute()
    await db.schema
      .createTable('inbox')
      .addColumn('activity_key', 'text', (column) => column.primaryKey())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('short_lived')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text')
      .execute()
    await db.schema.createIndex('short_lived_by_expiry').on('short_lived').column('expires_at').execute()
  },
]

/** The schema this program writes. */
export const SCHEMA_VERSION = steps.length

/** Any number of our own: instances that start at once take turns. */
const MIGRATION_LOCK = 20_270_617

/**
 * Brings a database to today's tables, all steps or none.
 * @param isShared several instances may start on it at once
 * @throws Error if a newer program has written it: this one would not understand what it finds.
 */
export async function migrate(db: Database, isShared: boolean): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // "if not exists" alone fails when two instances create the table in the same moment.
    if (isShared) await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx)
    await trx.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()
    await trx
      .insertInto('schema_version')
      .values({ id: 1, version: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { version } = await trx.selectFrom('schema_version').select('version').executeTakeFirstOrThrow()
    if (version > SCHEMA_VERSION) {
      throw new Error(`database has schema ${version}, this program knows ${SCHEMA_VERSION}: start the newer program`)
    }
    for (const step of steps.slice(version)) await step(trx as unknown as Kysely<never>)
    await trx.updateTable('schema_version').set({ version: SCHEMA_VERSION }).execute()
  })
}
