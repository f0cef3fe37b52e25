/** Who presents an item and which paper belongs to it; what of an agenda was sent out. */
import type { Step } from './step.ts'

export const agendaCopies: Step = async (db) => {
  await db.schema.alterTable('agenda_item').addColumn('presenter', 'text').execute()
  await db.schema.alterTable('agenda_item').addColumn('paper', 'text').execute()
  await db.schema
    .createTable('agenda_copy')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('lines', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('agenda_copy_pk', ['meeting_id', 'number'])
    .execute()
}
