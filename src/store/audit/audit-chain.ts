/**
 * The chain of the audit trail: each row carries a number and a hash over the hash before it and its own content. A row
 * that was changed, removed, put in or moved no longer fits; the head says where the chain ends.
 */
import { createHash } from 'node:crypto'
import type { AuditVerdict } from '#src/people/audit.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'

export type AuditRow = Tables['audit']
export type Unlinked = Omit<AuditRow, 'seq' | 'hash'>
export interface Head {
  readonly seq: number
  readonly hash: string
}

/** Where a chain begins: the hash before the first row. */
export const CHAIN_START: Head = { seq: 0, hash: '0'.repeat(64) }

/** SHA-256, hexadecimal, over the hash before and the row as it is stored, fields in a fixed order. */
export const hashOf = (row: Omit<AuditRow, 'hash'>, before: string): string => {
  const { seq, id, at, by_person, deed, thing, before: was, after } = row
  return createHash('sha256')
    .update(`${before}\n${JSON.stringify([seq, id, at, by_person, deed, thing, was, after])}`)
    .digest('hex')
}

/** The rows in their order, linked to the head they follow. */
export function linked(rows: readonly Unlinked[], head: Head): { readonly rows: AuditRow[]; readonly head: Head } {
  let { seq, hash } = head
  const done = rows.map((row) => {
    seq += 1
    const numbered = { ...row, seq }
    hash = hashOf(numbered, hash)
    return { ...numbered, hash }
  })
  return { rows: done, head: { seq, hash } }
}

/** Rows read at once: a trail of many years does not have to fit into memory. */
const PAGE = 2_000

/**
 * Walks the whole chain. Whoever can write the database can compute a new chain: the head of an earlier check, kept
 * elsewhere, shows that too.
 * @param db in one transaction that sees one state, if the bot may be writing
 * @returns how many rows fit, or the first that does not
 */
export async function verifyChain(db: Executor): Promise<AuditVerdict> {
  const end = await db.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirst()
  if (!end) return { ok: false, seq: 0, because: 'cutOff' }
  let at: Head = CHAIN_START
  for await (const row of auditRows(db)) {
    if (row.seq !== at.seq + 1) return { ok: false, seq: at.seq + 1, because: 'missing' }
    if (row.seq > end.seq) return { ok: false, seq: row.seq, because: 'beyondHead' }
    if (row.hash !== hashOf(row, at.hash)) return { ok: false, seq: row.seq, because: 'altered' }
    at = { seq: row.seq, hash: row.hash }
  }
  if (at.seq !== end.seq) return { ok: false, seq: at.seq + 1, because: 'cutOff' }
  return at.hash === end.hash
    ? { ok: true, rows: at.seq, head: at.hash }
    : { ok: false, seq: at.seq, because: 'altered' }
}

/** PostgreSQL's lowest integer: a row put in before the first must be seen. */
const LOWEST = -(2 ** 31)

/** All rows in the order of the chain. */
export async function* auditRows(db: Executor): AsyncGenerator<AuditRow> {
  for (let after = LOWEST; ; ) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', after).orderBy('seq').limit(PAGE).execute()
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.seq
  }
}
