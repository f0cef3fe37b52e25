/** Meetings in the database. Every write brings its audit row with it. */
import { z } from 'zod'
import type { Changed } from '#src/conversation/work.ts'
import type { PlanChange } from '#src/duties/change.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import type { MeetingBook, MeetingReader } from '#src/meetings/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { day, moment, rowsRead, storedPerson, time } from '#src/store/unreadable-row.ts'

type MeetingRow = Tables['meeting']

// No "order by": SQLite's sorter takes ten times as long as the search, even where there is nothing to sort.
const meetingsBetween = prepared((db) =>
  db
    .selectFrom('meeting')
    .selectAll()
    .where('agreement_id', '=', '')
    .where('on_date', '>=', '')
    .where('on_date', '<=', ''),
)

/** By date, time and id, the same on both databases: PostgreSQL's own order depends on how it was set up. */
const inOrder = (one: MeetingRow, other: MeetingRow): number => (placeInTime(one) < placeInTime(other) ? -1 : 1)
const placeInTime = ({ on_date, at_time, id }: MeetingRow): string => `${on_date} ${at_time} ${id}`

export function meetingReader(db: Executor, onUnreadable: OnUnreadable): MeetingReader {
  const meetingsIn = (rows: readonly MeetingRow[]) =>
    rowsRead(rows, readMeeting, ({ id, agreement_id: agreementId, committee_id: committeeId }) =>
      onUnreadable('meeting', id, { agreementId, committeeId }),
    )
  return {
    async between(agreementId, from, to) {
      const rows = await meetingsBetween(db, agreementId, from, to)
      return meetingsIn(rows.toSorted(inOrder))
    },
    async onDays(from, to) {
      const rows = await db
        .selectFrom('meeting')
        .selectAll()
        .where('on_date', '>=', from)
        .where('on_date', '<=', to)
        .execute()
      return meetingsIn(rows.toSorted(inOrder))
    },
    async find(id) {
      return meetingsIn(await db.selectFrom('meeting').selectAll().where('id', '=', id).execute())[0]
    },
  }
}

export function meetingBook(db: Executor, trail: Trail, changed: Changed, onUnreadable: OnUnreadable): MeetingBook {
  const reader = meetingReader(db, onUnreadable)
  return {
    ...reader,
    async add(meeting, by) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('meeting')
        .values(toRow(meeting))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) return false
      await trail.add({ ...by, thing: `meeting/${meeting.id}`, after: meeting })
      changed(meeting.agreementId, changeOf(meeting))
      return true
    },
    async change(meeting, by) {
      const before = await reader.find(meeting.id)
      const { numUpdatedRows } = await db
        .updateTable('meeting')
        .set(toRow(meeting))
        .where('id', '=', meeting.id)
        .where('version', '=', meeting.version - 1)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      await trail.add({ ...by, thing: `meeting/${meeting.id}`, before, after: meeting })
      for (const one of [meeting, before ?? meeting]) changed(one.agreementId, changeOf(one))
      return true
    },
  }
}

const changeOf = ({ id, committeeId }: Meeting): PlanChange => ({ kind: 'meeting', meetingId: id, committeeId })

const toRow = (meeting: Meeting): MeetingRow => ({
  id: meeting.id,
  agreement_id: meeting.agreementId,
  committee_id: meeting.committeeId,
  on_date: meeting.on,
  at_time: meeting.at,
  ends_at: meeting.endsAt ?? null,
  joint_with: meeting.jointWith ?? null,
  place: meeting.place ?? null,
  state: meeting.state,
  version: meeting.version,
  planned_by: meeting.plannedBy,
  recorded_at: meeting.recordedAt,
  time_version: meeting.timeVersion ?? null,
})

const known = z.object({
  on_date: day,
  at_time: time,
  ends_at: time.nullable(),
  state: z.enum([
    'planned',
    'invited',
    'inSession',
    'held',
    'minuted',
    'approved',
    'cancelled',
    'notHeld',
  ]) satisfies z.ZodType<MeetingState>,
  planned_by: storedPerson,
  recorded_at: moment,
})

/** @returns undefined if it cannot be read: nobody is invited to it or reminded of it any more */
function readMeeting(row: MeetingRow): Meeting | undefined {
  const { data: read } = known.safeParse(row)
  return (
    read && {
      id: row.id,
      agreementId: row.agreement_id,
      committeeId: row.committee_id,
      on: read.on_date,
      at: read.at_time,
      ...(read.ends_at !== null && { endsAt: read.ends_at }),
      ...(row.joint_with !== null && { jointWith: row.joint_with }),
      ...(row.place !== null && { place: row.place }),
      state: read.state,
      version: row.version,
      ...(row.time_version !== null && { timeVersion: row.time_version }),
      plannedBy: read.planned_by,
      recordedAt: read.recorded_at,
    }
  )
}
