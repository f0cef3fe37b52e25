/** Meetings, the audit trail, the inbox, and what may expire. */
import type { Step } from './step.ts'

export const meetings: Step = async (db) => {
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
}
