/** What an operator reads on the console when the database is none for this program. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { RefusedBecause } from '#src/store/database/refused.ts'
import { TENANT } from '../../doubles/connector.ts'
import { kinds, onlySqlite, unfit } from '../databases.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** A command of npm with its exit code and what it writes to the console beside the log. */
async function attempt(database: string, ...command: readonly string[]) {
  const env = { PATH: process.env.PATH, LOTSE_MODE: 'demo', LOTSE_TENANT_ID: TENANT, LOTSE_DB: database }
  return promisify(execFile)('npm', ['--silent', ...command], { cwd: root, env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (err: { code: number; stderr: string }) => ({ code: err.code, said: err.stderr }),
  )
}

const START: Readonly<Record<RefusedBecause, string>> = {
  beforeFirstRelease:
    'Der Gremienlotse konnte nicht starten: Die Datenbank ist älter als Fassung 0.2.0 und wird nicht umgestellt. ' +
    'Sichern Sie sie mit dem Programm, das sie geschrieben hat, und nennen Sie in LOTSE_DB eine neue.\n',
  newerProgram:
    'Der Gremienlotse konnte nicht starten: Die Datenbank hat ein neueres Programm geschrieben. Starten Sie dieses.\n',
  brokenSteps:
    'Der Gremienlotse konnte nicht starten: Die Datenbank ist beschädigt oder stammt nicht von diesem Programm. ' +
    'Stellen Sie eine Sicherung wieder her, oder nennen Sie in LOTSE_DB eine neue.\n',
}
const RESTORE: Readonly<Record<RefusedBecause, string>> = {
  beforeFirstRelease:
    'Nicht wiederhergestellt: Die Sicherung ist älter als Fassung 0.2.0 und wird nicht umgestellt. ' +
    'Lesbar ist sie nur mit dem Programm, das sie geschrieben hat.\n',
  newerProgram:
    'Nicht wiederhergestellt: Die Sicherung hat ein neueres Programm geschrieben. Installieren Sie zuerst dieses.\n',
  brokenSteps:
    'Nicht wiederhergestellt: Die Sicherung ist beschädigt oder stammt nicht von diesem Programm. Nehmen Sie eine andere.\n',
}

const READERS: readonly (readonly [string, readonly string[]])[] = [
  ['audit', ['verify']],
  ['audit', ['list']],
  ['plan', ['--from', '2027-01-01', '--to', '2027-12-31']],
]

describe.each(['beforeFirstRelease', 'newerProgram', 'brokenSteps'] as const)('%s', (because) => {
  it.each(kinds)('npm start on $name says what to do and ends', async ({ fresh }) => {
    const location = await fresh()
    await unfit(location, because)
    expect(await attempt(location, 'start')).toEqual({ code: 1, said: START[because] })
  })

  it.each(READERS)('npm run %s %j says the same and ends', async (command, args) => {
    const location = await onlySqlite.fresh()
    await unfit(location, because)
    const said = START[because].replace('Der Gremienlotse konnte nicht starten: ', '')
    expect(await attempt(location, 'run', command, '--', ...args)).toEqual({ code: 1, said })
  })

  it('npm run restore says so and puts nothing in its place', async () => {
    const [backup, location] = [await onlySqlite.fresh(), await onlySqlite.fresh()]
    await unfit(backup, because)
    expect(await attempt(location, 'run', 'restore', '--', backup)).toEqual({ code: 1, said: RESTORE[because] })
    expect(existsSync(location)).toBe(false)
  })
})
