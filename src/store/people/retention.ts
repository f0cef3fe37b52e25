/** Deletes what has been kept long enough, and counts it before. One statement for each table. */
import { type RawBuilder, sql } from 'kysely'
import { type Instant, instantInBerlin, type LocalDate, localTime } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import {
  type Periods,
  PRESET_PERIODS,
  type RetainedKind,
  type Retention,
  type RetentionReader,
  retainedKinds,
} from '#src/people/retention.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor } from '#src/store/database/tables.ts'

/** What is over: the condition on each table's rows. */
function overIn(
  kind: RetainedKind,
  before: LocalDate,
): readonly { readonly table: string; readonly where: RawBuilder<unknown> }[] {
  const moment = instantInBerlin(before, localTime('00:00'))
  const heldBefore = (column: string) =>
    sql`exists (select 1 from meeting where meeting.id = ${sql.ref(column)} and meeting.on_date < ${before})`
  switch (kind) {
    case 'messages':
      return [
        {
          table: 'outbox',
          // Who was told of a session that is still to come must stay known: they are told when it moves.
          where: sql`ended_at is not null and ended_at < ${moment} and not exists (
            select 1 from meeting where meeting.on_date >= ${before}
            and (outbox.cause = 'meeting/' || meeting.id or outbox.cause like 'meeting/' || meeting.id || '/%'))`,
        },
        { table: 'inbox', where: sql`at < ${moment}` },
      ]
    case 'accessNeeds':
      return [{ table: 'access_need', where: heldBefore('access_need.meeting_id') }]
    case 'polls':
      return [
        { table: 'vote', where: sql`poll_id in (select id from poll where opened_at < ${moment} and state <> 'open')` },
        { table: 'poll', where: sql`opened_at < ${moment} and state <> 'open'` },
      ]
    case 'responses':
      return [
        { table: 'response', where: heldBefore('response.meeting_id') },
        { table: 'invitation', where: heldBefore('invitation.meeting_id') },
      ]
    case 'absences':
      return [{ table: 'absence', where: sql`until_date < ${before}` }]
  }
}

export function retentionReader(db: Executor): RetentionReader {
  return {
    async periods() {
      const rows = await db.selectFrom('retention').selectAll().execute()
      const decided = rows.flatMap(({ kind }) => retainedKinds.find((one) => one === kind) ?? [])
      const days = Object.fromEntries(rows.map((row) => [row.kind, Number(row.days)]))
      return { periods: { ...PRESET_PERIODS, ...(days as Partial<Periods>) } as Periods, decided }
    },
    async count(kind, before) {
      let all = 0
      for (const { table, where } of overIn(kind, before)) {
        const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${where}`.execute(
          db,
        )
        all += Number(rows[0]?.n ?? 0)
      }
      return all
    },
  }
}

export function retention(db: Executor, trail: Trail): Retention {
  const reader = retentionReader(db)
  return {
    ...reader,
    async decide(kind, days, { at, by, deed }) {
      const { periods } = await reader.periods()
      await db
        .insertInto('retention')
        .values({ kind, days })
        .onConflict((conflict) => conflict.column('kind').doUpdateSet({ days }))
        .execute()
      const authorship = { at: at as Instant, by: by as PersonId, deed }
      await trail.add({ ...authorship, thing: `retention/${kind}`, before: { days: periods[kind] }, after: { days } })
    },
    async remove(kind, before, { at, by, deed }) {
      let all = 0
      for (const { table, where } of overIn(kind, before)) {
        const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${where}`.execute(db)
        all += Number(numAffectedRows ?? 0)
      }
      if (all > 0)
        await trail.add({
          at: at as Instant,
          by: by as PersonId,
          deed,
          thing: `retention/${kind}`,
          after: { before, removed: all },
        })
      return all
    },
  }
}
