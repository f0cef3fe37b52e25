import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { personId } from '#src/people/person.ts'
import { checkAudit } from '#src/store/audit/audit-file.ts'
import { type Opened, openDatabase } from '#src/store/database/database.ts'
import { createBooks } from '#src/store/store.ts'
import { isLong } from '../../at-length.ts'
import { kinds } from '../databases.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const PETRA = personId('t', 'petra')

async function written(location: string, rows: number): Promise<Opened> {
  const opened = await openDatabase(location)
  const books = createBooks(opened.db, () => NOW)
  for (let n = 1; n <= rows; n += 1)
    await books.inOneTransaction(({ refusals }) =>
      refusals.add({ at: NOW, by: PETRA, deed: 'forbidden', thing: `t/${n}`, after: { n, what: 'ä "quoted"\n' } }),
    )
  return opened
}

/** What somebody with the rights of the database's owner can do. */
async function behindItsBack(opened: Opened, isPostgres: boolean, ...statements: readonly string[]): Promise<void> {
  const off = isPostgres
    ? ['drop trigger audit_no_change on audit']
    : ['drop trigger audit_no_update', 'drop trigger audit_no_delete']
  for (const statement of [...off, ...statements]) await sql.raw(statement).execute(opened.db)
}

describe.each(kinds)('the audit trail on $name', ({ name, fresh }) => {
  const isPostgres = name === 'PostgreSQL'

  it('is whole after it was written, and says how many rows and which hash the last one has', async () => {
    const location = await fresh()
    const opened = await written(location, 5)
    await opened.close()
    expect(await checkAudit(location)).toEqual({ ok: true, rows: 5, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it.each([
    "update audit set deed = 'x' where seq = 2",
    'delete from audit where seq = 2',
    isPostgres
      ? 'truncate audit'
      : "insert or replace into audit select seq, id, at, by_person, 'x', thing, before, after, hash from audit where seq = 2",
  ])('refuses: %s', async (statement) => {
    const location = await fresh()
    const opened = await written(location, 3)
    await expect(sql.raw(statement).execute(opened.db)).rejects.toThrow('append-only')
    await opened.close()
    expect(await checkAudit(location)).toMatchObject({ ok: true, rows: 3 })
  })

  const values = (seq: number) => `(${seq}, 'x', '2027', 'p', 'd', 't', null, null, '${'a'.repeat(64)}')`
  it.each([
    ['a changed deed', ["update audit set deed = 'x' where seq = 3"], 3, 'altered'],
    ['a changed person', ["update audit set by_person = 'x' where seq = 1"], 1, 'altered'],
    ['a changed time', ["update audit set at = '2020-01-01T00:00:00Z' where seq = 5"], 5, 'altered'],
    ['a changed content', [`update audit set "after" = '{}' where seq = 2`], 2, 'altered'],
    ['a content that became none', [`update audit set "after" = null where seq = 2`], 2, 'altered'],
    ['a removed row', ['delete from audit where seq = 3'], 3, 'missing'],
    ['a removed first row', ['delete from audit where seq = 1'], 1, 'missing'],
    ['a removed last row', ['delete from audit where seq = 5'], 5, 'cutOff'],
    ['all rows removed', ['delete from audit'], 1, 'cutOff'],
    ['the removed head', ['delete from audit_head'], 0, 'cutOff'],
    ['a row put in before the first', [`insert into audit values ${values(0)}`], 1, 'missing'],
    ['a row put in at the end', [`insert into audit values ${values(6)}`], 6, 'beyondHead'],
    [
      'two rows that changed places',
      [
        'update audit set seq = 99 where seq = 2',
        'update audit set seq = 2 where seq = 3',
        'update audit set seq = 3 where seq = 99',
      ],
      2,
      'altered',
    ],
    [
      'a removed row whose gap was closed',
      ['delete from audit where seq = 2', 'update audit set seq = seq - 1 where seq = 3'],
      2,
      'altered',
    ],
  ] as const)('%s is found, and where', async (_, statements, seq, because) => {
    const location = await fresh()
    const opened = await written(location, 5)
    await behindItsBack(opened, isPostgres, ...statements)
    await opened.close()
    expect(await checkAudit(location)).toEqual({ ok: false, seq, because })
  })

  it('stays one chain under 50 writers at once, and a taken-back turn leaves no gap', async () => {
    const location = await fresh()
    const opened = await openDatabase(location)
    const books = createBooks(opened.db, () => NOW)
    const writers = Array.from({ length: 50 }, (_, writer) =>
      books
        .inOneTransaction(async ({ refusals }) => {
          for (const step of [1, 2, 3])
            await refusals.add({ at: NOW, by: PETRA, deed: 'forbidden', thing: `${writer}/${step}` })
          if (writer % 5 === 0) throw new Error('taken back')
        })
        .catch(() => undefined),
    )
    await Promise.all(writers)
    await opened.close()
    expect(await checkAudit(location)).toMatchObject({ ok: true, rows: 40 * 3 })
  })

  it.runIf(isLong || !isPostgres)('is checked and printed from the command line', async () => {
    const location = await fresh()
    const opened = await written(location, 3)
    const audit = (...args: string[]) =>
      promisify(execFile)(process.execPath, [`${import.meta.dirname}/../../../src/cli/audit.ts`, ...args], {
        env: { ...process.env, LOTSE_DB: location },
      }).then(
        ({ stdout }) => ({ code: 0, said: stdout }),
        (err: { code: number; stderr: string }) => ({ code: err.code, said: err.stderr }),
      )
    expect(await audit('verify')).toMatchObject({ code: 0, said: expect.stringContaining('Geprüfte Zeilen: 3.') })
    const listed = await audit('list', '--von', '2027-03-01', '--bis', '2027-03-01')
    expect(listed.said.split('\n')[1]).toBe(`2\t${NOW}\t${PETRA}\tforbidden\tt/2`)
    if (isLong) {
      expect((await audit('list', '--von', '2027-03-02')).said).toContain('Keine Zeilen ab Di., 02.03.2027')
      expect((await audit('list', '--von', 'gestern')).code).toBe(1)
      expect((await audit('prüfen')).code).toBe(1)
    }
    await behindItsBack(opened, isPostgres, "update audit set deed = 'x' where seq = 2")
    await opened.close()
    expect(await audit('verify')).toMatchObject({ code: 1, said: expect.stringContaining('Nr. 2.') })
  })
})
