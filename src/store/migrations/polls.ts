/** Looking for a date: what was proposed, and what each member answered. */
import type { Step } from './step.ts'

export const polls: Step = async (db) => {
  await db.schema
    .createTable('poll')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('agreement_id', 'text', (column) => column.notNull())
    .addColumn('committee_id', 'text', (column) => column.notNull())
    .addColumn('slots', 'text', (column) => column.notNull())
    .addColumn('asked', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('opened_by', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('vote')
    .addColumn('poll_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('choices', 'text', (column) => column.notNull())
    .addColumn('voted_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('vote_pk', ['poll_id', 'person_id'])
    .execute()
}
