/** Which agreement's plan a waiting letter stands in: with every change under the agreement they are brought in line. */
import { sql } from 'kysely'
import type { Step } from './step.ts'

export const outboxPlan: Step = async (db) => {
  await db.schema.alterTable('outbox').addColumn('plan_of', 'text').execute()
  await db.schema.createIndex('outbox_by_plan').on('outbox').columns(['plan_of', 'not_before']).execute()
  // A year's rows wait: what was tried in vain must be found without looking at all of them.
  await db.schema
    .createIndex('outbox_tried')
    .on('outbox')
    .column('tried_since')
    .where(sql.ref('tried_since'), 'is not', null)
    .execute()
}
