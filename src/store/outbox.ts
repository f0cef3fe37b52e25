/** Letters in the database: added with their cause, found by when they are due. */
import { type Instant, laterBy } from '#src/calendar/local-date.ts'
import type { LetterKind, LetterStanding, LetterState, Outbox, OutboxReader, Recipient } from '#src/people/outbox.ts'
import type { Executor, Tables } from './tables.ts'

/** A pause Teams asks for, or the one repeat after ten minutes, is no trouble yet. */
const DELAYED_MS = 3_600_000

export function outboxReader(db: Executor): OutboxReader {
  return {
    async about(cause) {
      const rows = await db.selectFrom('outbox').selectAll().where('cause', '=', cause).execute()
      return rows.map(toStanding).toSorted(byDue)
    },
    async troubled(since, now) {
      const ended = await db
        .selectFrom('outbox')
        .selectAll()
        .where('state', 'in', ['unclear', 'undeliverable'])
        .where('ended_at', '>=', since)
        .execute()
      const delayed = await db
        .selectFrom('outbox')
        .selectAll()
        .where('state', '=', 'pending')
        .where('tried_since', '<=', laterBy(now, -DELAYED_MS))
        .execute()
      return [...ended, ...delayed].map(toStanding).toSorted(byDue).toReversed()
    },
  }
}

const byDue = (one: LetterStanding, other: LetterStanding): number =>
  `${one.notBefore} ${one.key}` < `${other.notBefore} ${other.key}` ? -1 : 1

/** SQLite takes 32,766 values in one statement. */
const ROWS_AT_ONCE = 1_000

export function outbox(db: Executor): Outbox {
  return {
    ...outboxReader(db),
    async add(letters) {
      let added = 0n
      for (let from = 0; from < letters.length; from += ROWS_AT_ONCE) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('outbox')
          .values(
            letters.slice(from, from + ROWS_AT_ONCE).map((letter) => ({
              key: letter.key,
              kind: letter.kind,
              cause: letter.cause,
              recipient: JSON.stringify(letter.to),
              payload: JSON.stringify(letter.content),
              not_before: letter.notBefore,
              expires_at: letter.expiresAt ?? null,
              state: 'pending',
              ambiguous: 0,
              attempts: 0,
              way: 0,
            })),
          )
          .onConflict((conflict) => conflict.column('key').doNothing())
          .executeTakeFirst()
        added += numInsertedOrUpdatedRows ?? 0n
      }
      return Number(added)
    },
    async recallBefore(kind, before, at) {
      const waiting = await db
        .selectFrom('outbox')
        .select(['key', 'payload'])
        .where('kind', '=', kind)
        .where('state', '=', 'pending')
        .where('attempts', '=', 0)
        .where('not_before', '<', before)
        // Somebody asked for it on that day: it is no stage that a later one replaces.
        .where('key', 'not like', 'later/%')
        .execute()
      for (const { key } of waiting)
        await db.updateTable('outbox').set({ state: 'recalled', ended_at: at }).where('key', '=', key).execute()
      return waiting.map(({ payload }) => JSON.parse(payload) as unknown)
    },
    async reopen(keys) {
      for (const key of keys)
        await db
          .updateTable('outbox')
          .set({ state: 'pending', ended_at: null })
          .where('key', '=', key)
          .where('state', '=', 'recalled')
          .where('attempts', '=', 0)
          .execute()
    },
    async recall(cause, at) {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ state: 'recalled', ended_at: at })
        .where('cause', '=', cause)
        .where('state', '=', 'pending')
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}

export const toStanding = (row: Tables['outbox']): LetterStanding => ({
  key: row.key,
  kind: row.kind as LetterKind,
  cause: row.cause,
  to: JSON.parse(row.recipient) as Recipient,
  content: JSON.parse(row.payload) as unknown,
  state: row.state as LetterState,
  notBefore: row.not_before as Instant,
  ...(row.ended_at !== null && { endedAt: row.ended_at as Instant }),
  ...(row.trouble !== null && { trouble: row.trouble }),
})
