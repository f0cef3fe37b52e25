/** With whom a session is held jointly. */
import type { Step } from './step.ts'

export const jointMeetings: Step = async (db) => {
  await db.schema.alterTable('meeting').addColumn('joint_with', 'text').execute()
}
