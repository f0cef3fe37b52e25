import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addPeriod, type Period, yearOf } from '#src/calendar/local-date.ts'
import { lastDayOfReceipt, nextTermination, terminationsBetween } from '#src/calendar/notice-period.ts'
import { always, anyDay, day } from './days.ts'

const P6M = 'P6M' as Period
const P3M = 'P3M' as Period

describe('six months to the end of a year (Kassel, MKK)', () => {
  it.each([
    ['Thu 2026-12-31', 'Tue 2026-06-30'],
    ['Fri 2027-12-31', 'Wed 2027-06-30'],
    ['Sun 2028-12-31', 'Fri 2028-06-30'],
    // A Saturday and a Sunday: they stay, § 193 BGB does not apply (BGH III ZR 172/04).
    ['Mon 2029-12-31', 'Sat 2029-06-30'],
    ['Tue 2030-12-31', 'Sun 2030-06-30'],
  ])('ends on %s if received by %s', (endsOn, receiptBy) => {
    expect(lastDayOfReceipt(day(endsOn), P6M)).toBe(day(receiptBy))
  })

  it.each([
    ['Fri 2027-01-01', 'Fri 2027-12-31'],
    ['Wed 2027-06-30', 'Fri 2027-12-31'],
    ['Thu 2027-07-01', 'Sun 2028-12-31'],
    ['Fri 2027-12-31', 'Sun 2028-12-31'],
    ['Sat 2029-06-30', 'Mon 2029-12-31'],
    ['Mon 2029-07-02', 'Tue 2030-12-31'],
  ])('received on %s ends on %s', (receivedOn, endsOn) => {
    expect(nextTermination(day(receivedOn), P6M, 'year-end').endsOn).toBe(day(endsOn))
  })
})

describe('three months to the end of a quarter (Zwickau)', () => {
  it.each([
    ['Wed 2027-03-31', 'Thu 2026-12-31'],
    ['Wed 2027-06-30', 'Wed 2027-03-31'],
    ['Thu 2027-09-30', 'Wed 2027-06-30'],
    ['Fri 2027-12-31', 'Thu 2027-09-30'],
    ['Fri 2028-03-31', 'Fri 2027-12-31'],
    ['Fri 2028-06-30', 'Fri 2028-03-31'],
  ])('ends on %s if received by %s', (endsOn, receiptBy) => {
    expect(lastDayOfReceipt(day(endsOn), P3M)).toBe(day(receiptBy))
    expect(nextTermination(day(receiptBy), P3M, 'quarter-end')).toEqual({
      endsOn: day(endsOn),
      receiptBy: day(receiptBy),
    })
  })

  it.each([
    ['Fri 2027-01-01', 'Wed 2027-06-30'],
    ['Thu 2027-04-01', 'Thu 2027-09-30'],
    ['Thu 2027-07-01', 'Fri 2027-12-31'],
    ['Fri 2027-10-01', 'Fri 2028-03-31'],
    ['Mon 2026-11-30', 'Wed 2027-03-31'],
  ])('received on %s ends on %s', (receivedOn, endsOn) => {
    expect(nextTermination(day(receivedOn), P3M, 'quarter-end').endsOn).toBe(day(endsOn))
  })
})

describe('the last day of a month goes to the last day of a month', () => {
  it.each([
    ['Sun 2027-02-28', 'P6M', 'Mon 2026-08-31'],
    ['Tue 2028-02-29', 'P6M', 'Tue 2027-08-31'],
    ['Mon 2027-05-31', 'P3M', 'Sun 2027-02-28'],
    ['Wed 2028-05-31', 'P3M', 'Tue 2028-02-29'],
    ['Sat 2027-05-15', 'P3M', 'Mon 2027-02-15'],
    ['Thu 2027-06-17', 'P14D', 'Thu 2027-06-03'],
    ['Wed 2029-02-28', 'P1Y', 'Tue 2028-02-29'],
  ])('%s less %s is %s', (endsOn, period, receiptBy) => {
    expect(lastDayOfReceipt(day(endsOn), period as Period)).toBe(day(receiptBy))
  })
})

const anyPeriod = fc.constantFrom(
  'P1M',
  'P3M',
  'P6M',
  'P9M',
  'P12M',
  'P1Y',
  'P2Y',
  'P14D',
  'P90D',
) as fc.Arbitrary<Period>

describe('for every end, period and day of receipt', () => {
  it('the period is over by the end, and one day later it is not', () => {
    always(
      fc.property(anyDay, anyPeriod, (endsOn, period) => {
        const receiptBy = lastDayOfReceipt(endsOn, period)
        expect(addPeriod(receiptBy, period) <= endsOn).toBe(true)
        expect(addPeriod(addDays(receiptBy, 1), period) > endsOn).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('the next end is the first that can be reached: in time for it, too late for the one before', () => {
    always(
      fc.property(anyDay, anyPeriod, fc.constantFrom('year-end', 'quarter-end'), (receivedOn, period, ends) => {
        const { endsOn, receiptBy } = nextTermination(receivedOn, period, ends)
        expect(receivedOn <= receiptBy).toBe(true)
        expect(endsOn.slice(5)).toMatch(ends === 'year-end' ? /^12-31$/ : /^(03-31|06-30|09-30|12-31)$/)
        const earlier = terminationsBetween(receivedOn, addDays(endsOn, -1), period, ends)
        for (const one of earlier) expect(one.receiptBy < receivedOn).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('a day later is never too late for a day that was, and never reaches an earlier end', () => {
    always(
      fc.property(anyDay, anyPeriod, fc.constantFrom('year-end', 'quarter-end', 'any-time'), (on, period, ends) => {
        const today = nextTermination(on, period, ends)
        const tomorrow = nextTermination(addDays(on, 1), period, ends)
        expect(tomorrow.endsOn >= today.endsOn).toBe(true)
        expect(tomorrow.endsOn > today.endsOn).toBe(on === today.receiptBy)
      }),
      { numRuns: 200 },
    )
  })
})

describe('termination at any time', () => {
  it('ends when the period is over', () => {
    expect(nextTermination(day('Thu 2027-06-17'), P3M, 'any-time')).toEqual({
      endsOn: day('Fri 2027-09-17'),
      receiptBy: day('Thu 2027-06-17'),
    })
  })
})

describe('the ends in a span', () => {
  it('are listed with their last day of receipt, both days included', () => {
    expect(terminationsBetween(day('Fri 2027-12-31'), day('Mon 2029-12-31'), P6M, 'year-end')).toEqual([
      { endsOn: day('Fri 2027-12-31'), receiptBy: day('Wed 2027-06-30') },
      { endsOn: day('Sun 2028-12-31'), receiptBy: day('Fri 2028-06-30') },
      { endsOn: day('Mon 2029-12-31'), receiptBy: day('Sat 2029-06-30') },
    ])
    expect(terminationsBetween(day('Sat 2028-01-01'), day('Sat 2028-12-30'), P6M, 'year-end')).toEqual([])
  })
  it('are four a year by quarters', () => {
    const ends = terminationsBetween(day('Fri 2027-01-01'), day('Sun 2028-12-31'), P3M, 'quarter-end')
    expect(ends.map(({ endsOn }) => yearOf(endsOn))).toEqual([2027, 2027, 2027, 2027, 2028, 2028, 2028, 2028])
    expect(ends[0]).toEqual({ endsOn: day('Wed 2027-03-31'), receiptBy: day('Thu 2026-12-31') })
  })
})
