/**
 * Letters lie in the database for months, and another program may have written them. What this one cannot read is set
 * aside and named to the administrators once; everything else goes on as if it were not there.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import { type Instant, instantInBerlin, localDate, localTime } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import { dutyCause } from '#src/duties/fulfilment.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import type { LetterState } from '#src/letters/letter.ts'
import { createLog } from '#src/log.ts'
import { startLotse } from '#src/main.ts'
import { officeId } from '#src/people/office.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { Database } from '#src/store/database/tables.ts'
import { outboxRows } from '#src/store/outbox/outbox-rows.ts'
import { createBooks, type Store } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'
import { contact, fulfilled, hand, holding, KASSEL, files as shelf } from '../doubles/kassel-office.ts'
import { readerOf } from '../doubles/reader.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'
import { failsToRead } from '../doubles/unreadable.ts'
import { kinds, onlySqlite } from '../store/databases.ts'

const [petra, arno, sabine] = ['petra', 'arno', 'sabine'].map((name) => personId('t', name)) as [
  PersonId,
  PersonId,
  PersonId,
]
const moment = (day: string, time: string): Instant => instantInBerlin(localDate(day), localTime(time))
const FRIDAY = moment('2027-02-26', '15:40')
const MONDAY = moment('2027-03-01', '15:40')
const TUESDAY = moment('2027-03-02', '15:40')

/** What an older or a newer program could have left, or a hand. */
const PAYLOADS: readonly string[] = [
  '{"reminder":{"what":"Meldung der Zahlen"}}',
  '{"v":2,"kind":"reminder","what":"Meldung der Zahlen"}',
  '{"v":1,"kind":"reminder","reminder":{"what":"Meldung der Zahlen"}}',
  '{"v":1,"kind":"weekly","day":"2027-02-30","summary":[]}',
  '{"v":1,"kind":"words","words":{"answer":"Hallo","sound":"laut"}}',
  '{"v":1,"kind":"letter"}',
  '{"answer":"Hallo"}',
  '{}',
  'null',
  '[]',
  'no JSON',
  '',
]

