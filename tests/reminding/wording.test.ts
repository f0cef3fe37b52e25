/** A letter says what is known when it is sent, not what was known when it was written, often a year before. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Shelf } from '#src/agreements/lookup.ts'
import { type Instant, instant, laterBy, localDate, localTime } from '#src/calendar/local-date.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { officeId } from '#src/people/office.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { filesWithout, files as full, hand, KASSEL, meetingOn, sabine } from '../doubles/kassel-office.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'

const without = (unavailable: Shelf['unavailable']): Shelf => ({ ...filesWithout(KASSEL), unavailable })
const WRITTEN = instant('2027-03-01T08:00:00Z')
const DUE = instant('2027-06-16T06:00:00Z') // 08:00 on the working day before
const meeting: Meeting = { ...meetingOn('2027-06-17'), state: 'invited' }
let now: Instant
let store: Store
const clock = (): Instant => now
const states = async () => (await store.books.outbox.about('meeting/m/meeting')).map(({ state }) => state)
beforeEach(async () => {
  now = WRITTEN
  store = await openStore(':memory:', clock)
  const { bot, books } = createRemindingDispatcher(full, store, clock)
  await books.inOneTransaction(async ({ directory, meetings }) => {
    await directory.enter({ id: sabine, name: 'Sabine', teams: { serviceUrl: 'x', conversationId: 'sabine' } }, hand)
    // Nobody sits in the body: whoever runs it is told.
    const office = officeId({ agreementId: KASSEL, partnerId: 'lwv', kind: 'secretariat', detail: 'kok' })
    await directory.appoint({ officeId: office, personId: sabine, as: 'holder', from: localDate('2027-01-01') }, hand)
    await meetings.add(meeting, hand)
  })
  await bot.plan()
  expect(await states()).toEqual(['pending'])
  now = DUE
})
afterEach(() => store.close())

it('the hour is that of today, also where nothing was planned anew since it was written', async () => {
  await store.books.inOneTransaction(({ meetings }) =>
    meetings.change({ ...meeting, at: localTime('13:30'), version: 2 }, hand),
  )
  const { bot, arrived } = createRemindingDispatcher(full, store, clock)
  await bot.deliver()
  const [said] = arrived.flatMap(({ key, reply }) => (key.includes('/meeting/m/') ? [JSON.stringify(reply)] : []))
  expect(said).toContain('13:30')
  expect(said).not.toContain('10:00')
})

it('an agreement whose file cannot be read is waited for: nothing is called back', async () => {
  const failed: unknown[] = []
  const unreadable = createRemindingDispatcher(without([{ file: `${KASSEL}.yaml`, faults: [] }]), store, clock, {
    onFailure: (err) => failed.push(err),
  })
  await unreadable.bot.deliver()
  expect(failed.length).toBeGreaterThan(0)
  expect(await states()).toEqual(['pending'])
  now = laterBy(now, 120_000)
  const { bot, arrived } = createRemindingDispatcher(full, store, clock)
  await bot.deliver()
  expect(arrived.filter(({ key }) => key.includes('/meeting/m/'))).toHaveLength(1)
  expect(await states()).toEqual(['handedOut', 'sent'])
})

it('an agreement that is gone reminds nobody', async () => {
  const { bot, arrived } = createRemindingDispatcher(without([]), store, clock)
  await bot.deliver()
  expect(arrived.filter(({ key }) => key.startsWith(KASSEL))).toEqual([])
  expect(await states()).toEqual(['recalled'])
})
