/**
 * The outbox where several instances share a database: the engine says which letters are this instance's. A job is valid
 * while its letter names it and is to be sent; every other one is dropped unseen. So whatever makes a job invalid is one
 * write to the letter, and nothing goes wrong if the process dies before the job itself is dropped.
 */
import { sql } from 'kysely'
import { type Instant, laterBy, msBetween } from '#src/calendar/local-date.ts'
import type { OutboxRows } from '#src/letters/letter.ts'
import { chunks } from '#src/store/database/chunks.ts'
import type { Database } from '#src/store/database/tables.ts'
import type { JobEngine } from './job-engine.ts'
import { beginSending, fateOf, inOrder, LEASE_MS, momentMender, settleClaim, toTaken } from './outbox-rows.ts'

/** How often letters without a job are looked for: so much later they come at most. */
const LOOK_AGAIN_MS = 30_000

export interface SharedRows {
  readonly rows: OutboxRows
  /** Hands back what is held. */
  close(): Promise<void>
}

export function sharedRows(db: Database, engine: JobEngine, clock: () => Instant): SharedRows {
  const heartbeatMs = engine.heartbeatSeconds * 1_000
  /** Our jobs by the key of their letters. */
  const held = new Map<string, string>()
  /** Jobs of settled letters: dropped together, with the next look. */
  const done = new Set<string>()
  let aliveAt = clock()
  let lookedAt: Instant | undefined
  const mendMoments = momentMender(db)

  async function showLife(now: Instant): Promise<void> {
    // Silent for too long: what was held is somebody else's by now.
    if (msBetween(aliveAt, now) >= heartbeatMs) held.clear()
    if (held.size > 0) await engine.touch([...held.values()])
    aliveAt = now
  }
  // What fails is tried again a third of the time later.
  const timer = setInterval(() => void showLife(clock()).catch(() => undefined), heartbeatMs / 3)

  /** Of a restored backup, or written by a program without the engine. Only what is due: that is few, whatever waits. */
  async function queueLost(now: Instant): Promise<void> {
    if (lookedAt !== undefined && msBetween(lookedAt, now) < LOOK_AGAIN_MS) return
    const lost = await engine.withoutJob(db, now)
    for (const some of chunks(lost)) {
      await db.transaction().execute(async (trx) => {
        // Another instance may be doing the same: the job they give it is no longer the one we know.
        const { rows } = await sql<{ job: string; not_before: string; state: string }>`
          update outbox set job = gen_random_uuid()::text
          from unnest(${some.map(({ key }) => key)}::text[], ${some.map(({ job }) => job)}::text[]) as lost (lost_key, lost_job)
          where key = lost_key and job is not distinct from lost_job and state in ('pending', 'sending')
          returning job, not_before, state`.execute(trx)
        // A program without the engine may still be at it.
        const queued = rows.map((row) =>
          row.state === 'sending' ? { ...row, not_before: laterBy(now, LEASE_MS) } : row,
        )
        await engine.queue(trx, queued)
      })
    }
    lookedAt = now
  }

  /** By the database's clock it was due, by ours it is not: a new job. */
  async function putBack(key: string, job: string): Promise<void> {
    await db.transaction().execute(async (trx) => {
      const written = await trx
        .updateTable('outbox')
        .set({ job: engine.id() })
        .where('key', '=', key)
        .where('job', '=', job)
        .where('state', '=', 'pending')
        .returning(['job', 'not_before'])
        .execute()
      await engine.queue(trx, written)
    })
    letGo(key)
  }

  function letGo(key: string): void {
    const job = held.get(key)
    if (job !== undefined) done.add(job)
    held.delete(key)
  }

  const rows: OutboxRows = {
    async take(now, limit) {
      await mendMoments(now)
      await queueLost(now)
      await showLife(now)
      const fetched = held.size < limit ? await engine.fetch(limit - held.size) : []
      const jobs = [...held.values(), ...fetched]
      const named =
        jobs.length === 0 ? [] : await db.selectFrom('outbox').selectAll().where('job', 'in', jobs).execute()
      // Not asked of the database: before it has statistics it would rather read everything that is pending.
      const found = named.filter(({ state }) => state === 'pending' || state === 'sending')
      held.clear()
      for (const { key, job } of found) if (job !== null) held.set(key, job)
      const valid = new Set(held.values())
      for (const job of jobs) if (!valid.has(job)) done.add(job)
      const isEarly = (row: (typeof found)[number]) => row.state === 'pending' && row.not_before > now
      for (const { key, job } of found.filter(isEarly)) if (job !== null) await putBack(key, job)
      await dropDone()
      return inOrder(found.filter((row) => !isEarly(row)).map((row) => toTaken(row, now)))
    },
    async beginSending(letter, now) {
      const isOurs = await beginSending(db, letter, now)
      if (!isOurs) held.delete(letter.key)
      return isOurs
    },
    async settle(letter, next, now) {
      const isOurs =
        next.kind === 'end'
          ? (await settleClaim(db, letter, fateOf(next, now)).executeTakeFirst()) !== undefined
          : await db.transaction().execute(async (trx) => {
              const written = await settleClaim(trx, letter, { ...fateOf(next, now), job: engine.id() }).execute()
              await engine.queue(trx, written)
              return written.length > 0
            })
      // Somebody else has tried the letter since, and the job with it is theirs.
      if (isOurs) letGo(letter.key)
      else held.delete(letter.key)
    },
  }

  async function dropDone(): Promise<void> {
    const jobs = [...done]
    await engine.drop(
      db,
      jobs.map((job) => ({ job })),
    )
    for (const job of jobs) done.delete(job)
  }

  return {
    rows,
    async close() {
      clearInterval(timer)
      try {
        await dropDone()
        if (held.size > 0) await engine.release([...held.values()])
      } catch {
        // The store is out of reach: another instance has it all when we give no more sign of life.
      }
    },
  }
}
