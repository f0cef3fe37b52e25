import { describe, expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import { reachableEnds, reachableEndsIn } from '#src/duties/reachable-end.ts'
import { kassel, mkk, unna, zwickauTemplate as zwickau } from './planned.ts'

/** "8 b 2027-04-30 Stichtag … law …" */
const lines = (agreement: typeof kassel, year: number) =>
  occurrencesIn(agreement, year).map(({ duty, dueOn, shiftedTo, referenceDate, concernsYear }) =>
    [
      duty.clause.join('/'),
      dueOn ? dueOn.value : 'ohne Datum',
      referenceDate ? `Stichtag ${referenceDate.value}` : '',
      shiftedTo ? `§ 26 ${shiftedTo.value}` : '',
      concernsYear ? `betrifft ${concernsYear}` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  )

describe('what falls due in a year', () => {
  it('LK Kassel 2027: three deadlines on Friday 30 April', () => {
    expect(lines(kassel, 2027)).toEqual(
      expect.arrayContaining([
        '8 b, 2027-04-30, betrifft 2028',
        '8 c, 2027-04-30, Stichtag 2026-12-31',
        '8 d, 2027-04-30, Stichtag 2026-12-31',
      ]),
    )
  })
  it('LK Kassel 2028: 30 April is a Sunday; the law names Tuesday 2 May beside it', () => {
    expect(lines(kassel, 2028)).toContain('8 b, 2028-04-30, § 26 2028-05-02, betrifft 2029')
  })
  it('MKK 2024: Easter Sunday 31 March; the law names Tuesday 2 April beside it', () => {
    expect(lines(mkk, 2024)).toContain('8 b, 2024-03-31, § 26 2024-04-02, betrifft 2025')
  })
  it('MKK 8 c and 8 d are owed once a year without a date; no date is borrowed from Kassel', () => {
    const undated = lines(mkk, 2027).filter((line) => line.startsWith('8 c') || line.startsWith('8 d'))
    expect(undated).toEqual(['8 c, ohne Datum', '8 d, ohne Datum'])
  })
  it('nothing falls due before an agreement is in force', () => {
    expect(occurrencesIn(kassel, 2021)).toEqual([])
    expect(lines(kassel, 2022)).toContain('8 c, 2022-04-30, Stichtag 2021-12-31, § 26 2022-05-02')
  })
  it('nothing falls due after its end', () => expect(occurrencesIn(zwickau, 2030)).toEqual([]))
  it('talks every two years without a start have no date', () => {
    expect(lines(zwickau, 2027)).toContain('3.1.6, ohne Datum')
  })
  it('a paper that is not decided owes nothing with a date', () => {
    expect(occurrencesIn(unna, 2027).filter(({ dueOn }) => dueOn)).toEqual([])
  })
})

describe('the next end a termination can reach', () => {
  it.each([
    ['2027-06-30', '2027-06-30', '2027-12-31', 'Wednesday, the last day'],
    ['2027-07-01', '2028-06-30', '2028-12-31', 'one day late: a year later'],
    ['2029-06-01', '2029-06-30', '2029-12-31', 'Saturday stays'],
  ])('LK Kassel on %s: receipt by %s for %s (%s)', (today, receivedBy, endsOn) => {
    expect(reachableEnds(kassel, localDate(today))).toEqual([expect.objectContaining({ receivedBy, endsOn })])
  })
  it('Zwickau counts to the end of a quarter', () => {
    const [first] = reachableEnds(zwickau, localDate('2027-03-01'))
    expect(first).toMatchObject({ receivedBy: '2027-03-31', endsOn: '2027-06-30' })
  })
  it.each([
    ['2027-03-01', 2027, '2027-06-30'],
    ['2027-03-01', 2029, '2029-06-30'],
    ['2027-06-30', 2027, '2027-06-30'],
  ])('LK Kassel on %s for an end in %i: receipt by %s', (today, year, receivedBy) => {
    expect(reachableEndsIn(kassel, year, localDate(today))).toEqual([
      expect.objectContaining({ receivedBy, endsOn: `${year}-12-31` }),
    ])
  })
  it.each([
    ['2027-07-01', 2027],
    ['2027-03-01', 2026],
  ])('LK Kassel on %s: no end in %i can be reached any more', (today, year) => {
    expect(reachableEndsIn(kassel, year, localDate(today))).toEqual([])
  })
  it('Zwickau: the first quarter of the year that is still reached, none after its own end', () => {
    expect(reachableEndsIn(zwickau, 2027, localDate('2027-03-01'))[0]).toMatchObject({ endsOn: '2027-06-30' })
    expect(reachableEndsIn(zwickau, 2031, localDate('2027-03-01'))).toEqual([])
  })
  it('no end lies after the agreement has ended by itself', () => {
    expect(reachableEnds(zwickau, localDate('2029-11-01'))).toEqual([])
  })
})
