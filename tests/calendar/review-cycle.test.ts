import { describe, expect, it } from 'vitest'
import { lastDayOfYear, type Period } from '#src/calendar/local-date.ts'
import { nextReview } from '#src/calendar/review-cycle.ts'
import { day } from './days.ts'

const P3Y = 'P3Y' as Period

describe('a review every three years, last in 2008 (Groß-Gerau)', () => {
  it('is reckoned to 2011, and overdue from 2012 on', () => {
    expect(nextReview({ every: P3Y, last: 2008, next: 'not-stated' }, day('Mon 2027-03-01'))).toEqual({
      state: 'overdue',
      due: { inYear: 2011 },
      derived: true,
      overdueSince: day('Sun 2012-01-01'),
    })
  })
  it.each([
    ['Sat 2011-12-31', 'ahead'],
    ['Sun 2012-01-01', 'overdue'],
  ])('is on %s %s', (today, state) => expect(nextReview({ every: P3Y, last: 2008 }, day(today)).state).toBe(state))
})

describe('a review after a known day', () => {
  it.each([
    ['Thu 2027-06-17', 'P2Y', 'Sun 2029-06-17'],
    ['Tue 2028-02-29', 'P1Y', 'Wed 2029-02-28'],
    ['Tue 2028-02-29', 'P4Y', 'Sun 2032-02-29'],
    ['Sun 2027-01-31', 'P1M', 'Sun 2027-02-28'],
    ['Thu 2027-06-17', 'P90D', 'Wed 2027-09-15'],
  ])('%s and %s is due on %s', (last, every, on) => {
    const facts = { every: every as Period, last: day(last) }
    expect(nextReview(facts, day(on))).toEqual({ state: 'ahead', due: { on: day(on) }, derived: true })
    expect(nextReview(facts, lastDayOfYear(2040)).state).toBe('overdue')
  })
  it('is late from the day after', () => {
    expect(nextReview({ every: P3Y, last: day('Mon 2027-03-01') }, day('Sat 2030-03-02'))).toMatchObject({
      state: 'overdue',
      overdueSince: day('Sat 2030-03-02'),
    })
  })
})

describe('what is not stated stays open', () => {
  const today = day('Mon 2027-03-01')
  it.each([
    ['no last review (Zwickau)', { every: 'P2Y' as Period, next: 'not-stated' }, 'noLastReview'],
    ['no period', { last: 2008 }, 'noPeriod'],
    ['nothing at all', {}, 'noPeriod'],
    ['months from a year without a day', { every: 'P18M' as Period, last: 2008 }, 'lastReviewTooVague'],
    ['days from a year without a day', { every: 'P90D' as Period, last: 2008 }, 'lastReviewTooVague'],
  ] as const)('%s', (_what, facts, reason) =>
    expect(nextReview(facts, today)).toEqual({ state: 'notDecidable', reason }),
  )

  it('but 36 months from a year are three years', () => {
    expect(nextReview({ every: 'P36M' as Period, last: 2026 }, today)).toMatchObject({ due: { inYear: 2029 } })
  })
})

it('the day the document sets goes before any reckoning', () => {
  expect(nextReview({ every: P3Y, last: 2008, next: day('Wed 2027-06-30') }, day('Mon 2027-03-01'))).toEqual({
    state: 'ahead',
    due: { on: day('Wed 2027-06-30') },
    derived: false,
  })
})
