import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addPeriod,
  addYears,
  dateInBerlin,
  dateOf,
  dayOf,
  daysBetween,
  firstDayOfYear,
  instant,
  instantInBerlin,
  isoWeekOf,
  type LocalTime,
  lastDayOfMonth,
  lastDayOfYear,
  localDate,
  localTime,
  monthOf,
  type Period,
  parseInstant,
  parseLocalDate,
  parseLocalTime,
  parsePeriod,
  periodParts,
  timeInBerlin,
  weekdayOf,
  yearOf,
} from '#src/calendar/local-date.ts'
import { always, anyDay, day, everyDay } from './days.ts'

describe('a calendar day', () => {
  it.each(['2028-02-29', '2000-02-29', '1900-02-28', '1900-01-01', '2199-12-31', '2027-10-31'])('%s exists', (text) => {
    expect(parseLocalDate(text)).toBe(text)
    expect(localDate(text)).toBe(text)
  })

  it.each([
    ['30 February', '2027-02-30'],
    ['29 February of a common year', '2027-02-29'],
    ['29 February of 1900, no leap year', '1900-02-29'],
    ['29 February of 2100, no leap year', '2100-02-29'],
    ['31 June', '2027-06-31'],
    ['month 13', '2027-13-01'],
    ['month 0', '2027-00-10'],
    ['day 0', '2027-01-00'],
    ['the year before the first', '1899-12-31'],
    ['the year after the last', '2200-01-01'],
    ['year 27', '0027-03-01'],
    ['no leading zeros', '2027-3-1'],
    ['a time behind it', '2027-03-01T10:00'],
    ['a line break behind it', '2027-03-01\n'],
    ['other digits', '２０２７-03-01'],
    ['nothing', ''],
  ])('%s is refused', (_why, text) => {
    expect(parseLocalDate(text)).toBeUndefined()
    expect(() => localDate(text)).toThrow(RangeError)
  })

  it('is made of its parts, or not at all', () => {
    expect(dateOf(2028, 2, 29)).toBe('2028-02-29')
    expect(dateOf(2027, 2, 29)).toBeUndefined()
    expect(dateOf(27, 3, 1)).toBeUndefined()
    expect(dateOf(2027, 3.5, 1)).toBeUndefined()
    always(
      fc.property(anyDay, (on) => {
        expect(dateOf(yearOf(on), monthOf(on), dayOf(on))).toBe(on)
      }),
    )
  })

  it('leaves the years 1900 to 2199 with an error, never with a wrong day', () => {
    expect(() => addDays(localDate('2199-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(localDate('1900-01-01'), -1)).toThrow(RangeError)
    expect(() => addMonths(localDate('2199-12-31'), 1)).toThrow(RangeError)
    expect(() => addYears(localDate('1900-06-01'), -1)).toThrow(RangeError)
    expect(() => addPeriod(localDate('2027-01-01'), 'P9999Y' as Period)).toThrow(RangeError)
    expect(() => addDays(localDate('2027-01-01'), Number.NaN)).toThrow(RangeError)
    expect(() => firstDayOfYear(2200)).toThrow(RangeError)
    expect(() => lastDayOfYear(1899)).toThrow(RangeError)
  })
})

describe('a time of day', () => {
  it.each(['00:00', '09:05', '23:59'])('%s exists', (text) => expect(parseLocalTime(text)).toBe(text))
  it.each(['24:00', '9:05', '10:60', '10:00:00', ''])('%j is refused', (text) => {
    expect(parseLocalTime(text)).toBeUndefined()
    expect(() => localTime(text)).toThrow(RangeError)
  })
})

describe('a period', () => {
  it.each([
    ['P6M', 6, 'M'],
    ['P2Y', 2, 'Y'],
    ['P14D', 14, 'D'],
  ])('%s has amount and unit', (text, amount, unit) => {
    expect(parsePeriod(text)).toBe(text)
    expect(periodParts(text as Period)).toEqual({ amount, unit })
  })
  it.each(['P0M', '6M', 'P6', 'PT6H', 'P2W', 'P-6M', 'P1Y6M', 'P99999D'])('%s is refused', (text) => {
    expect(parsePeriod(text)).toBeUndefined()
    expect(() => periodParts(text as Period)).toThrow(RangeError)
  })
})

describe('reckoning with days', () => {
  it.each([
    ['over the spring gap of 28.03.2027', 'Sat 2027-03-27', 2, 'Mon 2027-03-29'],
    ['over the autumn overlap of 31.10.2027', 'Sat 2027-10-30', 2, 'Mon 2027-11-01'],
    ['onto a leap day', 'Mon 2028-02-28', 1, 'Tue 2028-02-29'],
    ['over a leap day', 'Mon 2028-02-28', 2, 'Wed 2028-03-01'],
    ['over no leap day', 'Sun 2027-02-28', 1, 'Mon 2027-03-01'],
    ['back over New Year', 'Fri 2027-01-01', -1, 'Thu 2026-12-31'],
    ['not at all', 'Thu 2027-06-17', 0, 'Thu 2027-06-17'],
  ])('goes %s', (_over, from, count, to) => expect(addDays(day(from), count)).toBe(day(to)))

  it('agrees with an independent count over every day of 56 years', () => {
    const leap = (y: number) => y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)
    const lengths = (y: number) => [31, leap(y) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    const counted: string[] = []
    for (let y = 2000; y <= 2055; y += 1) {
      lengths(y).forEach((length, m) => {
        for (let d = 1; d <= length; d += 1) {
          counted.push(`${y}-${String(m + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
        }
      })
    }
    const walked = [...everyDay()]
    expect(walked).toEqual(counted)
    // 01.01.2000 was a Saturday.
    expect(walked.map(weekdayOf)).toEqual(counted.map((_, n) => ((n + 5) % 7) + 1))
  })

  it('moving and moving back changes nothing, and the distance is what was moved', () => {
    always(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (from, count) => {
        const to = addDays(from, count)
        expect(addDays(to, -count)).toBe(from)
        expect(daysBetween(from, to)).toBe(count)
        expect(Math.sign(count)).toBe(to > from ? 1 : to < from ? -1 : 0)
      }),
    )
  })

  it('knows the weekday of days long gone and far ahead', () => {
    expect(weekdayOf(localDate('1900-01-01'))).toBe(1)
    expect(weekdayOf(localDate('1969-12-31'))).toBe(3)
    expect(weekdayOf(localDate('2199-12-31'))).toBe(2)
  })

  it.each([
    ['Fri 2027-01-01', 2026, 53],
    ['Mon 2027-01-04', 2027, 1],
    ['Sun 2028-01-02', 2027, 52],
    ['Mon 2024-12-30', 2025, 1],
    ['Thu 2020-12-31', 2020, 53],
    ['Mon 2027-06-07', 2027, 23],
  ])('%s is in week %d/%d', (on, year, week) => expect(isoWeekOf(day(on))).toEqual({ year, week }))
})

describe('reckoning with months and years', () => {
  it.each([
    ['Sun 2027-01-31', 1, 'Sun 2027-02-28'],
    ['Mon 2028-01-31', 1, 'Tue 2028-02-29'],
    ['Wed 2027-03-31', 3, 'Wed 2027-06-30'],
    ['Wed 2027-06-30', 6, 'Thu 2027-12-30'],
    ['Fri 2027-12-31', -6, 'Wed 2027-06-30'],
    ['Tue 2028-02-29', 12, 'Wed 2029-02-28'],
    ['Tue 2028-02-29', 48, 'Sun 2032-02-29'],
    ['Tue 2028-02-29', -1, 'Sat 2028-01-29'],
  ])('%s and %d months is %s', (from, months, to) => expect(addMonths(day(from), months)).toBe(day(to)))

  it('keeps the day of the month, or takes the last one where there is none', () => {
    always(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const to = addMonths(from, months)
        expect(yearOf(to) * 12 + monthOf(to)).toBe(yearOf(from) * 12 + monthOf(from) + months)
        expect(dayOf(to)).toBe(Math.min(dayOf(from), dayOf(lastDayOfMonth(to))))
      }),
    )
  })

  it('adds several periods at once, so that the 31st and 29 February come back', () => {
    expect(addPeriod(day('Sun 2027-01-31'), 'P1M' as Period, 2)).toBe(day('Wed 2027-03-31'))
    expect(addPeriod(day('Tue 2028-02-29'), 'P2Y' as Period, 2)).toBe(day('Sun 2032-02-29'))
    expect(addPeriod(day('Thu 2027-06-17'), 'P14D' as Period, -1)).toBe(day('Thu 2027-06-03'))
    expect(addPeriod(day('Thu 2027-06-17'), 'P2Y' as Period, 0)).toBe(day('Thu 2027-06-17'))
  })
})

describe('an instant', () => {
  it.each([
    ['2027-03-01T09:00Z', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01T09:00:00+01:00', '2027-03-01T08:00:00.000Z'],
    ['2027-03-01T00:30:00.123456+14:00', '2027-02-28T10:30:00.123Z'],
  ])('%s is the moment %s', (text, utc) => expect(instant(text)).toBe(utc))

  it.each([
    ['no zone', '2027-03-01T09:00:00'],
    ['a day only', '2027-03-01'],
    ['30 February', '2027-02-30T10:00:00Z'],
    ['24 o’clock', '2027-03-01T24:00:00Z'],
    ['an American date', '03/01/2027 09:00'],
    ['nothing', ''],
  ])('is refused for %s', (_why, text) => {
    expect(parseInstant(text)).toBeUndefined()
    expect(() => instant(text)).toThrow(RangeError)
  })
})

describe('Berlin’s clocks', () => {
  it.each([
    ['winter', 'Mon 2027-03-01', '09:00', '2027-03-01T08:00:00.000Z'],
    ['summer', 'Thu 2027-06-17', '10:00', '2027-06-17T08:00:00.000Z'],
    ['just before the gap', 'Sun 2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['just after the gap', 'Sun 2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['just before the overlap', 'Sun 2027-10-31', '01:59', '2027-10-30T23:59:00.000Z'],
    ['the overlap: the first of two', 'Sun 2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
    ['just after the overlap', 'Sun 2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
    ['midnight before the gap', 'Sun 2027-03-28', '00:00', '2027-03-27T23:00:00.000Z'],
    ['New Year', 'Fri 2027-01-01', '00:00', '2026-12-31T23:00:00.000Z'],
    ['a leap day', 'Tue 2028-02-29', '23:59', '2028-02-29T22:59:00.000Z'],
    ['a summer before 1980, without summer time', 'Sun 1979-07-01', '12:00', '1979-07-01T11:00:00.000Z'],
    ['the first day we know', 'Mon 1900-01-01', '00:00', '1899-12-31T23:00:00.000Z'],
    ['the last minute we know', 'Tue 2199-12-31', '23:59', '2199-12-31T22:59:00.000Z'],
  ])('%s: %s %s is %s', (_when, on, at, utc) => {
    const moment = instantInBerlin(day(on), localTime(at))
    expect(moment).toBe(utc)
    expect([dateInBerlin(moment), timeInBerlin(moment)]).toEqual([day(on), at])
  })

  it('show one hour later for a time that is skipped in spring', () => {
    const moment = instantInBerlin(day('Sun 2027-03-28'), localTime('02:30'))
    expect(moment).toBe('2027-03-28T01:30:00.000Z')
    expect([dateInBerlin(moment), timeInBerlin(moment)]).toEqual(['2027-03-28', '03:30'])
  })

  it('show the same time twice in autumn', () => {
    for (const utc of ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z']) {
      expect([dateInBerlin(instant(utc)), timeInBerlin(instant(utc))]).toEqual(['2027-10-31', '02:30'])
    }
  })

  it('say the day in Berlin, not in Greenwich', () => {
    expect(dateInBerlin(instant('2026-12-31T23:30:00Z'))).toBe('2027-01-01')
    expect(dateInBerlin(instant('2027-06-30T22:00:00Z'))).toBe('2027-07-01')
    expect(dateInBerlin(instant('2027-06-30T21:59:59Z'))).toBe('2027-06-30')
    expect(() => dateInBerlin(instant('2199-12-31T23:30:00Z'))).toThrow(RangeError)
  })

  const anyTime = fc
    .integer({ min: 0, max: 1439 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}` as LocalTime)

  it('give back every date and time they were set to, except in the gap', () => {
    always(
      fc.property(anyDay, anyTime, (on, at) => {
        const moment = instantInBerlin(on, at)
        expect(dateInBerlin(moment)).toBe(on)
        const lastSundayOfMarch = monthOf(on) === 3 && weekdayOf(on) === 7 && dayOf(on) > 24
        const skipped = lastSundayOfMarch && at.startsWith('02')
        expect(timeInBerlin(moment)).toBe(skipped ? at.replace('02', '03') : at)
      }),
      { numRuns: 400 },
    )
  })

  it('have a gap and an overlap in each of 56 years', () => {
    for (let year = 2000; year <= 2055; year += 1) {
      const lastSunday = (month: number) => {
        const last = lastDayOfMonth(localDate(`${year}-${month < 10 ? '0' : ''}${month}-01`))
        return addDays(last, -(weekdayOf(last) % 7))
      }
      expect(timeInBerlin(instantInBerlin(lastSunday(3), localTime('02:30')))).toBe('03:30')
      expect(instantInBerlin(lastSunday(10), localTime('02:30')).slice(10)).toBe('T00:30:00.000Z')
    }
  })
})
