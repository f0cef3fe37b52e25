/**
 * Ten years in one run, the first of them in `npm test`: the real plan, outbox, dispatcher and store; only the clock and the chats are doubles. Every
 * reminder that the plan lists for somebody who can be reached arrives exactly once, on a working day, in office hours.
 */
import { expect, it } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import {
  addDays,
  dateInBerlin,
  type Instant,
  instantInBerlin,
  type LocalDate,
  localDate,
  localTime,
  timeInBerlin,
} from '#src/calendar/local-date.ts'
import { isWorkingDay } from '#src/calendar/working-days.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { holdsOn, type OfficeId } from '#src/people/office.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { openStore } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'
import { remindedPersons } from './planned.ts'

const FROM = localDate('2027-01-01')
const TO = localDate(atLength('2027-12-31', '2036-12-31'))
const shelf = await readAgreements('data/agreements', new Set())

it('a decade of all five agreements: each reminder once, to somebody entitled, on a working day', async () => {
  let now: Instant = instantInBerlin(FROM, localTime('00:30'))
  const clock = (): Instant => now
  const store = await openStore(':memory:', clock)
  const hand = { at: now, by: personId('t', 'test'), deed: 'test' }
  // One person for each office that is reminded: contact and secretariat of every partner.
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
  const { bot, arrived } = createRemindingDispatcher(shelf, store, clock)

  for (let day: LocalDate = FROM; day <= TO; day = addDays(day, 1)) {
    for (const time of ['08:00', '17:00'] as const) {
      now = instantInBerlin(day, localTime(time))
      await bot.pulse()
    }
  }

  const facts = await bot.facts(FROM, TO)
  const planned = reminderPlan(facts).flatMap((reminder) => {
    const agreement = agreementById(shelf, reminder.cause.agreementId)
    const persons = agreement ? remindedPersons(reminder, agreement, facts.holdings, reminder.on) : []
    return persons.map((person: PersonId) => `${reminder.key}/${person}`)
  })
  const keys = arrived.map(({ key }) => key)
  console.log(`decade: ${arrived.length} reminders delivered, ${planned.length} planned`)
  expect(planned.length).toBeGreaterThan(atLength(60, 500))
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.toSorted()).toEqual([...new Set(planned)].toSorted())
  for (const { key, at, person, isRepeat } of arrived) {
    const agreement = shelf.agreements.find(({ id }) => key.startsWith(`${id}/`))
    const on = dateInBerlin(at)
    expect(agreement && isWorkingDay(on, agreement.land), `${key} on ${on}`).toBe(true)
    expect(timeInBerlin(at) >= '08:00' && timeInBerlin(at) <= '17:00', `${key} at ${at}`).toBe(true)
    expect(
      facts.holdings.some((one) => one.personId === person && holdsOn(one, on)),
      key,
    ).toBe(true)
    expect(isRepeat).toBe(false)
  }
  expect(await store.books.outbox.troubled(instantInBerlin(FROM, localTime('00:00')), now)).toEqual([])
  await store.close()
})
