/** What could not be read, so that it is named to the administrators once. */
import type { Migration } from './migration.ts'

export const setAside: Migration = async (db) => {
  await db.schema
    .createTable('set_aside')
    .addColumn('kind', 'text', (column) => column.notNull())
    /** A hash of its key: nobody is named. */
    .addColumn('mark', 'text', (column) => column.notNull())
    .addColumn('agreement_id', 'text')
    .addColumn('committee_id', 'text')
    /** Null: on no list yet. */
    .addColumn('named_on', 'text')
    .addPrimaryKeyConstraint('set_aside_pk', ['kind', 'mark'])
    .execute()
}
