/**
 * The dispatcher's side of the outbox, where one process works on a database: it finds what is due by looking. Sending
 * begins with one conditional update in any case. The number of attempts is part of its condition, because a row can be
 * "pending" again after somebody else has tried it: whoever read it before would send it a second time without saying so.
 */
import { type Instant, laterBy } from '#src/calendar/local-date.ts'
import { readContent, readRecipient } from '#src/letters/content.ts'
import {
  type Claim,
  LETTER_KINDS,
  type LetterNext,
  NOBODY,
  type OutboxLetter,
  type OutboxRows,
  type TakenLetter,
} from '#src/letters/letter.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Database, Executor, Tables } from '#src/store/database/tables.ts'

/** Longer than any request lives: a row that is "sending" for longer belongs to a process that died. */
export const LEASE_MS = 50_000

const dueRows = prepared((db) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', '')
    .where('not_before', '<=', '')
    .orderBy('not_before')
    .limit(100),
)
const leftRows = prepared((db) =>
  db.selectFrom('outbox').selectAll().where('state', '=', '').where('claimed_at', '<', ''),
)

export function outboxRows(db: Database): OutboxRows {
  let isStart = true
  return {
    async take(now, limit) {
      // At the start there is no other process: whatever is under way was left behind.
      const left = await leftRows(db, 'sending', laterBy(now, isStart ? 1 : -LEASE_MS))
      isStart = false
      const due = await dueRows(db, 'pending', now, limit)
      return inOrder([...left, ...due].map(toTaken))
    },
    beginSending: (letter, now) => beginSending(db, letter, now),
    async settle(letter, next, now) {
      // A job it had while instances shared the database is nothing any more.
      await settleClaim(db, letter, { ...fateOf(next, now), ...(next.kind !== 'end' && { job: null }) }).execute()
    },
  }
}

/** @returns false if somebody else has taken it meanwhile, even if they are done with it, or it was called back */
export async function beginSending(db: Database, { key, attempts }: Claim, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'sending', claimed_at: now, attempts: attempts + 1 })
    .where('key', '=', key)
    .where('state', '=', 'pending')
    .where('attempts', '=', attempts)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Changes nothing if somebody else has tried it since. */
export const settleClaim = (db: Executor, { key, attempts }: Claim, fate: Partial<Tables['outbox']>) =>
  db
    .updateTable('outbox')
    .set(fate)
    .where('key', '=', key)
    .where('state', 'in', ['pending', 'sending'])
    .where('attempts', '=', attempts)
    .returning(['job', 'not_before'])

export function fateOf(next: LetterNext, now: Instant): Partial<Tables['outbox']> {
  switch (next.kind) {
    case 'end':
      return { state: next.state, ended_at: now, ref: next.ref ?? null, trouble: next.trouble ?? null }
    case 'later':
      return {
        state: 'pending',
        not_before: next.notBefore,
        ...(next.triedSince !== undefined && { tried_since: next.triedSince }),
      }
    case 'again':
      return {
        state: 'pending',
        not_before: next.notBefore,
        ambiguous: next.ambiguous,
        way: next.way,
        tried_since: next.triedSince,
        trouble: next.trouble ?? null,
      }
  }
}

/** By due time; what is due at the same moment always in the same order. */
export const inOrder = (letters: readonly TakenLetter[]): readonly TakenLetter[] =>
  letters.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
const placeOf = ({ notBefore, key }: TakenLetter): string => `${notBefore} ${key}`

/** What is known of a letter before it is tried. Where anything of it cannot be read, the content says so. */
export function readLetter(
  row: Tables['outbox'],
): Pick<OutboxLetter, 'key' | 'kind' | 'cause' | 'to' | 'content' | 'notBefore'> {
  const { key, cause } = row
  const kind = LETTER_KINDS.find((one) => one === row.kind)
  const to = readRecipient(row.recipient)
  const notBefore = row.not_before as Instant
  if (kind && to) return { key, kind, cause, to, content: readContent(row.payload), notBefore }
  const content = { kind: 'unreadable', because: kind ? 'recipient' : 'kind' } as const
  return { key, kind: kind ?? 'notice', cause, to: to ?? { person: NOBODY }, content, notBefore }
}

export const toTaken = (row: Tables['outbox']): TakenLetter => ({
  ...readLetter(row),
  ...(row.expires_at !== null && { expiresAt: row.expires_at as Instant }),
  attempts: row.attempts,
  ambiguous: row.ambiguous,
  way: row.way,
  ...(row.tried_since !== null && { triedSince: row.tried_since as Instant }),
  isLeftBehind: row.state === 'sending',
})
