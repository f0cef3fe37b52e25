/**
 * What long lists are found by: lines of minutes by their body, tasks by a number that stays, letters and answered
 * messages by their age.
 */
import { sql } from 'kysely'
import type { Migration } from './migration.ts'

export const longLists: Migration = async (db) => {
  /** "agreement/committee": a register reads bodies, and asks no session for its own. */
  await db.schema.alterTable('minutes_line').addColumn('body', 'text').execute()
  /** How a task is called in the register, counted over all sessions. */
  await db.schema.alterTable('minutes_line').addColumn('task_number', 'integer').execute()
  await sql`update minutes_line set body = (
    select agreement_id || '/' || committee_id from meeting where meeting.id = minutes_line.meeting_id)`.execute(db)
  // As the register counted them until now.
  await sql`update minutes_line set task_number = numbered.number from (
    select id, row_number() over (order by written_at, id) as number from minutes_line
    where kind = 'task' and replaced_by is null) as numbered where numbered.id = minutes_line.id`.execute(db)
  /** One row: the last number that was given. */
  await db.schema
    .createTable('task_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull())
    .execute()
  await sql`insert into task_head (id, number) select 1, coalesce(max(task_number), 0) from minutes_line`.execute(db)
  await db.schema.dropIndex('minutes_line_by_kind').execute()
  await db.schema
    .createIndex('minutes_line_register')
    .on('minutes_line')
    // All that a register is ordered and counted by: lines themselves are read for what is shown.
    .columns(['kind', 'body', 'written_at', 'number', 'id'])
    .where(sql.ref('replaced_by'), 'is', null)
    .execute()
  await db.schema
    .createIndex('minutes_line_task')
    .on('minutes_line')
    .column('task_number')
    .unique()
    .where(sql.ref('task_number'), 'is not', null)
    .where(sql.ref('replaced_by'), 'is', null)
    .execute()
  // Retention goes through them from the oldest on.
  await db.schema
    .createIndex('outbox_by_age')
    .on('outbox')
    .columns(['ended_at', 'key'])
    .where(sql.ref('ended_at'), 'is not', null)
    .execute()
  await db.schema.createIndex('inbox_by_age').on('inbox').columns(['at', 'activity_key']).execute()
  await db.schema.createIndex('signed_link_by_expiry').on('signed_link').column('expires_at').execute()
  // Under which agreements somebody was asked, with each absence.
  await db.schema.createIndex('invitation_by_person').on('invitation').column('person_id').execute()
  await db.schema.createIndex('poll_by_age').on('poll').columns(['opened_at', 'id']).execute()
}
