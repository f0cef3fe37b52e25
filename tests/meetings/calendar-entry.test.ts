import { expect, it, test } from 'vitest'
import { calendarPublication } from '#src/calendar/icalendar.ts'
import { instant, localTime } from '#src/calendar/local-date.ts'
import { calendarEntry } from '#src/meetings/calendar-entry.ts'
import { day } from '../calendar/days.ts'

it('every version of a meeting is the next state of the same entry', () => {
  const stampedAt = instant('2027-03-01T08:00:00Z')
  const planned = {
    id: '4711',
    state: 'planned',
    version: 1,
    on: day('Thu 2027-06-17'),
    at: localTime('10:00'),
  } as const
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

test.each([
  ['nobody said when it ends: two hours', 'Thu 2027-06-17', '10:00', undefined, '20270617T080000Z', '20270617T100000Z'],
  ['as long as was said', 'Thu 2027-06-17', '10:00', '10:45', '20270617T080000Z', '20270617T084500Z'],
  ['to the end of the day', 'Thu 2027-06-17', '22:00', '23:59', '20270617T200000Z', '20270617T215900Z'],
  ['the clocks are put forward meanwhile', 'Sun 2027-03-28', '01:00', '04:00', '20270328T000000Z', '20270328T020000Z'],
  ['the clocks are put back meanwhile', 'Sun 2027-10-31', '01:00', '04:00', '20271030T230000Z', '20271031T030000Z'],
  ['it begins in the hour that is skipped', 'Sun 2027-03-28', '02:30', '03:00', '20270328T013000Z', '20270328T020000Z'],
])('the calendar shows when it ends: %s', (_, on, at, endsAt, begins, ends) => {
  const meeting = {
    id: '4711',
    state: 'invited' as const,
    version: 1,
    on: day(on),
    at: localTime(at),
    ...(endsAt && { endsAt: localTime(endsAt) }),
  }
  const entry = calendarEntry(meeting, 'KoK LK Kassel', instant('2027-03-01T08:00:00Z'))
  expect(calendarPublication([entry]).text).toContain(`\r\nDTSTART:${begins}\r\nDTEND:${ends}\r\n`)
})

it('a link that was sent before tells the calendar that the meeting is called off', () => {
  const meeting = {
    id: '4711',
    state: 'cancelled',
    version: 3,
    on: day('Thu 2027-06-17'),
    at: localTime('10:00'),
  } as const
  const { text } = calendarPublication([calendarEntry(meeting, 'KoK LK Kassel', instant('2027-03-01T08:00:00Z'))])
  expect(text).toContain('\r\nSTATUS:CANCELLED\r\n')
  expect(text).toContain('\r\nSEQUENCE:2\r\n')
})

test.each([
  ['https://video.example/j/1', 'https://video.example/j/1'],
  ['Kreishaus, Raum 201, und online (https://video.example/j/1?pwd=x).', 'https://video.example/j/1?pwd=x'],
  ['Online: HTTPS://video.example/j/1, dazu https://zweite.example', 'HTTPS://video.example/j/1'],
  ['http://video.example/j/1', undefined],
  ['Kreishaus', undefined],
  ['https://', undefined],
  [undefined, undefined],
])('the link in a place: %s', (place, link) => {
  const meeting = {
    id: '4711',
    state: 'invited',
    version: 1,
    on: day('Thu 2027-06-17'),
    at: localTime('10:00'),
  } as const
  const stampedAt = instant('2027-03-01T08:00:00Z')
  const entry = calendarEntry({ ...meeting, ...(place !== undefined && { place }) }, 'KoK LK Kassel', stampedAt)
  expect(entry.link).toBe(link)
})
