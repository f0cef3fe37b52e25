/** Opens the database, a SQLite file or a PostgreSQL server, and makes sure that "stored" means stored. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { migrate, refuseUnfit } from './migrations.ts'
import type { Database, Tables } from './tables.ts'
import { asUnavailable, DatabaseUnavailable } from './unavailable.ts'

/** Another process may hold the file for a backup. */
const BUSY_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 5_000
const LOCK_TIMEOUT_MS = 3_000
/** For a connection, be it a new one or one that others give back. */
const CONNECT_TIMEOUT_MS = 10_000
/**
 * No turn or letter needs a connection for so long: the other end is silent, and waiting for it would hold up everything
 * that is to be sent. The limits above are the server's, which cannot keep them when it is out of reach.
 */
const HELD_MS = 30_000
const FULL = 2

export interface Opened {
  readonly db: Database
  /** The connections to a server, for what does not speak Kysely. */
  readonly pool?: Pool
  close(): Promise<void>
}

export const isPostgres = (location: string): boolean => /^postgres(ql)?:\/\//.test(location)

/**
 * @param location a file path, ":memory:", or `postgres://…`
 * @param heldMs after so many milliseconds a connection to a server is given up, with what was done on it
 * @throws DatabaseRefused if it is none for this program. @throws DatabaseUnavailable if it cannot be opened for a reason
 *   that somebody can mend, be it another bot that has it open. @throws Error for any other
 */
export async function openDatabase(location: string, heldMs = HELD_MS): Promise<Opened> {
  let opened: Opened | undefined
  try {
    opened = isPostgres(location) ? await openPostgres(location, heldMs) : openSqlite(location)
    if (opened.pool) await refusePooler(opened.pool)
    await migrate(opened.db)
    return opened
  } catch (cause) {
    await opened?.close()
    throw asUnavailable(cause)
  }
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

/**
 * As `openToRead`, for who goes by today's tables.
 * @throws DatabaseRefused if it is none for this program, by the rule of the start
 */
export async function openOursToRead(location: string): Promise<Opened | undefined> {
  const opened = await openToRead(location)
  try {
    if (opened) await refuseUnfit(opened.db)
  } catch (cause) {
    await opened?.close()
    throw cause
  }
  return opened
}

/** @param heldMs absent: a long read is no fault */
async function openPostgres(location: string, heldMs?: number): Promise<Opened> {
  // Only for those who use it: 8 MB that a bot on SQLite never needs.
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: location,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  })
  // Without a listener the loss of an idle connection ends the process. The next query opens a new one.
  pool.on('error', () => undefined)
  // The pool looks after idle connections only; one lost in the hands of a turn would end the process as well. Its
  // query fails, which is how the turn learns of it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  if (heldMs !== undefined) endWhatIsHeld(pool, heldMs)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

/**
 * What stands between us and the server (PgBouncer) may give one connection to several of us in turn, where our limits and
 * locks go from hand to hand, or drop the limits altogether. @throws DatabaseUnavailable
 */
export async function refusePooler(pool: Pool): Promise<void> {
  const [one, other] = [await connected(pool), await connected(pool)]
  try {
    const word = randomUUID()
    const { rows } = await one.query<{ limit: string }>(
      "select current_setting('statement_timeout') as limit, set_config('lotse.hand', $1, false)",
      [word],
    )
    const seen = await other.query<{ word: string | null }>("select current_setting('lotse.hand', true) as word")
    if (rows[0]?.limit === '0' || seen.rows[0]?.word === word)
      throw new DatabaseUnavailable('a pooler stands between the bot and its server', { because: 'pooler' })
  } finally {
    one.release()
    other.release()
  }
}

async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (cause) {
    // Whoever does not answer gives no code.
    if ((cause as { code?: unknown }).code !== undefined) throw cause
    throw new DatabaseUnavailable('the server of the database does not answer', { because: 'unreachable', cause })
  }
}

/** Cuts a connection that was taken and does not come back: its query fails, and the pool makes a new one. */
function endWhatIsHeld(pool: Pool, heldMs: number): void {
  const limits = new WeakMap<PoolClient, NodeJS.Timeout>()
  pool.on('acquire', (client) => {
    limits.set(
      client,
      setTimeout(() => client.connection.stream.destroy(), heldMs),
    )
  })
  pool.on('release', (_, client) => clearTimeout(limits.get(client)))
}

/** Deferred transactions fail when they turn from reading to writing; no waiting helps there. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}
/** SQLite takes back what was made of tables, too; without this word of it a step that fails would leave half of them. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }
  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter()
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
  // What is deleted is overwritten, or a name would stay readable in the free space of the file.
  file.pragma('secure_delete = ON')
  // "insert or replace" deletes without its trigger otherwise, and the trail takes no deletion.
  file.pragma('recursive_triggers = ON')
  file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  const synchronous = file.pragma('synchronous', { simple: true })
  if (synchronous !== FULL)
    throw new Error(`SQLite runs with synchronous=${String(synchronous)}, expected ${FULL} (FULL)`)
}

/** One process writes. The lock is SQLite's own on a file beside the database: it ends with the process, however it ends. */
export function takeLock(location: string): Sqlite.Database {
  // A link leads to the same file: its lock lies beside that.
  const file = existsSync(location) ? realpathSync(location) : location
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('begin exclusive; create table if not exists held (by_bot integer); commit')
    lock.exec('begin exclusive')
    return lock
  } catch (cause) {
    lock.close()
    if (String((cause as { code?: unknown }).code) !== 'SQLITE_BUSY') throw cause
    throw new DatabaseUnavailable(`another process has ${location} open: one bot writes to a SQLite file`, {
      because: 'inUse',
      cause,
    })
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
