/** When a meeting ends, where somebody said it. */
import type { Step } from './step.ts'

export const meetingEnd: Step = async (db) => {
  await db.schema.alterTable('meeting').addColumn('ends_at', 'text').execute()
}
