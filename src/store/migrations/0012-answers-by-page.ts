/** Answers to invitations that came by a page: a note, a later arrival, and a need in words. */
import type { Migration } from './migration.ts'

export const answersByPage: Migration = async (db) => {
  await db.schema.alterTable('response').addColumn('note', 'text').execute()
  /** "HH:MM"; null: from the beginning. */
  await db.schema.alterTable('response').addColumn('arrives_at', 'text').execute()
  /** Null: in a chat. */
  await db.schema.alterTable('response').addColumn('way', 'text').execute()
  /** Of a need that is none of the list. */
  await db.schema.alterTable('access_need').addColumn('words', 'text').execute()
}
