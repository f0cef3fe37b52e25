/** What was missed comes late, once, to whoever was not told; whatever happens on the way. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Shelf } from '#src/agreements/lookup.ts'
import {
  addDays,
  type Instant,
  instant,
  instantInBerlin,
  type LocalDate,
  laterBy,
  localDate,
  localTime,
} from '#src/calendar/local-date.ts'
import { remindersIn } from '#src/letters/content.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { type Arrived, createRemindingDispatcher, type Trouble } from '../doubles/reminding.ts'

const KASSEL = 'lwv-lk-kassel-2022'
const full = await readAgreements('data/agreements', new Set())
const withoutKassel: Shelf = {
  agreements: full.agreements.filter(({ id }) => id !== KASSEL),
  unavailable: [{ file: `${KASSEL}.yaml`, faults: [] }],
}
const [sabine, jana] = [personId('t', 'sabine'), personId('t', 'jana')]
const BEGINNING = instant('2027-01-04T08:00:00Z')
const hand = { at: BEGINNING, by: sabine, deed: 'test' }
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const at = (day: LocalDate, time: string): Instant => instantInBerlin(day, localTime(time))

let now: Instant
let store: Store
const clock = (): Instant => now
const bot = (shelf: Shelf = full, trouble: Trouble = {}) => createRemindingDispatcher(shelf, store, clock, trouble)
beforeEach(async () => {
  now = BEGINNING
  store = await openStore(':memory:', clock)
})
afterEach(() => store.close())

/** They hold every office, of all agreements or of Kassel alone. */
async function staffed(people: readonly PersonId[], only?: string) {
  const running = bot()
  await running.books.inOneTransaction(async ({ directory }) => {
    for (const id of people)
      await directory.enter({ id, name: id, teams: { serviceUrl: 'x', conversationId: id } }, hand)
    for (const { id, ...rest } of full.agreements)
      for (const office of officesOf({ id, ...rest }, officeNames))
        for (const personId of only === undefined || id === only ? people : [])
          await directory.appoint({ officeId: office.id, personId, as: 'holder', from: localDate('2027-01-01') }, hand)
  })
  await running.bot.pulse()
  return running
}

/** Everything that was said to somebody, a summary as what it sums up. */
async function said(arrived: readonly Arrived[]): Promise<readonly string[]> {
  const all: string[] = []
  for (const { key, person } of arrived) {
    const cause = key.startsWith('summary/') ? key.split('/').slice(0, 2).join('/') : undefined
    const [letter] = cause ? (await store.books.outbox.about(cause)).filter((one) => one.key === key) : []
    if (letter) for (const reminder of remindersIn(letter.content)) all.push(`${reminder.key}/${person}`)
    else all.push(key.replace(/\/late\/[\d-]+$/, ''))
  }
  return all
}
const twice = (all: readonly string[]): readonly string[] => all.filter((one, index) => all.indexOf(one) !== index)

it('two instances that start at once after a pause say each thing once', async () => {
  await staffed([sabine])
  let late = 0
  for (const day of ['2027-02-03', '2027-03-04', '2027-04-27', '2027-09-30'].map(localDate)) {
    now = at(day, '15:00')
    await bot().bot.pulse()
    now = at(addDays(day, 5), '09:00')
    const [one, other] = [bot(), bot()]
    await Promise.all([one.bot.plan(), other.bot.plan()])
    for (let hour = 0; hour < 50; hour += 1) {
      await one.bot.deliver()
      now = laterBy(now, HOUR_MS)
    }
    const all = await said([...one.arrived, ...other.arrived])
    late += all.length
    expect(twice(all)).toEqual([])
  }
  expect(late).toBeGreaterThan(4)
})

it('what one of two was told in a summary before the bot stopped, they are not told again', async () => {
  await staffed([sabine, jana], KASSEL)
  now = at(localDate('2027-04-01'), '15:00')
  await bot().bot.pulse()
  now = at(localDate('2027-04-13'), '09:00')
  const first = bot()
  await first.bot.plan()
  const { take } = store.outboxRows
  const toSabine = {
    ...store,
    outboxRows: {
      ...store.outboxRows,
      take: async (due: Instant) => (await take(due, 1_000)).filter(({ to }) => 'person' in to && to.person === sabine),
    },
  }
  const stopped = createRemindingDispatcher(full, toSabine, clock)
  await stopped.bot.deliver()
  expect(stopped.arrived.length).toBeGreaterThan(0)
  const again = bot()
  for (let day = 1; day < 4; day += 1) {
    now = at(addDays(localDate('2027-04-13'), day), '09:00')
    await again.bot.pulse()
  }
  const all = await said([...stopped.arrived, ...again.arrived])
  expect(all.some((one) => one.endsWith(jana))).toBe(true)
  expect(twice(all)).toEqual([])
})

it('a file that is mended during the day brings its late reminders, also to somebody with a summary that morning', async () => {
  await staffed([sabine])
  now = at(localDate('2027-04-07'), '10:00')
  const broken = bot(withoutKassel, { onFailure: () => undefined })
  await broken.bot.pulse()
  const before = await said(broken.arrived)
  expect(before.length).toBeGreaterThan(3)
  now = laterBy(now, HOUR_MS)
  const mended = bot()
  await mended.bot.pulse()
  const after = await said(mended.arrived)
  expect(after.filter((one) => one.startsWith(KASSEL)).length).toBeGreaterThan(3)
  expect(twice([...before, ...after])).toEqual([])
})

it('a weekend is no time in which somebody was tried in vain: one refusal on Monday ends nothing', async () => {
  await staffed([sabine], KASSEL)
  const friday = localDate('2027-03-05') // eight weeks before 30.04.
  let refusals = 0
  const trouble: Trouble = {
    mishap() {
      if (refusals === 0) return undefined
      refusals -= 1
      return { took: false, outcome: { ok: false, because: 'retryLater', status: '429' } }
    },
  }
  now = at(friday, '07:59')
  const running = bot(full, trouble)
  await running.bot.pulse()
  refusals = Number.POSITIVE_INFINITY
  for (now = at(friday, '08:00'); now < at(friday, '17:30'); now = laterBy(now, 10 * MINUTE_MS))
    await running.bot.pulse()
  expect(running.arrived).toEqual([])
  refusals = 2
  const monday = addDays(friday, 3)
  for (now = at(monday, '00:00'); now < at(monday, '11:00'); now = laterBy(now, 5 * MINUTE_MS))
    await running.bot.pulse()
  const all = await said(running.arrived)
  expect(all.filter((one) => one.includes('/duty/') && one.includes('/8w/')).length).toBeGreaterThan(0)
  expect(twice(all)).toEqual([])
  for (const { key, reply } of running.arrived)
    if (key.includes('/8w/')) expect(JSON.stringify(reply), key).toMatch(/verspätet/)
  const troubled = await store.books.outbox.troubled(BEGINNING, now)
  expect(troubled.filter(({ to }) => 'person' in to && to.person === sabine)).toEqual([])
})
