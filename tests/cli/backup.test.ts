/** `npm run backup` and `npm run restore` say in German what went wrong, and with which file. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '#src/store/database/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'lotse-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)

const run = (program: string, words: readonly string[], database: string): Promise<{ failed: boolean; said: string }> =>
  new Promise((resolve) => {
    const env = { PATH: '', LOTSE_DB: database }
    execFile(process.execPath, [`src/cli/${program}.ts`, ...words], { env }, (failure, stdout, stderr) =>
      resolve({ failed: failure !== null, said: (stdout + stderr).replaceAll(folder, '') }),
    )
  })

test('each failure is a sentence with what to do', async () => {
  await (await openDatabase(at('lotse.db'))).close()
  const running = await openDatabase(at('running.db'))
  writeFileSync(at('letter'), 'Sehr geehrte Damen und Herren, '.repeat(100))
  const copied = await run('backup', [at('copy')], at('lotse.db'))
  expect(copied).toEqual({
    failed: false,
    said: 'Gesichert: /copy (meeting: 0, audit: 0, inbox: 0, short_lived: 0)\n',
  })
  const all = await Promise.all([
    run('backup', [], at('lotse.db')),
    run('backup', [at('copy')], at('lotse.db')),
    run('backup', [at('other')], at('none.db')),
    run('backup', [at('third')], 'postgres://127.0.0.1:1/x'),
    run('restore', [at('none')], at('new.db')),
    run('restore', [at('letter')], at('new.db')),
    run('restore', [at('copy')], at('lotse.db')),
    run('restore', [at('copy'), '--force'], at('running.db')),
  ])
  await running.close()
  expect(all.every(({ failed }) => failed)).toBe(true)
  expect(all.map(({ said }) => said.trimEnd())).toEqual([
    'Aufruf: npm run backup -- ZIELDATEI',
    'Nicht gesichert: /copy gibt es schon und wird nicht überschrieben. Nennen Sie eine andere Datei.',
    'Nicht gesichert: /none.db gibt es nicht. Berichtigen Sie den Pfad.',
    'Nicht gesichert: pg_dump fehlt. Installieren Sie das Paket postgresql-client.',
    'Nicht wiederhergestellt: /none gibt es nicht. Berichtigen Sie den Pfad.',
    'Nicht wiederhergestellt: /letter ist beschädigt oder keine Sicherung. Nehmen Sie eine andere.',
    'Nicht wiederhergestellt: /lotse.db gibt es schon. Mit --force wird sie ersetzt und bleibt als „.before-restore“ daneben.',
    'Nicht wiederhergestellt: Ein anderer Bot hat die Datenbank offen. Beenden Sie ihn, oder nehmen Sie PostgreSQL für mehrere.',
  ])
})
