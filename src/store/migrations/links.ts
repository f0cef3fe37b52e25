/** Signed links, by the hash of their word: whoever reads the database cannot open them. */
import type { Step } from './step.ts'

export const links: Step = async (db) => {
  await db.schema
    .createTable('signed_link')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('signed_link_by_person').on('signed_link').column('person_id').execute()
}
