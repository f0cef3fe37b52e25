/** Agenda items in the database. Every write brings its audit row with it. */
import { z } from 'zod'
import { basisShape } from '#src/agreements/stored-basis.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { AgendaCopy, AgendaItem, CopiedLine, ItemKind, KeptItem } from '#src/meetings/agenda.ts'
import type { AgendaBook, AgendaReader } from '#src/meetings/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { moment, readJsonAs, rowsRead, storedPerson } from '#src/store/unreadable-row.ts'

/** Copies that were sent out count from 1; this one went to nobody and stays with the minutes. */
const HELD = 0

export function agendaReader(db: Executor, onUnreadable: OnUnreadable): AgendaReader {
  return {
    async itemsOf(meetingId) {
      const rows = await db.selectFrom('agenda_item').selectAll().where('meeting_id', '=', meetingId).execute()
      return rowsRead(rows, readItem, ({ id }) => onUnreadable('agenda', id, { meetingId }))
    },
    async lastCopy(meetingId) {
      const rows = await db
        .selectFrom('agenda_copy')
        .selectAll()
        .where('meeting_id', '=', meetingId)
        .where('number', '>', HELD)
        .orderBy('number', 'desc')
        .limit(1)
        .execute()
      return rowsRead(rows, readCopy, (row) => onUnreadable('agenda', `${meetingId}/${row.number}`, { meetingId }))[0]
    },
    async keptItems(meetingId) {
      const rows = await db
        .selectFrom('agenda_copy')
        .selectAll()
        .where('meeting_id', '=', meetingId)
        .where('number', '=', HELD)
        .execute()
      const aside = () => onUnreadable('agenda', `${meetingId}/${HELD}`, { meetingId })
      const read = (row: Tables['agenda_copy']) => {
        const items = readJsonAs(held, row.lines)
        return items && { items }
      }
      return rowsRead(rows, read, aside)[0]?.items
    },
  }
}

export function agendaBook(db: Executor, trail: Trail, onUnreadable: OnUnreadable): AgendaBook {
  const reader = agendaReader(db, onUnreadable)
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
    async keepItems(meetingId, items, by) {
      const values = { meeting_id: meetingId, number: HELD, lines: JSON.stringify(items), sent_at: by.at }
      await db
        .insertInto('agenda_copy')
        .values(values)
        .onConflict((conflict) => conflict.columns(['meeting_id', 'number']).doUpdateSet({ lines: values.lines }))
        .execute()
      await trail.add({ ...by, thing: `meeting/${meetingId}/agenda`, after: items })
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

const copiedLine = z.strictObject({ key: z.string(), number: z.string(), text: z.string(), basis: basisShape })
const copied = z.array(copiedLine) satisfies z.ZodType<readonly CopiedLine[]>
const itemKind = z.enum(['information', 'discussion', 'decision']) satisfies z.ZodType<ItemKind>
const held = z.array(
  z.strictObject({ ...copiedLine.shape, title: z.string(), kind: itemKind.exactOptional() }),
) satisfies z.ZodType<readonly KeptItem[]>

/** @returns undefined if it cannot be read: what changed since is not known then */
function readCopy(row: Tables['agenda_copy']): AgendaCopy | undefined {
  const lines = readJsonAs(copied, row.lines)
  const sentAt = moment.safeParse(row.sent_at).data
  return lines && sentAt && { meetingId: row.meeting_id, number: row.number, lines, sentAt }
}

const known = z.object({
  kind: itemKind,
  state: z.enum(['proposed', 'accepted', 'declined']) satisfies z.ZodType<AgendaItem['state']>,
  minutes: z.int().nonnegative().nullable(),
  proposed_by: storedPerson,
  proposed_at: moment,
})

/** @returns undefined if it cannot be read */
function readItem(row: Tables['agenda_item']): AgendaItem | undefined {
  const { data: read } = known.safeParse(row)
  return (
    read && {
      id: row.id,
      meetingId: row.meeting_id,
      position: row.place,
      title: row.title,
      kind: read.kind,
      ...(read.minutes !== null && { minutes: read.minutes }),
      ...(row.presenter !== null && { presenter: row.presenter }),
      ...(row.paper !== null && { paper: row.paper }),
      state: read.state,
      ...(row.reason !== null && { reason: row.reason }),
      proposedBy: read.proposed_by,
      proposedAt: read.proposed_at,
      isLate: row.late === 1,
      version: row.version,
    }
  )
}
