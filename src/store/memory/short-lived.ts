/** Keyv over our own table, so that what may expire lies in the same file and the same backup as everything else. */
import { EventEmitter } from 'node:events'
import { jsonSerializer, Keyv, type KeyvSerializationAdapter } from 'keyv'
import { type Instant, laterBy } from '#src/calendar/local-date.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { NO_JSON, readJson } from './no-json.ts'

const entry = prepared((db) => db.selectFrom('short_lived').select(['value', 'expires_at']).where('key', '=', ''))

const keyed = (db: Executor) =>
  db.selectFrom('short_lived').select(['key', 'value', 'expires_at']).where('key', '=', '')
// Not "in": SQLite builds a table of the keys at every run, which takes longer than finding them.
const twoEntries = prepared((db) => keyed(db).unionAll(keyed(db)))
const threeEntries = prepared((db) => keyed(db).unionAll(keyed(db)).unionAll(keyed(db)))

/** A store for Keyv. Expiry follows the clock that is handed in, not the machine's. */
class ShortLivedRows extends EventEmitter {
  readonly namespace?: string | undefined
  readonly #db: Executor
  readonly #clock: () => Instant

  constructor(db: Executor, clock: () => Instant) {
    super()
    this.#db = db
    this.#clock = clock
  }

  /** One query for two or three keys: what a turn asks for. */
  async getMany(keys: string[]): Promise<(string | undefined)[]> {
    const [one, other, third, ...more] = keys
    if (one === undefined || other === undefined || more.length > 0) {
      return Promise.all(keys.map((key) => this.get(key)))
    }
    const rows = await (third === undefined
      ? twoEntries(this.#db, one, other)
      : threeEntries(this.#db, one, other, third))
    return keys.map((key) => this.#living(rows.find((row) => row.key === key)))
  }

  async get(key: string): Promise<string | undefined> {
    const [row] = await entry(this.#db, key)
    return this.#living(row)
  }

  #living(row: Pick<Tables['short_lived'], 'value' | 'expires_at'> | undefined): string | undefined {
    if (!row || (row.expires_at !== null && row.expires_at <= this.#clock())) return undefined
    return row.value
  }

  /** @param ttlMs lifetime in milliseconds; absent: no end */
  async set(key: string, value: string, ttlMs?: number): Promise<boolean> {
    const expires_at = ttlMs === undefined ? null : laterBy(this.#clock(), ttlMs)
    await this.#db
      .insertInto('short_lived')
      .values({ key, value, expires_at })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, expires_at }))
      .execute()
    return true
  }

  async delete(key: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom('short_lived').where('key', '=', key).executeTakeFirst()
    return numDeletedRows > 0n
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined
  }

  async clear(): Promise<void> {
    await this.#db.deleteFrom('short_lived').execute()
  }
}

/** Keyv's own, which throws at every look for a value that it cannot read, and so for good. */
const serialization: KeyvSerializationAdapter = {
  stringify: (value) => jsonSerializer.stringify(value),
  parse<T>(text: string) {
    const stored = readJson(text, (json) => jsonSerializer.parse(json))
    const value = typeof stored === 'object' && stored !== null && 'value' in stored ? stored.value : undefined
    return { value: value ?? NO_JSON } as T
  },
}

/**
 * A value that cannot be read is given as NO_JSON.
 * @param namespace keeps the keys of different uses apart
 */
export const shortLived = (db: Executor, clock: () => Instant, namespace: string): Keyv =>
  new Keyv({ store: new ShortLivedRows(db, clock), namespace, checkExpired: false, serialization })

/** Removes what has expired. @returns how many entries */
export async function sweep(db: Executor, now: Instant): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('short_lived').where('expires_at', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}
