import { expect, it } from 'vitest'
import { instant, localTime } from '#src/calendar/local-date.ts'
import { calendarEntry } from '#src/meetings/calendar-entry.ts'
import { day } from '../calendar/days.ts'

it('every version of a meeting is the next state of the same entry', () => {
  const stampedAt = instant('2027-03-01T08:00:00Z')
  const planned = { id: '4711', version: 1, on: day('Thu 2027-06-17'), at: localTime('10:00') }
  const moved = { ...planned, version: 2, on: day('Fri 2027-06-18'), place: 'Kreishaus' }
  const entries = [planned, moved].map((meeting) => calendarEntry(meeting, 'KoK LK Kassel', stampedAt))
  expect(entries).toEqual([
    {
      uid: '4711@gremienlotse',
      sequence: 0,
      stampedAt,
      on: day('Thu 2027-06-17'),
      at: '10:00',
      durationMinutes: 120,
      title: 'KoK LK Kassel',
    },
    {
      uid: '4711@gremienlotse',
      sequence: 1,
      stampedAt,
      on: day('Fri 2027-06-18'),
      at: '10:00',
      durationMinutes: 120,
      title: 'KoK LK Kassel',
      place: 'Kreishaus',
    },
  ])
})
