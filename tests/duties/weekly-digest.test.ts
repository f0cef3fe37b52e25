/**
 * People who want their reminders once a week, and people who are away: the real plan, outbox, dispatcher and store; only
 * the clock and the chats are doubles. Every reminder that the plan lists arrives exactly once, singly or in a digest.
 */
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import {
  addDays,
  dateInBerlin,
  daysBetween,
  type Instant,
  instant,
  instantInBerlin,
  type LocalDate,
  localDate,
  localTime,
  timeInBerlin,
  weekdayOf,
} from '#src/calendar/local-date.ts'
import { nextWorkingDay } from '#src/calendar/working-days.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { digestKey, digestMoment, isSummable } from '#src/duties/weekly-digest.ts'
import { remindersIn } from '#src/letters/content.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { type OfficeId, officeParts } from '#src/people/office.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { type Arrived, createRemindingDispatcher } from '../doubles/reminding.ts'
import { remindedPersons } from './planned.ts'

const shelf = await readAgreements('data/agreements', new Set())
const FROM = localDate('2027-01-01')
const hand = { at: instant('2027-01-01T00:00:00Z'), by: personId('t', 'test'), deed: 'test' }

let now: Instant
const clock = (): Instant => now
let store: Store
beforeEach(async () => {
  now = instantInBerlin(FROM, localTime('00:30'))
  store = await openStore(':memory:', clock)
})
afterEach(() => store.close())

/** One person for each contact and each first secretariat, with a deputy. @returns the holders */
async function staffed(): Promise<readonly PersonId[]> {
  const holders: PersonId[] = []
  await store.books.inOneTransaction(async ({ directory }) => {
    for (const agreement of shelf.agreements) {
      for (const { id, kind, partnerId, detail } of officesOf(agreement, officeNames)) {
        if (kind !== 'contact' && !(kind === 'secretariat' && partnerId === agreement.partners[0]?.id)) continue
        for (const as of ['holder', 'deputy'] as const) {
          const person = personId('t', `${as}-${partnerId}-${detail}-${agreement.id}`)
          const teams = { serviceUrl: 'x', conversationId: person }
          await directory.enter({ id: person, name: person, teams }, hand)
          await directory.appoint({ officeId: id as OfficeId, personId: person, as, from: FROM }, hand)
          if (as === 'holder') holders.push(person)
        }
      }
    }
  })
  return holders
}

/** Every reminder that somebody was told, with the letter that said it. */
async function toldIn(arrived: readonly Arrived[], planned: readonly Reminder[]) {
  const byKey = new Map(planned.map((reminder) => [reminder.key, reminder]))
  const told: { reminder: Reminder; person: PersonId; at: Instant; isDigest: boolean }[] = []
  for (const { key, person, at, reply, isRepeat } of arrived) {
    expect(isRepeat).toBe(false)
    if (key.startsWith('weekly/')) {
      const [letter] = await store.books.outbox.about(key)
      const summary = letter ? remindersIn(letter.content) : []
      // What it was to say it says: one line each, or one alone in full.
      if (summary.length > 1) expect(reply.statements).toHaveLength(summary.length)
      for (const reminder of summary) told.push({ reminder, person, at, isDigest: true })
      continue
    }
    // What comes late says on which day behind the person.
    const reminder = byKey.get(key.replace(/\/late\/[\d-]+$/, '').slice(0, -`/${person}`.length))
    if (!reminder) throw new Error(`${key} is not in the plan`)
    told.push({ reminder, person, at, isDigest: false })
  }
  return told
}

const pair = (reminder: Pick<Reminder, 'key'>, person: PersonId): string => `${reminder.key}/${person}`

/** What the plan lists for persons, without absences. */
const listed = (planned: readonly Reminder[], holdings: Parameters<typeof remindedPersons>[2]): readonly string[] =>
  planned.flatMap((reminder) => {
    const agreement = agreementById(shelf, reminder.cause.agreementId)
    const persons = agreement ? remindedPersons(reminder, agreement, holdings, reminder.on) : []
    return persons.map((person) => pair(reminder, person))
  })

const turn = (person: PersonId, isOn: boolean) =>
  store.books.inOneTransaction(({ weeklyDigests }) => weeklyDigests.turn(person, isOn, hand))

