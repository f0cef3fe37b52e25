/** Since which version a meeting has its day and time, and who wants invitations for their calendar by mail as well. */
import { sql } from 'kysely'
import type { Migration } from './migration.ts'

export const calendarMails: Migration = async (db) => {
  /** Null: since it was planned. */
  await db.schema.alterTable('meeting').addColumn('time_version', 'integer').execute()
  // What was changed before is not known: an answer that names no time counts only for the newest entry.
  await sql`update meeting set time_version = version where version > 1`.execute(db)
  await db.schema
    .createTable('calendar_mail')
    .addColumn('person_id', 'text', (column) => column.primaryKey())
    .addColumn('since_at', 'text', (column) => column.notNull())
    .execute()
}