describe.each(atLength([onlySqlite], kinds))('what cannot be read, on $name', (kind) => {
  let now: Instant
  let db: Database
  let store: Pick<Store, 'books' | 'outboxRows'>
  let failures: string[]
  let running: ReturnType<typeof createRemindingDispatcher>

  beforeEach(async () => {
    now = FRIDAY
    failures = []
    const opened = await openDatabase(await kind.fresh())
    db = opened.db
    store = { books: createBooks(db, () => now), outboxRows: outboxRows(db) }
    running = start()
    await running.books.inOneTransaction(async ({ directory }) => {
      for (const [id, name] of [
        [petra, 'Petra'],
        [arno, 'Arno'],
        [sabine, 'Sabine'],
      ] as const)
        await directory.enter({ id, name, teams: { serviceUrl: 'x', conversationId: id } }, hand)
      const administration = { agreementId: KASSEL, partnerId: 'lwv', kind: 'administration', detail: '' } as const
      await directory.appoint(holding(officeId(administration), arno), hand)
      await directory.appoint(holding(contact, sabine), hand)
    })
    // The list of Friday is out.
    await running.bot.pulse()
    return opened.close
  })
  afterEach(() => expect(running.gaps).toEqual([]))

  const start = () =>
    createRemindingDispatcher(shelf, store, () => now, {
      founders: ['petra'],
      onFailure: (err, _key, because) => failures.push(`${err}, ${because}`),
    })

  interface Left {
    readonly state: LetterState
    readonly due: Instant
    readonly endedAt?: Instant
    readonly ambiguous?: number
    /** In the plan of the agreement, which wants it no longer. */
    readonly isPlanned?: true
    readonly cause?: string
  }
  const leave = ({ state, due, endedAt, ambiguous = 0, isPlanned, cause = `duty/${KASSEL}/old/2027` }: Left) =>
    db
      .insertInto('outbox')
      .values(
        PAYLOADS.map((payload, at) => ({
          key: `left/${at}`,
          kind: 'reminder',
          cause,
          recipient: JSON.stringify({ person: sabine }),
          payload,
          not_before: due,
          state,
          ended_at: endedAt ?? null,
          claimed_at: state === 'sending' ? due : null,
          ambiguous,
          attempts: ambiguous,
          way: 0,
          plan_of: isPlanned ? KASSEL : null,
        })),
      )
      .execute()
  const left = async () => {
    const rows = await db.selectFrom('outbox').select(['state', 'trouble']).where('key', 'like', 'left/%').execute()
    return [...new Set(rows.map(({ state, trouble }) => `${state} ${trouble ?? ''}`.trim()))]
  }
  /** How many of them a list named to somebody, by day. */
  const named = (person: PersonId, line: RegExp): readonly number[] =>
    running.arrived
      .filter((one) => one.person === person && one.key.startsWith('digest/'))
      .map(({ reply }) => (reply.statements ?? []).filter(({ text }) => line.test(text)).length)
  const administration = (): Promise<Reply> =>
    createEngine({
      shelf,
      lexicon: createLexicon(shelf.agreements),
      reader: readerOf(shelf.agreements),
      commands: createCommands<CommandEntry>(commands),
      onUnreadable: failsToRead,
      lineTaker,
      publicUrl: undefined,
      roster: async () => undefined,
      books: store.books,
      founders: new Set(['petra']),
      newId: () => 'id',
    })({
      key: String(now),
      person: { id: petra, name: 'Petra', origin: 'tenant' },
      chat: { id: 'chat', kind: 'personal' },
      text: '/verwaltung',
      at: now,
    })
  const onMonday =
    /^LK Kassel, Erinnerung vom Mo\., 01\.03\.2027 an Sabine: Der gespeicherte Inhalt ist nicht lesbar\.$/

  it.each<{ readonly name: string; readonly row: Left; readonly becomes: string }>([
    {
      name: 'due that day',
      row: { state: 'pending', due: moment('2027-03-01', '08:00') },
      becomes: 'undeliverable unreadable',
    },
    {
      name: 'due that day, in a plan',
      row: { state: 'pending', due: moment('2027-03-01', '08:00'), isPlanned: true },
      becomes: 'undeliverable unreadable',
    },
    {
      name: 'it may have arrived before',
      row: { state: 'pending', due: moment('2027-03-01', '08:00'), ambiguous: 1 },
      becomes: 'unclear unreadable',
    },
    {
      name: 'under way when the program before died',
      row: { state: 'sending', due: moment('2027-03-01', '08:00') },
      becomes: 'unclear unreadable',
    },
    {
      name: 'not delivered since the last list',
      row: { state: 'undeliverable', due: moment('2027-03-01', '08:00'), endedAt: moment('2027-03-01', '08:01') },
      becomes: 'undeliverable',
    },
    {
      name: 'unclear since the last list',
      row: { state: 'unclear', due: moment('2027-03-01', '08:00'), endedAt: moment('2027-03-01', '08:01') },
      becomes: 'unclear',
    },
  ])('$name: never sent, and named once to whoever administers', async ({ row, becomes }) => {
    await leave(row)
    for (const at of [MONDAY, TUESDAY, moment('2027-03-05', '15:40')]) {
      now = at
      // As after an upgrade: everything is planned anew.
      if (at === MONDAY) running = start()
      await running.bot.pulse()
      await running.bot.pulse()
    }
    expect(await left()).toEqual([becomes])
    // Whoever runs the bot finds it in the log, without what stands there.
    expect(failures).toHaveLength(row.endedAt ? 0 : PAYLOADS.length)
    for (const failure of failures)
      expect(failure).toMatch(
        /^Error: a stored letter cannot be read, (?:no JSON object|no version|version 2|[\w.]+ \w+)$/,
      )
    expect(running.arrived.filter(({ key }) => key.startsWith('left/'))).toEqual([])
    for (const person of [petra, arno]) {
      const lists = named(person, onMonday)
      expect(Math.max(...lists), person).toBe(PAYLOADS.length)
      expect(
        lists.filter((many) => many > 0),
        person,
      ).toHaveLength(1)
    }
    expect(named(sabine, /./)).toEqual([])
    expect(await store.books.plannedThrough('digest')).toBe('2027-03-05')
    // The reminders of that week came all the same.
    expect(running.arrived.filter(({ key }) => key.includes('/schulabgang/2027-04-30/8w'))).toHaveLength(1)
    const { notes = [] } = await administration()
    expect(notes.filter((note) => note.startsWith('Nicht sicher zugestellt: LK Kassel, Erinnerung vom'))).toHaveLength(
      PAYLOADS.length,
    )
  })

  it.each([undefined, true] as const)(
    'due in three months, it waits for its day (in a plan: %s)',
    async (isPlanned) => {
      await leave({ state: 'pending', due: moment('2027-06-01', '08:00'), ...(isPlanned && { isPlanned }) })
      const days = ['2027-03-01', '2027-05-31', '2027-06-01', '2027-06-02']
      for (const day of days) {
        now = moment(day, '15:40')
        if (day === '2027-03-01') running = start()
        await running.bot.pulse()
        await running.bot.pulse()
        expect(await left(), day).toEqual([day < '2027-06-01' ? 'pending' : 'undeliverable unreadable'])
      }
      const line =
        /^LK Kassel, Erinnerung vom Di\., 01\.06\.2027 an Sabine: Der gespeicherte Inhalt ist nicht lesbar\.$/
      for (const person of [petra, arno])
        expect(named(person, line).filter((many) => many > 0)).toEqual([PAYLOADS.length])
    },
  )

  it.each(['sent', 'recalled', 'expired'] as const)(
    '%s is over: nobody hears of it, and nothing fails',
    async (state) => {
      await leave({ state, due: moment('2027-02-26', '08:00'), endedAt: moment('2027-03-01', '08:01') })
      now = MONDAY
      running = start()
      await running.bot.pulse()
      expect(failures).toEqual([])
      expect(named(petra, /lesbar/).filter((many) => many > 0)).toEqual([])
      expect(await left()).toEqual([state])
      expect((await administration()).answer).not.toContain('zugestellt')
      // Who was told stays known: they are told when something changes.
      const about = await store.books.outbox.about(`duty/${KASSEL}/old/2027`)
      expect(about.map((one) => [one.to, one.state, one.content.kind])).toEqual(
        PAYLOADS.map(() => [{ person: sabine }, state, 'unreadable']),
      )
    },
  )

  /** Before all moments, after all, among them, and none at all. */
  const NO_MOMENTS = ['0000', 'zz', '2027-02-30T08:00:00.000Z', '2099-99-99', '2027-03-01T08:00', '']
  const ON_MONDAY = moment('2027-03-01', '08:00')
  const readable = '{"v":1,"kind":"words","words":{"answer":"Hallo"}}'

  it.each<{ readonly column: 'not_before' | 'expires_at' | 'tried_since' | 'ended_at'; readonly line: RegExp }>([
    { column: 'not_before', line: /^LK Kassel, Erinnerung an Sabine: Der gespeicherte Inhalt ist nicht lesbar\.$/ },
    { column: 'expires_at', line: onMonday },
    { column: 'tried_since', line: onMonday },
    { column: 'ended_at', line: onMonday },
  ])('what is no moment in $column stops nothing, and is named once', async ({ column, line }) => {
    const state = column === 'ended_at' ? 'undeliverable' : 'pending'
    await leave({ state, due: ON_MONDAY, endedAt: ON_MONDAY })
    for (const [at, value] of NO_MOMENTS.entries()) {
      const payload = at % 2 === 0 && column !== 'ended_at' ? readable : 'no JSON'
      await db
        .updateTable('outbox')
        .set({ payload, [column]: value })
        .where('key', '=', `left/${at}`)
        .execute()
    }
    const others = PAYLOADS.slice(NO_MOMENTS.length).map((_, at) => `left/${at + NO_MOMENTS.length}`)
    await db.deleteFrom('outbox').where('key', 'in', others).execute()
    now = moment('2027-03-01', '15:20')
    running = start()
    await administration()
    await running.bot.pulse()
    for (const at of [MONDAY, TUESDAY, moment('2027-03-05', '15:40')]) {
      now = at
      await running.bot.pulse()
      await running.bot.pulse()
      await administration()
    }
    if (state === 'pending') expect(await left()).toEqual(['undeliverable unreadable'])
    expect(failures).toHaveLength(state === 'pending' ? NO_MOMENTS.length : 0)
    if (column === 'not_before')
      expect(new Set(failures)).toEqual(new Set(['Error: a stored letter cannot be read, not_before']))
    for (const person of [petra, arno])
      expect(
        named(person, line).filter((many) => many > 0),
        person,
      ).toEqual([NO_MOMENTS.length])
    expect(running.arrived.filter(({ key }) => key.startsWith('left/'))).toEqual([])
    expect(running.arrived.filter(({ key }) => key.includes('/schulabgang/2027-04-30/8w'))).toHaveLength(1)
  })

  it('what the plan still has is written anew and comes on its day', async () => {
    const ofPlan = () => db.selectFrom('outbox').selectAll().where('plan_of', '=', KASSEL).orderBy('key').execute()
    const before = await ofPlan()
    expect(before.length).toBeGreaterThan(10)
    for (const payload of PAYLOADS) {
      await db.updateTable('outbox').set({ payload }).where('plan_of', '=', KASSEL).execute()
      running = start()
      await running.bot.pulse()
      expect(await ofPlan()).toEqual(before)
    }
    for (const not_before of NO_MOMENTS) {
      await db.updateTable('outbox').set({ not_before }).where('plan_of', '=', KASSEL).execute()
      running = start()
      await running.bot.pulse()
      expect((await ofPlan()).map(({ job, ...row }) => row)).toEqual(before.map(({ job, ...row }) => row))
    }
    now = moment('2027-03-05', '08:00')
    await running.bot.pulse()
    expect(failures).toEqual([])
    expect(running.arrived.filter(({ key }) => key.includes('/schulabgang/2027-04-30/8w'))).toHaveLength(1)
  })

  it.each([null, ...['0000', 'zz', '2099-99-99', '']])(
    'since when it is sent is %j: it is taken up',
    async (claimed_at) => {
      await leave({ state: 'sending', due: ON_MONDAY, ambiguous: 1 })
      await db.updateTable('outbox').set({ claimed_at, payload: readable }).where('key', 'like', 'left/%').execute()
      now = MONDAY
      const rows = outboxRows(db)
      // As a process that runs already, to which only what was claimed long ago was left behind.
      await rows.take(FRIDAY, 100)
      const taken = await rows.take(now, 100)
      expect(taken.filter(({ isLeftBehind }) => isLeftBehind).map(({ key }) => key)).toEqual(
        PAYLOADS.map((_, at) => `left/${at}`).toSorted(),
      )
    },
  )

  it('whose it is nobody can tell: every administration hears of it, and the secretariats do not', async () => {
    const mira = personId('t', 'mira')
    await running.books.inOneTransaction(async ({ directory }) => {
      await directory.enter({ id: mira, name: 'Mira', teams: { serviceUrl: 'x', conversationId: mira } }, hand)
      const office = {
        agreementId: 'lwv-mkk-hanau-2021',
        partnerId: 'mkk',
        kind: 'administration',
        detail: '',
      } as const
      await directory.appoint(holding(officeId(office), mira), hand)
      const secretariat = { agreementId: KASSEL, partnerId: 'lwv', kind: 'secretariat', detail: 'kok' } as const
      await directory.appoint(holding(officeId(secretariat), sabine), hand)
    })
    await leave({ state: 'pending', due: moment('2027-03-01', '08:00'), cause: 'meeting/m' })
    await db.updateTable('outbox').set({ recipient: '{"to":"Sabine"}' }).where('key', '=', 'left/0').execute()
    await db.updateTable('outbox').set({ kind: 'fax' }).where('key', '=', 'left/1').execute()
    for (const at of [moment('2027-03-01', '09:00'), MONDAY, TUESDAY]) {
      now = at
      await running.bot.pulse()
    }
    const texts = (person: PersonId) =>
      running.arrived
        .filter((one) => one.person === person && one.key.startsWith('digest/'))
        .flatMap(({ reply }) => reply.statements ?? [])
        .map(({ text }) => text)
        .filter((text) => text.includes('nicht lesbar'))
    const kinds = (person: PersonId) => [...new Set(texts(person))].toSorted()
    const all = [
      'Erinnerung vom Mo., 01.03.2027 an Sabine: Der gespeicherte Inhalt ist nicht lesbar.',
      'Erinnerung vom Mo., 01.03.2027: Der gespeicherte Inhalt ist nicht lesbar.',
      'Mitteilung vom Mo., 01.03.2027 an Sabine: Der gespeicherte Inhalt ist nicht lesbar.',
    ]
    for (const person of [petra, arno, mira]) {
      expect(kinds(person)).toEqual(all)
      expect(texts(person)).toHaveLength(PAYLOADS.length)
    }
    expect(texts(sabine)).toEqual([])
  })

  it('does not keep a running turn from changing what is planned', async () => {
    await leave({ state: 'pending', due: moment('2027-06-01', '08:00'), isPlanned: true })
    now = moment('2027-03-01', '09:00')
    await running.books.inOneTransaction(({ fulfilments }) => fulfilments.add(fulfilled))
    const coming = await db
      .selectFrom('outbox')
      .select('key')
      .where('cause', '=', dutyCause(KASSEL, fulfilled.dutyId, fulfilled.year))
      .where('state', '=', 'pending')
      .execute()
    expect(coming).toEqual([])
    expect(await left()).toEqual(['pending'])
  })
})

it('the log of the running bot says which part was wrong, and not whose letter it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-letters-'))
  const database = join(folder, 'lotse.db')
  const { db, close } = await openDatabase(database)
  const row = { kind: 'reminder', cause: 'x', recipient: JSON.stringify({ person: sabine }), state: 'pending' }
  const counts = { ambiguous: 0, attempts: 0, way: 0, not_before: FRIDAY }
  await db
    .insertInto('outbox')
    .values({ ...row, ...counts, key: 'left/sabine', payload: '{"v":1,"kind":"letter"}' })
    .execute()
  await close()
  const lines: string[] = []
  const lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database,
      agreementsFolder: 'data/agreements',
      admins: [],
      logLevel: 'error',
      tenants: ['t'],
    },
    createLog('error', { write: (line) => lines.push(line) }),
    { clock: () => MONDAY },
  )
  try {
    await lotse.pulse()
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ msg: 'letter not sent', because: 'kind invalid_union', letter: expect.any(String) }),
    ])
    expect(lines.join()).not.toContain('sabine')
  } finally {
    await lotse.stop()
    rmSync(folder, { recursive: true })
  }
})
