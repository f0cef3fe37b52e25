/** One row that another program or a hand wrote takes nothing away but itself. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import { addDays, instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import type { Invitation, Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { MinutesLine } from '#src/meetings/minutes.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { createPlanning } from '#src/reminding/planning.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { Database } from '#src/store/database/tables.ts'
import { createBooks } from '#src/store/store.ts'
import { readAgreements } from '../../doubles/read-agreements.ts'
import { readerOf } from '../../doubles/reader.ts'
import { failsToRead } from '../../doubles/unreadable.ts'
import { kinds } from '../databases.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const KASSEL = 'lwv-lk-kassel-2022'
const PETRA = personId('tenant', 'petra')
const hand = { at: NOW, by: PETRA, deed: 'test' }
const shelf = await readAgreements('data/agreements', new Set())
const lexicon = createLexicon(shelf.agreements)
const MAY = localDate('2027-05-11')
const JUNE = localDate('2027-06-15')
const meeting = (id: string, on = MAY, state: Meeting['state'] = 'minuted'): Meeting => ({
  id,
  agreementId: KASSEL,
  committeeId: 'kok',
  on,
  at: localTime('10:00'),
  state,
  version: 1,
  plannedBy: PETRA,
  recordedAt: NOW,
})
const line = (id: string, kind: MinutesLine['kind'], text: string): Omit<MinutesLine, 'number'> => ({
  id,
  meetingId: 'm',
  item: '1',
  itemTitle: 'Zahlen',
  kind,
  text,
  ...(kind === 'decision' && { vote: { inFavour: 7, against: 1 } }),
  writtenBy: PETRA,
  writtenAt: NOW,
})
const invitation = (name: string): Invitation => ({
  meetingId: 'm',
  personId: personId('tenant', name),
  offices: [officeId({ agreementId: KASSEL, partnerId: 'lwv', kind: 'administration', detail: '' })],
  version: 1,
  invitedAt: NOW,
})
const response = (name: string): Response => ({
  meetingId: 'm',
  personId: personId('tenant', name),
  answer: 'accepted',
  on: MAY,
  at: localTime('10:00'),
  answeredBy: PETRA,
  answeredAt: NOW,
})

describe.each(kinds)('on $name', (kind) => {
  let db: Database
  let close: () => Promise<void>
  let named: Set<string>
  let books: ReturnType<typeof createBooks>
  beforeEach(async () => {
    ;({ db, close } = await openDatabase(await kind.fresh()))
    named = new Set()
    books = createBooks(
      db,
      () => NOW,
      undefined,
      ({ kind: of }, key) => named.add(`${of} ${key}`),
    )
    await books.inOneTransaction(async (work) => {
      for (const one of [meeting('m'), meeting('n', JUNE, 'planned')]) await work.meetings.add(one, hand)
      await work.minutes.add(line('d1', 'decision', 'Erster Beschluss'))
      await work.minutes.add(line('d2', 'decision', 'Zweiter Beschluss'))
      await work.minutes.add(line('t1', 'task', 'Zahlen liefern'))
      await work.invitations.invite([invitation('jo'), invitation('karim')], hand)
      for (const name of ['jo', 'karim']) await work.invitations.respond(response(name), hand)
      for (const id of ['a', 'b'])
        await work.agenda.add(
          {
            id,
            meetingId: 'm',
            position: 1,
            title: id,
            kind: 'decision',
            state: 'accepted',
            proposedBy: PETRA,
            proposedAt: NOW,
            isLate: false,
            version: 1,
          },
          hand,
        )
    })
  })
  afterEach(() => close())

  it.each([{ on_date: '2027-02-30' }, { at_time: '25:00' }, { ends_at: 'zz' }, { state: 'lost' }, { recorded_at: '' }])(
    'a meeting with %j is set aside, the other one stays',
    async (wrong) => {
      await db.updateTable('meeting').set(wrong).where('id', '=', 'm').execute()
      const days = [localDate('2027-01-01'), localDate('2027-12-31')] as const
      expect((await books.meetings.between(KASSEL, ...days)).map(({ id }) => id)).toEqual(['n'])
      expect((await books.meetings.onDays(...days)).map(({ id }) => id)).toEqual(['n'])
      expect(await books.meetings.find('m')).toBeUndefined()
      expect([...named]).toEqual(['meeting m'])
    },
  )

  it.each([
    { vote: 'no JSON' },
    { vote: '"perhaps"' },
    { vote: '{"inFavour":-1,"against":0}' },
    { kind: 'song', vote: null },
    { due_on: '2027-02-30' },
    { written_at: 'gestern' },
  ])('a line of minutes with %j is set aside, and nothing is frozen without it', async (wrong) => {
    await db.updateTable('minutes_line').set(wrong).where('id', '=', 'd1').execute()
    expect((await books.minutes.linesOf('m')).map(({ id }) => id).toSorted()).toEqual(['d2', 't1'])
    const body = [{ agreementId: KASSEL, committeeId: 'kok' }]
    expect((await books.registers.decisions({ bodies: body })).map(({ line: { id } }) => id)).toEqual(['d2'])
    expect([...named]).toEqual(['minutes d1'])
    const freeze = () => books.inOneTransaction((work) => work.minutes.freeze(meeting('m'), 'circulated', hand))
    await expect(freeze()).rejects.toThrow('cannot be read')
    await db.deleteFrom('minutes_line').where('id', '=', 'd1').execute()
    expect((await freeze()).lines).toHaveLength(2)
  })

  it('a task, a version, an invitation, an answer, an item and a copy are set aside alone', async () => {
    const freeze = () => books.inOneTransaction((work) => work.minutes.freeze(meeting('m'), 'circulated', hand))
    await freeze()
    await books.inOneTransaction((work) =>
      work.agenda.addCopy({ meetingId: 'm', number: 1, lines: [], sentAt: NOW }, hand),
    )
    await db.updateTable('minutes_version').set({ lines: '[{"number":1}]' }).execute()
    await db.updateTable('minutes_line').set({ due_on: 'bald' }).where('id', '=', 't1').execute()
    await db.updateTable('invitation').set({ offices: '["x"]' }).where('person_id', '=', 'tenant/jo').execute()
    await db.updateTable('response').set({ answer: 'perhaps' }).where('person_id', '=', 'tenant/jo').execute()
    await db.updateTable('agenda_item').set({ kind: 'song' }).where('id', '=', 'a').execute()
    await db.updateTable('agenda_copy').set({ lines: '{}' }).execute()
    expect(await books.minutes.versionsOf('m')).toEqual([])
    expect(await books.minutes.tasksUnder(KASSEL)).toEqual([])
    expect(await books.registers.task(1)).toBeUndefined()
    expect((await books.invitations.invitedTo('m')).map((one) => one.personId)).toEqual(['tenant/karim'])
    expect((await books.invitations.responsesTo('m')).map((one) => one.personId)).toEqual(['tenant/karim'])
    expect((await books.agenda.itemsOf('m')).map(({ id }) => id)).toEqual(['b'])
    expect(await books.agenda.lastCopy('m')).toBeUndefined()
    expect([...named].toSorted()).toEqual([
      'agenda a',
      'agenda m/1',
      'invitation m/tenant/jo',
      'minutes m/1',
      'minutes t1',
    ])
    await db.updateTable('minutes_line').set({ due_on: null }).execute()
    expect((await freeze()).number).toBe(2)
  })

  it.each([{ done_on: '2027-02-30' }, { done_on: 'bald' }])(
    'a task with %j is neither open nor done, and another one goes on',
    async (wrong) => {
      await books.inOneTransaction(async (work) => {
        await work.minutes.add(line('t2', 'task', 'Entwurf senden'))
        for (const id of ['t1', 't2']) await work.minutes.complete(id, MAY, 'per Mail', hand)
      })
      await db.updateTable('task_done').set(wrong).where('line_id', '=', 't1').execute()
      expect((await books.minutes.tasksUnder(KASSEL)).map(({ id, isDone }) => [id, isDone])).toEqual([['t2', true]])
      const tasks = await books.registers.tasks({ bodies: [{ agreementId: KASSEL, committeeId: 'kok' }] })
      expect(tasks.map((task) => [task.line.id, task.done])).toEqual([['t2', { on: MAY, remark: 'per Mail' }]])
      expect([...named]).toEqual(['minutes t1'])
    },
  )

  it('the bot answers and plans without them, and says how many they are', async () => {
    const broken = addDays(JUNE, 7)
    await books.inOneTransaction((work) => work.meetings.add(meeting('o', broken, 'planned'), hand))
    await db.updateTable('meeting').set({ at_time: 'früh' }).where('id', '=', 'o').execute()
    await db.updateTable('minutes_line').set({ vote: 'no JSON' }).where('id', '=', 'd1').execute()
    const founders = new Set(['petra'])
    const fails = (err: unknown): never => {
      throw err
    }
    await createPlanning({ shelf, books, founders, clock: () => NOW, onGap: () => undefined, onFailure: fails }).plan()
    const engine = createEngine({
      shelf,
      lexicon,
      reader: readerOf(shelf.agreements),
      commands: createCommands<CommandEntry>(commands),
      lineTaker,
      publicUrl: undefined,
      roster: async () => undefined,
      books,
      founders,
      newId: () => 'id',
      onUnreadable: failsToRead,
    })
    let turns = 0
    const say = async (text: string) =>
      JSON.stringify(
        await engine({
          key: `key-${++turns}`,
          person: { id: PETRA, name: 'Petra', origin: 'tenant' },
          chat: { id: 'chat', kind: 'personal' },
          text,
          at: NOW,
        }),
      )
    const dates = await say('/termine kassel')
    expect(dates).toContain('15.06.2027')
    expect(dates).not.toContain('22.06.2027')
    expect(await say('/erinnerungen kassel')).toContain('15.06.2027')
    const decisions = await say('/beschlüsse kassel')
    expect(decisions).toContain('Zweiter Beschluss')
    expect(decisions).not.toContain('Erster Beschluss')
    const minutes = await say('/protokoll kok kassel 11.5.2027')
    expect(minutes).toContain('Zweiter Beschluss')
    expect(minutes).not.toContain('Erster Beschluss')
    expect(await say('/verwaltung')).toContain('waren 2 gespeicherte Angaben')
  })
})
