/** Minutes as a PDF: what LibreOffice is told to put into it, and that nothing of it is left running. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPdfPress, type PdfPress } from '#src/delivery/pdf.ts'
import { wordDocument } from '#src/delivery/word-document.ts'
import { minutesDocument, pageWords } from '#src/speech/meetings/minutes-document.ts'
import { sampleMinutes } from './minutes-sample.ts'
import { unzip } from './unzip.ts'
import { wordParagraphs, wordTables } from './word-text.ts'

let folder: string
let failures: unknown[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lotse-press-'))
  failures = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const press = (program: string, timeoutMs?: number): PdfPress =>
  createPdfPress({ program, onFailure: (err) => failures.push(err), ...(timeoutMs !== undefined && { timeoutMs }) })
/** In the place of soffice: the last word is the Word file, which stands in the folder where the PDF is expected. */
async function programSaying(script: string): Promise<string> {
  const path = join(folder, 'program')
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}
const WORD = new TextEncoder().encode('Word')
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('lotse-pdf-'))

describe.skipIf(process.platform === 'win32')('the program that makes the PDF', () => {
  it('is handed the file and gives its PDF back; nothing of it is left', async () => {
    const before = await left()
    const program = await programSaying('printf "%%PDF-" > document.pdf; cat document.docx >> document.pdf')
    expect(Buffer.from((await press(program).print(WORD)) ?? []).toString()).toBe('%PDF-Word')
    expect(await left()).toEqual(before)
    expect(failures).toEqual([])
  })

  it.each([
    ['ends without a fault and has written nothing', 'exit 0'],
    ['writes something else', 'echo no > document.pdf'],
    ['ends with a fault', 'exit 1'],
  ])('is not believed when it %s', async (_, script) => {
    expect(await press(await programSaying(script)).print(WORD)).toBeUndefined()
    expect(failures).toHaveLength(1)
  })

  it('is not there', async () => {
    expect(await press(join(folder, 'nothing')).print(WORD)).toBeUndefined()
    expect(failures).toHaveLength(1)
  })

  it('is ended with its children when it takes too long', async () => {
    const pids = join(folder, 'pids')
    const program = await programSaying(`sleep 600 &\necho $! $$ > ${pids}\nwait`)
    expect(await press(program, 1_000).print(WORD)).toBeUndefined()
    const [child, itself] = (await readFile(pids, 'utf8')).trim().split(' ').map(Number)
    // A process that was killed is gone when its parent, or the system, has noticed.
    await expect.poll(() => [child, itself].filter((pid) => isRunning(pid ?? 0)), { timeout: 10_000 }).toEqual([])
  })

  it('runs once at a time, whoever asks', async () => {
    const log = join(folder, 'log')
    const program = await programSaying(`echo begin >> ${log}; printf "%%PDF-" > document.pdf; echo end >> ${log}`)
    const one = press(program)
    await Promise.all([one.print(WORD), one.print(WORD), one.print(WORD)])
    expect((await readFile(log, 'utf8')).trim().split('\n')).toEqual(['begin', 'end', 'begin', 'end', 'begin', 'end'])
  })

  it('is not started again once the bot stops', async () => {
    const one = press(await programSaying('sleep 600'))
    const printing = [one.print(WORD), one.print(WORD)]
    await one.stop()
    expect(await Promise.all(printing)).toEqual([undefined, undefined])
    expect(await one.print(WORD)).toBeUndefined()
  })

  it('knows nothing of what the bot was started with', async () => {
    process.env.LOTSE_TEST_SECRET = 'geheim'
    const program = await programSaying('{ printf "%%PDF-"; env; } > document.pdf')
    const seen = Buffer.from((await press(program).print(WORD)) ?? []).toString()
    delete process.env.LOTSE_TEST_SECRET
    expect(seen).toContain('HOME=')
    expect(seen).not.toContain('geheim')
  })
})

const OFFICE = '/usr/bin/soffice'
const present = existsSync(OFFICE)
if (!present) console.warn(`Skipped: ${OFFICE} is missing (Debian: apt-get install libreoffice-writer-nogui).`)
const PDF_TEXT = '/usr/bin/pdftotext'

describe.skipIf(!present)('with LibreOffice', () => {
  it('minutes come with the marks of PDF/A-2 and PDF/UA, language, title, structure and all fonts', async () => {
    const word = await wordDocument(minutesDocument(sampleMinutes), pageWords())
    const bytes = await press(OFFICE).print(word)
    expect(failures).toEqual([])
    const pdf = Buffer.from(bytes ?? []).toString('latin1')
    expect(pdf).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B<\/pdfaid:conformance>/)
    expect(pdf).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
    expect(pdf).toContain('/Lang(de-DE)')
    expect(pdf).toMatch(/\/MarkInfo<<\/Marked true>>/)
    expect(pdf).toMatch(/\/DisplayDocTitle true/)
    expect(Buffer.from(bytes ?? []).toString('utf8')).toContain('>Ergebnisprotokoll der KoK LK Kassel, 17.06.2027</')
    const tagged = (tag: string) => pdf.split(`/S/${tag}\n`).length - 1
    expect(['H1', 'H2', 'H3', 'Table', 'TH', 'L'].map(tagged)).toEqual([1, 9, 3, 4, 16, 2])
    const [fonts, embedded] = [/\/Type\/FontDescriptor/g, /\/FontFile2? /g].map((one) => pdf.match(one)?.length ?? 0)
    expect(fonts).toBeGreaterThan(0)
    expect(embedded).toBe(fonts)
  }, 60_000)

  it.skipIf(!existsSync(PDF_TEXT))(
    'the PDF reads as the Word file does, word for word and in its order',
    async () => {
      const word = await wordDocument(minutesDocument(sampleMinutes), pageWords())
      await writeFile(join(folder, 'a.pdf'), (await press(OFFICE).print(word)) ?? '')
      const { stdout } = await promisify(execFile)(PDF_TEXT, ['-raw', join(folder, 'a.pdf'), '-'])
      const words = (text: string): readonly string[] => text.split(/\s+/u).filter((one) => /[\p{L}\p{N}]/u.test(one))
      // Without what stands below every page.
      const inPdf = words(stdout.replace(/^.* – Seite \d+ von \d+$/gmu, ''))
      const document = unzip(word).get('word/document.xml') ?? ''
      const inWord = words(
        wordParagraphs(document)
          .map(({ text }) => text)
          .join(' '),
      )
      const cells = wordTables(document).flatMap((rows) => rows.flatMap(({ cells: row }) => row.flatMap(words)))
      expect(inPdf.toSorted()).toEqual([...inWord, ...cells].toSorted())
      let at = 0
      for (const one of inPdf) if (one === inWord[at]) at += 1
      expect(inWord.slice(at)).toEqual([])
    },
    60_000,
  )

  it('nothing is fetched that a document names', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    // Not what the bot writes: a page with a picture from elsewhere, which LibreOffice would open as willingly.
    const html = `<html><body><p>Text</p><img src="http://127.0.0.1:${port}/bild.png"></body></html>`
    const bytes = await press(OFFICE).print(new TextEncoder().encode(html))
    server.close()
    expect(
      Buffer.from(bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(asked).toBe(0)
  }, 60_000)
})
