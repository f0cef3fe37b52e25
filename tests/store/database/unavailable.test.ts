/** A database that cannot be opened is refused with a reason that somebody can mend. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#src/store/database/database.ts'
import { hasPooler, type Pooling, startPooler } from '../../doubles/pooler.ts'
import { refusing } from '../../doubles/refusing-server.ts'
import { onlyPostgres } from '../databases.ts'

const folder = mkdtempSync(join(tmpdir(), 'lotse-unavailable-'))
afterAll(() => rmSync(folder, { recursive: true }))

const because = async (location: string): Promise<unknown> => {
  const outcome = await openDatabase(location).then(
    ({ close }) => close(),
    (err: unknown) => (err as { because?: unknown }).because ?? err,
  )
  return outcome
}

describe('a server', () => {
  // As PostgreSQL 15 says it; the last as PgBouncer 1.18 does, for it knows no statement_timeout.
  test.each([
    ['28P01', 'wrongPassword'],
    ['3D000', 'noSuchDatabase'],
    ['53300', 'full'],
    ['57P03', 'unreachable'],
    ['08P01', 'pooler'],
  ])('that answers %s', async (code, reason) => {
    const { location, close } = await refusing(code)
    try {
      expect(await because(location)).toBe(reason)
    } finally {
      close()
    }
  })
  test('that is not there', async () => {
    const { location, close } = await refusing('0')
    close()
    expect(await because(location)).toBe('unreachable')
  })
})

describe.skipIf(!onlyPostgres || !hasPooler)('a pooler between the bot and its server', () => {
  const limits = "set statement_timeout = '5s'; set lock_timeout = '3s'"
  test.each<[string, Pooling, string | undefined]>([
    ['that knows no limits', { mode: 'transaction' }, 'pooler'],
    ['that knows no limits', { mode: 'session' }, 'pooler'],
    ['that drops our limits', { mode: 'transaction', drops: true }, 'pooler'],
    ['that drops our limits', { mode: 'session', drops: true }, 'pooler'],
    ['with limits of its own, from hand to hand', { mode: 'transaction', drops: true, first: limits }, 'pooler'],
    [
      'with limits of its own, one server connection for each of ours',
      { mode: 'session', drops: true, first: limits },
      undefined,
    ],
  ])('%s: %j', async (_, pooling, reason) => {
    const pooler = await startPooler((await onlyPostgres?.empty()) ?? '', pooling)
    try {
      expect(await because(pooler.location)).toBe(reason)
    } finally {
      await pooler.close()
    }
  })
})

describe('a file', () => {
  test('that is something else', async () => {
    const file = join(folder, 'letter.db')
    writeFileSync(file, 'Sehr geehrte Damen und Herren, '.repeat(100))
    expect(await because(file)).toBe('noDatabase')
  })
  test('whose folder is a file, or that is a folder', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect(await because(join(folder, 'file', 'lotse.db'))).toBe('notWritable')
    mkdirSync(join(folder, 'lotse.db'))
    expect(await because(join(folder, 'lotse.db'))).toBe('notWritable')
  })
  test('that another bot has open', async () => {
    const file = join(folder, 'open.db')
    const first = await openDatabase(file)
    expect(await because(file)).toBe('inUse')
    await first.close()
    expect(await because(file)).toBeUndefined()
  })
})
