/**
 * `npm run backup -- FILE`: a copy of the running bot's database that is complete and can be opened. Copying the file
 * itself is no backup: what lies in the write-ahead log would be missing.
 */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Sqlite from 'better-sqlite3'
import { databaseLocation, inherited } from '#src/config.ts'
import { isPostgres } from './database.ts'
import { dumpPostgres } from './postgres-tools.ts'

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
  if (!existsSync(location)) throw new Error(`no database at ${location}`)
  if (existsSync(file)) throw new Error(`${file} exists and is not overwritten`)
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
  const copy = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    const verdict = copy.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error(`${file} is damaged: ${String(verdict)}`)
    const count = (table: string): number => Number(copy.prepare(`select count(*) from ${table}`).pluck().get())
    const rows = Object.fromEntries(TABLES.map((table) => [table, count(table)])) as BackedUp['rows']
    const hasNames = copy.prepare("select count(*) from sqlite_master where name = 'kysely_migration'").pluck().get()
    const steps = hasNames ? copy.prepare<[], string>('select name from kysely_migration').pluck().all() : []
    return { rows, steps: steps as string[] }
  } finally {
    copy.close()
  }
}

async function run(args: readonly string[]): Promise<number> {
  const [file] = args
  const location = databaseLocation()
  if (!file || args.length > 1) {
    process.stderr.write('Aufruf: npm run backup -- ZIELDATEI\n')
    return 1
  }
  try {
    if (isPostgres(location)) {
      await dumpPostgres(location, file, inherited())
      process.stdout.write(`Gesichert: ${file}\n`)
      return 0
    }
    const { rows } = await backUp(location, file)
    process.stdout.write(`Gesichert: ${file} (${TABLES.map((table) => `${table}: ${rows[table]}`).join(', ')})\n`)
    return 0
  } catch (err) {
    process.stderr.write(`Nicht gesichert: ${(err as Error).message}\n`)
    return 1
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await run(process.argv.slice(2))
}
