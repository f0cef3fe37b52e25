/** `npm run backup -- FILE`: copies the database while the bot may go on, and checks the copy. */
import { pathToFileURL } from 'node:url'
import { databaseLocation, inherited } from '#src/config.ts'
import { databaseUnavailable } from '#src/speech/parts/failures.ts'
import * as say from '#src/speech/people/restore.ts'
import { backUp } from '#src/store/database/backup.ts'
import { BackupFault } from '#src/store/database/backup-fault.ts'
import { isPostgres } from '#src/store/database/database.ts'
import { dumpPostgres } from '#src/store/database/postgres-tools.ts'
import { asUnavailable, DatabaseUnavailable } from '#src/store/database/unavailable.ts'

function reasonOf(err: unknown): string {
  if (err instanceof BackupFault) return say.backupFault(err.because, err.what)
  const known = asUnavailable(err)
  return known instanceof DatabaseUnavailable ? databaseUnavailable(known.because) : (err as Error).message
}

async function run(args: readonly string[]): Promise<number> {
  const [file] = args
  const location = databaseLocation()
  if (!file || args.length > 1) {
    process.stderr.write(`${say.backupUsage()}\n`)
    return 1
  }
  try {
    if (isPostgres(location)) await dumpPostgres(location, file, inherited())
    const rows = isPostgres(location) ? undefined : (await backUp(location, file)).rows
    process.stdout.write(`${say.backedUp(file, rows)}\n`)
    return 0
  } catch (err) {
    process.stderr.write(`${say.notBackedUp(reasonOf(err))}\n`)
    return 1
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await run(process.argv.slice(2))
}
