/** Which chat or channel belongs to which body. */
import type { Step } from './step.ts'

export const channels: Step = async (db) => {
  await db.schema
    .createTable('body_channel')
    .addColumn('conversation_id', 'text', (column) => column.primaryKey())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('agreement_id', 'text', (column) => column.notNull())
    .addColumn('committee_id', 'text', (column) => column.notNull())
    .addUniqueConstraint('one_channel_a_body', ['agreement_id', 'committee_id'])
    .execute()
}
