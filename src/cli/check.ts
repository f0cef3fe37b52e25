/**
 * `npm run check -- FILE...`: every fault of the agreement files named, with line and reason. Without names it checks
 * data/agreements. A file named is also compared with its neighbours in the same folder.
 */
import { stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { commands } from '#dialogs/all.ts'
import { shelve } from '#src/agreements/shelve.ts'
import { reservedNames } from '#src/language/commands.ts'
import { sayFaultAt } from '#src/speech/agreements/agreement-faults.ts'
import { agreementFilesIn, readAgreementFiles } from '#src/store/agreements/agreement-files.ts'

const DEFAULT_FOLDER = 'data/agreements'
const reserved = reservedNames(commands)

/** "5 Dateien geprüft, keine Fehler"; "5 Dateien geprüft, 3 Fehler in 2 Dateien" */
function saySummary(files: number, faults: number, faulty: number): string {
  const checked = `${files} ${files === 1 ? 'Datei' : 'Dateien'} geprüft`
  if (faults === 0) return `${checked}, keine Fehler`
  return `${checked}, ${faults} Fehler in ${faulty} ${faulty === 1 ? 'Datei' : 'Dateien'}`
}
const sayNoFiles = (folder: string): string => `Im Ordner „${folder}“ liegt keine Vereinbarung (*.yaml).`
const sayNoFolder = (folder: string): string => `Der Ordner „${folder}“ lässt sich nicht lesen.`

interface CheckOutcome {
  readonly lines: readonly string[]
  readonly clean: boolean
}

/** Checks files and folders. @returns what to print, and whether everything is in order */
async function checkAll(names: readonly string[]): Promise<CheckOutcome> {
  const files: string[] = []
  for (const name of names) {
    if (!(await isFolder(name))) {
      files.push(resolve(name))
      continue
    }
    const found = await filesIn(name)
    if (!found) return { lines: [sayNoFolder(name)], clean: false }
    if (found.length === 0) return { lines: [sayNoFiles(name)], clean: false }
    files.push(...found.map((file) => resolve(file)))
  }
  const asked = [...new Set(files)]
  const faults = (await Promise.all(byFolder(asked).map(([folder, own]) => faultsIn(folder, own)))).flat()
  const faulty = new Set(faults.map(({ file }) => file)).size
  return {
    lines: [...faults.map(({ line }) => line), saySummary(asked.length, faults.length, faulty)],
    clean: faults.length === 0,
  }
}

async function isFolder(name: string): Promise<boolean> {
  try {
    return (await stat(name)).isDirectory()
  } catch {
    // What does not exist is reported as a file that cannot be read.
    return false
  }
}

async function filesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await agreementFilesIn(folder)
  } catch {
    // The caller says that the folder cannot be read; the cause does not help whoever runs the check.
    return undefined
  }
}

function byFolder(files: readonly string[]): readonly [string, readonly string[]][] {
  const folders = new Map<string, string[]>()
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file])
  return [...folders]
}

/** The neighbours come first, so that a conflict is reported for the file that somebody asked about. */
async function faultsIn(folder: string, asked: readonly string[]): Promise<{ file: string; line: string }[]> {
  const names = new Set(asked.map((file) => basename(file)))
  const neighbours = ((await filesIn(folder)) ?? []).filter((file) => !names.has(basename(file)))
  const { unavailable } = shelve(await readAgreementFiles([...neighbours, ...asked], reserved), reserved)
  return unavailable
    .filter(({ file }) => names.has(file))
    .flatMap(({ file, faults }) => {
      const shown = relative(process.cwd(), join(folder, file))
      return faults.map((fault) => ({ file: shown, line: sayFaultAt(shown, fault) }))
    })
}

const given = process.argv.slice(2)
const { lines, clean } = await checkAll(given.length > 0 ? given : [DEFAULT_FOLDER])
for (const line of lines) console.log(line)
process.exitCode = clean ? 0 : 1