it('years with half of the people on a digest: each reminder once, never later than its day', async () => {
  const to = localDate(atLength('2027-07-31', '2031-12-31'))
  const holders = await staffed()
  const weekly = new Set(holders.filter((_, at) => at % 2 === 1))
  for (const person of weekly) await turn(person, true)
  const { bot, arrived } = createRemindingDispatcher(shelf, store, clock)
  for (let day: LocalDate = FROM; day <= to; day = addDays(day, 1)) {
    for (const time of ['08:00', '17:00'] as const) {
      now = instantInBerlin(day, localTime(time))
      await bot.pulse()
    }
  }
  const { holdings, ...facts } = await bot.facts(FROM, addDays(to, 7))
  const planned = reminderPlan(facts)
  const told = await toldIn(arrived, planned)
  const digests = arrived.filter(({ key }) => key.startsWith('weekly/'))
  console.log(`weekly: ${told.length} reminders in ${arrived.length} messages, ${digests.length} of them digests`)
  expect(digests.length).toBeGreaterThan(atLength(4, 40))
  expect(arrived.length).toBeLessThan(told.length)
  // The digest of the last week looks beyond the end.
  const within = told.filter(({ reminder }) => reminder.on <= to)
  expect(within.map(({ reminder, person }) => pair(reminder, person)).toSorted()).toEqual(
    [
      ...new Set(
        listed(
          planned.filter(({ on }) => on <= to),
          holdings,
        ),
      ),
    ].toSorted(),
  )
  for (const { reminder, person, at, isDigest } of told) {
    const land = agreementById(shelf, reminder.cause.agreementId)?.land ?? 'HE'
    const on = dateInBerlin(at)
    expect(isDigest, pair(reminder, person)).toBe(weekly.has(person) && isSummable(reminder))
    if (!isDigest) expect(on).toBe(reminder.on)
    else {
      const monday = addDays(reminder.on, 1 - weekdayOf(reminder.on))
      expect(on, pair(reminder, person)).toBe(nextWorkingDay(monday, land))
      expect(timeInBerlin(at)).toBe('08:00')
      expect(on <= reminder.on && daysBetween(on, reminder.on) <= 4).toBe(true)
    }
  }
  expect(await store.books.outbox.troubled(hand.at, now)).toEqual([])
})

/** Something that somebody does, or that happens to the bot, at an hour of a day of the spring in which most is due. */
const SPRING = localDate('2027-02-22')
const SPRING_DAYS = 75
const HOURS = ['06:00', '07:50', '08:00', '08:05', '12:00', '16:30'] as const
/** Days after the beginning around which most of it is due: 1 and 5 March, Easter Monday, 2, 19 and 23 April. */
const CROWDED = [6, 7, 10, 11, 34, 35, 36, 38, 39, 55, 56, 59, 60] as const
const anyMoment = fc.record({
  day: fc.oneof(fc.nat(SPRING_DAYS), fc.constantFrom(...CROWDED)),
  hour: fc.nat(HOURS.length - 1),
  who: fc.nat(50),
})
const anyTurns = fc.array(fc.record({ when: anyMoment, isOn: fc.boolean(), restarts: fc.boolean() }), {
  minLength: 5,
  maxLength: 60,
})
const anyAbsences = fc.array(fc.record({ when: anyMoment, in: fc.nat(5), days: fc.integer({ min: -1, max: 20 }) }), {
  maxLength: 30,
})
const RUNS = atLength(1, 10)
type Deed = (moment: { day: LocalDate; hour: number }, holders: readonly PersonId[]) => Promise<void>

/** Lives through the spring; deeds happen between two pulses. @returns what was told, and what was planned */
async function spring(happens: Deed, isOff: (day: LocalDate, hour: number) => boolean = () => false) {
  const staff = await staffed()
  const end = addDays(SPRING, SPRING_DAYS)
  now = instantInBerlin(addDays(SPRING, -1), localTime('20:00'))
  // Who has something that a digest can say: the others make no difference.
  const { holdings: held, ...ahead } = await createRemindingDispatcher(shelf, store, clock).bot.facts(SPRING, end)
  const busy = listed(reminderPlan(ahead).filter(isSummable), held)
  const holders = staff.filter((person) => busy.some((one) => one.endsWith(`/${person}`)))
  let dispatcher = createRemindingDispatcher(shelf, store, clock)
  const arrived: Arrived[] = []
  await dispatcher.bot.pulse()
  for (let day: LocalDate = SPRING; day <= end; day = addDays(day, 1)) {
    for (const [hour, time] of HOURS.entries()) {
      now = instantInBerlin(day, localTime(time))
      await happens({ day, hour }, holders)
      if (!isOff(day, hour)) await dispatcher.bot.pulse()
      else {
        arrived.push(...dispatcher.arrived.splice(0))
        dispatcher = createRemindingDispatcher(shelf, store, clock)
      }
    }
  }
  arrived.push(...dispatcher.arrived)
  const facts = await dispatcher.bot.facts(SPRING, addDays(end, 7))
  const planned = reminderPlan(facts)
  return { told: await toldIn(arrived, planned), planned, holdings: facts.holdings, end, holders }
}

