/** Letters in the database, as they are read: what was sent, what waits, what did not arrive. */
import { sql } from 'kysely'
import { laterBy, parseInstant } from '#src/calendar/local-date.ts'
import { writeRecipient } from '#src/letters/content.ts'
import { LETTER_STATES, type OutboxLetter, type OutboxReader } from '#src/letters/letter.ts'
import { chunks } from '#src/store/database/chunks.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { readLetter } from './outbox-rows.ts'

/** A pause Teams asks for, or the one repeat after ten minutes, is no trouble yet. */
const DELAYED_MS = 3_600_000

export function outboxReader(db: Executor): OutboxReader {
  return {
    async about(cause) {
      const rows = await db.selectFrom('outbox').selectAll().where('cause', '=', cause).execute()
      return rows.map(toOutboxLetter).toSorted(byDue)
    },
    async sentAs(refs) {
      if (refs.length === 0) return []
      const rows = await db.selectFrom('outbox').selectAll().where('ref', 'in', refs).execute()
      return rows.map(toOutboxLetter).toSorted(byDue)
    },
    async underWay(causes, now) {
      const found: OutboxLetter[] = []
      for (const some of chunks(causes)) {
        const rows = await db
          .selectFrom('outbox')
          .selectAll()
          .where('cause', 'in', some)
          .where((where) =>
            where.or([
              where('state', 'in', ['sending', 'sent', 'unclear', 'undeliverable']),
              where.and([where('state', '=', 'pending'), where('not_before', '<=', now)]),
            ]),
          )
          .execute()
        found.push(...rows.map(toOutboxLetter))
      }
      return found.toSorted(byDue)
    },
    async lastInVain(people, since) {
      const asked = new Map(people.map((person) => [writeRecipient({ person }), person]))
      const ended = await db
        .selectFrom('outbox')
        .select(['recipient', 'state'])
        .where('ended_at', '>=', since)
        .where('state', 'in', ['sent', 'unclear', 'undeliverable'])
        .where('attempts', '>', 0)
        // A copy for the calendar: the letter itself went another way.
        .where('kind', '<>', 'calendar')
        .orderBy('ended_at')
        .execute()
      const last = new Map(ended.map(({ recipient, state }) => [recipient, state]))
      const inVain = [...asked].filter(([recipient]) => last.get(recipient) === 'undeliverable')
      return new Set(inVain.map(([, person]) => person))
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
        .where('tried_since', 'is not', null)
        .where('tried_since', '<=', laterBy(now, -DELAYED_MS))
        // No plain comparison: without statistics SQLite would take the index of states, and read a year's pending rows.
        .where(sql`coalesce(state, '')`, '=', 'pending')
        .execute()
      return [...ended, ...delayed].map(toOutboxLetter).toSorted(byDue).toReversed()
    },
    async waiting(now) {
      const found = await db
        .selectFrom('outbox')
        .select(({ fn }) => [fn.countAll().as('count'), fn.min('not_before').as('oldest')])
        .where('state', '=', 'pending')
        .where('not_before', '<=', now)
        .executeTakeFirstOrThrow()
      const oldest = parseInstant(found.oldest ?? '')
      return { count: Number(found.count), ...(oldest && { oldest }) }
    },
  }
}

const byDue = (one: OutboxLetter, other: OutboxLetter): number => (placeOf(one) < placeOf(other) ? -1 : 1)
const placeOf = ({ notBefore, key }: OutboxLetter): string => `${notBefore ?? ''} ${key}`

export const toOutboxLetter = (row: Tables['outbox']): OutboxLetter => ({
  ...readLetter(row),
  // Whatever another program made of it, it may have arrived.
  state: LETTER_STATES.find((one) => one === row.state) ?? 'unclear',
  ...(row.trouble !== null && { trouble: row.trouble }),
})
