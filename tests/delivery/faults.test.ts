/**
 * A year of reminders, its spring in `npm test`, while every third request goes wrong, and a clock that jumps. Checked from the other side: what
 * arrived. Promise: delivered or listed, at most two copies, the second marked; no flood, nothing twice.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import {
  addDays,
  type Instant,
  instantInBerlin,
  type LocalDate,
  laterBy,
  localDate,
  localTime,
} from '#src/calendar/local-date.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { officesOf } from '#src/meetings/seats.ts'
import type { OfficeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { troubleName } from '#src/speech/duties/reminder-letter.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'
import { dice } from '../doubles/dice.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { createRemindingDispatcher, type Mishap } from '../doubles/reminding.ts'
import { remindedPersons } from '../duties/planned.ts'

const FROM = localDate('2027-01-01') // Friday
const TO = localDate(atLength('2027-04-05', '2027-12-31'))
const shelf = await readAgreements('data/agreements', new Set())
let now: Instant
let store: Store
const clock = (): Instant => now
beforeEach(async () => {
  now = instantInBerlin(FROM, localTime('00:30'))
  store = await openStore(':memory:', clock)
  const hand = { at: now, by: personId('t', 'test'), deed: 'test' }
  await store.books.inOneTransaction(async ({ directory }) => {
    for (const agreement of shelf.agreements) {
      for (const { id, kind, partnerId, detail } of officesOf(agreement, officeNames)) {
        if (kind !== 'contact' && !(kind === 'secretariat' && partnerId === agreement.partners[0]?.id)) continue
        const person = personId('t', `${partnerId}-${detail}-${agreement.id}`)
        await directory.enter({ id: person, name: person, teams: { serviceUrl: 'x', conversationId: person } }, hand)
        await directory.appoint({ officeId: id as OfficeId, personId: person, as: 'holder', from: FROM }, hand)
      }
    }
  })
})
afterEach(() => store.close())

/** 30 %: throttled, answered with 500, cut off or silent; after the last three the message has arrived half the time. */
function thirtyPercent(random: () => number): () => Mishap | undefined {
  return () => {
    if (random() >= 0.3) return undefined
    const kind = random()
    if (kind < 0.4) return { took: false, outcome: { ok: false, because: 'retryLater', status: '429', afterMs: 5_000 } }
    const status = kind < 0.6 ? '500' : kind < 0.8 ? 'ECONNRESET' : 'ETIMEDOUT'
    return { took: random() < 0.5, outcome: { ok: false, because: 'ambiguous', status } }
  }
}

test('with 30 % of requests failing each reminder is delivered or listed, at most twice, never twice unmarked', async () => {
  const { bot, arrived } = createRemindingDispatcher(shelf, store, clock, { mishap: thirtyPercent(dice(20_270_101)) })
  for (let day: LocalDate = FROM; day <= TO; day = addDays(day, 1)) {
    for (const time of ['08:00', '08:01', '08:05', '08:20', '09:00', '11:00', '15:30', '16:30'] as const) {
      now = instantInBerlin(day, localTime(time))
      await bot.pulse()
    }
  }
  const stored = (await store.books.outbox.troubled(instantInBerlin(FROM, localTime('00:00')), now)).map(
    ({ key }) => key,
  )
  const copies = Map.groupBy(arrived, ({ key }) => key)
  const twice = [...copies.values()].filter(({ length }) => length > 1)
  const facts = await bot.facts(FROM, TO)
  const planned = reminderPlan(facts).flatMap((reminder) => {
    const agreement = agreementById(shelf, reminder.cause.agreementId)
    const persons = agreement ? remindedPersons(reminder, agreement, facts.holdings, reminder.on) : []
    return persons.map((person) => `${reminder.key}/${person}`)
  })
  const lost = planned.filter((key) => !copies.has(key) && !stored.includes(key))
  expect(lost).toEqual([])
  const waiting = await store.outboxRows.take(laterBy(now, 60_000), 100)
  console.log(
    `30 % faults: ${copies.size} reminders delivered, ${twice.length} of them twice, ${stored.length} on the list, ${waiting.length} waiting`,
  )
  expect(copies.size).toBeGreaterThan(atLength(15, 50))
  expect(waiting).toEqual([])
  for (const [key, [first, second, ...more]] of copies) {
    expect(more, key).toEqual([])
    expect(first?.isRepeat && second?.isRepeat, key).not.toBe(true)
    if (second) expect(second.isRepeat, key).toBe(true)
  }
})

