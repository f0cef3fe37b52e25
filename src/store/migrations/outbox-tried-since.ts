/** Since when a letter is tried: `not_before` moves with every attempt, so it cannot tell when to give up. */
import type { Step } from './step.ts'

export const outboxTriedSince: Step = async (db) => {
  await db.schema.alterTable('outbox').addColumn('tried_since', 'text').execute()
}
