/** Who wants reminders summed up once a week. */
import type { Step } from './step.ts'

export const weeklyDigests: Step = async (db) => {
  await db.schema
    .createTable('weekly_digest')
    .addColumn('person_id', 'text', (column) => column.primaryKey())
    .addColumn('since_at', 'text', (column) => column.notNull())
    .execute()
}
