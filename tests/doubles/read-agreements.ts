/** The agreements, taken apart once for each text of a file: a test run starts the bot some hundred times. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type ReadFile, type Shelved, shelve } from '#src/agreements/shelve.ts'
import { agreementFilesIn, readAgreementFiles } from '#src/store/agreements/agreement-files.ts'

const taken = new Map<string, Promise<readonly ReadFile[]>>()
const shelved = new Map<string, Promise<Shelved>>()

/** As `loadAgreements`; what is changed in a file counts. Not for tests of reading itself. */
export async function readAgreements(folder: string, reserved: ReadonlySet<string>): Promise<Shelved> {
  const names = [...reserved].toSorted().join()
  const paths = await agreementFilesIn(folder)
  const keys = paths.map((path) => keyOf(basename(path), readFileSync(path), names))
  const all = async () =>
    shelve((await Promise.all(paths.map((path, at) => read(path, keys[at] ?? '', reserved)))).flat(), reserved)
  return once(shelved, keyOf(names, ...keys), all)
}

const keyOf = (...parts: readonly (string | Uint8Array)[]): string =>
  parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex')

const read = (path: string, key: string, reserved: ReadonlySet<string>): Promise<readonly ReadFile[]> =>
  once(taken, key, () => readAgreementFiles([path], reserved))

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}
