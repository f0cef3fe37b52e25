/** Minutes as they were sent round and as they were approved, each with the hash of its text. */
import type { Step } from './step.ts'

export const minutesVersions: Step = async (db) => {
  await db.schema
    .createTable('minutes_version')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('lines', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('frozen_by', 'text', (column) => column.notNull())
    .addColumn('frozen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('minutes_version_key', ['meeting_id', 'number'])
    .execute()
}
