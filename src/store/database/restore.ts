/** Puts a backup in the place of the database. The bot must not be running. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { type BackedUp, inspect } from './backup.ts'
import { BackupFault } from './backup-fault.ts'
import { type Opened, openToRead, takeLock } from './database.ts'
import { refuseOthers } from './migrations.ts'

/**
 * @param force replaces a database that is there; it is kept beside with the ending `.before-restore`
 * @throws DatabaseRefused if the backup is none for this program
 * @throws Error if the backup is damaged, a database is there without `force`, or the bot is running
 */
export function restore(file: string, location: string, force: boolean): BackedUp {
  const content = inspect(file)
  refuseOthers(content.steps)
  mkdirSync(dirname(location), { recursive: true })
  const lock = takeLock(location)
  try {
    if (existsSync(location)) {
      if (!force)
        throw new BackupFault(`${location} exists; --force replaces it`, { because: 'wouldReplace', what: location })
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
export async function forgottenIn(location: string): Promise<readonly string[] | undefined> {
  let opened: Opened | undefined
  try {
    opened = await openToRead(location)
    if (!opened) return []
    const { db } = opened
    const deleted = await db
      .selectFrom('audit')
      .select('thing')
      .distinct()
      .where('deed', '=', 'own.forget')
      .where('thing', 'like', 'person/%')
      .execute()
    const known = new Set((await db.selectFrom('person').select('id').execute()).map(({ id }) => id))
    // "person/tenant/object" is the person; what is longer is something of theirs.
    const ids = deleted.flatMap(({ thing }) => {
      const parts = thing.split('/')
      return parts.length === 3 ? [parts.slice(1).join('/')] : []
    })
    return ids.filter((id) => !known.has(id)).toSorted()
  } catch {
    return undefined
  } finally {
    await opened?.close()
  }
}

export interface Counted {
  readonly meeting: number
  readonly audit: number
}

/** How much there is after a restore. @throws Error if it cannot be read */
export async function countedIn(location: string): Promise<Counted> {
  const opened = await openToRead(location)
  if (!opened) throw new BackupFault(`no database at ${location}`, { because: 'noSource', what: location })
  const { db, close } = opened
  try {
    const count = async (table: 'meeting' | 'audit'): Promise<number> => {
      const { n } = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
      return Number(n)
    }
    return { meeting: await count('meeting'), audit: await count('audit') }
  } finally {
    await close()
  }
}
