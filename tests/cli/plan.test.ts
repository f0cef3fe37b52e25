/** `npm run plan`: the table on the console, with the meetings of a running bot; wrong dates are refused in German. */
import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { personId } from '#src/people/person.ts'
import { openStore } from '#src/store/store.ts'
import { atLength, isLong } from '../at-length.ts'

const folder = mkdtempSync(join(tmpdir(), 'lotse-plan-'))
afterAll(() => rm(folder, { recursive: true }))

const run = promisify(execFile)
const environment = (database: string, agreements?: string) => {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LOTSE_')))
  return { ...clean, LOTSE_DB: database, ...(agreements && { LOTSE_AGREEMENTS: agreements }) }
}

async function plan(args: readonly string[], env = environment(join(folder, 'none.db'))) {
  try {
    const { stdout, stderr } = await run(process.execPath, ['src/cli/plan.ts', ...args], { env })
    return { code: 0, stdout, stderr }
  } catch (err) {
    const { code, stdout, stderr } = err as { code: number; stdout: string; stderr: string }
    return { code, stdout, stderr }
  }
}

describe('npm run plan', () => {
  it('prints every reminder of the days asked for', async () => {
    const { code, stdout, stderr } = await plan(['--from', '2027-03-05', '--to', '2027-03-05'])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout.split('\n').filter((line) => line.startsWith('Fr., 05.03.2027  08:00'))).toHaveLength(3)
    expect(stdout).toContain('3 Erinnerungen vom 05.03.2027 bis 05.03.2027.')
    expect(stdout).toContain('Ohne Datenbank')
  })

  it('knows the meetings that a running bot has recorded, and writes nothing', async () => {
    const database = join(folder, 'lotse.db')
    const at = instant('2027-03-01T08:00:00Z')
    const store = await openStore(database, () => at)
    try {
      const by = personId('tenant', 'petra')
      await store.books.inOneTransaction(async ({ meetings }) => {
        const meeting = {
          id: 'one',
          agreementId: 'lwv-lk-kassel-2022',
          committeeId: 'kok',
          on: localDate('2027-06-17'),
          at: localTime('10:00'),
          state: 'planned',
          version: 1,
          plannedBy: by,
          recordedAt: at,
        } as const
        await meetings.add(meeting, { at, by, deed: 'meeting.plan' })
      })
      const { code, stdout } = await plan(['--from=2027-06-03', '--to=2027-06-16'], environment(database))
      expect(code).toBe(0)
      expect(stdout).toContain('Einladung KoK zum Do., 17.06.2027, 10:00 Uhr, spätestens Do., 03.06.2027')
      expect(stdout).toMatch(/Mi\., 16\.06\.2027 .* alle Mitglieder \(KoK\) +1 Tag vorher +KoK am Do\., 17\.06\.2027/)
      expect(stdout).not.toContain('Ohne Datenbank')
      expect(await store.canWrite()).toBe(true)
    } finally {
      await store.close()
    }
  })

  const refusals: readonly [string, string[], string][] = [
    ['no dates', [], 'Es fehlt --from mit einem Datum.'],
    ['one date', ['--from', '2027-01-01'], 'Es fehlt --to mit einem Datum.'],
    ['an impossible day', ['--from', '2027-02-30', '--to', '2027-03-01'], '--from ist kein Kalendertag: „2027-02-30“.'],
    ['another form', ['--from', '2027-01-01', '--to', '1.3.2027'], '--to ist kein Kalendertag: „1.3.2027“.'],
    [
      'backwards',
      ['--from', '2027-03-01', '--to', '2027-01-01'],
      'Der Beginn (01.03.2027) liegt nach dem Ende (01.01.2027).',
    ],
    ['too long', ['--from', '2027-01-01', '--to', '2099-01-01'], 'Höchstens 50 Jahre sind möglich.'],
    ['too early', ['--from', '1900-01-01', '--to', '1900-02-01'], 'Möglich sind die Jahre 1950 bis 2150.'],
    ['an unknown option', ['--von', '2027-01-01'], 'Diese Angabe kenne ich nicht: „--von“.'],
    ['a word', ['kassel'], 'Diese Angabe kenne ich nicht: „kassel“.'],
  ]
  it.each(atLength(refusals.slice(0, 1), refusals))(
    'refuses %s with the reason and how to ask',
    async (_, args, reason) => {
      const { code, stdout, stderr } = await plan(args)
      expect(code).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toContain(reason)
      expect(stderr).toContain('Aufruf: npm run plan -- --from 2027-01-01 --to 2029-12-31')
    },
  )

  it.runIf(isLong)('names the folder of agreements that it cannot read', async () => {
    const nowhere = join(folder, 'nowhere')
    const { code, stderr } = await plan(['--from', '2027-01-01', '--to', '2027-12-31'], environment(':none:', nowhere))
    expect(code).toBe(1)
    expect(stderr).toContain('Der Ordner der Vereinbarungen lässt sich nicht lesen')
  })

  it.runIf(isLong)('says that a file is no database, and prints no plan without its meetings', async () => {
    const { code, stdout, stderr } = await plan(
      ['--from', '2027-01-01', '--to', '2027-12-31'],
      environment('data/agreements/lwv-lk-kassel-2022.yaml'),
    )
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('Die Datenbank lässt sich nicht lesen.')
  })
})
