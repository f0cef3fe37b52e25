/** Agenda items in the database. Every write brings its audit row with it. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { AgendaCopy, AgendaItem, ItemKind } from '#src/meetings/agenda.ts'
import type { AgendaBook, AgendaReader } from '#src/meetings/ports.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'

export function agendaReader(db: Executor): AgendaReader {
  return {
    async itemsOf(meetingId) {
      const rows = await db.selectFrom('agenda_item').selectAll().where('meeting_id', '=', meetingId).execute()
      return rows.map(toItem)
    },
    async lastCopy(meetingId) {
      const row = await db
        .selectFrom('agenda_copy')
        .selectAll()
        .where('meeting_id', '=', meetingId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return (
        row && {
          meetingId,
          number: row.number,
          lines: JSON.parse(row.lines) as AgendaCopy['lines'],
          sentAt: row.sent_at as Instant,
        }
      )
    },
  }
}

export function agendaBook(db: Executor, trail: Trail): AgendaBook {
  const reader = agendaReader(db)
  return {
    ...reader,
    async addCopy(copy, by) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('agenda_copy')
        .values({
          meeting_id: copy.meetingId,
          number: copy.number,
          lines: JSON.stringify(copy.lines),
          sent_at: copy.sentAt,
        })
        .onConflict((conflict) => conflict.columns(['meeting_id', 'number']).doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) return false
      await trail.add({ ...by, thing: `meeting/${copy.meetingId}/agenda`, after: copy })
      return true
    },
    async add(item, by) {
      await db.insertInto('agenda_item').values(toRow(item)).execute()
      await trail.add({ ...by, thing: `item/${item.id}`, after: trailed(item) })
    },
    async change(item, by) {
      const before = (await reader.itemsOf(item.meetingId)).find(({ id }) => id === item.id)
      const { numUpdatedRows } = await db
        .updateTable('agenda_item')
        .set(toRow(item))
        .where('id', '=', item.id)
        .where('version', '=', item.version - 1)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      await trail.add({ ...by, thing: `item/${item.id}`, before: before && trailed(before), after: trailed(item) })
      return true
    },
  }
}

/** In the trail the position keeps the name of its column: entries are compared across releases. */
const trailed = ({ position, ...item }: AgendaItem) => ({ ...item, place: position })

const toRow = (item: AgendaItem): Tables['agenda_item'] => ({
  id: item.id,
  meeting_id: item.meetingId,
  place: item.position,
  title: item.title,
  kind: item.kind,
  minutes: item.minutes ?? null,
  state: item.state,
  reason: item.reason ?? null,
  proposed_by: item.proposedBy,
  proposed_at: item.proposedAt,
  late: item.isLate ? 1 : 0,
  version: item.version,
  presenter: item.presenter ?? null,
  paper: item.paper ?? null,
})

const toItem = (row: Tables['agenda_item']): AgendaItem => ({
  id: row.id,
  meetingId: row.meeting_id,
  position: row.place,
  title: row.title,
  kind: row.kind as ItemKind,
  ...(row.minutes !== null && { minutes: row.minutes }),
  ...(row.presenter !== null && { presenter: row.presenter }),
  ...(row.paper !== null && { paper: row.paper }),
  state: row.state as AgendaItem['state'],
  ...(row.reason !== null && { reason: row.reason }),
  proposedBy: row.proposed_by as PersonId,
  proposedAt: row.proposed_at as Instant,
  isLate: row.late === 1,
  version: row.version,
})
