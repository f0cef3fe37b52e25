import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { backUp } from '#src/store/database/backup.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { restore } from '#src/store/database/restore.ts'
import { openStore } from '#src/store/store.ts'
import { atLength } from '../../at-length.ts'
import { onlySqlite } from '../databases.ts'

const NOW = instant('2027-03-01T08:00:00Z')

/** A process of its own that stores one inbox row after the other and prints each key once it is stored. */
function startWriter(location: string): {
  process: ChildProcess
  acknowledged: string[]
  stored(n: number): Promise<void>
} {
  const writer = spawn(process.execPath, [`${import.meta.dirname}/writer.ts`, location], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: string[] = []
  const lines = createInterface({ input: writer.stdout })
  lines.on('line', (line) => acknowledged.push(line))
  return {
    process: writer,
    acknowledged,
    async stored(n) {
      while (acknowledged.length < n) await once(lines, 'line')
    },
  }
}
async function killed(writer: ChildProcess): Promise<void> {
  writer.kill('SIGKILL')
  await once(writer, 'close')
}

describe('a SQLite file', () => {
  it('is safe against a power cut at every open, not only at the first', async () => {
    const location = await onlySqlite.empty()
    for (let time = 0; time < 2; time += 1) {
      const { db, close } = await openDatabase(location)
      const pragma = async (name: string) =>
        Object.values((await sql.raw<object>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0]
      expect(await pragma('journal_mode')).toBe('wal')
      expect(await pragma('synchronous')).toBe(2)
      expect(await pragma('foreign_keys')).toBe(1)
      expect(Number(await pragma('busy_timeout'))).toBeGreaterThanOrEqual(5_000)
      await close()
    }
  })

  it('is written by one bot; a second is refused until the first has ended, however it ended', async () => {
    const location = await onlySqlite.empty()
    const first = await openStore(location, () => NOW)
    await expect(openStore(location, () => NOW)).rejects.toThrow('another process has')
    symlinkSync(location, `${location}.link`)
    await expect(openStore(`${location}.link`, () => NOW)).rejects.toThrow('another process has')
    await first.close()
    const writer = startWriter(location)
    await writer.stored(1)
    await expect(openStore(location, () => NOW)).rejects.toThrow('another process has')
    await killed(writer.process)
    const second = await openStore(location, () => NOW)
    await second.close()
  })

  it('a transaction waits for a foreign writer instead of failing half-way', async () => {
    const location = await onlySqlite.empty()
    const store = await openStore(location, () => NOW)
    const foreign = new Sqlite(location)
    foreign.exec('begin immediate')
    const writing = store.books.inOneTransaction(async (work) => {
      await work.inbox.answerTo('read first')
      return work.inbox.add('then write', {}, NOW)
    })
    // better-sqlite3 waits inside the call: the foreign writer must be done before our event loop goes on.
    foreign.exec('commit')
    expect(await writing).toBe(true)
    foreign.close()
    await store.close()
  })

  it('loses no acknowledged row when the process is killed', async () => {
    const location = await onlySqlite.empty()
    const acknowledged: string[] = []
    for (let kill = 0; kill < atLength(2, 8); kill += 1) {
      const writer = startWriter(location)
      await writer.stored(20 + 13 * kill)
      await killed(writer.process)
      acknowledged.push(...writer.acknowledged)
    }
    const file = new Sqlite(location, { readonly: true })
    const keys = new Set(file.prepare('select activity_key from inbox').pluck().all())
    expect(acknowledged.filter((key) => !keys.has(key))).toEqual([])
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    file.close()
  })
})

describe('a backup', () => {
  it('taken while the bot writes holds every row stored before it, and can be put back', async () => {
    const [location, copy] = [await onlySqlite.empty(), await onlySqlite.empty()]
    const writer = startWriter(location)
    await writer.stored(100)
    const before = [...writer.acknowledged]
    const { rows } = await backUp(location, copy)
    expect(rows.inbox).toBeGreaterThanOrEqual(100)
    expect(() => restore(copy, location, true)).toThrow('another process has')
    await killed(writer.process)
    expect(() => restore(copy, location, false)).toThrow('--force')
    restore(copy, location, true)
    expect(existsSync(`${location}.before-restore`)).toBe(true)
    const store = await openStore(location, () => NOW)
    for (const key of before) expect(await store.books.inbox.answerTo(key)).toEqual({ key })
    await store.close()
  })

  it('is refused where it would overwrite something, and when it is damaged', async () => {
    const [location, copy] = [await onlySqlite.empty(), await onlySqlite.empty()]
    await expect(backUp(location, copy)).rejects.toThrow('no database')
    await (await openStore(location, () => NOW)).close()
    await backUp(location, copy)
    await expect(backUp(location, copy)).rejects.toThrow('not overwritten')
    const damaged = await onlySqlite.empty()
    copyFileSync(copy, damaged)
    writeFileSync(damaged, 'this is no database at all, but long enough to look like one'.repeat(100))
    const target = await onlySqlite.empty()
    expect(() => restore(damaged, target, false)).toThrow()
    expect(existsSync(target)).toBe(false)
  })
})
