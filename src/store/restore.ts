/** Puts a backup in the place of the database. The bot must not be running. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type BackedUp, inspect } from './backup.ts'
import { takeLock } from './database.ts'

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

/**
 * Ids of those who had their data deleted and have not written again since.
 * @returns undefined if the database cannot be read: then nobody knows
 */
export function forgottenIn(location: string): readonly string[] | undefined {
  if (!existsSync(location)) return []
  try {
    const file = new Sqlite(location, { readonly: true })
    try {
      const ids = file
        .prepare(
          "select distinct substr(thing, 8) from audit where deed = 'own.forget' and thing like 'person/%/%' and thing not like 'person/%/%/%' and substr(thing, 8) not in (select id from person)",
        )
        .pluck()
        .all()
      return ids as string[]
    } finally {
      file.close()
    }
  } catch {
    return undefined
  }
}
