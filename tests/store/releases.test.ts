/** What was released is opened by every later program with nothing lost; the steps that led there are never edited. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import { checkAudit } from '#src/store/audit/audit-file.ts'
import { openDatabase, openToRead } from '#src/store/database/database.ts'
import { STEPS } from '#src/store/database/migrations.ts'
import type { Migration } from '#src/store/migrations/migration.ts'
import { openStore } from '#src/store/store.ts'
import { playChat } from '../transcript.ts'
import { kinds } from './databases.ts'
import {
  allRows,
  compiledSteps,
  DATABASES,
  editedSteps,
  FOLDER,
  linkWordOf,
  load,
  type Row,
  readDump,
  releasedSteps,
  releases,
  stepsOf,
} from './releases.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const NOW = instant('2027-05-31T08:00:00Z')

async function rowsIn(location: string): Promise<ReadonlyMap<string, readonly Row[]>> {
  const opened = await openToRead(location)
  if (!opened) throw new Error('no database')
  try {
    return await allRows(opened.db)
  } finally {
    await opened.close()
  }
}

/** What was there, as it stands now: later releases may add tables, columns and steps. */
const asItWas = (was: ReadonlyMap<string, readonly Row[]>, is: ReadonlyMap<string, readonly Row[]>) =>
  new Map(
    [...was].map(([table, rows]) => {
      const [first] = rows
      const kept = (row: Row): Row =>
        Object.fromEntries(Object.keys(first ?? {}).map((column) => [column, row[column]]))
      const all = is.get(table)?.map(kept) ?? []
      return [table, table === 'kysely_migration' ? all.slice(0, rows.length) : all]
    }),
  )

describe.each(DATABASES)('the released steps for %s', (database) => {
  it('are what they were at their release', async () => {
    expect(await editedSteps(STEPS, database)).toEqual([])
    expect(releasedSteps(database).size).toBeGreaterThan(0)
  })

  it('come first, in the order of their release', () => {
    const released = [...releasedSteps(database).keys()]
    expect(Object.keys(STEPS).toSorted().slice(0, released.length)).toEqual(released)
    expect(stepsOf(readDump(releases().at(-1) ?? ''))).toEqual(released)
    for (const release of releases()) {
      const taken = stepsOf(readDump(release))
      expect(released.slice(0, taken.length)).toEqual(taken)
    }
  })

  it.each<[string, Migration]>([
    ['a column more', async (db) => db.schema.alterTable('person').addColumn('x', 'text').execute()],
    ['an index more', async (db) => db.schema.createIndex('x').on('person').column('name').execute()],
    ['a value changed', async (db) => void (await sql`update audit_head set seq = 1`.execute(db))],
  ])('are found when they were edited: %s', async (_, more) => {
    const [name = '', step] = Object.entries(STEPS)[1] ?? []
    const edited: Migration = async (db) => {
      await step?.(db)
      await more(db)
    }
    expect(await editedSteps({ ...STEPS, [name]: edited }, database)).toEqual([name])
  })

  it('are missed when one is gone or was renamed', async () => {
    const { '0002-people': people, ...others } = STEPS
    expect(await editedSteps({ ...others, '0002-persons': people as Migration }, database)).toEqual(['0002-people'])
  })

  it('carry no value beside their statements, where nobody would see it change', async () => {
    const hidden: Migration = async (db) => void (await sql`update person set name = ${'x'}`.execute(db))
    await expect(compiledSteps({ hidden }, database)).rejects.toThrow('sql.lit')
  })
})

it('every release in the changelog has its database', () => {
  const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')
  const released = [...changelog.matchAll(/^## \[?v?(\d+\.\d+\.\d+)/gm)].map(([, version]) => `v${version}`)
  expect(released.filter((release) => !releases().includes(release))).toEqual([])
  expect(releases()).toContain('v0.2.0')
})

describe.each(kinds)('on $name', ({ empty }) => {
  describe.each(releases())('a database of %s', (release) => {
    it('has something in every table that its steps made', async () => {
      const location = await empty()
      await load(release, location)
      const rows = await rowsIn(location)
      expect(rows.size).toBeGreaterThanOrEqual(29)
      expect([...rows].filter(([, all]) => all.length === 0)).toEqual([])
    })

    it('is opened with every row as it was', async () => {
      const location = await empty()
      await load(release, location)
      const was = await rowsIn(location)
      const { close } = await openDatabase(location)
      await close()
      expect(asItWas(was, await rowsIn(location))).toEqual(was)
    })

    it('is read through the books: the audit trail is whole, links open, letters are known', async () => {
      const location = await empty()
      await load(release, location)
      const was = await rowsIn(location)
      const of = (table: string): readonly Row[] => was.get(table) ?? []
      const { books, close } = await openStore(location, () => NOW)
      try {
        const meetings = await books.meetings.onDays(localDate('2020-01-01'), localDate('2030-12-31'))
        expect(meetings.map(({ id }) => id).toSorted()).toEqual(of('meeting').map(({ id }) => id))
        const [minuted] = of('minutes_line')
        const lines = await books.minutes.linesOf(String(minuted?.meeting_id))
        expect(lines.map(({ text }) => text)).toContain("O'Neill berichtet halbjährlich aus \\\\amt\\zahlen.")
        for (const cause of new Set(of('outbox').map((row) => String(row.cause)))) {
          const letters = await books.outbox.about(cause)
          const stored = of('outbox').filter((row) => row.cause === cause)
          expect(letters.map(({ key }) => key).toSorted()).toEqual(stored.map(({ key }) => key).toSorted())
        }
        for (const { id, name } of of('person'))
          expect(await books.directory.person(id as PersonId)).toMatchObject({ name })
        expect(await books.links.redeem(linkWordOf(readDump(release)), 'answer', NOW)).toBeDefined()
      } finally {
        await close()
      }
      expect(await checkAudit(location)).toMatchObject({ ok: true, rows: of('audit').length })
    })

    it('goes on where it was left: the talk of goes-on.chat', async () => {
      const location = await empty()
      await load(release, location)
      const chat = readFileSync(join(FOLDER, 'goes-on.chat'), 'utf8')
      expect((await playChat(chat, location)).differences).toEqual([])
    })
  })
})