const withFreshStore = async (run: () => Promise<void>): Promise<void> => {
  await store.close()
  store = await openStore(':memory:', clock)
  now = instantInBerlin(FROM, localTime('00:30'))
  await run()
}

it('switching on and off at any time, and restarts, lose nothing and repeat nothing', async () => {
  let digests = 0
  await fc.assert(
    fc.asyncProperty(anyTurns, (turns) =>
      withFreshStore(async () => {
        const { told, planned, holdings, end } = await spring(async ({ day, hour }, holders) => {
          for (const { when, isOn } of turns) {
            const person = holders[when.who % holders.length]
            if (!person || addDays(SPRING, when.day) !== day || when.hour !== hour) continue
            await turn(person, isOn)
            if (!isOn) await callBack(person)
          }
        })
        digests += told.filter(({ isDigest }) => isDigest).length
        const seen = told
          .filter(({ reminder }) => reminder.on <= end)
          .map(({ reminder, person }) => pair(reminder, person))
        const due = planned.filter(({ on }) => on <= end)
        expect(seen.toSorted()).toEqual([...new Set(listed(due, holdings))].toSorted())
      }),
    ),
    { numRuns: RUNS, seed: 20270617 },
  )
  expect(digests).toBeGreaterThan(2 * RUNS)
})

/** As the command does when somebody switches off. */
async function callBack(person: PersonId): Promise<void> {
  const today = dateInBerlin(now)
  await store.books.inOneTransaction(async ({ outbox }) => {
    for (const day of [today, addDays(today, 1)])
      if (digestMoment(day) > now) await outbox.recall(digestKey(day, person), now)
  })
}

it('whoever is away at any time: each reminder reaches the holder or the deputy, and nobody twice', async () => {
  let deputised = 0
  await fc.assert(
    fc.asyncProperty(anyAbsences, anyTurns, (absences, turns) =>
      withFreshStore(async () => {
        const { told, planned, holdings, end } = await spring(async ({ day, hour }, holders) => {
          const isNow = (when: { day: number; hour: number }) => addDays(SPRING, when.day) === day && when.hour === hour
          for (const one of absences.filter(({ when }) => isNow(when))) {
            const person = holders[one.when.who % holders.length]
            if (!person) continue
            const from = addDays(day, one.in)
            await store.books.inOneTransaction(async (work) => {
              // Of negative length: back at work.
              if (one.days < 0) await work.absences.end(person, addDays(day, -1), hand)
              else await work.absences.record({ personId: person, from, until: addDays(from, one.days) }, hand)
            })
          }
          for (const { when, isOn } of turns.filter((one) => isNow(one.when))) {
            const person = holders[when.who % holders.length]
            if (person && isOn) await turn(person, true)
          }
        })
        const seen = told.map(({ reminder, person }) => pair(reminder, person))
        expect(new Set(seen).size).toBe(seen.length)
        const reached = new Set(told.map(({ reminder, person }) => `${reminder.key}/${officeOf(person, holdings)}`))
        const due = planned.filter(({ on }) => on <= end)
        for (const one of due) {
          const agreement = agreementById(shelf, one.cause.agreementId)
          for (const person of agreement ? remindedPersons(one, agreement, holdings, one.on) : [])
            expect(reached.has(`${one.key}/${officeOf(person, holdings)}`), pair(one, person)).toBe(true)
        }
        deputised += told.filter(({ person }) => person.startsWith('t/deputy')).length
      }),
    ),
    { numRuns: RUNS, seed: 20270705 },
  )
  expect(deputised).toBeGreaterThan(2 * RUNS)
})

/** The one office of a holder or deputy. */
const officeOf = (person: PersonId, holdings: Parameters<typeof remindedPersons>[2]): string => {
  const one = holdings.find(({ personId: id }) => id === person)
  const { agreementId, partnerId, kind, detail } = officeParts(one?.officeId as OfficeId)
  return [agreementId, partnerId, kind, detail].join('/')
}

it('after the bot was off for some days, nobody is told of anything twice that a digest has said', async () => {
  const { told, holders } = await spring(
    async ({ day, hour }, all) => {
      if (day === SPRING && hour === 0) for (const person of all) await turn(person, true)
    },
    // From Tuesday noon to Friday, in every other week.
    (day, hour) => daysBetween(SPRING, day) % 14 > 1 && daysBetween(SPRING, day) % 14 < 4 && hour > 0,
  )
  expect(holders.length).toBeGreaterThan(3)
  const seen = told.map(({ reminder, person }) => pair(reminder, person))
  expect(told.some(({ isDigest }) => isDigest)).toBe(true)
  expect(new Set(seen).size).toBe(seen.length)
})
