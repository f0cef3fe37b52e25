/** The agreements, taken apart once for each text of their files: a test run starts the bot some hundred times. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Shelved } from '#src/agreements/shelve.ts'
import { agreementFilesIn, loadAgreements } from '#src/store/agreements/agreement-files.ts'

const read = new Map<string, Promise<Shelved>>()

/** As `loadAgreements`; what is changed in a file counts. Not for tests of reading itself. */
export async function readAgreements(folder: string, reserved: ReadonlySet<string>): Promise<Shelved> {
  const hash = createHash('sha256').update([...reserved].toSorted().join())
  for (const path of await agreementFilesIn(folder)) hash.update(path).update(await readFile(path))
  const key = hash.digest('hex')
  const known = read.get(key) ?? loadAgreements(folder, reserved)
  read.set(key, known)
  return known
}
