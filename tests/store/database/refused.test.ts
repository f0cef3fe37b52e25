/** What an operator reads on the console when the database is none for this program. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { RefusedBecause } from '#src/store/database/refused.ts'
import { atLength } from '../../at-length.ts'
import { TENANT } from '../../doubles/connector.ts'
import { kinds, onlySqlite, unfit } from '../databases.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** A command of npm with its exit code and what it writes to the console beside the log. */
async function attempt(database: string, ...command: readonly string[]) {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const env = { PATH, NODE_COMPILE_CACHE, LOTSE_MODE: 'demo', LOTSE_TENANT_ID: TENANT, LOTSE_DB: database }
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

const BECAUSE = ['beforeFirstRelease', 'newerProgram', 'brokenSteps'] as const
/** Each way in for each reason at length, else for one of them: every process takes seconds to start. */
const isTried = (because: RefusedBecause, usually: RefusedBecause | 'at length'): boolean =>
  atLength(because === usually, true)

const READERS: readonly (readonly [string, readonly string[], RefusedBecause | 'at length'])[] = [
  ['audit', ['verify'], 'brokenSteps'],
  ['audit', ['list'], 'at length'],
  ['plan', ['--from', '2027-01-01', '--to', '2027-12-31'], 'at length'],
]

describe.each(BECAUSE)('%s', (because) => {
  it.each(isTried(because, 'beforeFirstRelease') ? atLength([onlySqlite], kinds) : [])(
    'npm start on $name says what to do and ends',
    async ({ empty }) => {
      const location = await empty()
      await unfit(location, because)
      expect(await attempt(location, 'start')).toEqual({ code: 1, said: START[because] })
    },
  )

  it.each(READERS.filter(([, , usually]) => isTried(because, usually)))(
    'npm run %s %j says the same and ends',
    async (command, args) => {
      const location = await onlySqlite.empty()
      await unfit(location, because)
      const said = START[because].replace('Der Gremienlotse konnte nicht starten: ', '')
      expect(await attempt(location, 'run', command, '--', ...args)).toEqual({ code: 1, said })
    },
  )

  it.each(isTried(because, 'newerProgram') ? ['restore'] : [])(
    'npm run %s says so and puts nothing in its place',
    async (command) => {
      const [backup, location] = [await onlySqlite.empty(), await onlySqlite.empty()]
      await unfit(backup, because)
      expect(await attempt(location, 'run', command, '--', backup)).toEqual({ code: 1, said: RESTORE[because] })
      expect(existsSync(location)).toBe(false)
    },
  )
})
