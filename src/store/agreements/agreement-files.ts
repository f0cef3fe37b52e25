/** Agreements as they lie on disk. A file that cannot be used is named with its faults and takes no other one down. */
import { constants } from 'node:fs'
import { lstat, open, readdir, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { type Because, faultOfFile } from '#src/agreements/fault.ts'
import { type Parsed, parse } from '#src/agreements/parse.ts'
import { type ReadFile, type Shelved, shelve } from '#src/agreements/shelve.ts'
import { MAX_FILE_BYTES } from '#src/agreements/yaml-text.ts'

/**
 * Every `*.yaml` of a folder, in the order of their names; folders inside it are not looked into. Of two files that
 * exclude each other the one whose name comes first stays (see shelve.ts).
 * @param reserved what no region and no partner may be called, see agreements/check.ts
 * @throws Error if the folder itself cannot be read.
 */
export async function loadAgreements(folder: string, reserved: ReadonlySet<string>): Promise<Shelved> {
  const paths = await agreementFilesIn(folder)
  return shelve(await readAgreementFiles(paths, reserved), reserved)
}

/** Paths of the agreement files of a folder, sorted by name. @throws Error if the folder cannot be read. */
export async function agreementFilesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => entry.name.endsWith('.yaml') && !entry.isDirectory())
      .map(({ name }) => name)
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => join(folder, name))
  } catch (cause) {
    throw new Error(`cannot read the folder of agreements ${JSON.stringify(folder)}`, { cause })
  }
}

/** Reads each file and what is wrong with it; nothing is thrown, whatever lies there. */
export async function readAgreementFiles(
  paths: readonly string[],
  reserved: ReadonlySet<string>,
): Promise<readonly ReadFile[]> {
  return Promise.all(paths.map(async (path) => ({ file: basename(path), parsed: await readOne(path, reserved) })))
}

const refuse = (path: string, because: Because): Parsed => ({
  ok: false,
  faults: [faultOfFile(because)],
  // By custom a file is called like the agreement in it: others may refer to it although it cannot be read.
  id: basename(path, '.yaml'),
})

async function readOne(path: string, reserved: ReadonlySet<string>): Promise<Parsed> {
  try {
    if ((await lstat(path)).isSymbolicLink() && !(await leadsInside(path)))
      return refuse(path, { kind: 'outsideFolder' })
    // Without O_NONBLOCK, opening a pipe would wait for a writer for ever.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const state = await file.stat()
      if (!state.isFile()) return refuse(path, { kind: 'unreadable' })
      if (state.size > MAX_FILE_BYTES) return refuse(path, { kind: 'tooLarge', limitBytes: MAX_FILE_BYTES })
      return parseBytes(path, await file.readFile(), reserved)
    } finally {
      await file.close()
    }
  } catch {
    // Missing, no permission, a link that leads nowhere: the person who mends it sees the file's name and this.
    return refuse(path, { kind: 'unreadable' })
  }
}

function parseBytes(path: string, bytes: Uint8Array, reserved: ReadonlySet<string>): Parsed {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse(path, { kind: 'notUtf8' })
  }
  const parsed = parse(text, reserved)
  return parsed.ok || parsed.id !== undefined ? parsed : { ...parsed, id: basename(path, '.yaml') }
}

async function leadsInside(path: string): Promise<boolean> {
  const way = relative(await realpath(dirname(path)), await realpath(path))
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
