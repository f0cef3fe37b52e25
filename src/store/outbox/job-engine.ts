/**
 * pg-boss on the database of the letters: it hands each job to one instance, and to another one when the first gives no
 * sign of life. The only file that knows it, loaded only where instances share a PostgreSQL. A job carries nothing: its id
 * stands in the row it is for.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import { fromKysely, PgBoss } from 'pg-boss'
import { type Instant, instant, msBetween, parseInstant } from '#src/calendar/local-date.ts'
import type { Database } from '#src/store/database/tables.ts'
import { JOB_SCHEMA, type Jobs, type Sharing } from './jobs.ts'

const QUEUE = 'letters'
/** The last sign of life, at most two looks and a pulse must stay below a minute. */
const HEARTBEAT_SECONDS = 20
const LOOK_SECONDS = 10
/** No job may end by itself while its letter waits: it is dropped with the letter's fate, and never fails for good. */
const FOR_EVER = {
  expireInSeconds: 86_400,
  retryLimit: 2_147_483_647,
  retryDelay: 0,
  /** From when it is due. */
  retentionSeconds: 10 * 366 * 86_400,
}
/** Any number of our own: instances that start at once take turns. */
const START_LOCK = 20_270_617
/** Clocks of several machines differ by less. */
const SKEW_MINUTES = 10

export interface JobEngine extends Jobs {
  readonly heartbeatSeconds: number
  /** Jobs that are due, from now on ours alone. */
  fetch(limit: number): Promise<readonly string[]>
  /** A sign of life for what we hold. */
  touch(jobs: readonly string[]): Promise<void>
  /** Hands out again what we hold. */
  release(jobs: readonly string[]): Promise<void>
  /** Letters that are due and have no job. */
  withoutJob(db: Database, now: Instant): Promise<readonly Unqueued[]>
  close(): Promise<void>
}

export interface Unqueued {
  readonly key: string
  readonly job: string | null
}

/** @param clock real time: the engine goes by the database's */
export async function openJobEngine(
  db: Database,
  pool: Pool,
  clock: () => Instant,
  sharing: Sharing,
): Promise<JobEngine> {
  // Two that make the tables in the same moment both look before either has written.
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(START_LOCK)})`.execute(trx)
    return startEngine(pool, clock, sharing)
  })
}

async function startEngine(pool: Pool, clock: () => Instant, sharing: Sharing): Promise<JobEngine> {
  const { heartbeatSeconds = HEARTBEAT_SECONDS, lookSeconds = LOOK_SECONDS } = sharing
  const { rows } = await pool.query<{ is_there: boolean }>('select to_regnamespace($1) is not null as is_there', [
    JOB_SCHEMA,
  ])
  const boss = new PgBoss({
    db: connectionsOf(pool),
    schema: JOB_SCHEMA,
    // Even "if not exists" asks for the right to make schemas, which a role need not have where one was made for it.
    createSchema: !rows[0]?.is_there,
    schedule: false,
    superviseIntervalSeconds: lookSeconds,
    // A little less: at exactly the same interval every second look would be refused as too early.
    monitorIntervalSeconds: Math.max(1, lookSeconds - 1),
    // What we do not use: jobs that wait for others, and rebuilding indexes, which our statement timeout would cut.
    flowIntervalSeconds: 86_400,
    reindex: false,
    monitorVacuum: false,
  })
  // Without a listener an error in the background ends the process.
  boss.on('error', sharing.onFailure)
  const close = () => boss.stop({ graceful: false, close: false })
  try {
    await boss.start()
    await boss.createQueue(QUEUE, { ...FOR_EVER, heartbeatSeconds })
    // It may be there, made by a program with other limits.
    await boss.updateQueue(QUEUE, { ...FOR_EVER, heartbeatSeconds })
  } catch (cause) {
    await close()
    throw cause
  }
  return {
    heartbeatSeconds,
    id: randomUUID,
    async queue(db, queued) {
      if (queued.length === 0) return
      const now = clock()
      // What is no moment is set aside at once, and keeps nothing else from being queued.
      const dueAt = (notBefore: string): Instant => parseInstant(notBefore) ?? now
      const jobs = queued.flatMap(({ job, not_before }) =>
        job === null
          ? []
          : [
              {
                id: job,
                startAfter: secondsUntil(now, dueAt(not_before)),
                priority: -minuteOf(dueAt(not_before)),
              },
            ],
      )
      await boss.insert(QUEUE, jobs, { db: fromKysely(db) })
    },
    async drop(db, queued) {
      const jobs = queued.flatMap(({ job }) => job ?? [])
      if (jobs.length > 0) await boss.deleteJob(QUEUE, jobs, { db: fromKysely(db) })
    },
    async fetch(limit) {
      // What is due later stands behind the bound and costs nothing, be it a million.
      const minPriority = -(minuteOf(clock()) + SKEW_MINUTES)
      const jobs = await boss.fetch(QUEUE, { batchSize: limit, minPriority })
      return jobs.map(({ id }) => id)
    },
    async touch(jobs) {
      await boss.touch(QUEUE, [...jobs])
    },
    async release(jobs) {
      await boss.fail(QUEUE, [...jobs])
    },
    async withoutJob(db, now) {
      const { rows: lost } = await sql<Unqueued>`
        select key, job from outbox where state in ('pending', 'sending') and not_before <= ${now} and not exists (
          select 1 from ${sql.table(`${JOB_SCHEMA}.job`)} as known
          where known.name = ${QUEUE} and known.id = outbox.job::uuid and known.state < 'completed')`.execute(db)
      return lost
    },
    close,
  }
}

/** A second more than it takes: what comes too early has to be put back. */
function secondsUntil(now: Instant, notBefore: Instant): number {
  const ms = msBetween(now, notBefore)
  return ms <= 0 ? 0 : Math.ceil(ms / 1_000) + 1
}

const EPOCH = instant('1970-01-01T00:00:00Z')

/** The engine hands out by priority and keeps an index on it, so the priority says when a job is due: the soonest first. */
const minuteOf = (at: Instant): number => Math.floor(msBetween(EPOCH, at) / 60_000)

/** Several statements go as one text with a transaction of its own: where one fails, the connection must not live on. */
function connectionsOf(pool: Pool) {
  return {
    async executeSql(text: string, values?: unknown[]) {
      const client = await pool.connect()
      try {
        const result = await client.query(text, values)
        client.release()
        return result
      } catch (err) {
        client.release(true)
        throw err
      }
    },
  }
}
