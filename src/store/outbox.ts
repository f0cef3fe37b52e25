/** Letters in the database: added with their cause, found by when they are due. */
import { type Instant, laterBy } from '#src/calendar/local-date.ts'
import type {
  Letter,
  LetterKind,
  LetterStanding,
  LetterState,
  Outbox,
  OutboxReader,
  Recipient,
} from '#src/people/outbox.ts'
import type { Jobs, Queued } from './jobs.ts'
import type { Executor, Tables } from './tables.ts'

/** A pause Teams asks for, or the one repeat after ten minutes, is no trouble yet. */
const DELAYED_MS = 3_600_000

export function outboxReader(db: Executor): OutboxReader {
  return {
    async about(cause) {
      const rows = await db.selectFrom('outbox').selectAll().where('cause', '=', cause).execute()
      return rows.map(toStanding).toSorted(byDue)
    },
    async underWay(causes, now) {
      const found: LetterStanding[] = []
      for (let from = 0; from < causes.length; from += ROWS_AT_ONCE) {
        const rows = await db
          .selectFrom('outbox')
          .selectAll()
          .where('cause', 'in', causes.slice(from, from + ROWS_AT_ONCE))
          .where((where) =>
            where.or([
              where('state', 'in', ['sending', 'sent', 'unclear', 'undeliverable']),
              where.and([where('state', '=', 'pending'), where('not_before', '<=', now)]),
            ]),
          )
          .execute()
        found.push(...rows.map(toStanding))
      }
      return found.toSorted(byDue)
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

export function outbox(db: Executor, jobs: Jobs): Outbox {
  return {
    ...outboxReader(db),
    add: (letters) => added(db, jobs, letters),
    async align(agreementId, letters, now, saysTheSame) {
      const rows = await db
        .selectFrom('outbox')
        .select(['key', 'state', 'not_before', 'recipient', 'payload', 'attempts', 'job'])
        .where('plan_of', '=', agreementId)
        .where((where) => where.or([where('not_before', '>', now), where('state', '=', 'recalled')]))
        .execute()
      const known = new Map(rows.map((row) => [row.key, row]))
      const missing: Letter[] = []
      const waiting: Queued[] = []
      const without: Pick<Queued, 'job'>[] = []
      for (const letter of letters) {
        const row = known.get(letter.key)
        known.delete(letter.key)
        if (!row) missing.push(letter)
        else if (letter.notBefore > now && row.attempts === 0 && isOther(row, letter, saysTheSame)) {
          const written = await waitAgain(db, jobs, letter)
          waiting.push(...written)
          if (written.length > 0) without.push(row)
        }
      }
      const stale = [...known.values()].filter((row) => row.state === 'pending' && row.attempts === 0)
      const recalled: Pick<Queued, 'job'>[] = []
      for (const { key } of stale) recalled.push(...(await calledBack(db, key, now)))
      await jobs.queue(db, waiting)
      await jobs.drop(db, [...without, ...recalled])
      return waiting.length + recalled.length + (await added(db, jobs, missing))
    },
    async recallBefore(kind, before, at) {
      const recalled = await db
        .updateTable('outbox')
        .set({ state: 'recalled', ended_at: at })
        .where('kind', '=', kind)
        .where('state', '=', 'pending')
        .where('attempts', '=', 0)
        .where('not_before', '<', before)
        // Somebody asked for it on that day: it is no stage that a later one replaces.
        .where('key', 'not like', 'later/%')
        .returning(['payload', 'job'])
        .execute()
      await jobs.drop(db, recalled)
      return recalled.map(({ payload }) => JSON.parse(payload) as unknown)
    },
    async reopen(keys) {
      for (const key of keys) {
        const written = await db
          .updateTable('outbox')
          .set({ state: 'pending', ended_at: null, job: jobs.id() })
          .where('key', '=', key)
          .where('state', '=', 'recalled')
          .where('attempts', '=', 0)
          .returning(['job', 'not_before'])
          .execute()
        await jobs.queue(db, written)
      }
    },
    async recall(cause, at) {
      const recalled = await db
        .updateTable('outbox')
        .set({ state: 'recalled', ended_at: at })
        .where('cause', '=', cause)
        .where('state', '=', 'pending')
        .returning('job')
        .execute()
      await jobs.drop(db, recalled)
      return recalled.length
    },
  }
}

async function added(db: Executor, jobs: Jobs, letters: readonly Letter[]): Promise<number> {
  let all = 0
  for (let from = 0; from < letters.length; from += ROWS_AT_ONCE) {
    const written = await db
      .insertInto('outbox')
      .values(letters.slice(from, from + ROWS_AT_ONCE).map((letter) => ({ ...toRow(letter), job: jobs.id() })))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning(['job', 'not_before'])
      .execute()
    await jobs.queue(db, written)
    all += written.length
  }
  return all
}

/** Calls back one that was never tried. @returns the row whose job is nothing any more, or none */
const calledBack = (db: Executor, key: string, at: Instant): Promise<Pick<Queued, 'job'>[]> =>
  db
    .updateTable('outbox')
    .set({ state: 'recalled', ended_at: at })
    .where('key', '=', key)
    .where('state', '=', 'pending')
    .where('attempts', '=', 0)
    .returning('job')
    .execute()

/** Waits, or waits again, as it is planned now. @returns the row that is to be queued, or none */
function waitAgain(db: Executor, jobs: Jobs, letter: Letter): Promise<Queued[]> {
  const { recipient, payload, not_before } = toRow(letter)
  return db
    .updateTable('outbox')
    .set({ recipient, payload, not_before, state: 'pending', ended_at: null, job: jobs.id() })
    .where('key', '=', letter.key)
    .where('state', 'in', ['pending', 'recalled'])
    .where('attempts', '=', 0)
    .returning(['job', 'not_before'])
    .execute()
}

const isOther = (
  row: Pick<Tables['outbox'], 'state' | 'not_before' | 'recipient' | 'payload'>,
  letter: Letter,
  saysTheSame: (stored: unknown, planned: unknown) => boolean,
): boolean =>
  row.state === 'recalled' ||
  (row.state === 'pending' &&
    (row.not_before !== letter.notBefore ||
      row.recipient !== JSON.stringify(letter.to) ||
      !saysTheSame(JSON.parse(row.payload), letter.content)))

const toRow = (letter: Letter) => ({
  key: letter.key,
  kind: letter.kind,
  cause: letter.cause,
  recipient: JSON.stringify(letter.to),
  payload: JSON.stringify(letter.content),
  not_before: letter.notBefore,
  expires_at: letter.expiresAt ?? null,
  plan_of: letter.planOf ?? null,
  state: 'pending',
  ambiguous: 0,
  attempts: 0,
  way: 0,
})

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
