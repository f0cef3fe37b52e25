import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DatedKind, everyYearsBetween, legalShift, referenceDateFor, yearlyDueOn } from '#src/calendar/deadline.ts'
import type { Land } from '#src/calendar/holidays.ts'
import { addDays, addYears, type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import { isWorkingDay } from '#src/calendar/working-days.ts'
import { always, anyDay, anyLand, day, days } from './days.ts'

describe('a deadline (Frist) on a day that is no working day ends on the next one by law', () => {
  it.each<[string, Land, string | undefined]>([
    ['Sun 2028-04-30', 'HE', 'Tue 2028-05-02'],
    ['Sun 2024-03-31', 'HE', 'Tue 2024-04-02'],
    ['Sat 2029-03-31', 'HE', 'Tue 2029-04-03'],
    ['Sun 2028-04-30', 'NW', 'Tue 2028-05-02'],
    ['Sun 2028-04-30', 'SN', 'Tue 2028-05-02'],
    ['Sun 2027-10-31', 'NW', 'Tue 2027-11-02'],
    ['Sun 2027-10-31', 'HE', 'Mon 2027-11-01'],
    ['Tue 2028-10-31', 'SN', 'Wed 2028-11-01'],
    ['Tue 2028-10-31', 'HE', undefined],
    ['Fri 2027-04-30', 'HE', undefined],
    ['Wed 2027-03-31', 'HE', undefined],
    ['Sat 2022-04-30', 'HE', 'Mon 2022-05-02'],
    ['Sun 2023-04-30', 'HE', 'Tue 2023-05-02'],
    ['Sun 2024-06-30', 'HE', 'Mon 2024-07-01'],
    ['Sat 2022-12-31', 'HE', 'Mon 2023-01-02'],
  ])('%s in %s: %s', (on, land, shifted) => {
    expect(legalShift('deadline', day(on), land)).toBe(shifted && day(shifted))
  })

  it('moves forward, to a working day, past none', () => {
    always(
      fc.property(anyDay, anyLand, (on, land) => {
        const shifted = legalShift('deadline', on, land)
        expect(shifted === undefined).toBe(isWorkingDay(on, land))
        if (shifted === undefined) return
        expect(shifted > on && isWorkingDay(shifted, land)).toBe(true)
        for (let between = on; between < shifted; between = addDays(between, 1)) {
          expect(isWorkingDay(between, land)).toBe(false)
        }
        expect(legalShift('deadline', shifted, land)).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })
})

describe('nothing else ever shifts', () => {
  const others: DatedKind[] = ['fixedDate', 'referenceDate', 'noticePeriod', 'invitationLead']
  it.each(others)('%s', (kind) => {
    for (const on of days(['Sun 2028-04-30', 'Sun 2024-03-31', 'Sat 2029-03-31', 'Sat 2029-06-30'])) {
      expect(legalShift(kind, on, 'HE')).toBeUndefined()
    }
    always(fc.property(anyDay, anyLand, (on, land) => legalShift(kind, on, land) === undefined))
  })
})

describe('a day of every year', () => {
  it.each([
    ['04-30', 2027, 'Fri 2027-04-30'],
    ['04-30', 2028, 'Sun 2028-04-30'],
    ['03-31', 2029, 'Sat 2029-03-31'],
    ['12-31', 2026, 'Thu 2026-12-31'],
  ])('%s in %d is %s', (text, year, on) => expect(yearlyDueOn(text, year)).toBe(day(on)))

  it.each(['02-29', '02-30', '06-31', '13-01', '4-30', '', '2027-04-30'])('%j is refused in any year', (text) => {
    expect(() => yearlyDueOn(text, 2027)).toThrow(RangeError)
    expect(() => yearlyDueOn(text, 2028)).toThrow(RangeError)
  })
})

describe('a reference date (Stichtag) lies in the year the text says', () => {
  it.each([
    ['Fri 2027-04-30', 'previous', 'Thu 2026-12-31'],
    ['Fri 2027-12-31', 'same', 'Fri 2027-12-31'],
    ['Sun 2028-04-30', 'previous', 'Fri 2027-12-31'],
  ] as const)('31.12., due %s, %s year: %s', (dueOn, of, on) => {
    expect(referenceDateFor(day(dueOn), '12-31', of)).toBe(day(on))
  })
  it('and stays open where the text does not say', () => {
    expect(referenceDateFor(day('Fri 2027-04-30'), '12-31', 'not-stated')).toBeUndefined()
  })
})

describe('every n years', () => {
  const between = (start: string, years: number, from: string, to: string): readonly LocalDate[] =>
    everyYearsBetween(day(start), years, day(from), day(to))

  it('29 February comes back in each leap year, because every date is reckoned from the start', () => {
    expect(between('Tue 2028-02-29', 2, 'Sat 2028-01-01', 'Thu 2037-12-31')).toEqual(
      days(['Tue 2028-02-29', 'Thu 2030-02-28', 'Sun 2032-02-29', 'Tue 2034-02-28', 'Fri 2036-02-29']),
    )
  })
  it.each([
    ['the start included', 'Tue 2027-06-01', 'Tue 2027-06-01', 'Tue 2027-06-01', ['Tue 2027-06-01']],
    ['nothing before the start', 'Tue 2027-06-01', 'Wed 2020-01-01', 'Mon 2027-05-31', []],
    ['the last day included', 'Tue 2027-06-01', 'Wed 2027-06-02', 'Fri 2029-06-01', ['Fri 2029-06-01']],
    ['nothing in an off year', 'Tue 2027-06-01', 'Sat 2028-01-01', 'Sun 2028-12-31', []],
    ['nothing where the day is over', 'Tue 2027-06-01', 'Sat 2029-06-02', 'Mon 2029-12-31', []],
    ['nothing in a span turned round', 'Tue 2027-06-01', 'Mon 2029-12-31', 'Fri 2027-01-01', []],
  ])('gives %s', (_what, start, from, to, found) => expect(between(start, 2, from, to)).toEqual(days(found)))

  it('is the same list whether taken at once or year by year', () => {
    always(
      fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (start, years) => {
        const to = addYears(start, 30)
        const all = everyYearsBetween(start, years, start, to)
        expect(all).toHaveLength(Math.floor(30 / years) + 1)
        const pieces: LocalDate[] = []
        for (let n = 0; n <= 30; n += 1) {
          const from = n === 0 ? start : addDays(addYears(start, n - 1), 1)
          pieces.push(...everyYearsBetween(start, years, from, addYears(start, n)))
        }
        expect(pieces).toEqual(all)
        for (const on of all) expect((yearOf(on) - yearOf(start)) % years).toBe(0)
      }),
      { numRuns: 50 },
    )
  })
  it.each([0, -1, 1.5, Number.NaN])('%d years are refused', (years) => {
    expect(() => between('Tue 2027-06-01', years, 'Fri 2027-01-01', 'Fri 2027-12-31')).toThrow(RangeError)
  })
})
