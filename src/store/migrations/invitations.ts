/** Who was asked to a meeting, what they answered, and what they need to take part. */
import type { Step } from './step.ts'

export const invitations: Step = async (db) => {
  await db.schema
    .createTable('invitation')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('offices', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('invited_at', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('invitation_pk', ['meeting_id', 'person_id'])
    .execute()
  await db.schema
    .createTable('response')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('deputy', 'text')
    .addColumn('on_date', 'text', (column) => column.notNull())
    .addColumn('at_time', 'text', (column) => column.notNull())
    .addColumn('answered_by', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('response_pk', ['meeting_id', 'person_id'])
    .execute()
  await db.schema
    .createTable('access_need')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('need', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('access_need_pk', ['meeting_id', 'person_id', 'need'])
    .execute()
}
