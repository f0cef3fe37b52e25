/** Which part of its agreement's plan a letter belongs to; what waits from before gets it with the next plan of all. */
import type { Migration } from './migration.ts'

export const topics: Migration = async (db) => {
  await db.schema.alterTable('outbox').addColumn('topic', 'text').execute()
  await db.schema.createIndex('outbox_by_topic').on('outbox').columns(['plan_of', 'topic']).execute()
}
