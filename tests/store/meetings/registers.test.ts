/** Registers: every line that holds is in them once, the newest first, under its body, with a number that stays. */
import { afterEach, describe, expect, it } from 'vitest'
import { instant, laterBy, localDate, localTime } from '#src/calendar/local-date.ts'
import type { LineKind } from '#src/meetings/minutes.ts'
import { personId } from '#src/people/person.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { kinds } from '../databases.ts'

const NOW = instant('2027-05-11T08:00:00Z')
const hand = { at: NOW, by: personId('t', 'sabine'), deed: 'test' }
const KOK = { agreementId: 'kassel', committeeId: 'kok' }
const GPV = { agreementId: 'kassel', committeeId: 'gpv' }
const MKK = { agreementId: 'mkk', committeeId: 'kok' }
const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})

describe.each(kinds)('on $name', (kind) => {
  async function filled() {
    const store = await openStore(await kind.fresh(), () => NOW)
    stores.push(store)
    const { inOneTransaction, registers } = store.books
    await inOneTransaction(async ({ meetings }) => {
      for (const body of [KOK, GPV, MKK])
        await meetings.add(
          {
            ...body,
            id: `${body.agreementId}-${body.committeeId}`,
            on: localDate('2027-05-11'),
            at: localTime('10:00'),
            state: 'minuted',
            version: 1,
            plannedBy: hand.by,
            recordedAt: NOW,
          },
          hand,
        )
    })
    let written = 0
    const write = (meetingId: string, of: LineKind, text: string, dueOn?: string, responsible?: string) =>
      inOneTransaction(({ minutes }) => {
        written += 1
        return minutes.add({
          id: `line-${written}`,
          meetingId,
          item: '1',
          itemTitle: 'Zahlen',
          kind: of,
          text,
          ...(dueOn !== undefined && { dueOn: localDate(dueOn) }),
          ...(responsible !== undefined && { responsible }),
          writtenBy: hand.by,
          writtenAt: laterBy(NOW, written * 60_000),
        })
      })
    return { ...store.books, registers, write }
  }

  it('the newest stand first, and parts of the list have every line once', async () => {
    const { registers, write } = await filled()
    for (let nth = 0; nth < 23; nth += 1) {
      const where = ['kassel-kok', 'kassel-gpv', 'mkk-kok'][nth % 3] ?? ''
      await write(where, 'decision', `Beschluss ${nth}`)
      await write(where, 'discussion', `Gespräch ${nth}`)
    }
    const all = [KOK, GPV, MKK]
    expect(await registers.count({ kind: 'decision', bodies: all })).toBe(23)
    const parts = []
    for (let skip = 0; skip < 25; skip += 5) parts.push(await registers.decisions({ bodies: all }, { skip, limit: 5 }))
    const texts = parts.flat().map(({ line }) => line.text)
    expect(texts).toEqual(Array.from({ length: 23 }, (_, at) => `Beschluss ${22 - at}`))
    expect(await registers.decisions({ bodies: [GPV] })).toHaveLength(8)
    expect((await registers.decisions({ bodies: [GPV] }))[0]).toMatchObject({ ...GPV, meetingOn: '2027-05-11' })
    expect(await registers.decisions({ bodies: [] })).toEqual([])
    expect(await registers.count({ kind: 'decision', bodies: [] })).toBe(0)
  })

  it('knows the bodies that have lines of a kind', async () => {
    const { registers, write } = await filled()
    expect(await registers.bodies('task')).toEqual([])
    await write('mkk-kok', 'task', 'Liste senden')
    await write('kassel-gpv', 'task', 'Raum buchen')
    await write('kassel-kok', 'decision', 'Die Zahlen werden berichtet.')
    expect(await registers.bodies('task')).toEqual([GPV, MKK])
    expect(await registers.bodies('decision')).toEqual([KOK])
  })

  it('a task keeps its number when it is corrected, and what is struck is in no register', async () => {
    const { registers, write, inOneTransaction } = await filled()
    await write('kassel-kok', 'task', 'Liste senden')
    const second = await write('mkk-kok', 'task', 'Raum buchen')
    const third = await write('kassel-kok', 'task', 'Zahlen liefern')
    const better = await write('mkk-kok', 'task', 'Saal buchen')
    await inOneTransaction(({ minutes }) => minutes.replace(second.id, better.id, hand))
    await inOneTransaction(({ minutes }) => minutes.replace(third.id, 'struck', hand))
    const listed = (await registers.tasks({ bodies: [KOK, MKK] })).map(({ number, line }) => [number, line.text])
    expect(listed).toEqual([
      [2, 'Saal buchen'],
      [1, 'Liste senden'],
    ])
    expect(await registers.task(2)).toMatchObject({ ...MKK, number: 2, line: { text: 'Saal buchen' } })
    expect(await registers.task(3)).toBeUndefined()
    // No number is given twice.
    await write('kassel-kok', 'task', 'Protokoll prüfen')
    expect((await registers.tasks({ bodies: [KOK] })).map(({ number }) => number)).toEqual([5, 1])
  })

  it('finds tasks by who has to do them, and lines by what they speak of', async () => {
    const { registers, write } = await filled()
    await write('kassel-kok', 'task', 'Liste senden', undefined, 'Jugendamt')
    await write('kassel-kok', 'task', 'Raum buchen', undefined, 'Jugendamt')
    await write('kassel-kok', 'task', 'Zahlen prüfen', undefined, 'Sozialamt')
    await write('kassel-gpv', 'task', 'Zahlen liefern', undefined, 'Sozialamt')
    await write('mkk-kok', 'task', 'Saal buchen')
    await write('mkk-kok', 'decision', 'Die Räume in Hanau werden geprüft.')
    const bodies = [KOK, GPV, MKK]
    const known = await registers.responsible(bodies)
    expect(known.map(({ agreementId, committeeId, responsible }) => [agreementId, committeeId, responsible])).toEqual(
      expect.arrayContaining([
        ['kassel', 'kok', 'Jugendamt'],
        ['kassel', 'kok', 'Sozialamt'],
        ['kassel', 'gpv', 'Sozialamt'],
      ]),
    )
    expect(known).toHaveLength(3)
    const texts = async (wanted: Omit<Parameters<typeof registers.tasks>[0], 'bodies'>) =>
      (await registers.tasks({ bodies, ...wanted })).map(({ line }) => line.text)
    const named = [
      { ...GPV, responsible: 'Sozialamt' },
      { ...KOK, responsible: 'Jugendamt' },
    ]
    expect(await texts({ named })).toEqual(['Zahlen liefern', 'Raum buchen', 'Liste senden'])
    expect(await texts({ named: [] })).toEqual([])
    expect(await registers.countTasks({ bodies, named }, localDate('2027-06-01'))).toMatchObject({ all: 3, open: 3 })
    expect(await texts({ patterns: ['%zahlen%'], named })).toHaveLength(3)
    expect(await texts({ patterns: ['%sozialamt%', '%pr%fen%'] })).toEqual(['Zahlen prüfen'])
    expect(await registers.decisions({ bodies, patterns: ['%r%me%'] })).toHaveLength(1)
    expect(await registers.decisions({ bodies, patterns: ['%saal%'] })).toEqual([])
  })

  it('open tasks stand before those that are done; overdue is what was due before the day', async () => {
    const { registers, write, inOneTransaction } = await filled()
    const done = await write('kassel-kok', 'task', 'Liste senden', '2027-05-20')
    await write('kassel-kok', 'task', 'Raum buchen', '2027-05-31')
    await write('kassel-kok', 'task', 'Zahlen liefern', '2027-06-01')
    await write('kassel-kok', 'task', 'ohne Tag')
    const newest = await write('kassel-kok', 'task', 'Saal buchen')
    for (const { id } of [done, newest])
      await inOneTransaction(({ minutes }) => minutes.complete(id, localDate('2027-05-21'), 'liegt vor', hand))
    const tasks = await registers.tasks({ bodies: [KOK] })
    expect(tasks.map(({ line }) => line.text)).toEqual([
      'ohne Tag',
      'Zahlen liefern',
      'Raum buchen',
      'Saal buchen',
      'Liste senden',
    ])
    expect(tasks[3]?.done).toEqual({ on: '2027-05-21', remark: 'liegt vor' })
    const only = { dueBefore: localDate('2027-06-01') }
    expect((await registers.tasks({ bodies: [KOK], only })).map(({ line }) => line.text)).toEqual(['Raum buchen'])
    expect(await registers.countTasks({ bodies: [KOK] }, localDate('2027-06-01'))).toEqual({ all: 5, open: 3, late: 1 })
    expect(await registers.countTasks({ bodies: [] }, localDate('2027-06-01'))).toEqual({ all: 0, open: 0, late: 0 })
    expect((await registers.tasks({ bodies: [KOK], only: 'open' })).map(({ line }) => line.text)).toEqual([
      'ohne Tag',
      'Zahlen liefern',
      'Raum buchen',
    ])
  })

  it('what stands in a draft is in none; taken up again for corrections, what was sent round still is', async () => {
    const { registers, write, inOneTransaction, meetings } = await filled()
    const taskTexts = async () => (await registers.tasks({ bodies: [KOK] })).map(({ line }) => line.text)
    const enter = async (state: 'held' | 'minuted') => {
      const meeting = await meetings.find('kassel-kok')
      if (!meeting) throw new Error('no meeting')
      const next = { ...meeting, state, version: meeting.version + 1 }
      await inOneTransaction((work) => work.meetings.change(next, hand))
      return next
    }
    await enter('held')
    await write('kassel-kok', 'task', 'Liste senden')
    await write('kassel-kok', 'decision', 'Es wird berichtet.')
    expect([await taskTexts(), await registers.decisions({ bodies: [KOK] })]).toEqual([[], []])
    expect(await registers.countTasks({ bodies: [KOK] }, localDate('2027-06-01'))).toEqual({ all: 0, open: 0, late: 0 })
    expect(await registers.count({ kind: 'decision', bodies: [KOK] })).toBe(0)
    const sent = await enter('minuted')
    await inOneTransaction((work) => work.minutes.freeze(sent, 'circulated', { ...hand, at: laterBy(NOW, 2 * 60_000) }))
    expect(await taskTexts()).toEqual(['Liste senden'])
    await enter('held')
    await write('kassel-kok', 'task', 'Saal buchen')
    expect(await taskTexts()).toEqual(['Liste senden'])
    await enter('minuted')
    expect(await taskTexts()).toEqual(['Saal buchen', 'Liste senden'])
  })
})
