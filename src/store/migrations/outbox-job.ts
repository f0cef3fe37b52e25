/** Which job of the engine hands a letter out, where several instances share a database. Jobs come and go; one is valid. */
import { sql } from 'kysely'
import type { Step } from './step.ts'

export const outboxJob: Step = async (db) => {
  await db.schema.alterTable('outbox').addColumn('job', 'text').execute()
  // Unique, or PostgreSQL expects thousands of rows for a job as long as it has no statistics, and reads all pending ones.
  await db.schema
    .createIndex('outbox_by_job')
    .on('outbox')
    .column('job')
    .unique()
    .where(sql.ref('job'), 'is not', null)
    .execute()
}
