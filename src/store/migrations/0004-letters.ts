/** What is to be sent, one row per message and recipient; how far was planned; signed links, by the hash of their word. */
import { sql } from 'kysely'
import type { Migration } from './migration.ts'

export const letters: Migration = async (db) => {
  await db.schema
    .createTable('outbox')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    /** What caused it, e.g. "meeting/4711": letters not sent yet are called back by it. */
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('not_before', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    /** Attempts whose outcome is not known: at most one is repeated. */
    .addColumn('ambiguous', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    /** Which of the recipient's ways is tried now, from 0. */
    .addColumn('way', 'integer', (column) => column.notNull())
    .addColumn('claimed_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('ref', 'text')
    .addColumn('trouble', 'text')
    /** `not_before` moves with every attempt, so it cannot tell when to give up. */
    .addColumn('tried_since', 'text')
    /** With every change under the agreement the waiting letters of its plan are brought in line. */
    .addColumn('plan_of', 'text')
    /** Where several instances share a database: which job of the engine hands it out. */
    .addColumn('job', 'text')
    .execute()
  await db.schema.createIndex('outbox_due').on('outbox').columns(['state', 'not_before']).execute()
  await db.schema.createIndex('outbox_by_cause').on('outbox').columns(['cause', 'state']).execute()
  await db.schema.createIndex('outbox_by_plan').on('outbox').columns(['plan_of', 'not_before']).execute()
  // A year's rows wait: what was tried in vain must be found without looking at all of them.
  await db.schema
    .createIndex('outbox_tried')
    .on('outbox')
    .column('tried_since')
    .where(sql.ref('tried_since'), 'is not', null)
    .execute()
  // Unique, or PostgreSQL expects thousands of rows for a job as long as it has no statistics, and reads all pending ones.
  await db.schema
    .createIndex('outbox_by_job')
    .on('outbox')
    .column('job')
    .unique()
    .where(sql.ref('job'), 'is not', null)
    .execute()
  await db.schema
    .createTable('planned')
    .addColumn('what', 'text', (column) => column.primaryKey())
    .addColumn('through', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('signed_link')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('signed_link_by_person').on('signed_link').column('person_id').execute()
}
