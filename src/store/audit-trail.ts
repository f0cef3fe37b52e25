/** Who did what to which thing, when, and what it was before and after. Rows are added, never changed. */
import { randomUUID } from 'node:crypto'
import type { AuditEntry } from '#src/meetings/ports.ts'
import type { Executor } from './tables.ts'

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
