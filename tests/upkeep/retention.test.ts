/** Retention of many old letters: in slices between which everybody else is served, each complete, whenever it is stopped. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { createBooks } from '#src/store/store.ts'
import { createRetaining } from '#src/upkeep/retention.ts'
import { fillBase } from '../doubles/large-base.ts'

const NOW = '2027-03-01T08:00:00Z'
const MESSAGES_FROM = '2026-12-01'
const clock = () => instant(NOW)
const folder = mkdtempSync(join(tmpdir(), 'lotse-retention-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
/** Letters over ten years until the end of February 2027, a third of them about sessions, a few of these still to come. */
async function filled(letters: number): Promise<string> {
  made += 1
  const location = join(folder, `${made}.db`)
  const { agreements } = await import('#src/store/agreements/agreement-files.ts').then(({ loadAgreements }) =>
    loadAgreements('data/agreements', new Set()),
  )
  await fillBase(location, agreements, { meetings: 600, lines: 0, letters, holders: 0 }, localDate('2027-02-28'))
  return location
}

async function opened(location: string) {
  const { db, close } = await openDatabase(location)
  const numbers = async () => {
    const count = async (table: 'outbox' | 'inbox' | 'response' | 'invitation') =>
      Number((await db.selectFrom(table).select(db.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
    const rows = await db.selectFrom('audit').select('after').where('deed', '=', 'retention.apply').execute()
    const removed = rows.map(({ after }) => (JSON.parse(after ?? '{}') as { removed: number }).removed)
    return {
      left: (await count('outbox')) + (await count('inbox')) + (await count('response')) + (await count('invitation')),
      removed,
    }
  }
  return { db, close, books: createBooks(db, clock), numbers }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

it('deletes in slices of at most 500 rows, with a row of the trail for each, and lets others in after twenty', async () => {
  const { db, close, books, numbers } = await opened(await filled(15_000))
  const before = await numbers()
  const perTransaction: number[] = []
  const retain = createRetaining(
    {
      ...books,
      async inOneTransaction(task) {
        const had = (await numbers()).left
        const done = await books.inOneTransaction(task)
        perTransaction.push(had - (await numbers()).left)
        return done
      },
    },
    clock,
  )
  await retain()
  expect(perTransaction).toHaveLength(20)
  expect(await books.plannedThrough('retention')).toBeUndefined()
  // What was about sessions to come is looked at and stays, so that a slice may delete less than it looks at.
  while ((await books.plannedThrough('retention')) === undefined) await retain()
  expect(Math.max(...perTransaction)).toBe(500)
  const after = await numbers()
  expect(after.removed.every((removed) => removed > 0 && removed <= 500)).toBe(true)
  expect(sum(after.removed)).toBe(before.left - after.left)
  const kept = await db
    .selectFrom('outbox')
    .select(['cause', 'ended_at'])
    .where('ended_at', '<', MESSAGES_FROM)
    .execute()
  const toCome = await db.selectFrom('meeting').select('id').where('on_date', '>=', MESSAGES_FROM).execute()
  expect(kept.length).toBeGreaterThan(0)
  expect(kept.filter(({ cause }) => !toCome.some(({ id }) => cause === `meeting/${id}`))).toEqual([])
  await close()
})

it('somebody who writes between two slices waits for one', async () => {
  const { close, books } = await opened(await filled(5_000))
  const order: string[] = []
  const retain = createRetaining(
    {
      ...books,
      inOneTransaction: async (task) => {
        const done = await books.inOneTransaction(task)
        order.push('slice')
        return done
      },
    },
    clock,
  )
  const all = retain()
  await books.inOneTransaction(({ inbox }) => inbox.add('now', { answer: 'x' }, clock()))
  order.push('turn')
  await all
  expect(order.indexOf('turn')).toBeLessThan(3)
  expect(order.length).toBeGreaterThan(10)
  await close()
})

it('killed in the middle it has done what the trail says, and goes on from there', async () => {
  const location = await filled(15_000)
  const first = await opened(location)
  const before = await first.numbers()
  await first.close()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'retaining.ts'), location, NOW], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString()
    if (said.split('\n').length > 7) child.kill('SIGKILL')
  })
  await once(child, 'exit')
  const { close, books, numbers } = await opened(location)
  const killed = await numbers()
  expect(killed.removed.length).toBeGreaterThan(4)
  expect(sum(killed.removed)).toBe(before.left - killed.left)
  const retain = createRetaining(books, clock)
  while ((await books.plannedThrough('retention')) === undefined) await retain()
  const after = await numbers()
  expect(sum(after.removed)).toBe(before.left - after.left)
  expect(await books.retention.count('messages', localDate(MESSAGES_FROM))).toBe(0)
  await close()
})
