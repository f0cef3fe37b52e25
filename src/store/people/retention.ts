/** Deletes what has been kept long enough, slice by slice from the oldest on, and counts it before. */
import { type RawBuilder, sql } from 'kysely'
import { type Instant, instantInBerlin, type LocalDate, localTime } from '#src/calendar/local-date.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import {
  LONGEST_DAYS,
  type Periods,
  PRESET_PERIODS,
  type RetainedKind,
  type RetainedPosition,
  type Retention,
  type RetentionReader,
  retainedKinds,
  SHORTEST_DAYS,
} from '#src/people/retention.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { rowsRead } from '#src/store/unreadable-row.ts'

/** Rows looked at in one go: a transaction over so many holds nobody up. */
const SLICE = 500

/** What ends, as it is found by its age. */
interface Aged {
  readonly at: string
  readonly id: string
}

/** One list of things that end by the same rule. */
interface EndOfKeeping {
  /** The oldest ones behind a position. What stands in several rows comes several times. */
  after(db: Executor, before: LocalDate, position: Aged, limit: number): Promise<readonly Aged[]>
  /** Deletes those of them that nothing keeps. @returns how many rows */
  remove(db: Executor, before: LocalDate, ids: readonly string[]): Promise<number>
  /** How many rows go altogether. */
  count(db: Executor, before: LocalDate): Promise<number>
}

const BEGINNING: Aged = { at: '', id: '' }
const momentOf = (before: LocalDate): Instant => instantInBerlin(before, localTime('00:00'))

const counted = async (db: Executor, query: RawBuilder<unknown>): Promise<number> =>
  Number(((await query.execute(db)).rows[0] as { n: number } | undefined)?.n ?? 0)

const aged = async (
  db: Executor,
  [table, id, at]: readonly [string, string, string],
  end: string,
  position: Aged,
  limit: number,
): Promise<readonly Aged[]> => {
  const { rows } = await sql<Aged>`select ${sql.ref(id)} as id, ${sql.ref(at)} as at from ${sql.table(table)}
    where ${sql.ref(at)} < ${end} and (${sql.ref(at)}, ${sql.ref(id)}) > (${position.at}, ${position.id})
    order by ${sql.ref(at)}, ${sql.ref(id)} limit ${limit}`.execute(db)
  return rows
}

