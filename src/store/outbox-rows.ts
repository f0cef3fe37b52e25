/**
 * The dispatcher's side of the outbox. Claiming is one conditional update: of two processes one gets the row. The number
 * of attempts is part of the condition, because a row can be "pending" again after another process has tried it: whoever
 * read it before would send it a second time without saying so.
 */
import type { Instant } from '#src/calendar/local-date.ts'
import type { DueLetter, LetterKind, OutboxRows, Recipient } from '#src/people/outbox.ts'
import { prepared } from './prepared.ts'
import type { Database, Tables } from './tables.ts'

const dueRows = prepared((db) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', '')
    .where('not_before', '<=', '')
    .orderBy('not_before')
    .limit(100),
)

export function outboxRows(db: Database): OutboxRows {
  return {
    async due(now, limit) {
      const rows = await dueRows(db, 'pending', now, limit)
      return rows.map(toDue).toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
    },
    async beginSending({ key, attempts }, now) {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ state: 'sending', claimed_at: now, attempts: attempts + 1 })
        .where('key', '=', key)
        .where('state', '=', 'pending')
        .where('attempts', '=', attempts)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async settle({ key, attempts }, next, now) {
      await db
        .updateTable('outbox')
        .set(
          next.kind === 'end'
            ? { state: next.state, ended_at: now, ref: next.ref ?? null, trouble: next.trouble ?? null }
            : {
                state: 'pending',
                not_before: next.notBefore,
                ambiguous: next.ambiguous,
                way: next.way,
                tried_since: next.triedSince,
                trouble: next.trouble ?? null,
              },
        )
        .where('key', '=', key)
        .where('state', 'in', ['pending', 'sending'])
        .where('attempts', '=', attempts)
        .execute()
    },
    async stranded(claimedBefore) {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('state', '=', 'sending')
        .where('claimed_at', '<', claimedBefore)
        .execute()
      return rows.map(toDue)
    },
  }
}

/** By due time; what is due at the same moment always in the same order. */
const placeOf = ({ notBefore, key }: DueLetter): string => `${notBefore} ${key}`

const toDue = (row: Tables['outbox']): DueLetter => ({
  key: row.key,
  kind: row.kind as LetterKind,
  cause: row.cause,
  to: JSON.parse(row.recipient) as Recipient,
  content: JSON.parse(row.payload) as unknown,
  notBefore: row.not_before as Instant,
  ...(row.expires_at !== null && { expiresAt: row.expires_at as Instant }),
  attempts: row.attempts,
  ambiguous: row.ambiguous,
  way: row.way,
  ...(row.tried_since !== null && { triedSince: row.tried_since as Instant }),
})
