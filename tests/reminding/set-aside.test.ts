/** What is stored and cannot be read is named to the administrators once, by the list of 15:30. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Instant, instantInBerlin, localDate, localTime } from '#src/calendar/local-date.ts'
import { setAsideKinds } from '#src/letters/set-aside.ts'
import { createLog } from '#src/log.ts'
import { startLotse } from '#src/main.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { setAsideName } from '#src/speech/people/set-aside.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { Database } from '#src/store/database/tables.ts'
import { outboxRows } from '#src/store/outbox/outbox-rows.ts'
import { createBooks } from '#src/store/store.ts'
import { messageFrom, PERSONAL, PETRA, sendActivity, startConnector, TENANT } from '../doubles/connector.ts'
import { hand, holding, KASSEL, files as shelf } from '../doubles/kassel-office.ts'
import { readerOf } from '../doubles/reader.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'
import { kinds } from '../store/databases.ts'

const moment = (day: string, time: string): Instant => instantInBerlin(localDate(day), localTime(time))
const [petra, arno, mira] = ['petra', 'arno', 'mira'].map((name) => personId('t', name)) as [
  ReturnType<typeof personId>,
  ReturnType<typeof personId>,
  ReturnType<typeof personId>,
]
const meeting: Meeting = {
  id: 'm',
  agreementId: KASSEL,
  committeeId: 'kok',
  on: localDate('2027-06-15'),
  at: localTime('10:00'),
  state: 'planned',
  version: 1,
  plannedBy: petra,
  recordedAt: moment('2027-02-26', '09:00'),
}
const kassel = 'LK Kassel: 1 geänderte Voreinstellung'

describe.each(kinds)('on $name', (kind) => {
  let location: string
  let now: Instant
  let db: Database
  let close: () => Promise<void>

  beforeEach(async () => {
    location = await kind.fresh()
    now = moment('2027-02-26', '15:40')
    ;({ db, close } = await openDatabase(location))
    const { books } = start()
    await books.inOneTransaction(async ({ directory, meetings }) => {
      for (const [id, name] of [
        [petra, 'Petra'],
        [arno, 'Arno'],
        [mira, 'Mira'],
      ] as const)
        await directory.enter({ id, name, teams: { serviceUrl: 'x', conversationId: id } }, hand)
      const administers = (agreementId: string, partnerId: string) =>
        officeId({ agreementId, partnerId, kind: 'administration', detail: '' })
      await directory.appoint(holding(administers(KASSEL, 'lwv'), arno), hand)
      await directory.appoint(holding(administers('lwv-mkk-hanau-2021', 'mkk'), mira), hand)
      await meetings.add(meeting, hand)
    })
  })
  afterEach(() => close())

  /** A process: what it has met is its own, the database is not. */
  function start() {
    const store = { books: createBooks(db, () => now), outboxRows: outboxRows(db) }
    const { books, bot } = createRemindingDispatcher(shelf, store, () => now, { founders: ['petra'] })
    return { books, plan: bot.plan }
  }
  /** Who is told what by the lists of that day. */
  const listed = async (day: string) => {
    const rows = await db
      .selectFrom('outbox')
      .select(['key', 'payload'])
      .where('kind', '=', 'digest')
      .where('key', 'like', `digest/${day}/%`)
      .execute()
    return Object.fromEntries(
      rows.map(({ key, payload }) => [
        key.split('/').at(-1),
        (JSON.parse(payload).words.statements as { label: string; text: string }[]).map(
          ({ label, text }) => `${label}: ${text}`,
        ),
      ]),
    )
  }
  const breakPreset = (subject: string) =>
    db.insertInto('preset_change').values({ agreement_id: KASSEL, subject, value: '"soon"', decided_at: now }).execute()
  const lines = (...texts: string[]) => texts.map((text) => `Nicht lesbar: ${text}`)

  it('once, to whoever runs the bot and administers the agreement: not the next day, not after a restart', async () => {
    await breakPreset('lead/kok/invitation')
    const bot = start()
    for (const [day, time] of [
      ['2027-03-01', '09:00'],
      ['2027-03-01', '15:40'],
      ['2027-03-01', '17:00'],
      ['2027-03-02', '15:40'],
    ] as const) {
      now = moment(day, time)
      await bot.plan()
      if (time === '09:00') expect(await listed(day)).toEqual({})
    }
    expect(await listed('2027-03-01')).toEqual({ petra: lines(kassel), arno: lines(kassel) })
    expect(await listed('2027-03-02')).toEqual({})
    now = moment('2027-03-03', '15:40')
    await start().plan()
    expect(await listed('2027-03-03')).toEqual({})
    // Another one: it is named, and the first is not.
    await db.updateTable('meeting').set({ at_time: 'früh' }).execute()
    now = moment('2027-03-04', '15:40')
    await start().plan()
    const session = lines('KoK LK Kassel: 1 Sitzung')
    expect(await listed('2027-03-04')).toEqual({ petra: session, arno: session })
  })

  it('what was met and is gone by then is named all the same, by another process', async () => {
    now = moment('2027-03-01', '09:00')
    const bot = start()
    await bot.books.memory.set('dialog/chat/jo', { v: 0 }, 1_000_000)
    // As a turn does it: read, and removed by the transaction that answers.
    bot.books.unreadable.note('dialog', 'dialog/chat/jo', { content: { v: 0 } })
    await bot.books.inOneTransaction(({ memory }) => memory.delete('dialog/chat/jo'))
    now = moment('2027-03-01', '15:40')
    await start().plan()
    const all = lines('1 begonnener Ablauf')
    expect(await listed('2027-03-01')).toEqual({ petra: all, arno: all, mira: all })
    // In the same chat another one is lost.
    now = moment('2027-03-02', '15:40')
    const later = start()
    later.books.unreadable.note('dialog', 'dialog/chat/jo', { content: { v: 0 } })
    later.books.unreadable.note('dialog', 'dialog/chat/jo', { content: { v: 7 } })
    await later.plan()
    expect((await listed('2027-03-02')).petra).toEqual(all)
  })

  it('a list that is not written names nothing: the next one does', async () => {
    await breakPreset('lead/kok/invitation')
    now = moment('2027-03-01', '15:40')
    const { books } = start()
    await books.presets.all()
    const ones = await books.unreadable.unnamed()
    const dies = books.inOneTransaction(async ({ unreadable }) => {
      await unreadable.name(ones, localDate('2027-03-01'))
      throw new Error('died')
    })
    await expect(dies).rejects.toThrow('died')
    await start().plan()
    expect((await listed('2027-03-01')).petra).toEqual(lines(kassel))
    expect(await books.unreadable.unnamed()).toEqual([])
  })

  it('of two instances one writes the list of a day, and what only the other one met is on the next', async () => {
    await breakPreset('lead/kok/invitation')
    now = moment('2027-03-01', '15:40')
    const [one, other] = [start(), start()]
    const metLate = async () => {
      other.books.unreadable.note('answer', 'key')
      await other.plan()
    }
    await Promise.all([one.plan(), metLate()])
    now = moment('2027-03-02', '15:40')
    await Promise.all([one.plan(), other.plan()])
    const named = [...((await listed('2027-03-01')).petra ?? []), ...((await listed('2027-03-02')).petra ?? [])]
    expect(named.toSorted()).toEqual(lines('1 Antwort auf eine Nachricht', kassel).toSorted())
  })

  it('several of one kind and body share a line, beside letters that did not arrive', async () => {
    now = moment('2027-03-01', '15:40')
    for (const stage of ['invitation', 'papers']) await breakPreset(`lead/kok/${stage}`)
    const { books, plan } = start()
    for (const key of ['a', 'b']) books.unreadable.note('minutes', key, { meetingId: 'm' })
    await db
      .insertInto('outbox')
      .values({
        key: 'left',
        kind: 'notice',
        cause: `duty/${KASSEL}/x/2027`,
        recipient: JSON.stringify({ person: arno }),
        payload: '{"v":1,"kind":"words","words":{"answer":"Hallo."}}',
        not_before: now,
        state: 'undeliverable',
        ended_at: moment('2027-03-01', '09:00'),
        ambiguous: 0,
        attempts: 1,
        way: 0,
      })
      .execute()
    await plan()
    expect((await listed('2027-03-01')).petra).toEqual([
      'Nicht zustellbar: An Arno: Hallo.',
      ...lines('KoK LK Kassel: 2 Angaben im Protokoll', 'LK Kassel: 2 geänderte Voreinstellungen'),
    ])
  })

  it('nobody is there to be told: it waits for the next list', async () => {
    await db.deleteFrom('holding').execute()
    await db.deleteFrom('person').execute()
    await breakPreset('lead/kok/invitation')
    now = moment('2027-03-01', '15:40')
    await start().plan()
    expect(await listed('2027-03-01')).toEqual({})
    now = moment('2027-03-02', '15:40')
    const { books, plan } = start()
    await books.inOneTransaction(({ directory }) => directory.enter({ id: petra, name: 'Petra', mail: 'p@x.de' }, hand))
    await plan()
    expect(await listed('2027-03-02')).toEqual({ petra: lines(kassel) })
  })

  it('the whole bot: it answers, plans and names it once in the chat, also after it was started anew', async () => {
    const connector = await startConnector()
    const lines: string[] = []
    const run = () =>
      startLotse(
        {
          mode: 'demo',
          host: '127.0.0.1',
          port: 0,
          database: location,
          agreementsFolder: 'data/agreements',
          admins: [PETRA.objectId ?? ''],
          logLevel: 'warn',
          tenants: [TENANT],
        },
        createLog('warn', { write: (line) => lines.push(line) }),
        { clock: () => now, readerOf },
      )
    await close()
    let lotse = await run()
    const said = async (text: string) => {
      connector.take()
      await sendActivity(`http://127.0.0.1:${lotse.port}`, messageFrom(connector, PETRA, PERSONAL, text))
      return JSON.stringify(connector.take().map(({ activity }) => activity))
    }
    /** What arrives without being asked for. */
    const list = async () => {
      connector.take()
      await lotse.pulse()
      const all = connector.take().map(({ activity }) => JSON.stringify(activity))
      return all.filter((one) => one.includes('Nicht lesbar'))
    }
    /** Stopped, and started anew on what a hand left. */
    const restart = async (leave: () => Promise<unknown> = async () => undefined) => {
      await lotse.stop()
      ;({ db, close } = await openDatabase(location))
      await leave()
      await close()
      lotse = await run()
    }
    try {
      now = moment('2027-03-01', '09:00')
      await said('/termin kok lk kassel')
      await restart(async () => {
        const dialogs = db.updateTable('short_lived').where('key', 'like', '%dialog/%')
        await dialogs.set({ value: '{"value":{"v":99}}' }).execute()
        await db.updateTable('meeting').set({ at_time: 'früh' }).execute()
        await breakPreset('lead/kok/invitation')
      })
      expect(await said('11.5.2027')).toContain('kann nach einer Aktualisierung nicht fortgesetzt werden')
      await restart()
      now = moment('2027-03-01', '15:40')
      const [first, ...more] = await list()
      expect(more).toEqual([])
      for (const part of [
        'Nicht lesbar: 3 gespeicherte Angaben',
        kassel,
        'KoK LK Kassel: 1 Sitzung',
        '1 begonnener Ablauf',
      ])
        expect(first).toContain(part)
      expect(await list()).toEqual([])
      expect(await said('/verwaltung kassel')).toContain('nicht lesbar. Näheres steht im Log.')
      expect(await said('/termine kassel')).toContain('LK Kassel')
      for (const day of ['2027-03-02', '2027-03-03']) {
        now = moment(day, '15:40')
        expect(await list(), day).toEqual([])
        await restart()
      }
      now = moment('2027-03-04', '15:40')
      await restart(() => breakPreset('lead/kok/papers'))
      const [second, ...others] = await list()
      expect(others).toEqual([])
      expect(second).toContain('Nicht lesbar: 1 gespeicherte Angabe.')
      expect(second).toContain(kassel)
      expect(await lotse.books.plannedThrough('digest')).toBe('2027-03-04')
      expect(lines.map((line) => JSON.parse(line).msg)).not.toContain('planning failed')
      expect(lines.join()).not.toContain(PETRA.objectId)
    } finally {
      await lotse.stop()
      await connector.close()
    }
  })
})

it('each kind has a name, for one and for several', () => {
  for (const kind of setAsideKinds) {
    const one = { kind, mark: 'x' }
    expect(setAsideName([one], shelf)).toMatch(/^1 \S/)
    expect(setAsideName([one, one], shelf)).toMatch(/^2 \S/)
  }
})