test('a clock that jumps 40 days ahead brings what is still useful, once, and no flood', async () => {
  const { bot, arrived } = createRemindingDispatcher(shelf, store, clock)
  now = instantInBerlin(localDate('2027-03-22'), localTime('09:00')) // Monday
  await bot.pulse()
  const before = arrived.length
  now = instantInBerlin(addDays(localDate('2027-03-22'), 40), localTime('09:00')) // Saturday, 1 May
  await bot.pulse()
  await bot.pulse()
  // On a Saturday nobody is there.
  expect(arrived.length).toBe(before)
  for (const day of ['2027-05-02', '2027-05-03'] as const) {
    now = instantInBerlin(localDate(day), localTime('08:00'))
    await bot.pulse()
  }
  const after = arrived.slice(before)
  const perPerson = [...Map.groupBy(after, ({ person }) => person).values()].map(({ length }) => length)
  console.log(`+40 days: ${after.length} messages, at most ${Math.max(0, ...perPerson)} to one person`)
  expect(after.length).toBeGreaterThan(0)
  expect(Math.max(...perPerson)).toBeLessThanOrEqual(4)
  expect(new Set(arrived.map(({ key }) => key)).size).toBe(arrived.length)
})

test('a clock that is set back one day sends nothing a second time and misses nothing afterwards', async () => {
  const { bot, arrived } = createRemindingDispatcher(shelf, store, clock)
  const day = (offset: number) => instantInBerlin(addDays(localDate('2027-03-02'), offset), localTime('08:00'))
  for (const offset of [0, 1, 0, 1, 2, 3]) {
    now = day(offset)
    await bot.pulse()
  }
  const jumped = arrived.map(({ key }) => key).toSorted()
  expect(new Set(jumped).size).toBe(jumped.length)

  const straightStore = await openStore(':memory:', clock)
  const hand = { at: day(0), by: personId('t', 'test'), deed: 'test' }
  await straightStore.books.inOneTransaction(async ({ directory }) => {
    for (const person of await store.books.directory.people()) await directory.enter(person, hand)
    for (const { id } of shelf.agreements)
      for (const holding of await store.books.directory.holdingsIn(id)) await directory.appoint(holding, hand)
  })
  const straight = createRemindingDispatcher(shelf, straightStore, clock)
  for (const offset of [0, 1, 2, 3]) {
    now = day(offset)
    await straight.bot.pulse()
  }
  expect(jumped).toEqual(straight.arrived.map(({ key }) => key).toSorted())
  expect(jumped.length).toBeGreaterThan(0)
  await straightStore.close()
})

test('what did not arrive is listed also if the bot was off at the time of the list', async () => {
  const { bot } = createRemindingDispatcher(shelf, store, clock)
  const at = (day: string, time: string) => {
    now = instantInBerlin(localDate(day), localTime(time))
    return bot.pulse()
  }
  await at('2027-03-08', '15:35') // Monday
  const [reminder] = reminderPlan(await bot.facts(localDate('2027-03-08'), localDate('2027-12-31')))
  if (!reminder) throw new Error('nothing is planned')
  const content = { kind: 'reminder', reminder } as const
  await store.books.inOneTransaction(({ outbox }) =>
    outbox.add([
      { key: 'lost', kind: 'reminder', cause: 'x', to: { person: personId('t', 'x') }, content, notBefore: now },
    ]),
  )
  now = instantInBerlin(localDate('2027-03-09'), localTime('12:00'))
  await store.outboxRows.settle({ key: 'lost', attempts: 0 }, { kind: 'end', state: 'undeliverable' }, now)
  // Off from Tuesday noon to Wednesday morning.
  await at('2027-03-10', '09:00')
  await at('2027-03-10', '15:30')
  await at('2027-03-10', '15:50')
  await at('2027-03-11', '15:30')
  const listedOn = async (day: string) =>
    JSON.stringify((await store.books.outbox.about(`digest/${day}`)).map((letter) => letter.content))
  const what = JSON.stringify(troubleName({ kind: 'reminder', cause: 'x', content, notBefore: now }, shelf, undefined))
  expect(await listedOn('2027-03-10')).toContain(what)
  expect(await listedOn('2027-03-11')).not.toContain(what)
})

test('what was stored before a pause and could not be sent comes afterwards, whatever else was missed', async () => {
  const { bot, arrived } = createRemindingDispatcher(shelf, store, clock)
  now = instantInBerlin(localDate('2027-01-09'), localTime('09:00')) // Saturday; on Monday a question is due
  await bot.pulse()
  now = instantInBerlin(localDate('2027-01-10'), localTime('20:00'))
  await bot.pulse()
  const facts = await bot.facts(localDate('2027-01-11'), localDate('2027-01-11'))
  const monday = reminderPlan(facts).filter(({ cause }) => cause.kind === 'undatedDuty')
  expect(monday.length).toBeGreaterThan(0)
  // Off until February; other things were due meanwhile.
  now = instantInBerlin(localDate('2027-02-04'), localTime('09:00')) // Thursday
  await bot.pulse()
  const told = arrived.map(({ key }) => key)
  const summaries = told.filter((key) => key.startsWith('summary/')).length
  for (const { key } of monday) expect(told.some((one) => one.startsWith(key)) || summaries > 0, key).toBe(true)
  expect(new Set(told).size).toBe(told.length)
})
