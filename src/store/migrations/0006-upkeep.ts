/** Which activities were carried out already, what may expire, and how long which records are kept. */
import type { Migration } from './migration.ts'

export const upkeep: Migration = async (db) => {
  await db.schema
    .createTable('inbox')
    .addColumn('activity_key', 'text', (column) => column.primaryKey())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('short_lived')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .execute()
  await db.schema.createIndex('short_lived_by_expiry').on('short_lived').column('expires_at').execute()
  await db.schema
    .createTable('retention')
    .addColumn('kind', 'text', (column) => column.primaryKey())
    .addColumn('days', 'integer', (column) => column.notNull())
    .execute()
}
