/** Opens the database, a SQLite file or a PostgreSQL server, and makes sure that "stored" means stored. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import { migrate } from './migrations.ts'
import type { Database, Tables } from './tables.ts'

/** Another process may hold the file for a backup. */
const BUSY_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 5_000
const LOCK_TIMEOUT_MS = 3_000
const FULL = 2

export interface Opened {
  readonly db: Database
  close(): Promise<void>
}

export const isPostgres = (location: string): boolean => /^postgres(ql)?:\/\//.test(location)

/**
 * @param location a file path, ":memory:", or `postgres://…`
 * @throws Error if it cannot be opened, another bot has it open, or a newer program has written it
 */
export async function openDatabase(location: string): Promise<Opened> {
  const opened = isPostgres(location) ? await openPostgres(location) : openSqlite(location)
  try {
    await migrate(opened.db, isPostgres(location))
  } catch (cause) {
    await opened.close()
    throw cause
  }
  return opened
}

/**
 * Opens it beside a running bot: nothing is locked, migrated or written.
 * @returns undefined if there is no such file. @throws Error if it cannot be opened
 */
export async function openToRead(location: string): Promise<Opened | undefined> {
  if (isPostgres(location)) return openPostgres(location)
  if (!existsSync(location)) return undefined
  const file = new Sqlite(location, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withPrepared(file) }) })
  return { db, close: () => db.destroy() }
}

async function openPostgres(location: string): Promise<Opened> {
  // Only for those who use it: 8 MB that a bot on SQLite never needs.
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: location,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
  })
  // Without a listener the loss of an idle connection ends the process. The next query opens a new one.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, close: () => db.destroy() }
}

/** Deferred transactions fail when they turn from reading to writing; no waiting helps there. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}
class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.#config)
  }
}

function openSqlite(location: string): Opened {
  const isFile = location !== ':memory:'
  if (isFile) mkdirSync(dirname(location), { recursive: true })
  const lock = isFile ? takeLock(location) : undefined
  try {
    const file = new Sqlite(location)
    settle(file, isFile)
    const db = new Kysely<Tables>({ dialect: new ImmediateDialect({ database: withPrepared(file) }) })
    return {
      db,
      async close() {
        await db.destroy()
        lock?.close()
      },
    }
  } catch (cause) {
    lock?.close()
    throw cause
  }
}

/** At every open: a reopened WAL file falls back to synchronous=NORMAL, which loses the last commits at a power cut. */
function settle(file: Sqlite.Database, isFile: boolean): void {
  if (isFile) file.pragma('journal_mode = WAL')
  file.pragma('synchronous = FULL')
  file.pragma('foreign_keys = ON')
  file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  const synchronous = file.pragma('synchronous', { simple: true })
  if (synchronous !== FULL)
    throw new Error(`SQLite runs with synchronous=${String(synchronous)}, expected ${FULL} (FULL)`)
}

/** One process writes. The lock is SQLite's own on a file beside the database: it ends with the process, however it ends. */
export function takeLock(location: string): Sqlite.Database {
  const lock = new Sqlite(`${location}.lock`, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('begin exclusive; create table if not exists held (by_bot integer); commit')
    lock.exec('begin exclusive')
    return lock
  } catch (cause) {
    lock.close()
    throw new Error(`another process has ${location} open: one bot writes to a SQLite file`, { cause })
  }
}

/** Compiling a statement costs more than running it; the bot knows a few dozen of them. */
function withPrepared(file: Sqlite.Database): SqliteDialectConfig['database'] {
  const prepared = new Map<string, Sqlite.Statement>()
  return {
    close: () => file.close(),
    prepare(sql: string) {
      const known = prepared.get(sql)
      if (known) return known
      const statement = file.prepare(sql)
      if (prepared.size < 200) prepared.set(sql, statement)
      return statement
    },
  } as SqliteDialectConfig['database']
}