async function removed(db: Executor, table: string, column: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const query = sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(ids)})`
  return Number((await query.execute(db)).numAffectedRows ?? 0)
}

/** Rows of one table that end by an instant of their own. */
const byInstant = (table: string, id: string, at: string): EndOfKeeping => ({
  after: (db, before, position, limit) => aged(db, [table, id, at], momentOf(before), position, limit),
  remove: (db, _, ids) => removed(db, table, id, ids),
  count: (db, before) =>
    counted(db, sql`select count(*) as n from ${sql.table(table)} where ${sql.ref(at)} < ${momentOf(before)}`),
})

/** Rows that end with the session they are about. */
const byMeeting = (table: string): EndOfKeeping => ({
  async after(db, before, { at, id }, limit) {
    const { rows } = await sql<Aged>`select meeting.id, meeting.on_date as at from meeting
      inner join ${sql.table(table)} as about on about.meeting_id = meeting.id
      where meeting.on_date < ${before} and (meeting.on_date, meeting.id) > (${at}, ${id})
      order by meeting.on_date, meeting.id limit ${limit}`.execute(db)
    return rows
  },
  remove: (db, _, ids) => removed(db, table, 'meeting_id', ids),
  count: (db, before) =>
    counted(
      db,
      sql`select count(*) as n from meeting inner join ${sql.table(table)} as about on about.meeting_id = meeting.id
        where meeting.on_date < ${before}`,
    ),
})

/** Who was told of a session that is still to come must stay known: they are told when it moves. */
const letters: EndOfKeeping = {
  ...byInstant('outbox', 'key', 'ended_at'),
  async remove(db, before, ids) {
    const rows = await db.selectFrom('outbox').select(['key', 'cause']).where('key', 'in', ids).execute()
    const about = new Map(rows.flatMap(({ key, cause }) => (cause.startsWith(MEETING) ? [[key, cause] as const] : [])))
    const meetings = [...new Set(about.values())].map((cause) => cause.slice(MEETING.length))
    const toCome = meetings.length === 0 ? [] : await meetingsFrom(db, before, meetings)
    const kept = new Set(toCome.map((id) => `${MEETING}${id}`))
    const gone = ids.filter((key) => !kept.has(about.get(key) ?? ''))
    return removed(db, 'outbox', 'key', gone)
  },
  async count(db, before) {
    const old = momentOf(before)
    const all = await counted(db, sql`select count(*) as n from outbox where ended_at < ${old}`)
    const kept = sql`select count(*) as n from meeting inner join outbox on outbox.cause = ${MEETING} || meeting.id
      where meeting.on_date >= ${before} and outbox.ended_at < ${old}`
    return all - (await counted(db, kept))
  },
}
/** What the cause of a letter about a session begins with; its id follows. */
const MEETING = 'meeting/'

const meetingsFrom = async (db: Executor, day: LocalDate, ids: readonly string[]): Promise<readonly string[]> =>
  (await db.selectFrom('meeting').select('id').where('id', 'in', ids).where('on_date', '>=', day).execute()).map(
    ({ id }) => id,
  )

/** Nobody can answer any more: with a poll go its answers. */
const polls: EndOfKeeping = {
  ...byInstant('poll', 'id', 'opened_at'),
  async remove(db, _, ids) {
    const rows = await db.selectFrom('poll').select('id').where('id', 'in', ids).where('state', '<>', 'open').execute()
    const over = rows.map(({ id }) => id)
    return (await removed(db, 'vote', 'poll_id', over)) + (await removed(db, 'poll', 'id', over))
  },
  async count(db, before) {
    const isOver = sql`poll.opened_at < ${momentOf(before)} and poll.state <> 'open'`
    const votes = sql`select count(*) as n from poll inner join vote on vote.poll_id = poll.id where ${isOver}`
    return (await counted(db, votes)) + (await counted(db, sql`select count(*) as n from poll where ${isOver}`))
  },
}

const absences: EndOfKeeping = {
  after: (db, before, position, limit) => aged(db, ['absence', 'person_id', 'until_date'], before, position, limit),
  remove: (db, _, ids) => removed(db, 'absence', 'person_id', ids),
  count: (db, before) => counted(db, sql`select count(*) as n from absence where until_date < ${before}`),
}

const endings: Readonly<Record<RetainedKind, readonly EndOfKeeping[]>> = {
  messages: [letters, byInstant('inbox', 'activity_key', 'at')],
  accessNeeds: [byMeeting('access_need')],
  polls: [polls],
  responses: [byMeeting('response'), byMeeting('invitation')],
  absences: [absences],
}

/** @returns undefined if nobody could have decided it like this: the preset holds, or a hand could have everything deleted */
function readPeriod(row: Tables['retention']): { readonly kind: RetainedKind; readonly days: number } | undefined {
  const kind = retainedKinds.find((one) => one === row.kind)
  const days = Number(row.days)
  if (!kind || !Number.isInteger(days) || days < SHORTEST_DAYS || days > LONGEST_DAYS) return undefined
  return { kind, days }
}

export function retentionReader(db: Executor, onUnreadable: OnUnreadable): RetentionReader {
  return {
    async periods() {
      const rows = await db.selectFrom('retention').selectAll().execute()
      const read = rowsRead(rows, readPeriod, ({ kind, days }) => onUnreadable('retention', kind, { content: days }))
      const periods: Periods = { ...PRESET_PERIODS, ...Object.fromEntries(read.map(({ kind, days }) => [kind, days])) }
      return { periods, decided: read.map(({ kind }) => kind) }
    },
    async count(kind, before) {
      let all = 0
      for (const ending of endings[kind]) all += await ending.count(db, before)
      return all
    },
  }
}

export function retention(db: Executor, trail: Trail, onUnreadable: OnUnreadable): Retention {
  const reader = retentionReader(db, onUnreadable)
  return {
    ...reader,
    async decide(kind, days, authorship) {
      const { periods } = await reader.periods()
      await db
        .insertInto('retention')
        .values({ kind, days })
        .onConflict((conflict) => conflict.column('kind').doUpdateSet({ days }))
        .execute()
      await trail.add({ ...authorship, thing: `retention/${kind}`, before: { days: periods[kind] }, after: { days } })
    },
    async remove(kind, before, authorship, position) {
      const lists = endings[kind]
      let room = SLICE
      let gone = 0
      let next: RetainedPosition | undefined = position ?? { list: 0, ...BEGINNING }
      while (next && room > 0) {
        const ending: EndOfKeeping | undefined = lists[next.list]
        const slice: readonly Aged[] = ending ? await ending.after(db, before, next, room) : []
        if (ending && slice.length > 0) gone += await ending.remove(db, before, [...new Set(slice.map(({ id }) => id))])
        next = following(next.list, slice.length === room ? slice.at(-1) : undefined, lists.length)
        room -= slice.length
      }
      if (gone > 0) await trail.add({ ...authorship, thing: `retention/${kind}`, after: { before, removed: gone } })
      return { removed: gone, goesOnAt: next }
    },
  }
}

/** Behind the last one of a full slice; else at the beginning of the next list, if there is one. */
function following(list: number, last: Aged | undefined, lists: number): RetainedPosition | undefined {
  if (last) return { list, at: last.at, id: last.id }
  return list + 1 < lists ? { list: list + 1, ...BEGINNING } : undefined
}
