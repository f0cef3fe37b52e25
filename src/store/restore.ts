/** `npm run restore -- FILE`: puts a backup in the place of the database. The bot must not be running. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { databaseLocation } from '#src/config.ts'
import { type BackedUp, inspect } from './backup.ts'
import { isPostgres, takeLock } from './database.ts'

/**
 * @param force replaces a database that is there; it is kept beside with the ending `.before-restore`
 * @throws Error if the backup is damaged, a database is there without `force`, or the bot is running
 */
export function restore(file: string, location: string, force: boolean): BackedUp {
  const content = inspect(file)
  mkdirSync(dirname(location), { recursive: true })
  const lock = takeLock(location)
  try {
    if (existsSync(location)) {
      if (!force) throw new Error(`${location} exists; --force replaces it and keeps a copy beside it`)
      renameSync(location, `${location}.before-restore`)
    }
    // A log of the old database would be played into the new one.
    for (const ending of ['-wal', '-shm']) rmSync(`${location}${ending}`, { force: true })
    copyFileSync(file, location)
    return content
  } finally {
    lock.close()
  }
}

function run(args: readonly string[]): number {
  const force = args.includes('--force')
  const [file, ...others] = args.filter((arg) => arg !== '--force')
  const location = databaseLocation()
  if (!file || others.length > 0) {
    process.stderr.write('Aufruf: npm run restore -- SICHERUNG [--force]\n')
    return 1
  }
  if (isPostgres(location)) {
    process.stderr.write(
      `Die Datenbank ist PostgreSQL. Spielen Sie die Sicherung ein mit:\n  pg_restore --clean --if-exists --dbname="$LOTSE_DB" ${file}\n`,
    )
    return 1
  }
  try {
    const { rows } = restore(file, location, force)
    process.stdout.write(
      `Wiederhergestellt: ${location} (Sitzungen: ${rows.meeting}, Protokollzeilen: ${rows.audit})\n`,
    )
    return 0
  } catch (err) {
    process.stderr.write(`Nicht wiederhergestellt: ${(err as Error).message}\n`)
    return 1
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = run(process.argv.slice(2))
}
