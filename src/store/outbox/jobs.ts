/**
 * What a row of the outbox needs so that it is handed out. Whoever writes rows as "pending" sets `job` to a new id in the
 * same statement and queues the rows it wrote; whoever calls rows back drops their jobs. Always in the transaction of the row.
 */
import type { Executor } from '#src/store/database/tables.ts'

/** Where the engine keeps its tables: nothing in there is worth a backup, as every row without a job gets a new one. */
export const JOB_SCHEMA = 'lotse_jobs'

/** A row as its writing statement returns it. */
export interface Queued {
  readonly job: string | null
  readonly not_before: string
}

export interface Jobs {
  /** For the column `job`. Whatever job the row had before is nothing from then on. */
  id(): string | null
  queue(db: Executor, rows: readonly Queued[]): Promise<void>
  drop(db: Executor, rows: readonly Pick<Queued, 'job'>[]): Promise<void>
}

/** One process finds what is due by looking at the rows. */
export const noJobs: Jobs = {
  id: () => null,
  queue: async () => undefined,
  drop: async () => undefined,
}

/** How several instances share the letters of one database. */
export interface Sharing {
  /** Of the engine's own work in the background; it tries again by itself. */
  readonly onFailure: (err: unknown) => void
  /** After so long without a sign of life an instance's letters are somebody else's; at least 10. */
  readonly heartbeatSeconds?: number
  /** How often signs of life are looked for. */
  readonly lookSeconds?: number
}
