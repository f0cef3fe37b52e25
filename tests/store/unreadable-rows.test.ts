/** Of duties, people, links, periods and the trail: a row that cannot be read takes nothing away but itself. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import type { DutyNote, Fulfilment } from '#src/duties/fulfilment.ts'
import { type OfficeId, officeId, type Tenure } from '#src/people/office.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import { PRESET_PERIODS } from '#src/people/retention.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { Database } from '#src/store/database/tables.ts'
import { outboxRows } from '#src/store/outbox/outbox-rows.ts'
import { createBooks } from '#src/store/store.ts'
import { KASSEL, files as shelf } from '../doubles/kassel-office.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'
import { kinds } from './databases.ts'

const NOW = instant('2027-03-01T14:40:00Z')
const [ANNA, BERT] = ['anna', 'bert'].map((name) => personId('tenant', name)) as [PersonId, PersonId]
const hand = { at: NOW, by: ANNA, deed: 'test' }
const office: OfficeId = officeId({ agreementId: KASSEL, partnerId: 'lwv', kind: 'administration', detail: '' })
const day = localDate('2027-01-15')
const fulfilment = (id: string, dutyId: string): Fulfilment => ({
  id,
  agreementId: KASSEL,
  dutyId,
  year: 2027,
  doneOn: day,
  recordedBy: ANNA,
  recordedAt: NOW,
})
const note = (id: string): DutyNote => ({
  id,
  agreementId: KASSEL,
  dutyId: 'schulabgang',
  year: 2027,
  kind: 'postponed',
  until: localDate('2027-04-01'),
  by: ANNA,
  at: NOW,
})
const tenure = (personId: PersonId): Tenure => ({ officeId: office, personId, as: 'holder', from: day })
const absence = (personId: PersonId) => ({ personId, from: day, until: localDate('2027-12-31') })

describe.each(kinds)('on $name', (kind) => {
  let db: Database
  let close: () => Promise<void>
  let named: string[]
  let books: ReturnType<typeof createBooks>

  beforeEach(async () => {
    ;({ db, close } = await openDatabase(await kind.fresh()))
    named = []
    books = createBooks(
      db,
      () => NOW,
      undefined,
      ({ kind: of }, key) => named.push(`${of} ${key}`),
    )
    await books.inOneTransaction(async (work) => {
      for (const id of [ANNA, BERT]) {
        await work.directory.enter({ id, name: id, teams: { serviceUrl: 'x', conversationId: id } }, hand)
        await work.directory.appoint(tenure(id), hand)
        await work.absences.record(absence(id), hand)
      }
      await work.fulfilments.add(fulfilment('f1', 'schulabgang'))
      await work.fulfilments.add(fulfilment('f2', 'other'))
      for (const id of ['n1', 'n2']) await work.dutyNotes.add(note(id))
    })
  })
  afterEach(() => close())

  it.each([{ done_on: 'bald' }, { recorded_at: '' }, { recorded_by: '' }, { number: -1 }])(
    'a fulfilment with %j',
    async (wrong) => {
      await db.updateTable('fulfilment').set(wrong).where('id', '=', 'f1').execute()
      expect(await books.fulfilments.of(KASSEL, 2027, 2027)).toEqual([fulfilment('f2', 'other')])
      expect(named).toEqual(['fulfilment f1'])
      // It can be taken back all the same.
      expect(await books.inOneTransaction((work) => work.fulfilments.withdraw('f1', hand))).toBe(true)
    },
  )

  it.each([{ kind: 'song' }, { until_date: '2027-02-30' }, { at: '0' }, { by_person: '' }])(
    'an answer to a reminder with %j',
    async (wrong) => {
      await db.updateTable('duty_note').set(wrong).where('id', '=', 'n1').execute()
      expect(await books.dutyNotes.of(KASSEL, 2027, 2027)).toEqual([note('n2')])
      expect(named).toEqual(['dutyNote n1'])
    },
  )

  it.each([{ office_id: 'kassel' }, { from_date: '2027-02-30' }, { until_date: 'zz' }, { held_as: 'king' }])(
    'an office held with %j: the list, the plan and the other holder go on',
    async (wrong) => {
      await db.updateTable('holding').set(wrong).where('person_id', '=', BERT).execute()
      expect(await books.directory.holdingsIn(KASSEL)).toEqual([tenure(ANNA)])
      expect(await books.directory.holdingsOf(BERT)).toEqual([])
      expect(named).toHaveLength(1)
      expect(named[0]).toMatch(/^office /)
      const store = { books, outboxRows: outboxRows(db) }
      await createRemindingDispatcher(shelf, store, () => NOW).bot.plan()
      const lists = await db.selectFrom('outbox').select('key').where('kind', '=', 'digest').execute()
      expect(lists.map(({ key }) => key)).toEqual([`digest/2027-03-01/${ANNA}`])
    },
  )

  it.each([{ from_date: 'früh' }, { until_date: 'zz' }])('an absence with %j', async (wrong) => {
    await db.updateTable('absence').set(wrong).where('person_id', '=', BERT).execute()
    expect(await books.absences.since(day)).toEqual([absence(ANNA)])
    expect(await books.absences.of(BERT)).toBeUndefined()
    expect(named).toEqual([`absence ${BERT}`])
  })

  it('a link without an end opens nothing, and another one does', async () => {
    const link = { purpose: 'answer', personId: ANNA, about: 'm', expiresAt: laterBy(NOW, 60_000) } as const
    const [broken, other] = await books.inOneTransaction(async ({ links }) => [
      await links.issue({ ...link, about: 'n' }),
      await links.issue(link),
    ])
    await db.updateTable('signed_link').set({ expires_at: 'zz' }).where('about', '=', 'n').execute()
    expect(await books.links.redeem(broken ?? '', 'answer', NOW)).toBeUndefined()
    expect(await books.links.redeem(other ?? '', 'answer', NOW)).toEqual(link)
    expect(named).toHaveLength(1)
  })

  it.each([0, -1, 5_000])('a period of %i days deletes nothing: the preset holds', async (days) => {
    await db.insertInto('retention').values({ kind: 'absences', days }).execute()
    expect(await books.retention.periods()).toEqual({ periods: PRESET_PERIODS, decided: [] })
    expect(named).toEqual(['retention absences'])
  })

  it('an entry of the trail without a moment, and one without a person', async () => {
    const before = await books.audit.latest([KASSEL], { skip: 0, limit: 100 })
    const row = { deed: 'test', thing: `duty/${KASSEL}/x/2027`, before: null, after: null, hash: '' }
    await db
      .insertInto('audit')
      .values([
        { ...row, seq: 101, id: 'a', at: 'gestern', by_person: ANNA },
        { ...row, seq: 102, id: 'b', at: NOW, by_person: '' },
        { ...row, seq: 103, id: 'c', at: NOW, by_person: ANNA },
      ])
      .execute()
    const after = await books.audit.latest([KASSEL], { skip: 0, limit: 100 })
    expect(after.slice(1)).toEqual(before)
    expect(named).toEqual(['audit b', 'audit a'])
    expect((await books.audit.by(ANNA))[0]).toEqual({ at: NOW, by: ANNA, deed: 'test', thing: row.thing })
  })

  it('through which day something was planned: what is no day holds nothing up', async () => {
    await db.insertInto('planned').values({ what: 'digest', through: 'zz' }).execute()
    expect(await books.plannedThrough('digest')).toBeUndefined()
    const through = (on: string) => books.inOneTransaction(({ planned }) => planned.through('digest', localDate(on)))
    expect([await through('2027-03-01'), await through('2027-03-01'), await through('2027-02-28')]).toEqual([
      true,
      false,
      false,
    ])
    expect(await through('2027-03-02')).toBe(true)
    expect(await books.plannedThrough('digest')).toBe('2027-03-02')
  })

  it('a letter of a state that is not known may have arrived', async () => {
    const letter = {
      key: 'k',
      kind: 'notice',
      cause: 'meeting/m',
      to: { person: ANNA },
      content: { kind: 'words', words: { answer: 'Hallo.' } },
      notBefore: NOW,
    } as const
    await books.inOneTransaction(({ outbox }) => outbox.add([letter]))
    await db.updateTable('outbox').set({ state: 'pigeon' }).where('key', '=', 'k').execute()
    expect((await books.outbox.about('meeting/m')).map(({ state }) => state)).toEqual(['unclear'])
  })
})

it('no column of a row is cast to what it should be: it is parsed', () => {
  const root = join(import.meta.dirname, '..', '..')
  const CAST = /\b(?:row\??\.\w+|\w+_\w+|through|at|by|kind|state|id) as (?!const\b)[A-Z]\w*/
  const cast = globSync('src/store/**/*.ts', { cwd: root }).flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .filter((line) => !/^(?:import|export) |^ *(?:\*|\/[/*])/.test(line) && CAST.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(cast).toEqual([])
})
