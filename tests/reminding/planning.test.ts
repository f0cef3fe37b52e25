/**
 * A reminder is written in the transaction of its cause: whatever somebody changes, what waits afterwards is what a bot
 * that plans everything anew would write; and if the change is not stored, nothing of it is.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Instant, instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import type { Work } from '#src/conversation/work.ts'
import { EVERYTHING } from '#src/duties/change.ts'
import { dutyCause } from '#src/duties/fulfilment.ts'
import { cancelledMeeting } from '#src/meetings/move.ts'
import { officeId } from '#src/people/office.ts'
import { alignReminders } from '#src/reminding/aligning.ts'
import { createPlanning, type Planning } from '#src/reminding/planning.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { Database } from '#src/store/database/tables.ts'
import { createBooks } from '#src/store/store.ts'
import { dice } from '../doubles/dice.ts'
import {
  hand as by,
  contact,
  fulfilled as fulfilment,
  jana,
  KASSEL,
  meetingOn,
  sabine,
  seat,
  files as shelf,
} from '../doubles/kassel-office.ts'
import { randomDeeds } from '../doubles/random-deeds.ts'
import { kinds } from '../store/databases.ts'

const MKK = 'lwv-mkk-hanau-2021'
const TODAY = localDate('2027-03-01')
const NOW = instant('2027-03-01T08:00:00Z')
const meeting = meetingOn('2027-06-17')
const task = {
  id: 'task',
  meetingId: 'm',
  item: '1',
  itemTitle: 'Bericht',
  kind: 'task' as const,
  text: 'Konzept schreiben',
  dueOn: localDate('2027-09-01'),
  writtenBy: sabine,
  writtenAt: NOW,
}

/** What somebody did before, and what is done now. */
interface Deed {
  readonly name: string
  readonly before?: (work: Work) => Promise<unknown>
  readonly deed: (work: Work) => Promise<unknown>
  /** Whom reminders reach is found out when they are due: what waits is the same. */
  readonly isAboutPeople?: true
}
const meet = (work: Work) => work.meetings.add(meeting, by)
const ask = async (work: Work) => {
  await work.meetings.change({ ...meeting, state: 'invited', version: 2 }, by)
  await work.invitations.invite([{ meetingId: 'm', personId: jana, offices: [seat], version: 2, invitedAt: NOW }], by)
}
const invite = async (work: Work) => {
  await meet(work)
  await ask(work)
}
const janaSits = { officeId: seat, personId: jana, as: 'holder', from: TODAY } as const
const inviteHolder = async (work: Work) => {
  await work.directory.appoint(janaSits, by)
  await invite(work)
}
const leaveSeat = (work: Work) => work.directory.end(janaSits, localDate('2027-05-31'), by)
const write = async (work: Work) => {
  await meet(work)
  await work.minutes.add(task)
}
const channel = { conversationId: '19:kok', serviceUrl: 'https://teams', agreementId: KASSEL, committeeId: 'kok' }
const bind = async (work: Work) => {
  await meet(work)
  await work.channels.bind(channel, by)
}
const stages = { agreementId: KASSEL, subject: 'stages/schulabgang', value: ['6w'], decidedAt: NOW }
const secretariat = officeId({ agreementId: KASSEL, partnerId: 'lwv', kind: 'secretariat', detail: 'kok' })
const term = {
  officeId: secretariat,
  personId: sabine,
  as: 'holder',
  from: TODAY,
  until: localDate('2027-10-31'),
} as const
const away = { personId: sabine, from: localDate('2027-04-01'), until: localDate('2027-05-31') }
const deeds: readonly Deed[] = [
  { name: 'a meeting is planned', deed: meet },
  {
    name: 'it is moved',
    before: meet,
    deed: (work) => work.meetings.change({ ...meeting, on: localDate('2027-07-01'), version: 2 }, by),
  },
  {
    name: 'it is moved and moved back',
    before: async (work) => {
      await meet(work)
      await work.meetings.change({ ...meeting, on: localDate('2027-07-01'), version: 2 }, by)
    },
    deed: (work) => work.meetings.change({ ...meeting, version: 3 }, by),
  },
  {
    name: 'it is cancelled',
    before: meet,
    deed: (work) => work.meetings.change({ ...cancelledMeeting(meeting, NOW), version: 2 }, by),
  },
  { name: 'somebody is invited', before: meet, deed: ask },
  {
    name: 'they answer',
    before: invite,
    deed: (work) =>
      work.invitations.respond(
        {
          meetingId: 'm',
          personId: jana,
          answer: 'accepted',
          on: meeting.on,
          at: meeting.at,
          answeredBy: jana,
          answeredAt: NOW,
        },
        by,
      ),
  },
  { name: 'a duty is fulfilled', deed: (work) => work.fulfilments.add(fulfilment) },
  {
    name: 'the fulfilment is taken back',
    before: async (work) => {
      await work.fulfilments.add(fulfilment)
      await work.outbox.recall(dutyCause(KASSEL, 'schulabgang', 2027), NOW)
    },
    deed: (work) => work.fulfilments.withdraw('f', by),
  },
  {
    name: 'a day is chosen for a duty without one',
    deed: (work) =>
      work.dutyNotes.add({
        id: 'n',
        agreementId: MKK,
        dutyId: 'regelaltersgrenze',
        year: 2027,
        kind: 'dayChosen',
        until: localDate('2027-10-15'),
        by: sabine,
        at: NOW,
      }),
  },
  { name: 'a task with a day is written down', before: meet, deed: (work) => work.minutes.add(task) },
  { name: 'it is struck', before: write, deed: (work) => work.minutes.replace('task', 'struck', by) },
  { name: 'it is done', before: write, deed: (work) => work.minutes.complete('task', localDate('2027-03-01'), '', by) },
  {
    name: 'somebody takes up an office',
    deed: (work) => work.directory.appoint({ officeId: contact, personId: jana, as: 'holder', from: TODAY }, by),
    isAboutPeople: true,
  },
  {
    name: 'somebody gives it up',
    deed: (work) =>
      work.directory.end(
        { officeId: contact, personId: sabine, as: 'holder', from: TODAY },
        localDate('2027-03-31'),
        by,
      ),
    isAboutPeople: true,
  },
  { name: 'somebody runs a body until autumn', deed: (work) => work.directory.appoint(term, by) },
  {
    name: 'they run it no longer than spring',
    before: (work) => work.directory.appoint(term, by),
    deed: (work) => work.directory.end(term, localDate('2027-04-30'), by),
  },
  {
    name: 'somebody gives up the seat for which they were asked',
    before: inviteHolder,
    deed: leaveSeat,
  },
  {
    name: 'they take it up again',
    before: async (work) => {
      await inviteHolder(work)
      await leaveSeat(work)
    },
    deed: (work) => work.directory.appoint({ ...janaSits, from: localDate('2027-06-01') }, by),
  },
  { name: 'somebody will be away', deed: (work) => work.absences.record(away, by), isAboutPeople: true },
  {
    name: 'they are back early',
    before: (work) => work.absences.record(away, by),
    deed: (work) => work.absences.end(sabine, localDate('2027-04-02'), by),
    isAboutPeople: true,
  },
  {
    name: 'a channel becomes that of a body',
    before: meet,
    deed: (work) => work.channels.bind(channel, by),
    isAboutPeople: true,
  },
  { name: 'it is released', before: bind, deed: (work) => work.channels.release('19:kok', by), isAboutPeople: true },
  {
    name: 'it becomes the channel of a body of another agreement',
    before: bind,
    deed: (work) => work.channels.bind({ ...channel, agreementId: MKK }, by),
    isAboutPeople: true,
  },
  { name: 'stages are changed', deed: (work) => work.presets.decide(stages, by) },
  {
    name: 'they are as before',
    before: (work) => work.presets.decide(stages, by),
    deed: (work) => work.presets.reset(KASSEL, stages.subject, by),
  },
]

