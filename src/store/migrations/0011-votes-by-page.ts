/** Answers to proposed days that came by a page, and what was remarked with them. */
import type { Migration } from './migration.ts'

export const votesByPage: Migration = async (db) => {
  await db.schema.alterTable('vote').addColumn('remark', 'text').execute()
  /** Null: in a chat. */
  await db.schema.alterTable('vote').addColumn('way', 'text').execute()
}
