/** PostgreSQL's own programs for backup and restore: they know best how to copy it. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { JOB_SCHEMA } from '#src/store/outbox/jobs.ts'
import { BackupFault } from './backup-fault.ts'
import { refuseOthers } from './migrations.ts'

const run = promisify(execFile)

/** What the program inherits: its path, and settings of its own such as PGSSLROOTCERT. */
type Environment = Readonly<Record<string, string | undefined>>

/** The password goes through the environment: a command line is visible to everybody on the machine. */
async function tool(
  name: 'pg_dump' | 'pg_restore',
  location: string,
  args: readonly string[],
  inherited: Environment,
): Promise<void> {
  const address = new URL(location)
  const password = decodeURIComponent(address.password)
  address.password = ''
  await call(name, [...args, `--dbname=${address.href}`], {
    ...inherited,
    ...(password !== '' && { PGPASSWORD: password }),
  })
}

/** @returns what it prints. @throws Error with the first line of its complaint */
async function call(name: string, args: readonly string[], env: Environment): Promise<string> {
  try {
    return (await run(name, args, { env })).stdout
  } catch (err) {
    const { code, stderr } = err as { readonly code?: unknown; readonly stderr?: string }
    if (code === 'ENOENT')
      throw new BackupFault(`${name} is not installed`, { because: 'noTool', what: name, cause: err })
    throw new Error(stderr?.trim().split('\n').at(0) || `${name} failed`, { cause: err })
  }
}

/**
 * A consistent copy while the bot goes on. The engine's jobs stay out: letters that are to be sent and have none get one,
 * jobs that belong to no letter are dropped, and pg_restore could not clear away partitioned tables.
 * @throws Error if `file` exists or the copy failed
 */
export async function dumpPostgres(location: string, file: string, inherited: Environment): Promise<void> {
  if (existsSync(file))
    throw new BackupFault(`${file} exists and is not overwritten`, { because: 'exists', what: file })
  const withoutJobs = `--exclude-schema=${JOB_SCHEMA}`
  await tool('pg_dump', location, ['--format=custom', withoutJobs, `--file=${file}`], inherited)
}

/**
 * Replaces what is in the database by the copy, all of it or nothing.
 * @throws DatabaseRefused if the copy is none for this program. @throws Error if it failed
 */
export async function restorePostgres(file: string, location: string, inherited: Environment): Promise<void> {
  if (!existsSync(file)) throw new BackupFault(`${file} does not exist`, { because: 'noSource', what: file })
  refuseOthers(await stepsIn(file, inherited))
  await tool('pg_restore', location, ['--clean', '--if-exists', '--no-owner', '--single-transaction', file], inherited)
}

/** The schema steps of a copy, read off the rows as pg_restore prints them. */
async function stepsIn(file: string, inherited: Environment): Promise<readonly string[]> {
  const printed = await call('pg_restore', ['--data-only', '--table=kysely_migration', '--file=-', file], inherited)
  const rows = /^COPY .*;\n([\s\S]*?)^\\\.$/m.exec(printed)?.[1] ?? ''
  return rows
    .split('\n')
    .map((row) => row.split('\t')[0] ?? '')
    .filter((name) => name !== '')
}
