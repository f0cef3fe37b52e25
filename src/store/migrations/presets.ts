/** Defaults that somebody changed. */
import type { Step } from './step.ts'

export const presets: Step = async (db) => {
  await db.schema
    .createTable('preset_change')
    .addColumn('agreement_id', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('preset_change_pk', ['agreement_id', 'subject'])
    .execute()
}
