/** What is to be sent: stored before it is sent, one row per message and recipient, found by when it is due. */
import type { Step } from './step.ts'

export const outbox: Step = async (db) => {
  await db.schema
    .createTable('outbox')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    /** What caused it, e.g. "meeting/4711": letters not sent yet are called back by it. */
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('not_before', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    /** Attempts whose outcome is not known: at most one is repeated. */
    .addColumn('ambiguous', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    /** Which of the recipient's ways is tried now, from 0. */
    .addColumn('way', 'integer', (column) => column.notNull())
    .addColumn('claimed_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('ref', 'text')
    .addColumn('trouble', 'text')
    .execute()
  await db.schema.createIndex('outbox_due').on('outbox').columns(['state', 'not_before']).execute()
  await db.schema.createIndex('outbox_by_cause').on('outbox').columns(['cause', 'state']).execute()
}