/** Which tables are read, and which written, by queries that are built while it listens. */
const tablesIn = (read: Set<string>, written: Set<string>): KyselyPlugin => ({
  transformQuery({ node }) {
    const names = [
      ...JSON.stringify(node).matchAll(
        /"TableNode","table":\{"kind":"SchemableIdentifierNode","identifier":\{"kind":"IdentifierNode","name":"(\w+)"/g,
      ),
    ]
    for (const [, name = ''] of names) (node.kind === 'SelectQueryNode' ? read : written).add(name)
    return node
  },
  transformResult: async ({ result }) => result,
})
const rowsIn = (spent: { statements: number; rows: number }): KyselyPlugin => ({
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    spent.statements += 1
    spent.rows += result.rows.length
    return result
  },
})

describe.each(kinds)('on $name', (kind) => {
  let db: Database
  let now: Instant
  let bot: Planning
  let close: () => Promise<void>
  const gaps: number[] = []
  const planning = (): Planning =>
    createPlanning({
      shelf,
      books: createBooks(db, () => now),
      founders: new Set(),
      clock: () => now,
      onGap: (letters) => gaps.push(letters),
      onFailure: (err) => {
        throw err
      },
    })
  beforeEach(async () => {
    now = NOW
    gaps.length = 0
    const opened = await openDatabase(await kind.fresh())
    db = opened.db
    close = opened.close
    bot = planning()
    await bot.books.inOneTransaction(async ({ directory }) => {
      for (const id of [sabine, jana]) await directory.enter({ id, name: id }, by)
      await directory.appoint({ officeId: contact, personId: sabine, as: 'holder', from: TODAY }, by)
      await directory.appoint({ officeId: contact, personId: jana, as: 'deputy', from: TODAY }, by)
      await directory.appoint(janaSits, by)
    })
  })
  afterEach(() => close())

  const waiting = async (): Promise<readonly string[]> => {
    const rows = await db
      .selectFrom('outbox')
      .select(['key', 'not_before', 'recipient'])
      .where('state', '=', 'pending')
      .where('not_before', '>', now)
      .execute()
    return rows.map((row) => `${row.not_before} ${row.key} ${row.recipient}`).toSorted()
  }

  it.each(deeds)('$name, and what waits is what a new plan would write', async ({ before, deed, isAboutPeople }) => {
    await bot.plan()
    if (before) await bot.books.inOneTransaction(before)
    const waited = await waiting()
    expect(waited.length).toBeGreaterThan(50)
    await bot.books.inOneTransaction(deed)
    const waits = await waiting()
    if (isAboutPeople) expect(waits).toEqual(waited)
    else expect(waits).not.toEqual(waited)
    await planning().plan()
    expect(await waiting()).toEqual(waits)
    expect(gaps).toEqual([])
  })

  it.each(deeds)('$name, but it is not stored: nothing that waits is another', async ({ before, deed }) => {
    await bot.plan()
    if (before) await bot.books.inOneTransaction(before)
    const waited = await waiting()
    const failing = bot.books.inOneTransaction(async (work) => {
      await deed(work)
      throw new Error('disk full')
    })
    await expect(failing).rejects.toThrow('disk full')
    expect(await waiting()).toEqual(waited)
  })

  it('every table that is planned from is changed by one of these deeds, and none without saying what', async () => {
    const read = new Set<string>()
    const written = new Set<string>()
    const spied = createBooks(db.withPlugin(tablesIn(read, written)), () => now)
    const bare = async (task: (work: Work) => Promise<unknown>): Promise<ReadonlySet<string>> => {
      written.clear()
      await spied.inOneTransaction(async (work) => {
        await task(work)
        if ([...written].some((table) => read.has(table))) expect(work.changes.size).toBeGreaterThan(0)
      })
      return new Set(written)
    }
    await spied.inOneTransaction(invite)
    read.clear()
    for (const agreement of shelf.agreements)
      await spied.inOneTransaction((work) => alignReminders(shelf, work, agreement, () => now, EVERYTHING))
    // What planning itself keeps is not planned from.
    for (const own of ['outbox', 'planned']) read.delete(own)
    expect(read.size).toBeGreaterThanOrEqual(9)
    await db.deleteFrom('meeting').execute()
    await db.deleteFrom('invitation').execute()
    const changed = new Set<string>()
    for (const { before, deed } of deeds) {
      await db.deleteFrom('meeting').execute()
      if (before) for (const table of await bare(before)) changed.add(table)
      for (const table of await bare(deed)) changed.add(table)
      await db.deleteFrom('minutes_line').execute()
      await db.deleteFrom('fulfilment').execute()
      await db.deleteFrom('holding').where('person_id', '=', jana).where('held_as', '=', 'holder').execute()
      await db.deleteFrom('holding').where('office_id', '=', secretariat).execute()
    }
    expect([...read].filter((table) => !changed.has(table))).toEqual([])
  })

  it.each([1, 2, 3])('after each of many random deeds waits what a new plan would write, seed %i', async (seed) => {
    await bot.plan()
    const random = dice(seed)
    const all = Object.entries(randomDeeds(random, shelf, [sabine, jana], () => now))
    const done: string[] = []
    for (let nth = 0; nth < 40; nth += 1) {
      const [name = '', choose] = all[Math.floor(random() * all.length)] ?? []
      const deed = choose?.()
      if (!deed) continue
      await bot.books.inOneTransaction(deed)
      done.push(name)
      if (nth % 4 !== 3) continue
      const waits = await waiting()
      await planning().plan()
      expect(await waiting(), done.slice(-4).join(', ')).toEqual(waits)
    }
    expect(gaps).toEqual([])
    expect(new Set(done).size).toBeGreaterThan(8)
  })

  it('a task costs the same however many there are: as many statements, and as many rows', async () => {
    await bot.plan()
    await bot.books.inOneTransaction(meet)
    const spent = { statements: 0, rows: 0 }
    const counting = createPlanning({
      shelf,
      books: createBooks(db.withPlugin(rowsIn(spent)), () => now),
      founders: new Set(),
      clock: () => now,
      onGap: () => undefined,
      onFailure: () => undefined,
    })
    let written = 0
    const dictate = async (many: number): Promise<typeof spent> => {
      for (let nth = 1; nth < many; nth += 1) {
        written += 1
        await bot.books.inOneTransaction((work) => work.minutes.add({ ...task, id: `t${written}` }))
      }
      Object.assign(spent, { statements: 0, rows: 0 })
      written += 1
      await counting.books.inOneTransaction((work) => work.minutes.add({ ...task, id: `t${written}` }))
      return { ...spent }
    }
    const few = await dictate(10)
    const many = await dictate(30)
    expect(many).toEqual(few)
    expect(few.rows).toBeGreaterThan(0)
  })

  it('what a program before the topics wrote gets them with the first plan, and then goes with its change', async () => {
    await bot.plan()
    await bot.books.inOneTransaction(meet)
    const waited = await waiting()
    await db.updateTable('outbox').set({ topic: null }).execute()
    bot = planning()
    await bot.plan()
    expect(await waiting()).toEqual(waited)
    const without = db.selectFrom('outbox').select('key').where('topic', 'is', null).where('not_before', '>', now)
    expect(await without.execute()).toEqual([])
    await bot.books.inOneTransaction((work) =>
      work.meetings.change({ ...cancelledMeeting(meeting, NOW), version: 2 }, by),
    )
    expect((await waiting()).filter((line) => line.includes('/meeting/m/'))).toEqual([])
    expect(waited.filter((line) => line.includes('/meeting/m/')).length).toBeGreaterThan(0)
  })

  it('two who change something at once: the second plans from what both have changed', async () => {
    const other = planning()
    await bot.plan()
    await Promise.all([
      bot.books.inOneTransaction(meet),
      other.books.inOneTransaction((work) =>
        work.meetings.add({ ...meeting, id: 'n', on: localDate('2027-11-04') }, by),
      ),
      other.books.inOneTransaction((work) => work.fulfilments.add(fulfilment)),
    ])
    const waits = await waiting()
    await planning().plan()
    expect(await waiting()).toEqual(waits)
  })

  it('with the year the plan grows by another, and nothing that waits is written twice', async () => {
    await bot.plan()
    const waited = await waiting()
    expect(waited.at(-1)?.slice(0, 4)).toBe('2028')
    now = instant('2028-01-01T08:00:00Z')
    await bot.plan()
    const keys = (await waiting()).map((line) => line.split(' ')[1])
    expect(new Set(keys).size).toBe(keys.length)
    expect((await waiting()).at(-1)?.slice(0, 4)).toBe('2029')
  })

  it('what was due this morning already waits a quarter of an hour, and not beyond office hours', async () => {
    const at = async (moment: string): Promise<string | undefined> => {
      now = instant(moment)
      await bot.books.inOneTransaction((work) =>
        work.meetings.add({ ...meeting, id: moment, on: localDate('2027-03-03') }, by),
      )
      const [letter] = await bot.books.outbox.about(`meeting/${moment}/meeting`)
      return letter?.notBefore
    }
    // The working day before is the last on which "tomorrow" can be said.
    expect(await at('2027-03-02T09:00:00Z')).toBe('2027-03-02T09:15:00.000Z')
    expect(await at('2027-03-02T05:00:00Z')).toBe('2027-03-02T07:00:00.000Z')
    expect(await at('2027-03-02T15:50:00Z')).toBe('2027-03-02T16:00:00.000Z')
    expect(await at('2027-03-02T16:10:00Z')).toBe('2027-03-03T07:00:00.000Z')
  })

  it('finds and mends what a transaction has not written, and says so', async () => {
    await bot.plan()
    await createBooks(db, () => now).inOneTransaction((work) =>
      work.meetings.add({ ...meeting, on: localDate('2027-03-03') }, by),
    )
    now = laterBy(now, 1_800_000)
    await bot.plan()
    expect(gaps.length).toBe(1)
    expect(await bot.books.outbox.about('meeting/m/meeting')).toHaveLength(1)
  })

  it('a look at what is near lets others in between two agreements', async () => {
    await bot.plan()
    now = laterBy(now, 1_800_000)
    let isDone = false
    let turns = 0
    const others = (async () => {
      for (; !isDone; turns += 1) await breathe()
    })()
    await bot.plan()
    isDone = true
    await others
    expect(turns).toBeGreaterThanOrEqual(shelf.agreements.length)
  })
})
