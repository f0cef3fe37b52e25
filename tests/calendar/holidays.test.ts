import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidayName, holidaysOf, LANDS, type Land } from '#src/calendar/holidays.ts'
import { addDays, dayOf, type LocalDate, localDate, monthOf, weekdayOf, yearOf } from '#src/calendar/local-date.ts'
import { always, anyLand, anyYear, day } from './days.ts'

const EVERYWHERE_2027 = [
  ['Fri 2027-01-01', 'Neujahrstag'],
  ['Fri 2027-03-26', 'Karfreitag'],
  ['Mon 2027-03-29', 'Ostermontag'],
  ['Sat 2027-05-01', 'Tag der Arbeit'],
  ['Thu 2027-05-06', 'Christi Himmelfahrt'],
  ['Mon 2027-05-17', 'Pfingstmontag'],
  ['Sun 2027-10-03', 'Tag der Deutschen Einheit'],
  ['Sat 2027-12-25', '1. Weihnachtstag'],
  ['Sun 2027-12-26', '2. Weihnachtstag'],
] as const

const corpusChristi = ['Thu 2027-05-27', 'Fronleichnam'] as const
const reformationDay = ['Sun 2027-10-31', 'Reformationstag'] as const
const allSaints = ['Mon 2027-11-01', 'Allerheiligen'] as const
const epiphany = ['Wed 2027-01-06', 'Heilige Drei Könige'] as const
const womensDay = ['Mon 2027-03-08', 'Weltfrauentag'] as const

/** Beyond the nine that all sixteen share, from the Länder's own holiday acts. */
const ALSO_2027: Record<Land, readonly (readonly [string, string])[]> = {
  BW: [epiphany, corpusChristi, allSaints],
  BY: [epiphany, corpusChristi, allSaints],
  BE: [womensDay],
  BB: [['Sun 2027-03-28', 'Ostersonntag'], ['Sun 2027-05-16', 'Pfingstsonntag'], reformationDay],
  HB: [reformationDay],
  HH: [reformationDay],
  HE: [corpusChristi],
  MV: [womensDay, reformationDay],
  NI: [reformationDay],
  NW: [corpusChristi, allSaints],
  RP: [corpusChristi, allSaints],
  SL: [corpusChristi, ['Sun 2027-08-15', 'Mariä Himmelfahrt'], allSaints],
  SN: [reformationDay, ['Wed 2027-11-17', 'Buß- und Bettag']],
  ST: [epiphany, reformationDay],
  SH: [reformationDay],
  TH: [['Mon 2027-09-20', 'Weltkindertag'], reformationDay],
}

