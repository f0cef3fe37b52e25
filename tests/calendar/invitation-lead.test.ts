import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Land } from '#src/calendar/holidays.ts'
import { type InvitationLead, type LeadReading, lastInvitationDay } from '#src/calendar/invitation-lead.ts'
import { addDays, daysBetween } from '#src/calendar/local-date.ts'
import { isWorkingDay } from '#src/calendar/working-days.ts'
import { always, anyDay, anyLand, day, everyDay } from './days.ts'

describe('a lead in calendar days', () => {
  it.each<[string, number, LeadReading, string]>([
    ['Thu 2027-06-17', 14, 'atLatest', 'Thu 2027-06-03'],
    ['Thu 2027-06-17', 14, 'between', 'Wed 2027-06-02'],
    ['Tue 2027-05-11', 14, 'atLatest', 'Tue 2027-04-27'],
    // A Sunday and a public holiday: neither moves.
    ['Sun 2027-05-16', 14, 'atLatest', 'Sun 2027-05-02'],
    ['Sat 2027-05-15', 14, 'atLatest', 'Sat 2027-05-01'],
    // Over both changes of the clocks and over a leap day.
    ['Wed 2027-03-31', 7, 'atLatest', 'Wed 2027-03-24'],
    ['Wed 2027-11-03', 7, 'between', 'Tue 2027-10-26'],
    ['Tue 2028-03-07', 7, 'atLatest', 'Tue 2028-02-29'],
    ['Thu 2027-06-17', 0, 'atLatest', 'Thu 2027-06-17'],
    ['Thu 2027-06-17', 0, 'between', 'Wed 2027-06-16'],
  ])('for %s, %d days, %s: %s', (meetingOn, leadDays, reading, on) => {
    expect(lastInvitationDay(day(meetingOn), { leadDays }, reading)).toBe(day(on))
  })

  it('the readings differ by one day, on every day of 56 years', () => {
    always(
      fc.property(anyDay, fc.integer({ min: 0, max: 90 }), (meetingOn, leadDays) => {
        const atLatest = lastInvitationDay(meetingOn, { leadDays }, 'atLatest')
        const between = lastInvitationDay(meetingOn, { leadDays }, 'between')
        expect(daysBetween(atLatest, meetingOn)).toBe(leadDays)
        expect(daysBetween(between, meetingOn) - 1).toBe(leadDays)
        expect(addDays(between, 1)).toBe(atLatest)
      }),
    )
  })
})

describe('a lead in working days of a Land', () => {
  it.each<[string, number, Land, LeadReading, string]>([
    ['Thu 2027-06-17', 3, 'HE', 'atLatest', 'Mon 2027-06-14'],
    // Monday, Tuesday and Wednesday lie in between, so the Sunday is still in time.
    ['Thu 2027-06-17', 3, 'HE', 'between', 'Sun 2027-06-13'],
    ['Mon 2027-05-31', 2, 'HE', 'atLatest', 'Wed 2027-05-26'],
    ['Mon 2027-05-31', 2, 'SN', 'atLatest', 'Thu 2027-05-27'],
    ['Tue 2024-04-02', 1, 'HE', 'atLatest', 'Thu 2024-03-28'],
    ['Tue 2024-04-02', 1, 'HE', 'between', 'Wed 2024-03-27'],
  ])('for %s, %d days in %s, %s: %s', (meetingOn, leadWorkingDays, land, reading, on) => {
    expect(lastInvitationDay(day(meetingOn), { leadWorkingDays, land }, reading)).toBe(day(on))
  })

  it('that many working days lie in between, and one fewer a day later', () => {
    always(
      fc.property(anyDay, anyLand, fc.integer({ min: 1, max: 20 }), (meetingOn, land, leadWorkingDays) => {
        const on = lastInvitationDay(meetingOn, { leadWorkingDays, land }, 'between')
        const between = [...everyDay(addDays(on, 1), addDays(meetingOn, -1))].filter((d) => isWorkingDay(d, land))
        expect(between).toHaveLength(leadWorkingDays)
        expect(isWorkingDay(addDays(on, 1), land)).toBe(true)
        expect(lastInvitationDay(meetingOn, { leadWorkingDays, land }, 'atLatest')).toBe(addDays(on, 1))
      }),
    )
  })
})

it.each<InvitationLead>([
  { leadDays: -1 },
  { leadDays: 1.5 },
  { leadWorkingDays: -1, land: 'HE' },
  { leadWorkingDays: Number.NaN, land: 'HE' },
])('a lead of %j is refused', (lead) => {
  expect(() => lastInvitationDay(day('Thu 2027-06-17'), lead, 'atLatest')).toThrow(RangeError)
})
