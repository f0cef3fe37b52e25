/** Lines of minutes in the database: added, never changed; a corrected line keeps its words and names its successor. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Changed } from '#src/conversation/work.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import { currentLines, type MinutesLine } from '#src/meetings/minutes.ts'
import { canonicalText, frozenLines, type MinutesVersion } from '#src/meetings/minutes-version.ts'
import type { MinutesBook, MinutesReader } from '#src/meetings/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { moment, readJsonAs, rowsRead, storedPerson } from '#src/store/unreadable-row.ts'
import { bodyKey, frozen, readDone, readLine } from './minutes-rows.ts'

/**
 * Tasks that hold under an agreement. By its bodies, as the lines carry them: an index of all tasks of a body leads there,
 * and without statistics SQLite would go through those of every agreement.
 */
const tasksUnder = (db: Executor) =>
  db
    .selectFrom('minutes_line')
    .innerJoin('meeting', 'meeting.id', 'minutes_line.meeting_id')
    .leftJoin('task_done', 'task_done.line_id', 'minutes_line.id')
    .selectAll('minutes_line')
    .select(['meeting.committee_id', 'task_done.done_on', 'task_done.remark'])
    .where('minutes_line.kind', '=', sql.lit('task'))
    .where('minutes_line.replaced_by', 'is', null)
const allTasksUnder = prepared((db) =>
  tasksUnder(db).where('minutes_line.body', 'in', (bodies) =>
    bodies
      .selectFrom('meeting')
      .select(sql<string>`agreement_id || '/' || committee_id`.as('body'))
      .where('agreement_id', '=', ''),
  ),
)

export function minutesReader(db: Executor, onUnreadable: OnUnreadable): MinutesReader {
  const aside = ({ id, meeting_id: meetingId }: Pick<Tables['minutes_line'], 'id' | 'meeting_id'>): void =>
    onUnreadable('minutes', id, { meetingId })
  return {
    async linesOf(meetingId) {
      const rows = await db.selectFrom('minutes_line').selectAll().where('meeting_id', '=', meetingId).execute()
      return rowsRead(rows, readLine, aside)
    },
    async tasksUnder(agreementId, ids) {
      const rows =
        ids === undefined
          ? await allTasksUnder(db, agreementId)
          : await tasksUnder(db)
              .where('meeting.agreement_id', '=', agreementId)
              .where('minutes_line.id', 'in', ids)
              .execute()
      const read = (row: (typeof rows)[number]) => {
        const [line, ending] = [readLine(row), readDone(row)]
        return line && ending && { ...line, committeeId: row.committee_id, isDone: ending.done !== undefined }
      }
      return rowsRead(rows, read, aside).toSorted((one, other) =>
        `${one.writtenAt} ${one.id}` < `${other.writtenAt} ${other.id}` ? -1 : 1,
      )
    },
    async versionsOf(meetingId) {
      const rows = await db
        .selectFrom('minutes_version')
        .selectAll()
        .where('meeting_id', '=', meetingId)
        .orderBy('number')
        .execute()
      return rowsRead(rows, readVersion, (row) =>
        onUnreadable('minutes', `${row.meeting_id}/${row.number}`, { meetingId }),
      )
    },
  }
}

