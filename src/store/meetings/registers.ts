/** Decisions and tasks over all meetings, as far as their minutes are finished: found by body, the newest first. */
import { sql } from 'kysely'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { Task } from '#src/meetings/minutes.ts'
import type { RegisterReader } from '#src/meetings/ports.ts'
import type { Part, RegisterAsked, RegisterEntry } from '#src/meetings/register.ts'
import { chunks } from '#src/store/database/chunks.ts'
import type { Executor } from '#src/store/database/tables.ts'
import { day, rowsRead } from '#src/store/unreadable-row.ts'
import { bodyKey, bodyOf, readDone, readLine } from './minutes-rows.ts'

export function registerReader(db: Executor, onUnreadable: OnUnreadable): RegisterReader {
  const aside = ({ id, meeting_id: meetingId }: EntryRow): void => onUnreadable('minutes', id, { meetingId })
  return {
    async bodies(kind) {
      // From each body to the next one behind it: as many looks at the index as there are bodies, however many lines.
      const { rows } = await sql<{ body: string }>`with recursive one(body) as (
        select min(body) from minutes_line where kind = ${kind} and replaced_by is null
        union all
        select (select min(body) from minutes_line where kind = ${kind} and replaced_by is null and body > one.body)
        from one where one.body is not null)
        select body from one where body is not null`.execute(db)
      return rows.map(({ body }) => bodyOf(body))
    },
    async count(wanted) {
      if (isNone(wanted)) return 0
      const { all } = await lines(db, wanted).select(sql<number>`count(*)`.as('all')).executeTakeFirstOrThrow()
      return Number(all)
    },
    async responsible(bodies) {
      if (bodies.length === 0) return []
      const rows = await lines(db, { kind: 'task', bodies })
        .select(['minutes_line.body', 'minutes_line.responsible'])
        .where('minutes_line.responsible', 'is not', null)
        .distinct()
        .execute()
      return rows.map(({ body, responsible }) => ({ ...bodyOf(body ?? ''), responsible: responsible ?? '' }))
    },
    async countTasks(wanted, today) {
      if (isNone(wanted)) return { all: 0, open: 0, late: 0 }
      const isOpen = sql`task_done.line_id is null`
      const { all, open, late } = await lines(db, { ...wanted, kind: 'task' })
        .select([
          sql<number>`count(*)`.as('all'),
          sql<number>`sum(case when ${isOpen} then 1 else 0 end)`.as('open'),
          sql<number>`sum(case when ${isOpen} and minutes_line.due_on < ${today} then 1 else 0 end)`.as('late'),
        ])
        .executeTakeFirstOrThrow()
      return { all: Number(all), open: Number(open), late: Number(late) }
    },
    async decisions(wanted, part) {
      if (isNone(wanted)) return []
      return rowsRead(await entries(db, newest(lines(db, { ...wanted, kind: 'decision' }), part)), readEntry, aside)
    },
    async tasks(wanted, part) {
      if (isNone(wanted)) return []
      const found = lines(db, { ...wanted, kind: 'task' }).orderBy(sql`task_done.line_id is not null`)
      return rowsRead(await entries(db, newest(found, part)), readTask, aside)
    },
    async task(number) {
      const rows = await entries(db, all(db, 'task').where('minutes_line.task_number', '=', number))
      return rowsRead(rows, readTask, aside)[0]
    },
  }
}

// Nothing joined changes the number of rows, so that counting leaves them out.
const all = (db: Executor, kind: RegisterAsked['kind']) =>
  db
    .selectFrom('minutes_line')
    .leftJoin('task_done', 'task_done.line_id', 'minutes_line.id')
    .where('minutes_line.kind', '=', kind)
    .where('minutes_line.replaced_by', 'is', null)
    .where(isSent)

/** No draft: minutes that were sent round, and of those that are taken up again for corrections what had been in them. */
const isSent = sql<boolean>`(
  exists (select 1 from meeting where meeting.id = minutes_line.meeting_id and meeting.state in ('minuted', 'approved'))
  or exists (select 1 from minutes_version where minutes_version.meeting_id = minutes_line.meeting_id
    and minutes_version.frozen_at >= minutes_line.written_at))`

type Lines = ReturnType<typeof all>

const isNone = ({ bodies, named }: Pick<RegisterAsked, 'bodies' | 'named'>): boolean =>
  bodies.length === 0 || named?.length === 0

const SEARCHED = sql<string>`lower(minutes_line.text || ' ' || coalesce(minutes_line.responsible, '') || ' ' ||
  minutes_line.item_title)`

function lines(db: Executor, { kind, bodies, only, named, patterns = [] }: RegisterAsked): Lines {
  let found = all(db, kind).where('minutes_line.body', 'in', bodies.map(bodyKey))
  if (named) {
    const pairs = named.map((one) => sql`(${bodyKey(one)}, ${one.responsible})`)
    found = found.where(sql<boolean>`(minutes_line.body, minutes_line.responsible) in (values ${sql.join(pairs)})`)
  }
  for (const pattern of patterns) found = found.where(SEARCHED, 'like', pattern)
  if (only === undefined) return found
  if (only === 'done') return found.where('task_done.line_id', 'is not', null)
  const open = found.where('task_done.line_id', 'is', null)
  return only === 'open' ? open : open.where('minutes_line.due_on', '<', only.dueBefore)
}

const newest = (found: Lines, part: Part | undefined): Lines => {
  const ordered = found
    .orderBy('minutes_line.written_at', 'desc')
    .orderBy('minutes_line.number', 'desc')
    .orderBy('minutes_line.id', 'desc')
  return part ? ordered.limit(part.limit).offset(part.skip) : ordered
}

/** Ordered by what the index has, or whole lines would be sorted; only then they are read. */
async function entries(db: Executor, found: Lines) {
  const ids = (await found.select('minutes_line.id').execute()).map(({ id }) => id)
  const rows = new Map<string, Awaited<ReturnType<typeof rowsOf>>[number]>()
  for (const some of chunks(ids)) for (const row of await rowsOf(db, some)) rows.set(row.id, row)
  return ids.flatMap((id) => rows.get(id) ?? [])
}

const rowsOf = (db: Executor, ids: readonly string[]) =>
  db
    .selectFrom('minutes_line')
    .leftJoin('task_done', 'task_done.line_id', 'minutes_line.id')
    .innerJoin('meeting', 'meeting.id', 'minutes_line.meeting_id')
    .where('minutes_line.id', 'in', ids)
    .selectAll('minutes_line')
    .select(['meeting.on_date', 'task_done.done_on', 'task_done.remark'])
    .execute()

type EntryRow = Awaited<ReturnType<typeof entries>>[number]

function readEntry(row: EntryRow): RegisterEntry | undefined {
  const line = readLine(row)
  const meetingOn = day.safeParse(row.on_date).data
  return line && meetingOn && { line, ...bodyOf(row.body ?? ''), meetingOn }
}

function readTask(row: EntryRow): Task | undefined {
  const [entry, ending] = [readEntry(row), readDone(row)]
  return entry && ending && { ...entry, number: row.task_number ?? 0, ...ending }
}
