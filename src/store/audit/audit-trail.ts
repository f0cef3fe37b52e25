/** Who did what to which thing, when, and what it was before and after. Rows are added, never changed. */
import { randomUUID } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { z } from 'zod'
import type { AuditReader } from '#src/conversation/work.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { AuditEntry } from '#src/people/audit.ts'
import { chunks } from '#src/store/database/chunks.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { moment, rowsRead, storedPerson } from '#src/store/unreadable-row.ts'
import { linked, type Unlinked } from './audit-chain.ts'

export interface Trail {
  add(entry: AuditEntry): Promise<void>
}

/** What people wrote may name anybody, and the trail is for ever: it says which thing was changed, not in which words. */
const PEOPLES_WORDS: ReadonlySet<string> = new Set([
  ...[
    'text',
    'responsible',
    'dueWords',
    'presenter',
    'title',
    'reason',
    'remark',
    'words',
    'deputy',
    'note',
    'itemTitle',
  ],
])
const withoutWords = (key: string, value: unknown): unknown =>
  typeof value === 'string' && PEOPLES_WORDS.has(key) ? undefined : value

/** The trail of one transaction: what is added is written at its end. */
export interface OpenTrail extends Trail {
  /**
   * Links and writes what was added. The last thing a transaction does: from here to the commit no other can write to
   * the trail, and nothing waits for a row that somebody waiting for the trail holds.
   */
  seal(): Promise<void>
}

export function auditTrail(db: Executor): OpenTrail {
  const added: Unlinked[] = []
  return {
    async add({ at, by, deed, thing, before, after }) {
      added.push({
        id: randomUUID(),
        at,
        by_person: by,
        deed,
        thing,
        before: before === undefined ? null : JSON.stringify(before, withoutWords),
        after: after === undefined ? null : JSON.stringify(after, withoutWords),
      })
    },
    async seal() {
      if (added.length === 0) return
      const fresh = added.splice(0)
      // Taking the numbers locks the head until the commit, on PostgreSQL too.
      const { seq, hash } = await db
        .updateTable('audit_head')
        .set((row) => ({ seq: row('seq', '+', fresh.length) }))
        .where('id', '=', 1)
        .returning(['seq', 'hash'])
        .executeTakeFirstOrThrow()
      const { rows, head } = linked(fresh, { seq: seq - fresh.length, hash })
      for (const some of chunks(rows)) await db.insertInto('audit').values(some).execute()
      await db.updateTable('audit_head').set({ hash: head.hash }).where('id', '=', 1).execute()
    },
  }
}

/** The largest number of its column. */
const BEHIND_ALL = 2_147_483_647
/** Rows looked at in one go to find those of one agreement: things name it, rows do not. */
const LOOKED_AT = 500

export function auditReader(db: Executor, onUnreadable: OnUnreadable): AuditReader {
  const aside = ({ id }: Tables['audit']): void => onUnreadable('audit', id)
  return {
    async by(person) {
      const rows = await db.selectFrom('audit').selectAll().where('by_person', '=', person).execute()
      return rowsRead(
        rows.toSorted((one, other) => other.seq - one.seq),
        readEntry,
        aside,
      )
    },
    async latest(agreementIds, { skip, limit }) {
      const isAbout = (row: Tables['audit']): boolean =>
        row.thing.startsWith('retention/') ||
        agreementIds.some((id) => [row.thing, row.before, row.after].some((text) => text?.includes(id)))
      const found: AuditEntry[] = []
      for (let before = BEHIND_ALL; before > 1 && found.length < skip + limit; ) {
        const rows = await db
          .selectFrom('audit')
          .selectAll()
          .where('seq', '<', before)
          .orderBy('seq', 'desc')
          .limit(LOOKED_AT)
          .execute()
        const about = rows.filter(isAbout)
        found.push(...rowsRead(about, readWhole, aside))
        before = rows.at(-1)?.seq ?? 0
        await breathe()
      }
      return found.slice(skip, skip + limit)
    },
  }
}

const known = z.object({ at: moment, by_person: storedPerson })

/** @returns undefined if it cannot be read */
function readEntry(row: Tables['audit']): AuditEntry | undefined {
  const { data: read } = known.safeParse(row)
  return read && { at: read.at, by: read.by_person, deed: row.deed, thing: row.thing }
}
function readWhole(row: Tables['audit']): AuditEntry | undefined {
  const entry = readEntry(row)
  return entry && { ...entry, ...contentsOf(row) }
}

/** What it was and became, where it can be read: rows of other versions of the bot are shown without it. */
function contentsOf({ before, after }: Tables['audit']): Pick<AuditEntry, 'before' | 'after'> {
  const read = (text: string | null): unknown => {
    try {
      return text === null ? undefined : JSON.parse(text)
    } catch {
      return undefined
    }
  }
  const [was, is] = [read(before), read(after)]
  return { ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }
}
