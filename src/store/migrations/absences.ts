/** Who is away from when until when. */
import type { Step } from './step.ts'

export const absences: Step = async (db) => {
  await db.schema
    .createTable('absence')
    .addColumn('person_id', 'text', (column) => column.primaryKey())
    .addColumn('from_date', 'text', (column) => column.notNull())
    .addColumn('until_date', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .execute()
}
