/** Which job of the engine hands a letter out, where several instances share a database. Jobs come and go; one is valid. */
import { sql } from 'kysely'
import type { Step } from './step.ts'

export const outboxJob: Step = async (db) => {
  await db.schema.alterTable('outbox').addColumn('job', 'text').execute()
  await db.schema
    .createIndex('outbox_by_job')
    .on('outbox')
    .column('job')
    .where(sql.ref('job'), 'is not', null)
    .execute()
}