export function minutesBook(db: Executor, trail: Trail, changed: Changed, onUnreadable: OnUnreadable): MinutesBook {
  /** Of all that is written down, tasks alone are reminded of. */
  const lineChanged = async (lineId: string): Promise<void> => {
    const rows = await db
      .selectFrom('minutes_line')
      .innerJoin('meeting', 'meeting.id', 'minutes_line.meeting_id')
      .select('meeting.agreement_id')
      .where('minutes_line.id', '=', lineId)
      .where('minutes_line.kind', '=', 'task')
      .execute()
    for (const { agreement_id } of rows) changed(agreement_id, { kind: 'task', taskId: lineId })
  }
  return {
    ...minutesReader(db, onUnreadable),
    async add(line) {
      // Holds the meeting's row until the end of the transaction: two who write at once get two numbers.
      const meeting = await db
        .updateTable('meeting')
        .set((row) => ({ version: row.ref('version') }))
        .where('id', '=', line.meetingId)
        .returning(['agreement_id', 'committee_id'])
        .executeTakeFirst()
      const { next } = await db
        .selectFrom('minutes_line')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('meeting_id', '=', line.meetingId)
        .executeTakeFirstOrThrow()
      const numbered: MinutesLine = { ...line, number: Number(next) }
      await db
        .insertInto('minutes_line')
        .values({
          ...toRow(numbered),
          body: meeting ? bodyKey({ agreementId: meeting.agreement_id, committeeId: meeting.committee_id }) : null,
          task_number: line.kind === 'task' ? await nextTask(db) : null,
        })
        .execute()
      const { writtenAt: at, writtenBy: by } = line
      await trail.add({ at, by, deed: 'minutes.line', thing: `line/${line.id}`, after: numbered })
      await lineChanged(line.id)
      return numbered
    },
    async replace(lineId, by, authorship) {
      const replaced = await db
        .updateTable('minutes_line')
        .set({ replaced_by: by })
        .where('id', '=', lineId)
        .where('replaced_by', 'is', null)
        .returning('task_number')
        .executeTakeFirst()
      if (!replaced) return false
      // Whoever noted the number of a task finds it by it, however often it is corrected.
      if (replaced.task_number !== null)
        await db
          .updateTable('minutes_line')
          .set({ task_number: replaced.task_number })
          .where('id', '=', by)
          .where('kind', '=', 'task')
          .execute()
      await trail.add({ ...authorship, thing: `line/${lineId}`, after: { replacedBy: by } })
      await lineChanged(lineId)
      return true
    },
    async reinstate(lineId, by, authorship) {
      const { numUpdatedRows } = await db
        .updateTable('minutes_line')
        .set({ replaced_by: null })
        .where('id', '=', lineId)
        .where('replaced_by', '=', by)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      await trail.add({ ...authorship, thing: `line/${lineId}`, before: { replacedBy: by }, after: {} })
      await lineChanged(lineId)
      return true
    },
    async freeze(meeting, state, authorship) {
      const meetingId = meeting.id
      const read = await this.linesOf(meetingId)
      // What goes round and is approved holds every line, or it is not frozen.
      if (currentLines(read).length !== (await linesThatHold(db, meetingId)))
        throw new Error('a line of the minutes cannot be read')
      const lines = frozenLines(read)
      const version: MinutesVersion = {
        meetingId,
        number: (await lastVersion(db, meetingId)) + 1,
        state,
        lines,
        hash: createHash('sha256').update(canonicalText(meeting, lines)).digest('hex'),
        frozenBy: authorship.by,
        frozenAt: authorship.at,
      }
      await db
        .insertInto('minutes_version')
        .values({
          meeting_id: meetingId,
          number: version.number,
          state,
          lines: JSON.stringify(lines),
          hash: version.hash,
          frozen_by: authorship.by,
          frozen_at: authorship.at,
        })
        .execute()
      const { number, hash } = version
      await trail.add({ ...authorship, thing: `minutes/${meetingId}`, after: { version: number, state, hash } })
      return version
    },
    async complete(lineId, on, remark, authorship) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('task_done')
        .values({ line_id: lineId, done_on: on, remark })
        .onConflict((conflict) => conflict.column('line_id').doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) return false
      await trail.add({ ...authorship, thing: `line/${lineId}`, after: { done: on, remark } })
      await lineChanged(lineId)
      return true
    },
  }
}

const known = z.object({ state: z.enum(['circulated', 'approved']), frozen_by: storedPerson, frozen_at: moment })

/** @returns undefined if it cannot be read */
function readVersion(row: Tables['minutes_version']): MinutesVersion | undefined {
  const { data: read } = known.safeParse(row)
  const lines = readJsonAs(frozen, row.lines)
  if (!read || !lines) return undefined
  return {
    meetingId: row.meeting_id,
    number: row.number,
    state: read.state,
    lines,
    hash: row.hash,
    frozenBy: read.frozen_by,
    frozenAt: read.frozen_at,
  }
}

/** How many, those that cannot be read among them. */
async function linesThatHold(db: Executor, meetingId: string): Promise<number> {
  const { lines } = await db
    .selectFrom('minutes_line')
    .select(sql<number>`count(*)`.as('lines'))
    .where('meeting_id', '=', meetingId)
    .where('replaced_by', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(lines)
}

/** Its number, 0 without one. */
async function lastVersion(db: Executor, meetingId: string): Promise<number> {
  const { last } = await db
    .selectFrom('minutes_version')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return Number(last)
}

/** Holds the last number until the end of the transaction. */
async function nextTask(db: Executor): Promise<number> {
  const { number } = await db
    .updateTable('task_head')
    .set((row) => ({ number: row('number', '+', 1) }))
    .where('id', '=', 1)
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

const toRow = (line: MinutesLine): Omit<Tables['minutes_line'], 'body' | 'task_number'> => ({
  id: line.id,
  meeting_id: line.meetingId,
  number: line.number,
  item: line.item,
  item_title: line.itemTitle,
  kind: line.kind,
  text: line.text,
  vote: line.vote === undefined ? null : JSON.stringify(line.vote),
  responsible: line.responsible ?? null,
  due_on: line.dueOn ?? null,
  due_words: line.dueWords ?? null,
  written_by: line.writtenBy,
  written_at: line.writtenAt,
  replaced_by: line.replacedBy ?? null,
})
