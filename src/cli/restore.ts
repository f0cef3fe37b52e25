/** `npm run restore -- FILE`: puts a backup in the place of the database, and deletes again what was deleted since. */
import { pathToFileURL } from 'node:url'
import { dateInBerlin, type Instant } from '#src/calendar/local-date.ts'
import { clockFrom, databaseLocation, inherited } from '#src/config.ts'
import type { PersonId } from '#src/people/person.ts'
import { databaseUnavailable } from '#src/speech/parts/failures.ts'
import * as say from '#src/speech/people/restore.ts'
import { BackupFault } from '#src/store/database/backup-fault.ts'
import { isPostgres } from '#src/store/database/database.ts'
import { restorePostgres } from '#src/store/database/postgres-tools.ts'
import { DatabaseRefused } from '#src/store/database/refused.ts'
import { type Counted, countedIn, forgottenIn, restore } from '#src/store/database/restore.ts'
import { DatabaseUnavailable } from '#src/store/database/unavailable.ts'
import { openStore } from '#src/store/store.ts'
import { forgetPerson } from '#src/upkeep/forget.ts'

/** A backup brings back what was deleted after it was made. @returns how many people were deleted again */
export async function forgetAgain(location: string, ids: readonly string[], now: Instant): Promise<number> {
  const store = await openStore(location, () => now)
  try {
    let again = 0
    await store.books.inOneTransaction(async (work) => {
      for (const id of ids as readonly PersonId[]) {
        const hand = { at: now, by: id, deed: 'own.forget' }
        if (await forgetPerson(work, id, hand, dateInBerlin(now))) again += 1
      }
    })
    return again
  } finally {
    await store.close()
  }
}

/** On a server nobody sees whether a bot is running, and what is there is gone: only with --force. */
async function restoredRows(file: string, location: string, force: boolean): Promise<Counted> {
  if (!force) throw new Error(say.needsForce())
  await restorePostgres(file, location, inherited())
  return countedIn(location)
}

function reasonOf(err: unknown): string {
  if (err instanceof DatabaseRefused) return say.backupRefused(err.because)
  if (err instanceof DatabaseUnavailable) return databaseUnavailable(err.because)
  if (err instanceof BackupFault) return say.backupFault(err.because, err.what)
  return (err as Error).message
}

async function run(args: readonly string[]): Promise<number> {
  const force = args.includes('--force')
  const [file, ...others] = args.filter((arg) => arg !== '--force')
  const location = databaseLocation()
  if (!file || others.length > 0) {
    process.stderr.write(`${say.usage()}\n`)
    return 1
  }
  try {
    const forgotten = await forgottenIn(location)
    const rows = isPostgres(location) ? await restoredRows(file, location, force) : restore(file, location, force).rows
    const again = await forgetAgain(location, forgotten ?? [], clockFrom({})())
    process.stdout.write(
      `${say.restored(isPostgres(location) ? 'PostgreSQL' : location, rows)}\n${forgotten ? say.deletedAgain(again) : say.unknownDeletions()}\n`,
    )
    return 0
  } catch (err) {
    process.stderr.write(`${say.notRestored(reasonOf(err))}\n`)
    return 1
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await run(process.argv.slice(2))
}
