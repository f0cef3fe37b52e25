/** What was recorded as done, one row per duty and year; what was noted about duties; defaults that somebody changed. */
import type { Migration } from './migration.ts'

export const duties: Migration = async (db) => {
  await db.schema
    .createTable('fulfilment')
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('agreement_id', 'text', (column) => column.notNull())
    .addColumn('duty_id', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    /** Empty where one partner owes it. */
    .addColumn('partner_id', 'text', (column) => column.notNull())
    .addColumn('done_on', 'text', (column) => column.notNull())
    .addColumn('number', 'integer')
    .addColumn('remark', 'text')
    .addColumn('recorded_by', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fulfilment_pk', ['agreement_id', 'duty_id', 'year', 'partner_id'])
    .execute()
  await db.schema
    .createTable('duty_note')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('agreement_id', 'text', (column) => column.notNull())
    .addColumn('duty_id', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('until_date', 'text')
    .addColumn('words', 'text')
    .addColumn('by_person', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('duty_note_by_agreement').on('duty_note').columns(['agreement_id', 'year']).execute()
  await db.schema
    .createTable('preset_change')
    .addColumn('agreement_id', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('preset_change_pk', ['agreement_id', 'subject'])
    .execute()
}
