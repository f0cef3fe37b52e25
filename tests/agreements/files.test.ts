/** Whatever lies in the folder of agreements, the others are loaded and the odd one is named. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sayFaultAt } from '#src/speech/agreements/agreement-faults.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { isLong } from '../at-length.ts'
import { broken, SOUND } from './sound.ts'

let root: string
let folder: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lotse-agreements-'))
  folder = join(root, 'agreements')
  mkdirSync(folder)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content)
const other = (id: string): string =>
  SOUND.replace('id: lv-kreis-musterland', `id: ${id}`)
    .replace('[Musterland, Kreis Musterland]', `[${id}]`)
    .replace('region: Kreis Musterland', `region: ${id}`)
async function loaded(): Promise<{ ids: readonly string[]; says: readonly string[] }> {
  const { agreements, unavailable } = await loadAgreements(folder, new Set())
  const says = unavailable.flatMap(({ file, faults }) => faults.map((fault) => sayFaultAt(file, fault)))
  return { ids: agreements.map(({ id }) => id), says }
}

describe('loading a folder', () => {
  test('takes its YAML files in the order of their names and nothing else', async () => {
    write('b.yaml', other('zwei'))
    write('a.yaml', other('eins'))
    write('agreement.schema.json', '{}')
    write('a.yaml.bak', 'x')
    mkdirSync(join(folder, 'archiv.yaml'))
    expect(await loaded()).toEqual({ ids: ['eins', 'zwei'], says: [] })
  })
  test('an empty folder holds no agreements', async () => {
    expect(await loaded()).toEqual({ ids: [], says: [] })
  })
  test('a folder that is not there is a defect of the installation', async () => {
    await expect(loadAgreements(join(root, 'nirgends'), new Set())).rejects.toThrow(
      /cannot read the folder of agreements/,
    )
  })
  test('a broken file takes none of the others down', async () => {
    write('a.yaml', broken('debtors: [kreis]', 'debtors: [stadt]'))
    write('b.yaml', '[[[[')
    write('c.yaml', other('drei'))
    const { ids, says } = await loaded()
    expect(ids).toEqual(['drei'])
    expect(says[0]).toBe(
      'a.yaml:32: Pflicht „meldung“: Den Partner „stadt“ gibt es in dieser Datei nicht; bekannt sind „lv“ und „kreis“.',
    )
    expect(says.some((line) => line.startsWith('b.yaml:1: '))).toBe(true)
  })
  test('a file that is too large is refused without being read', async () => {
    write('a.yaml', '')
    // More than Node reads at once: it could not even be tried.
    truncateSync(join(folder, 'a.yaml'), 3 * 1024 ** 3)
    write('b.yaml', other('zwei'))
    const { ids, says } = await loaded()
    expect(ids).toEqual(['zwei'])
    expect(says).toEqual(['a.yaml:1: Die Datei ist größer als 256 KB und wird nicht gelesen.'])
  })
  test('the largest file allowed is read', async () => {
    const filler = `#${' '.repeat(256 * 1024 - new TextEncoder().encode(SOUND).length - 1)}`
    write('a.yaml', SOUND + filler)
    expect((await loaded()).ids).toEqual(['lv-kreis-musterland'])
    write('a.yaml', `${SOUND + filler} `)
    expect((await loaded()).ids).toEqual([])
  })
  test('a link is followed inside the folder only', async () => {
    writeFileSync(join(root, 'geheim.yaml'), other('aussen'))
    symlinkSync(join(root, 'geheim.yaml'), join(folder, 'a.yaml'))
    write('b.txt', other('innen'))
    symlinkSync('b.txt', join(folder, 'b.yaml'))
    symlinkSync('nirgends', join(folder, 'c.yaml'))
    expect(await loaded()).toEqual({
      ids: ['innen'],
      says: [
        'a.yaml:1: Die Verknüpfung führt aus dem Ordner hinaus; ihr wird nicht gefolgt.',
        'c.yaml:1: Die Datei lässt sich nicht lesen.',
      ],
    })
  })
  test('a pipe is refused and not waited for', async () => {
    execFileSync('mkfifo', [join(folder, 'a.yaml')])
    expect((await loaded()).says).toEqual(['a.yaml:1: Die Datei lässt sich nicht lesen.'])
  })
  test('text in another encoding is refused, a byte order mark is not', async () => {
    write('a.yaml', Buffer.from(other('eins').replace('Zahlen', 'Zähler'), 'latin1'))
    write('b.yaml', `\uFEFF${other('zwei')}`)
    expect(await loaded()).toEqual({ ids: ['zwei'], says: ['a.yaml:1: Die Datei ist nicht in UTF-8 gespeichert.'] })
  })
  test('a file that cannot be read counts as the agreement it is named after', async () => {
    write('alt.yaml', other('alt').replace('signed:', 'supersededBy: neu\nsigned:'))
    write('neu.yaml', '\t')
    expect((await loaded()).ids).toEqual(['alt'])
  })
})

describe('npm run check', () => {
  /** Runs it as a person would. */
  function check(...names: string[]): { said: string; code: number } {
    try {
      return {
        said: execFileSync(process.execPath, ['src/cli/check.ts', ...names], { encoding: 'utf8', stdio: 'pipe' }),
        code: 0,
      }
    } catch (failure) {
      const { stdout, status } = failure as { stdout: string; status: number }
      return { said: stdout, code: status }
    }
  }
  test('says how many files are in order', () => {
    write('a.yaml', other('eins'))
    write('b.yaml', other('zwei'))
    expect(check(folder)).toEqual({ said: '2 Dateien geprüft, keine Fehler\n', code: 0 })
    if (isLong) expect(check(join(folder, 'a.yaml'))).toEqual({ said: '1 Datei geprüft, keine Fehler\n', code: 0 })
  })
  test('names file, line and reason of each fault and fails', () => {
    write('a.yaml', broken('from: 2022-03-01', 'from: 2022-02-30').replace('debtors: [kreis]', 'debtors: [lwv]'))
    const { said, code } = check(join(folder, 'a.yaml'), join(folder, 'fehlt.yaml'))
    expect(code).toBe(1)
    expect(said.split('\n').map((line) => line.replace(/^.*\//, ''))).toEqual([
      'a.yaml:18: Den 30.02.2022 gibt es nicht. Möglich ist auch „open“.',
      'a.yaml:32: Pflicht „meldung“: Den Partner „lwv“ gibt es in dieser Datei nicht; gemeint ist vielleicht „lv“.',
      'fehlt.yaml:1: Die Datei lässt sich nicht lesen.',
      '2 Dateien geprüft, 3 Fehler in 2 Dateien',
      '',
    ])
  })
  test.runIf(isLong)('compares the file named with its neighbours, although it comes first in the folder', () => {
    write('a.yaml', other('eins'))
    write('b.yaml', other('zwei').replace('aliases: [zwei]', 'aliases: [zwei, eins]'))
    const { said, code } = check(join(folder, 'a.yaml'))
    expect(code).toBe(1)
    expect(said).toContain('a.yaml:7: Der Name „eins“ ist doppelt: Er gehört schon zur Vereinbarung in b.yaml.')
  })
  test.runIf(isLong)('knows the words of the commands', () => {
    write('a.yaml', other('eins').replace('aliases: [eins]', 'aliases: [eins, Wochenübersicht]'))
    expect(check(folder).said).toContain('a.yaml:7: „Wochenübersicht“ ist ein Befehl oder eine Antwort des Bots')
  })
  test.runIf(isLong)('a folder without agreements or no folder at all is no success', () => {
    expect(check(folder).code).toBe(1)
    expect(check(join(root, 'nirgends')).code).toBe(1)
  })
})
