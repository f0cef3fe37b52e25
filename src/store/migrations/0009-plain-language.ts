/** Who wants answers in Einfache Sprache. */
import type { Migration } from './migration.ts'

export const plainLanguage: Migration = async (db) => {
  await db.schema
    .createTable('plain_language')
    .addColumn('person_id', 'text', (column) => column.primaryKey())
    .addColumn('since_at', 'text', (column) => column.notNull())
    .execute()
}
