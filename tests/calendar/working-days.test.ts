import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidayName, type Land } from '#src/calendar/holidays.ts'
import { addDays, daysBetween, weekdayOf } from '#src/calendar/local-date.ts'
import { addWorkingDays, isWorkingDay, nextWorkingDay, previousWorkingDay } from '#src/calendar/working-days.ts'
import { always, anyDay, anyLand, day, everyDay } from './days.ts'

describe('a working day', () => {
  it.each<[string, Land, boolean]>([
    ['Thu 2027-06-17', 'HE', true],
    ['Sat 2027-06-19', 'HE', false],
    ['Sun 2027-06-20', 'HE', false],
    ['Mon 2028-05-01', 'HE', false],
    ['Thu 2027-05-27', 'HE', false],
    ['Thu 2027-05-27', 'NW', false],
    ['Thu 2027-05-27', 'SN', true],
    ['Wed 2027-11-17', 'SN', false],
    ['Wed 2027-11-17', 'HE', true],
    ['Mon 2027-11-01', 'NW', false],
    ['Mon 2027-11-01', 'HE', true],
    ['Fri 2027-12-24', 'HE', true],
    ['Fri 2027-12-31', 'HE', true],
  ])('%s in %s: %s', (on, land, working) => expect(isWorkingDay(day(on), land)).toBe(working))

  it('is in HE, NW and SN every Monday to Friday of 56 years that is no holiday, and no other day', () => {
    const counts = { HE: 0, NW: 0, SN: 0 }
    for (const on of everyDay()) {
      for (const land of ['HE', 'NW', 'SN'] as const) {
        const expected = weekdayOf(on) < 6 && holidayName(on, land) === undefined
        if (isWorkingDay(on, land) !== expected) throw new Error(`${on} ${land}`)
        if (expected) counts[land] += 1
      }
    }
    // 253 a year or so: a leak of weekends or holidays would move the mean by more than this.
    for (const count of Object.values(counts)) expect(Math.abs(count / 56 - 252)).toBeLessThan(2.5)
  })
})

describe('the next and the previous working day', () => {
  it.each<[string, Land, string, string]>([
    ['Thu 2027-06-17', 'HE', 'Thu 2027-06-17', 'Thu 2027-06-17'],
    ['Sun 2028-04-30', 'HE', 'Tue 2028-05-02', 'Fri 2028-04-28'],
    ['Sun 2024-03-31', 'HE', 'Tue 2024-04-02', 'Thu 2024-03-28'],
    ['Sat 2029-03-31', 'HE', 'Tue 2029-04-03', 'Thu 2029-03-29'],
    ['Sat 2026-12-26', 'HE', 'Mon 2026-12-28', 'Thu 2026-12-24'],
    ['Fri 2027-01-01', 'SN', 'Mon 2027-01-04', 'Thu 2026-12-31'],
    ['Sun 2027-10-31', 'NW', 'Tue 2027-11-02', 'Fri 2027-10-29'],
    ['Sun 2027-10-31', 'SN', 'Mon 2027-11-01', 'Fri 2027-10-29'],
  ])('%s in %s: %s and %s', (on, land, next, previous) => {
    expect(nextWorkingDay(day(on), land)).toBe(day(next))
    expect(previousWorkingDay(day(on), land)).toBe(day(previous))
  })

  it('are at most five days away, with none in between, and stay where they are', () => {
    always(
      fc.property(anyDay, anyLand, (on, land) => {
        const next = nextWorkingDay(on, land)
        const previous = previousWorkingDay(on, land)
        expect(isWorkingDay(next, land) && isWorkingDay(previous, land)).toBe(true)
        expect(nextWorkingDay(next, land)).toBe(next)
        expect(previousWorkingDay(previous, land)).toBe(previous)
        expect(daysBetween(previous, next)).toBeLessThanOrEqual(5)
        if (!isWorkingDay(on, land)) {
          expect(previous < on && on < next).toBe(true)
          expect(nextWorkingDay(addDays(previous, 1), land)).toBe(next)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('counting working days', () => {
  it.each<[string, number, Land, string]>([
    ['Thu 2027-06-17', 1, 'HE', 'Fri 2027-06-18'],
    ['Thu 2027-06-17', 2, 'HE', 'Mon 2027-06-21'],
    ['Thu 2027-06-17', -3, 'HE', 'Mon 2027-06-14'],
    ['Wed 2027-05-26', 1, 'HE', 'Fri 2027-05-28'],
    ['Wed 2027-05-26', 1, 'SN', 'Thu 2027-05-27'],
    ['Sun 2028-04-30', 1, 'HE', 'Tue 2028-05-02'],
    ['Sun 2028-04-30', 0, 'HE', 'Sun 2028-04-30'],
    ['Sun 2028-04-30', -1, 'HE', 'Fri 2028-04-28'],
  ])('%s and %d in %s is %s', (from, count, land, to) => expect(addWorkingDays(day(from), count, land)).toBe(day(to)))

  it('lands on a working day with exactly that many on the way', () => {
    always(
      fc.property(anyDay, anyLand, fc.integer({ min: 1, max: 30 }), (from, land, count) => {
        const ahead = addWorkingDays(from, count, land)
        expect([...everyDay(addDays(from, 1), ahead)].filter((on) => isWorkingDay(on, land))).toHaveLength(count)
        const back = addWorkingDays(from, -count, land)
        expect([...everyDay(back, addDays(from, -1))].filter((on) => isWorkingDay(on, land))).toHaveLength(count)
        expect(isWorkingDay(ahead, land) && isWorkingDay(back, land)).toBe(true)
        if (isWorkingDay(from, land)) expect(addWorkingDays(ahead, -count, land)).toBe(from)
      }),
    )
  })
})
