/**
 * A Word file of ours as a PDF with tags, by LibreOffice without a screen. One at a time, each in a folder and with a profile
 * of its own that fetches nothing, without network where the system can shut it off, and ended with its children: whoever
 * ends `soffice` alone leaves `soffice.bin` behind. Only files that this program wrote are handed to it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface PdfPress {
  /** @returns undefined where it failed, took too long, or too many wait already */
  readonly print: (word: Uint8Array) => Promise<Uint8Array | undefined>
  /** Ends what is running; whoever waits gets nothing. */
  readonly stop: () => Promise<void>
}

export interface PdfParts {
  /** The path of soffice. */
  readonly program: string
  readonly onFailure: (err: unknown) => void
  /** Milliseconds after which it is ended: a cold start takes two seconds, a long document as much again. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 60_000
/** Each takes about two seconds: whoever comes behind them asks again sooner than they are served. */
const MOST_WAITING = 10
/** Only this form is heeded: an older one gives a plain file, and no fault. PDF/A-2 with tags; no conformance is claimed. */
const FILTER = `pdf:writer_pdf_Export:${JSON.stringify({
  SelectPdfVersion: { type: 'long', value: '2' },
  PDFUACompliance: { type: 'boolean', value: 'true' },
  UseTaggedPDF: { type: 'boolean', value: 'true' },
  ExportBookmarks: { type: 'boolean', value: 'true' },
})}`
/** No address and no file that a document names is opened, no macro runs. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
</oor:items>
`

export function createPdfPress({ program, onFailure, timeoutMs = TIMEOUT_MS }: PdfParts): PdfPress {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isStopped = false
  let running: ChildProcess | undefined
  let shield: Promise<readonly string[]> | undefined

  async function print(word: Uint8Array): Promise<Uint8Array | undefined> {
    if (isStopped || waiting >= MOST_WAITING) return undefined
    waiting += 1
    const printed = last.then(() => (isStopped ? undefined : printOne(word)))
    last = printed.catch(onFailure)
    try {
      return await printed
    } catch {
      return undefined
    } finally {
      waiting -= 1
    }
  }

  async function printOne(word: Uint8Array): Promise<Uint8Array> {
    const folder = await mkdtemp(join(tmpdir(), 'lotse-pdf-'))
    try {
      const profile = join(folder, 'profile')
      await mkdir(join(profile, 'user'), { recursive: true })
      await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE)
      await writeFile(join(folder, 'document.docx'), word)
      shield ??= networkShield()
      await run(
        [
          ...(await shield),
          program,
          `-env:UserInstallation=${pathToFileURL(profile)}`,
          ...['--headless', '--norestore', '--nologo', '--nodefault', '--nolockcheck', '--convert-to', FILTER],
          ...['--outdir', folder, join(folder, 'document.docx')],
        ],
        folder,
      )
      // It ends without a fault where it wrote nothing.
      const pdf = await readFile(join(folder, 'document.pdf'))
      if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error('soffice wrote no PDF')
      return pdf
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  /** @throws Error if it ended with a fault or had to be ended */
  function run([command = '', ...words]: readonly string[], home: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, words, { cwd: home, detached: true, stdio: 'ignore', env: environment(home) })
      running = child
      const timer = setTimeout(() => endGroup(child), timeoutMs)
      child.once('error', (err) => {
        clearTimeout(timer)
        running = undefined
        reject(new Error('soffice could not be started', { cause: err }))
      })
      child.once('exit', (code, signal) => {
        clearTimeout(timer)
        running = undefined
        endGroup(child)
        if (code === 0) resolve()
        else reject(new Error(`soffice ended with ${signal ?? code}`))
      })
    })
  }

  return {
    print,
    async stop() {
      isStopped = true
      if (running) endGroup(running)
      await last
    },
  }
}

/** @param program undefined: none is set up, and there are only Word files */
export const pdfPressOf = (program: string | undefined, onFailure: PdfParts['onFailure']): PdfPress | undefined =>
  program === undefined ? undefined : createPdfPress({ program, onFailure })

/** Nothing of what the bot knows. */
const environment = (home: string): NodeJS.ProcessEnv => ({
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: home,
  TMPDIR: home,
  LANG: 'C.UTF-8',
  SAL_USE_VCLPLUGIN: 'svp',
})

/** The program and all that it started; where groups cannot be ended, itself. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It is gone, with all of its group; or there are no groups on this system.
    child.kill('SIGKILL')
  }
}

/** What stands in front so that there is no network: Linux can do it where unprivileged namespaces are allowed. */
const networkShield = (): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const words = ['unshare', '--map-root-user', '--net'] as const
    const [command, ...rest] = words
    const probe = spawn(command, [...rest, 'true'], { stdio: 'ignore' })
    probe.once('error', () => resolve([]))
    probe.once('exit', (code) => resolve(code === 0 ? words : []))
  })
