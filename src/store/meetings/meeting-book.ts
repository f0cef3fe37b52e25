/** Meetings in the database. Every write brings its audit row with it. */
import type { Instant, LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { Changed } from '#src/conversation/work.ts'
import type { PlanChange } from '#src/duties/change.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import type { MeetingBook, MeetingReader } from '#src/meetings/ports.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'

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

export function meetingReader(db: Executor): MeetingReader {
  return {
    async between(agreementId, from, to) {
      const rows = await meetingsBetween(db, agreementId, from, to)
      return rows.toSorted(inOrder).map(toMeeting)
    },
    async onDays(from, to) {
      const rows = await db
        .selectFrom('meeting')
        .selectAll()
        .where('on_date', '>=', from)
        .where('on_date', '<=', to)
        .execute()
      return rows.toSorted(inOrder).map(toMeeting)
    },
    async find(id) {
      const row = await db.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toMeeting(row)
    },
  }
}

export function meetingBook(db: Executor, trail: Trail, changed: Changed): MeetingBook {
  const reader = meetingReader(db)
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
})

const toMeeting = (row: MeetingRow): Meeting => ({
  id: row.id,
  agreementId: row.agreement_id,
  committeeId: row.committee_id,
  on: row.on_date as LocalDate,
  at: row.at_time as LocalTime,
  ...(row.ends_at !== null && { endsAt: row.ends_at as LocalTime }),
  ...(row.joint_with !== null && { jointWith: row.joint_with }),
  ...(row.place !== null && { place: row.place }),
  state: row.state as MeetingState,
  version: row.version,
  plannedBy: row.planned_by as PersonId,
  recordedAt: row.recorded_at as Instant,
})
