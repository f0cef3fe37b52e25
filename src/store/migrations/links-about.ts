/** Links open the answer page of a duty, too: what they are about is no longer a meeting alone. */
import type { Step } from './step.ts'

export const linksAbout: Step = async (db) => {
  await db.schema.alterTable('signed_link').renameColumn('meeting_id', 'about').execute()
}
