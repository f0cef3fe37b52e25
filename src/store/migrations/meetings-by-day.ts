/** Meetings of all agreements by day: which of them a dialog can be about. */
import type { Step } from './step.ts'

export const meetingsByDay: Step = async (db) => {
  await db.schema.createIndex('meeting_by_day').on('meeting').column('on_date').execute()
}