describe('the public holidays of a Land', () => {
  it.each(LANDS)('%s in 2027, complete and in order', (land) => {
    const expected = [...EVERYWHERE_2027, ...ALSO_2027[land]].map(([on, name]) => [day(on), name] as const)
    expect([...holidaysOf(land, 2027)]).toEqual(expected.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })

  it.each<[Land, string, string | undefined]>([
    ['SN', 'Wed 2022-11-16', 'Buß- und Bettag'],
    ['SN', 'Wed 2023-11-22', 'Buß- und Bettag'],
    ['SN', 'Wed 2024-11-20', 'Buß- und Bettag'],
    ['SN', 'Wed 2028-11-22', 'Buß- und Bettag'],
    ['HE', 'Wed 2024-11-20', undefined],
    ['NW', 'Wed 2024-11-20', undefined],
    ['HE', 'Thu 2024-05-30', 'Fronleichnam'],
    ['NW', 'Thu 2024-05-30', 'Fronleichnam'],
    ['HE', 'Thu 2028-06-15', 'Fronleichnam'],
    ['SN', 'Thu 2024-10-31', 'Reformationstag'],
    ['HE', 'Thu 2024-10-31', undefined],
    ['NW', 'Thu 2024-10-31', undefined],
    ['NW', 'Fri 2024-11-01', 'Allerheiligen'],
    ['HE', 'Fri 2024-11-01', undefined],
    ['SN', 'Fri 2024-11-01', undefined],
    ['HE', 'Mon 2028-05-01', 'Tag der Arbeit'],
    ['HE', 'Mon 2024-04-01', 'Ostermontag'],
    ['HE', 'Mon 2029-04-02', 'Ostermontag'],
    ['HE', 'Fri 2024-03-29', 'Karfreitag'],
    ['HE', 'Tue 2024-12-24', undefined],
    ['HE', 'Tue 2024-12-31', undefined],
  ])('%s %s: %s', (land, on, name) => expect(holidayName(day(on), land)).toBe(name))

  it('Easter Sunday and Whit Sunday are named in Brandenburg alone', () => {
    for (const land of LANDS) {
      expect(holidayName(day('Sun 2024-03-31'), land)).toBe(land === 'BB' ? 'Ostersonntag' : undefined)
      expect(holidayName(day('Sun 2024-05-19'), land)).toBe(land === 'BB' ? 'Pfingstsonntag' : undefined)
    }
  })

  it('Easter Monday falls where the church calendars have it', () => {
    const known = ['Mon 2000-04-24', 'Mon 2008-03-24', 'Mon 2011-04-25', 'Mon 2019-04-22', 'Mon 2025-04-21']
    for (const on of [
      ...known,
      'Mon 2026-04-06',
      'Mon 2035-03-26',
      'Mon 2038-04-26',
      'Mon 2049-04-19',
      'Mon 2050-04-11',
    ]) {
      expect(holidayName(day(on), 'HE')).toBe('Ostermontag')
    }
  })
})

describe('what holds in parts of a Land only is no holiday of the Land', () => {
  it.each<[string, Land, string]>([
    ['Corpus Christi in the Sorbian communities', 'SN', 'Thu 2024-05-30'],
    ['Corpus Christi in the Eichsfeld', 'TH', 'Thu 2024-05-30'],
    ['Assumption in Catholic communities', 'BY', 'Thu 2024-08-15'],
    ['the Peace Festival of Augsburg', 'BY', 'Thu 2024-08-08'],
  ])('%s (%s, %s)', (_what, land, on) => expect(holidayName(day(on), land)).toBeUndefined())
})

describe('what a parliament decided once or late counts from then on', () => {
  it('31.10.2017 was a holiday in the whole of Germany', () => {
    for (const land of LANDS) expect(holidayName(day('Tue 2017-10-31'), land)).toBe('Reformationstag')
  })

  it.each<[Land, string, boolean]>([
    ['NI', 'Mon 2016-10-31', false],
    ['NI', 'Wed 2018-10-31', true],
    ['HB', 'Mon 2016-10-31', false],
    ['HH', 'Fri 2014-10-31', false],
    ['SH', 'Wed 2018-10-31', true],
    ['SN', 'Mon 2016-10-31', true],
    ['HE', 'Wed 2018-10-31', false],
    ['BE', 'Thu 2018-03-08', false],
    ['BE', 'Fri 2019-03-08', true],
    ['MV', 'Tue 2022-03-08', false],
    ['MV', 'Wed 2023-03-08', true],
    ['TH', 'Thu 2018-09-20', false],
    ['TH', 'Fri 2019-09-20', true],
    ['BE', 'Fri 2020-05-08', true],
    ['BE', 'Sat 2021-05-08', false],
    ['BE', 'Thu 2025-05-08', true],
    ['BB', 'Thu 2025-05-08', false],
    ['BE', 'Sat 2028-06-17', true],
  ])('%s %s: %s', (land, on, isHoliday) => expect(holidayName(day(on), land) !== undefined).toBe(isHoliday))

  it('two holidays on one day keep both names', () => {
    expect(holidayName(day('Thu 2008-05-01'), 'HE')).toBe('Tag der Arbeit / Christi Himmelfahrt')
  })
})

describe('in every year and every Land', () => {
  /** Easter Sunday by Butcher's rule: another way than the library's. */
  const easter = (year: number): LocalDate => {
    const a = year % 19
    const [b, c] = [Math.floor(year / 100), year % 100]
    const [d, e] = [Math.floor(b / 4), b % 4]
    const g = Math.floor((8 * b + 13) / 25)
    const h = (19 * a + b - d - g + 15) % 30
    const [i, k] = [Math.floor(c / 4), c % 4]
    const l = (32 + 2 * e + 2 * i - h - k) % 7
    const m = Math.floor((a + 11 * h + 19 * l) / 433)
    const month = Math.floor((h + l - 7 * m + 90) / 25)
    const inMonth = (h + l - 7 * m + 33 * month + 19) % 32
    return localDate(`${year}-0${month}-${String(inMonth).padStart(2, '0')}`)
  }

  it('the movable feasts keep their distance from Easter', () => {
    for (let year = 2000; year <= 2055; year += 1) {
      const sunday = easter(year)
      expect(weekdayOf(sunday)).toBe(7)
      const name = (offset: number, land: Land) => holidayName(addDays(sunday, offset), land)
      expect(name(-2, 'HE')).toBe('Karfreitag')
      expect(name(0, 'BB')).toBe('Ostersonntag')
      expect(name(1, 'SN')).toBe('Ostermontag')
      expect(name(39, 'NW')).toContain('Christi Himmelfahrt')
      expect(name(50, 'SN')).toBe('Pfingstmontag')
      expect(name(60, 'HE')).toBe('Fronleichnam')
      expect(name(60, 'SN')).toBeUndefined()
    }
  })

  it('Buß- und Bettag is the Wednesday before 23 November, in Saxony alone', () => {
    for (let year = 2000; year <= 2055; year += 1) {
      const found = LANDS.flatMap((land) => [...holidaysOf(land, year)].filter(([, name]) => name.startsWith('Buß')))
      expect(found).toHaveLength(1)
      const [on] = found[0] ?? []
      if (!on) throw new Error('none found')
      expect([weekdayOf(on), monthOf(on), dayOf(on) >= 16 && dayOf(on) <= 22]).toEqual([3, 11, true])
      expect(holidayName(on, 'SN')).toBe('Buß- und Bettag')
    }
  })

  it('there are nine to fourteen, all of that year, each with a name', () => {
    always(
      fc.property(anyLand, anyYear, (land, year) => {
        const holidays = [...holidaysOf(land, year)]
        // 01.05.2008: two on one day.
        expect(holidays.length).toBeGreaterThanOrEqual(year === 2008 ? 8 : 9)
        expect(holidays.length).toBeLessThanOrEqual(14)
        for (const [on, name] of holidays) {
          expect(yearOf(on)).toBe(year)
          expect(name).toMatch(/^[\p{Lu}\d]/u)
          expect(name).not.toMatch(/^[A-Z]+$/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('the same list is handed out again, and a year we do not know is refused', () => {
    expect(holidaysOf('HE', 2027)).toBe(holidaysOf('HE', 2027))
    expect(() => holidaysOf('HE', 2200)).toThrow(RangeError)
    expect(() => holidaysOf('HE', 2027.5)).toThrow(RangeError)
  })
})
