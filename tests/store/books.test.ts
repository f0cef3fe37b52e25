import { afterEach, describe, expect, it } from 'vitest'
import { instant, laterBy, localDate, localTime } from '#src/calendar/local-date.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Authorship } from '#src/people/audit.ts'
import { personId } from '#src/people/person.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { shortLived, sweep } from '#src/store/memory/short-lived.ts'
import { sweepLinks } from '#src/store/people/links.ts'
import { createBooks, openStore } from '#src/store/store.ts'
import { clockAt } from '../doubles/clock.ts'
import { kinds } from './databases.ts'

const PETRA = personId('tenant', 'petra')
const NOW = instant('2027-03-01T08:00:00Z')
const by: Authorship = { at: NOW, by: PETRA, deed: 'meeting.plan' }
const meeting: Meeting = {
  id: 'one',
  agreementId: 'kassel',
  committeeId: 'kok',
  on: localDate('2027-06-17'),
  at: localTime('10:00'),
  place: 'Kreishaus',
  state: 'planned',
  version: 1,
  plannedBy: PETRA,
  recordedAt: NOW,
}
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe.each(kinds)('on $name', (kind) => {
  async function books() {
    const clock = clockAt('2027-03-01T08:00:00Z')
    const { db, close } = await openDatabase(await kind.fresh())
    closing.push(close)
    const audit = () => db.selectFrom('audit').selectAll().orderBy('at').execute()
    return { ...createBooks(db, clock.now), db, clock, audit }
  }

  it('a stored meeting comes back as it was, in order, and within the days asked for', async () => {
    const { meetings, inOneTransaction } = await books()
    const { place: _, ...open } = meeting
    const earlier: Meeting = { ...open, id: 'two', at: localTime('09:00') }
    const later: Meeting = { ...meeting, id: 'three', on: localDate('2027-12-31') }
    await inOneTransaction(async (work) => {
      for (const one of [later, meeting, earlier]) await work.meetings.add(one, by)
    })
    const day = (text: string) => localDate(text)
    expect(await meetings.between('kassel', day('2027-06-17'), day('2027-12-31'))).toEqual([earlier, meeting, later])
    expect(await meetings.between('kassel', day('2027-06-18'), day('2027-12-30'))).toEqual([])
    expect(await meetings.between('mkk', day('2027-01-01'), day('2027-12-31'))).toEqual([])
    expect(await meetings.find('one')).toEqual(meeting)
    expect(await meetings.find('none')).toBeUndefined()
  })

  it('an end is stored, moved and removed, and the audit row of each write names it', async () => {
    const { meetings, inOneTransaction, audit } = await books()
    const ending: Meeting = { ...meeting, endsAt: localTime('12:30') }
    const longer: Meeting = { ...ending, endsAt: localTime('13:00'), version: 2 }
    const open: Meeting = { ...meeting, version: 3 }
    for (const change of [ending, longer, open]) {
      await inOneTransaction((work) =>
        change.version === 1 ? work.meetings.add(change, by) : work.meetings.change(change, by),
      )
      expect(await meetings.find('one')).toEqual(change)
      expect(await meetings.onDays(meeting.on, meeting.on)).toEqual([change])
    }
    const rows = await audit()
    const ends = rows.map(({ before, after }) => [before, after].map((text) => text && JSON.parse(text).endsAt))
    expect(ends).toEqual([
      [null, '12:30'],
      ['12:30', '13:00'],
      ['13:00', undefined],
    ])
  })

  it('every write leaves an audit row with who, when, before and after; a refused one leaves none', async () => {
    const { inOneTransaction, audit } = await books()
    const moved: Meeting = { ...meeting, on: localDate('2027-06-18'), version: 2 }
    const results = await inOneTransaction(async ({ meetings }) => [
      await meetings.add(meeting, by),
      await meetings.add({ ...meeting, place: 'anderswo' }, by),
      await meetings.change(moved, { ...by, at: instant('2027-03-01T09:00:00Z'), deed: 'meeting.move' }),
      await meetings.change(moved, by),
    ])
    expect(results).toEqual([true, false, true, false])
    const rows = await audit()
    expect(rows.map(({ deed, thing, by_person }) => [deed, thing, by_person])).toEqual([
      ['meeting.plan', 'meeting/one', PETRA],
      ['meeting.move', 'meeting/one', PETRA],
    ])
    expect(rows.map(({ before, after }) => [before && JSON.parse(before), after && JSON.parse(after)])).toEqual([
      [null, meeting],
      [meeting, moved],
    ])
  })

  it('of two changes at once one wins and the other is told', async () => {
    const { inOneTransaction, meetings } = await books()
    await inOneTransaction((work) => work.meetings.add(meeting, by))
    const changes = await Promise.all(
      ['Raum 1', 'Raum 2'].map((place) =>
        inOneTransaction((work) => work.meetings.change({ ...meeting, place, version: 2 }, by)),
      ),
    )
    expect(changes.toSorted()).toEqual([false, true])
    expect((await meetings.find('one'))?.version).toBe(2)
  })

  it('what fails in the middle leaves nothing: no meeting, audit row, memory or inbox row', async () => {
    const { inOneTransaction, meetings, memory, inbox, audit } = await books()
    const failing = inOneTransaction(async (work) => {
      await work.meetings.add(meeting, by)
      await work.memory.set('dialog', { step: 1 }, 1_000)
      await work.inbox.add('activity', { answer: 'ja' }, NOW)
      throw new Error('in the middle')
    })
    await expect(failing).rejects.toThrow('in the middle')
    expect(await meetings.find('one')).toBeUndefined()
    expect(await memory.get('dialog')).toBeUndefined()
    expect(await inbox.answerTo('activity')).toBeUndefined()
    expect(await audit()).toEqual([])
  })

  it('an activity is taken once, and its answer is kept', async () => {
    const { inOneTransaction, inbox } = await books()
    const add = (answer: unknown) => inOneTransaction((work) => work.inbox.add('activity', answer, NOW))
    expect(await add({ answer: 'Eingetragen.' })).toBe(true)
    expect(await add({ answer: 'anders' })).toBe(false)
    expect(await inbox.answerTo('activity')).toEqual({ answer: 'Eingetragen.' })
  })

  it('memory ends when its time is over by our clock, and is swept', async () => {
    const { memory, clock, db } = await books()
    await memory.set('short', { a: 1 }, 1_000)
    await memory.set('long', 'x', 60_000)
    expect(await memory.getMany(['short', 'long'])).toEqual([{ a: 1 }, 'x'])
    expect(await memory.getMany(['long', 'none', 'short'])).toEqual(['x', undefined, { a: 1 }])
    clock.set(instant('2027-03-01T08:00:02Z'))
    expect(await memory.getMany(['short', 'long'])).toEqual([undefined, 'x'])
    expect(await memory.get('short')).toBeUndefined()
    expect(await sweep(db, clock.now())).toBe(1)
    await memory.delete('long')
    expect(await memory.get('long')).toBeUndefined()
  })

  it('a link opens what it is about until its time is over, and is then removed', async () => {
    const { links, inOneTransaction, db, clock } = await books()
    const link = {
      purpose: 'duty',
      personId: PETRA,
      about: 'duty/kassel/8b/2027',
      expiresAt: laterBy(NOW, 1_000),
    } as const
    const word = await inOneTransaction((work) => work.links.issue(link))
    expect(await links.redeem(word, 'duty', clock.now())).toEqual(link)
    expect(await links.redeem(word, 'answer', clock.now())).toBeUndefined()
    expect(await sweepLinks(db, clock.now())).toBe(0)
    clock.set(laterBy(NOW, 1_000))
    expect(await links.redeem(word, 'duty', clock.now())).toBeUndefined()
    expect(await sweepLinks(db, clock.now())).toBe(1)
  })

  it('keys of different uses do not meet', async () => {
    const { db, clock, memory } = await books()
    await memory.set('key', 'talk', 1_000)
    expect(await shortLived(db, clock.now, 'teams').get('key')).toBeUndefined()
  })

  it('of two turns that read the same state of teams-ai, the later writer is refused', async () => {
    const store = await openStore(await kind.fresh(), clockAt('2027-03-01T08:00:00Z').now)
    closing.push(store.close)
    await store.turnState.write({ key: { count: 1 } })
    const [one, other] = [await store.turnState.read(['key', 'none']), await store.turnState.read(['key'])]
    expect(one).toEqual({ key: { count: 1, eTag: expect.any(String) } })
    await store.turnState.write({ key: { ...(one.key as object), count: 2 } })
    await expect(store.turnState.write({ key: { ...(other.key as object), count: 3 } })).rejects.toThrow('another turn')
    expect(await store.turnState.read(['key'])).toMatchObject({ key: { count: 2 } })
    await store.turnState.delete(['key'])
    expect(await store.turnState.read(['key'])).toEqual({})
  })

  it('opens what it has written', async () => {
    const location = await kind.fresh()
    const first = await openDatabase(location)
    await createBooks(first.db, () => NOW).inOneTransaction((work) => work.meetings.add(meeting, by))
    await first.close()
    const second = await openDatabase(location)
    expect(await createBooks(second.db, () => NOW).meetings.find('one')).toEqual(meeting)
    await second.close()
  })

  it('says whether it can write', async () => {
    const store = await openStore(await kind.fresh(), () => NOW)
    expect(await store.canWrite()).toBe(true)
    await store.close()
    expect(await store.canWrite()).toBe(false)
  })
})
