/**
 * A copy of the running bot's database that is complete and can be opened. Copying the file
 * itself is no backup: what lies in the write-ahead log would be missing.
 */
import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { BackupFault } from './backup-fault.ts'

const TABLES = ['meeting', 'audit', 'inbox', 'short_lived'] as const

export interface BackedUp {
  /** Rows per table in the copy. */
  readonly rows: Readonly<Record<(typeof TABLES)[number], number>>
  /** The schema steps it has taken; none: it is from before the first release. Any program may make a backup. */
  readonly steps: readonly string[]
}

/**
 * Copies through SQLite's backup interface while the bot may go on writing, then opens and checks the copy.
 * @throws Error if the database is missing, `file` exists, or the copy is damaged
 */
export async function backUp(location: string, file: string): Promise<BackedUp> {
  if (!existsSync(location))
    throw new BackupFault(`no database at ${location}`, { because: 'noSource', what: location })
  if (existsSync(file))
    throw new BackupFault(`${file} exists and is not overwritten`, { because: 'exists', what: file })
  const source = new Sqlite(location, { readonly: true })
  try {
    await source.backup(file)
  } finally {
    source.close()
  }
  return inspect(file)
}

/** Opens a copy and counts what is in it. @throws Error if it is damaged or no database of ours */
export function inspect(file: string): BackedUp {
  if (!existsSync(file)) throw new BackupFault(`${file} does not exist`, { because: 'noSource', what: file })
  const copy = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    const verdict = copy.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok')
      throw new BackupFault(`${file} is damaged: ${String(verdict)}`, { because: 'damaged', what: file })
    const count = (table: string): number => Number(copy.prepare(`select count(*) from ${table}`).pluck().get())
    const rows = Object.fromEntries(TABLES.map((table) => [table, count(table)])) as BackedUp['rows']
    const hasNames = copy.prepare("select count(*) from sqlite_master where name = 'kysely_migration'").pluck().get()
    const steps = hasNames ? copy.prepare<[], string>('select name from kysely_migration').pluck().all() : []
    return { rows, steps: steps as string[] }
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== 'SQLITE_NOTADB') throw cause
    throw new BackupFault(`${file} is no database`, { because: 'damaged', what: file, cause })
  } finally {
    copy.close()
  }
}
