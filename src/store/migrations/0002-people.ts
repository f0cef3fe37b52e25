/** Who is known, who holds which office for how long, who is away, and which chat belongs to which body. */
import type { Migration } from './migration.ts'

export const people: Migration = async (db) => {
  await db.schema
    .createTable('person')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('mail', 'text')
    .addColumn('service_url', 'text')
    .addColumn('conversation_id', 'text')
    .execute()
  await db.schema
    .createTable('holding')
    .addColumn('office_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('held_as', 'text', (column) => column.notNull())
    .addColumn('from_date', 'text', (column) => column.notNull())
    .addColumn('until_date', 'text')
    .addColumn('agreement_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('holding_pk', ['office_id', 'person_id', 'held_as', 'from_date'])
    .execute()
  await db.schema.createIndex('holding_by_person').on('holding').column('person_id').execute()
  await db.schema.createIndex('holding_by_agreement').on('holding').column('agreement_id').execute()
  await db.schema
    .createTable('absence')
    .addColumn('person_id', 'text', (column) => column.primaryKey())
    .addColumn('from_date', 'text', (column) => column.notNull())
    .addColumn('until_date', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('weekly_digest')
    .addColumn('person_id', 'text', (column) => column.primaryKey())
    .addColumn('since_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('body_channel')
    .addColumn('conversation_id', 'text', (column) => column.primaryKey())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('agreement_id', 'text', (column) => column.notNull())
    .addColumn('committee_id', 'text', (column) => column.notNull())
    .addUniqueConstraint('one_channel_a_body', ['agreement_id', 'committee_id'])
    .execute()
}
