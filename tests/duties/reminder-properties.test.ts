/** What holds for every reminder of fifty years, whatever the Land, the meetings, the tasks and the span. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, instantInBerlin, type LocalDate, localDate } from '#src/calendar/local-date.ts'
import { isWorkingDay } from '#src/calendar/working-days.ts'
import { OFFICE_CLOSES, OFFICE_OPENS } from '#src/duties/office-hours.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { always, anyLand } from '../calendar/days.ts'
import { gg, kassel, meetingOn, mkk, nord, planOf, taskDue } from './planned.ts'

const FIRST = localDate('2005-01-01')
const LAST = localDate('2054-12-31')
const anyDay = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((n) => addDays(FIRST, n))
const anySpan = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 800 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }))

const of = [kassel, mkk, gg, nord]
const bodies = of.flatMap((agreement) => agreement.committees.map(({ id }) => ({ agreement, committee: id })))
const anyMeeting = fc
  .tuple(fc.constantFrom(...bodies), anyDay, fc.constantFrom('planned', 'invited', 'held', 'cancelled'))
  .map(([{ agreement, committee }, on, state]) => meetingOn(agreement, committee, on, state))
const anyTask = fc
  .tuple(fc.constantFrom(...of), anyDay, fc.boolean())
  .map(([agreement, dueOn, done]) => taskDue(agreement, dueOn, done))
const anyDone = fc
  .tuple(
    fc.constantFrom(kassel, mkk),
    fc.constantFrom('schulabgang', 'leistungsberechtigte', 'notice'),
    fc.integer({ min: 2005, max: 2054 }),
  )
  .map(([agreement, dutyId, year]) => ({ agreementId: agreement.id, dutyId, year }))
const anyFacts = fc.record({
  meetings: fc.uniqueArray(anyMeeting, { selector: ({ id, agreementId }) => `${agreementId} ${id}`, maxLength: 30 }),
  tasks: fc.uniqueArray(anyTask, { selector: ({ id, agreementId }) => `${agreementId} ${id}`, maxLength: 10 }),
  fulfilments: fc.array(anyDone, { maxLength: 10 }),
})
/** The same agreements under the holidays of another Land. */
const anyAgreements = anyLand.map((land) => of.map((agreement) => ({ ...agreement, land })))

const WARNING = /^(?:\d+[ymwd]|day)$/
const landOf = (agreements: typeof of, { cause }: Reminder) =>
  agreements.find(({ id }) => id === cause.agreementId)?.land ?? 'HE'

describe('every reminder of fifty years', () => {
  it('is sent on a working day of its Land in office hours of Berlin, inside the span', () => {
    always(
      fc.property(anyAgreements, anyFacts, anySpan, (agreements, facts, { from, to }) => {
        for (const reminder of planOf(agreements, from, to, facts)) {
          const { on, at, sendAt } = reminder
          expect(isWorkingDay(on, landOf(agreements, reminder))).toBe(true)
          expect(at >= OFFICE_OPENS && at <= OFFICE_CLOSES).toBe(true)
          expect(sendAt).toBe(instantInBerlin(on, at))
          expect(on >= from && on <= to).toBe(true)
        }
      }),
    )
  })
  it('never warns later than its stage allows, nor more than a few days earlier; the overdue never come early', () => {
    always(
      fc.property(anyAgreements, anyFacts, anySpan, (agreements, facts, { from, to }) => {
        for (const { stage, stageOn, on, dueOn, legalShift } of planOf(agreements, from, to, facts)) {
          const late = daysBetween(stageOn, on)
          expect(Math.abs(late)).toBeLessThanOrEqual(6)
          if (WARNING.test(stage)) {
            expect(late).toBeLessThanOrEqual(0)
            expect(dueOn !== undefined && on <= dueOn).toBe(true)
          } else {
            expect(late).toBeGreaterThanOrEqual(0)
            // What the law may still allow is over before anybody is called late.
            if (stage.startsWith('overdue')) expect(legalShift === undefined || on > legalShift).toBe(true)
          }
        }
      }),
    )
  })
  it('has a key of its own, and the same one when planned again', () => {
    always(
      fc.property(anyFacts, anySpan, (facts, { from, to }) => {
        const keys = planOf(of, from, to, facts).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        expect(planOf(of, from, to, facts).map(({ key }) => key)).toEqual(keys)
      }),
    )
  })
  it('is planned the same whether the span is cut in two or not', () => {
    always(
      fc.property(anyAgreements, anyFacts, anySpan, fc.nat(), (agreements, facts, { from, to }, cut) => {
        const middle: LocalDate = addDays(from, cut % (daysBetween(from, to) + 1))
        const whole = planOf(agreements, from, to, facts)
        const rest = middle < to ? planOf(agreements, addDays(middle, 1), to, facts) : []
        expect([...planOf(agreements, from, middle, facts), ...rest]).toEqual(whole)
      }),
    )
  })
  it('is none for what is fulfilled or done', () => {
    always(
      fc.property(anyFacts, (facts) => {
        const plan = planOf(of, FIRST, LAST, facts)
        const done = new Set(
          facts.fulfilments.map(({ agreementId, dutyId, year }) => `${agreementId} ${dutyId} ${year}`),
        )
        const open = new Set(
          facts.tasks.filter((task) => !task.done).map(({ id, agreementId }) => `${agreementId} ${id}`),
        )
        for (const { cause } of plan) {
          if ('dutyId' in cause) expect(done.has(`${cause.agreementId} ${cause.dutyId} ${cause.year}`)).toBe(false)
          if (cause.kind === 'task') expect(open.has(`${cause.agreementId} ${cause.taskId}`)).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
  })
})

it('all keys of fifty years at once are different', () => {
  const keys = planOf(of, FIRST, LAST).map(({ key }) => key)
  expect(keys.length).toBeGreaterThan(4_900)
  expect(new Set(keys).size).toBe(keys.length)
})
