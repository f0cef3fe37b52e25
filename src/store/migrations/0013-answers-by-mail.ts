/** Answers to invitations that came by mail, and what a letter is found by when somebody answers it. */
import { sql } from 'kysely'
import type { Migration } from './migration.ts'

export const answersByMail: Migration = async (db) => {
  /** When their mail program made the answer; null: it came another way. */
  await db.schema.alterTable('response').addColumn('stamped_at', 'text').execute()
  await db.schema
    .createIndex('outbox_by_ref')
    .on('outbox')
    .column('ref')
    .where(sql.ref('ref'), 'is not', null)
    .execute()
}
