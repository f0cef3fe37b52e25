/**
 * No statement walks through a table that grows with the years. What the program asks is collected while it does a bit of
 * everything; a large base then says how it would look it up, with statistics and without: SQLite makes none by itself.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import { personId } from '#src/people/person.ts'
import { retainedKinds } from '#src/people/retention.ts'
import { createPlanning } from '#src/reminding/planning.ts'
import { openStore } from '#src/store/store.ts'
import { createRetaining } from '#src/upkeep/retention.ts'
import { fillBase, LAST_DAY } from '../doubles/large-base.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { playChat } from '../transcript.ts'

const NOW = instant('2027-05-31T08:00:00Z')
const TALKS = ['talk/von-allem-etwas.chat', 'people/aufbewahrung.chat', 'meetings/aufgaben-eigene.chat']

/** Tables with a row more for each meeting, person, letter or deed. */
const GROWING = new Set([
  'access_need',
  'agenda_copy',
  'agenda_item',
  'audit',
  'duty_note',
  'fulfilment',
  'holding',
  'inbox',
  'invitation',
  'meeting',
  'minutes_line',
  'minutes_version',
  'outbox',
  'person',
  'poll',
  'response',
  'short_lived',
  'signed_link',
  'task_done',
  'vote',
])

/** What may walk through a table all the same, and why. */
const ALLOWED: readonly (readonly [statement: RegExp, why: string])[] = [
  [/^update minutes_line set body = /u, 'a step of the schema, once'],
  [/^update meeting set time_version = version where/u, 'a step of the schema, once'],
  [/^select \* from "person"$/u, 'names are compared in every spelling; people are no more than a Land has'],
  [/^select \* from "poll"$/u, 'retention ends them after half a year'],
  [
    /^select count\(\*\) as n from meeting inner join/u,
    'the preview of what goes visits what goes, asked a few times a year',
  ],
  [
    /^select \* from "(?:vote|response|access_need)" where "person_id" = \?$/u,
    "somebody's own records, on request; table by table, with others served in between",
  ],
  [
    /^select \* from "(?:fulfilment|duty_note|agenda_item|minutes_line|minutes_version|meeting|poll)" where "\w+" = \?$/u,
    'the same',
  ],
]

const folder = mkdtempSync(join(tmpdir(), 'lotse-plans-'))
const statements = new Set<string>()

beforeAll(async () => {
  const prepare = vi.spyOn(Sqlite.prototype, 'prepare')
  const conversations = join(import.meta.dirname, '..', 'conversations')
  for (const talk of TALKS)
    await playChat(readFileSync(join(conversations, talk), 'utf8'), join(folder, `${talk.replaceAll('/', '-')}.db`))
  await upkeep(join(folder, 'upkeep.db'))
  for (const [sql] of prepare.mock.calls) statements.add(sql)
  prepare.mockRestore()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What time brings, and what no transcript asks. */
async function upkeep(location: string): Promise<void> {
  const shelf = await readAgreements('data/agreements', new Set())
  const store = await openStore(location, () => NOW)
  const { books } = store
  const fail = (err: unknown): void => {
    throw err
  }
  await createPlanning({ shelf, books, founders: new Set(), clock: () => NOW, onGap: fail, onFailure: fail }).plan()
  await createRetaining(books, () => NOW)()
  for (const kind of retainedKinds) await books.retention.count(kind, localDate('2027-03-01'))
  await books.outbox.troubled(laterBy(NOW, -1), NOW)
  await books.outbox.waiting(NOW)
  await books.ownRecords(personId('t', 'anna'))
  await books.audit.latest(['x'], { skip: 0, limit: 10 })
  const bodies = [
    { agreementId: 'x', committeeId: 'kok' },
    { agreementId: 'y', committeeId: 'kok' },
  ]
  for (const kind of ['decision', 'task'] as const) {
    await books.registers.bodies(kind)
    await books.registers.count({ kind, bodies })
  }
  await books.registers.countTasks({ bodies }, localDate('2027-05-31'))
  const part = { skip: 25, limit: 25 }
  await books.registers.decisions({ bodies }, part)
  await books.registers.decisions({ bodies, patterns: ['%liste%', '%raum%'] })
  for (const only of [undefined, 'open', 'done', { dueBefore: localDate('2027-05-31') }] as const)
    await books.registers.tasks({ bodies, ...(only && { only }) }, part)
  await books.registers.responsible(bodies)
  const named = bodies.map((body) => ({ ...body, responsible: 'Sozialamt' }))
  await books.registers.tasks({ bodies, named }, part)
  await books.registers.countTasks({ bodies, named }, localDate('2027-05-31'))
  await store.outboxRows.take(NOW, 20)
  await store.close()
}

/** Each walk through a growing table, as the database plans it. */
function walks(location: string): readonly string[] {
  const file = new Sqlite(location, { readonly: true })
  const found = [...statements]
    .filter((sql) => /^\s*(?:select|insert|update|delete|with)\b/iu.test(sql) && !sql.includes('kysely_migration'))
    .flatMap((sql) => {
      const plan = file.prepare(`explain query plan ${sql}`)
      const rows = plan.all(...Array(sql.split('?').length - 1).fill('x')) as { detail: string }[]
      const scanned = rows.flatMap(({ detail }) => /^SCAN (\w+)/u.exec(detail)?.[1] ?? [])
      return scanned.some((name) => GROWING.has(tableCalled(name, sql))) ? [sql] : []
    })
  file.close()
  return found
}

/** "about" in "inner join response as about" */
const tableCalled = (name: string, sql: string): string =>
  new RegExp(`"?(\\w+)"? as "?${name}"?\\b`, 'iu').exec(sql)?.[1] ?? name

const ofNone = (sql: string): boolean => !ALLOWED.some(([allowed]) => allowed.test(sql))

describe('each statement finds what it asks for', () => {
  it('there are many of them', () => {
    expect(statements.size).toBeGreaterThan(120)
  })

  it('with statistics, among many rows', async () => {
    const { agreements } = await readAgreements('data/agreements', new Set())
    const location = join(folder, 'large.db')
    await fillBase(location, agreements, { meetings: 2_000, lines: 10_000, letters: 20_000, holders: 20 }, LAST_DAY)
    expect(walks(location).filter(ofNone)).toEqual([])
  })

  it('without, as every base begins and stays', () => {
    expect(walks(join(folder, 'upkeep.db')).filter(ofNone)).toEqual([])
  })

  it('what was tried in vain is not looked for among all that waits', () => {
    const [delayed = '', ...others] = [...statements].filter((sql) => sql.includes('"tried_since" <= ?'))
    expect(others).toEqual([])
    for (const name of ['large.db', 'upkeep.db']) {
      const file = new Sqlite(join(folder, name), { readonly: true })
      expect(JSON.stringify(file.prepare(`explain query plan ${delayed}`).all('x', 'x'))).toContain('outbox_tried')
      file.close()
    }
  })

  it('what is allowed to walk is still asked', () => {
    expect(ALLOWED.filter(([allowed]) => ![...statements].some((sql) => allowed.test(sql)))).toEqual([])
  })
})
