/** How long which records are kept, where somebody has decided it. */
import type { Step } from './step.ts'

export const retention: Step = async (db) => {
  await db.schema
    .createTable('retention')
    .addColumn('kind', 'text', (column) => column.primaryKey())
    .addColumn('days', 'integer', (column) => column.notNull())
    .execute()
}
