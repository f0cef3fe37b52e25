/** Who did what to which thing, when, and what it was before and after. Rows are added, never changed. */
import { randomUUID } from 'node:crypto'
import type { Instant } from '#src/calendar/local-date.ts'
import type { AuditReader } from '#src/conversation/work.ts'
import type { AuditEntry } from '#src/meetings/ports.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Executor, Tables } from './tables.ts'

export interface Trail {
  add(entry: AuditEntry): Promise<void>
}

export function auditTrail(db: Executor): Trail {
  return {
    async add({ at, by, deed, thing, before, after }) {
      await db
        .insertInto('audit')
        .values({
          id: randomUUID(),
          at,
          by_person: by,
          deed,
          thing,
          before: before === undefined ? null : JSON.stringify(before),
          after: after === undefined ? null : JSON.stringify(after),
        })
        .execute()
    },
  }
}

/** Rows looked at to find those of one agreement: things name it, rows do not. */
const LOOKED_AT = 2_000

export function auditReader(db: Executor): AuditReader {
  return {
    async by(person) {
      const rows = await db.selectFrom('audit').selectAll().where('by_person', '=', person).execute()
      return newestFirst(rows)
    },
    async latest(agreementIds, limit) {
      const rows = await db.selectFrom('audit').selectAll().orderBy('at', 'desc').limit(LOOKED_AT).execute()
      const about = rows.filter((row) =>
        agreementIds.some((id) => [row.thing, row.before, row.after].some((text) => text?.includes(id))),
      )
      return newestFirst(about).slice(0, limit)
    },
  }
}

const newestFirst = (rows: readonly Tables['audit'][]): AuditEntry[] =>
  rows
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .map((row) => ({ at: row.at as Instant, by: row.by_person as PersonId, deed: row.deed, thing: row.thing }))
