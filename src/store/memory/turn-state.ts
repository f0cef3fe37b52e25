/**
 * teams-ai's own state, over Keyv on our database. Two turns at once: the later writer is refused by its eTag instead of
 * overwriting. No domain data lies here.
 */

import { createHash } from 'node:crypto'
import { DAY_MS } from '#src/calendar/local-date.ts'
import type { Memory } from '#src/conversation/work.ts'

/** botbuilder's Storage, without knowing botbuilder. */
export interface StateStorage {
  read(keys: string[]): Promise<Record<string, unknown>>
  write(changes: Record<string, { eTag?: string } & Record<string, unknown>>): Promise<void>
  delete(keys: string[]): Promise<void>
}

/** Longer than any pause between two turns that could need it. */
const KEPT_MS = 30 * DAY_MS

export function turnState(
  inOneTransaction: <T>(task: (memory: Memory) => Promise<T>) => Promise<T>,
  memory: Memory,
): StateStorage {
  return {
    async read(keys) {
      const read: Record<string, unknown> = {}
      const values = await memory.getMany<unknown>(keys)
      for (const [at, key] of keys.entries()) {
        const value = values[at]
        if (isState(value)) read[key] = { ...value, eTag: tagOf(value) }
      }
      return read
    },
    async write(changes) {
      await inOneTransaction(async (within) => {
        for (const [key, { eTag, ...value }] of Object.entries(changes)) {
          const stored = await within.get<unknown>(key)
          if (eTag !== undefined && eTag !== '*' && isState(stored) && tagOf(stored) !== eTag) {
            throw new Error(`state ${key} was changed by another turn`)
          }
          await within.set(key, value, KEPT_MS)
        }
      })
    },
    async delete(keys) {
      for (const key of keys) await memory.delete(key)
    },
  }
}

/** Anything else cannot be read: teams-ai begins anew, as if nothing were there. */
const isState = (stored: unknown): stored is object => typeof stored === 'object' && stored !== null

const tagOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url')
