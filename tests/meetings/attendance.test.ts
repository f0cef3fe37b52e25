import { describe, expect, test } from 'vitest'
import { comparableName, readAttendees } from '#src/language/meetings/attendees.ts'
import { type AttendanceKind, splitNames, withoutOffice } from '#src/meetings/attendance.ts'
import { type Attendee, attendanceOf, type SeatOfDay } from '#src/meetings/attendees.ts'

describe('names of a list', () => {
  test.each([
    ['Petra, Jana, Karim', ['Petra', 'Jana', 'Karim']],
    ['Müller, Anna; Schmidt, Bernd', ['Müller, Anna', 'Schmidt, Bernd']],
    ['Müller, Anna;', ['Müller, Anna']],
    ['Petra (Sozialamt, LK Kassel), Jana', ['Petra (Sozialamt, LK Kassel)', 'Jana']],
    ['Jana (Team 204.0 (Sozialplanung), LWV)\nTom', ['Jana (Team 204.0 (Sozialplanung), LWV)', 'Tom']],
    // A bracket that is never closed swallows its own line only.
    ['Petra (Sozialamt\nJana', ['Petra (Sozialamt', 'Jana']],
    [') , ;', [')']],
  ])('%s', (text, names) => expect(splitNames(text)).toEqual(names))
})

test.each([
  ['Petra (Sozialamt, LK Kassel)', 'Petra'],
  ['Müller, Anna', 'Müller, Anna'],
  ['Petra (Sozialamt', 'Petra'],
])('%s is the person %s', (name, person) => {
  expect(withoutOffice(name)).toBe(person)
})

const seats: readonly SeatOfDay[] = [
  { partner: 'LK Kassel', office: 'Sozialamt', holders: ['Petra Lorenz'], deputies: [] },
  { partner: 'LK Kassel', office: 'Amt für Jugend und Familie', holders: ['Murat Öztürk'], deputies: [] },
  { partner: 'LWV', office: 'Leitung', holders: ['Sofia Meier'], deputies: ['Tom Berg'] },
  { partner: 'LWV', office: 'Team 204.0 (Sozialplanung)', holders: ['Müller, Jörg'], deputies: [] },
  { partner: 'Stadt', office: 'Gesundheitsamt', holders: [], deputies: [] },
]
const people = ['Petra Lorenz', 'Murat Öztürk', 'Sofia Meier', 'Tom Berg', 'Müller, Jörg', 'Eva Muster']
const known = new Set([...people, ...seats.map(({ office }) => office)].map(comparableName))
/** In short: "person | office | partner | as what". */
function attended(...lines: readonly (readonly [AttendanceKind, string])[]) {
  const said = lines.flatMap(([kind, text]) =>
    readAttendees(text, (name) => known.has(comparableName(name))).map((one) => ({ ...one, kind })),
  )
  const { present, excused, absent } = attendanceOf({ said, seats, people, comparable: comparableName })
  const short = (all: readonly Attendee[]) =>
    all.map(({ person, office, partner, capacity, standsFor, remark }) =>
      [
        person ?? '?',
        office ?? '?',
        partner ?? '?',
        capacity,
        ...(standsFor ? [`für ${standsFor}`] : []),
        ...(remark ? [remark] : []),
      ].join(' | '),
    )
  return { present: short(present), excused: short(excused), absent: short(absent) }
}
const PETRA = 'Petra Lorenz | Sozialamt | LK Kassel | member'
const TOM_FOR_SOFIA = 'Tom Berg | Leitung | LWV | deputy | für Sofia Meier'

describe('who was there is matched to the seats of the body', () => {
  test.each<[string, readonly (readonly [AttendanceKind, string])[], readonly string[], readonly string[]]>([
    ['names alone', [['attendance', 'Petra Lorenz, Tom Berg']], [PETRA, 'Tom Berg | Leitung | LWV | deputy'], []],
    ['two names with "und"', [['attendance', 'Petra Lorenz und Eva Neu']], [PETRA, 'Eva Neu | ? | ? | member'], []],
    [
      'an office with "und" in it',
      [['attendance', 'Amt für Jugend und Familie, Frau Lorenz']],
      [PETRA, '? | Amt für Jugend und Familie | LK Kassel | member'],
      [],
    ],
    ['how long, in brackets', [['attendance', 'Petra Lorenz (bis 11:30 Uhr)']], [`${PETRA} | bis 11:30 Uhr`], []],
    [
      'surname first',
      [['attendance', 'Müller, Jörg; Petra Lorenz']],
      [PETRA, 'Müller, Jörg | Team 204.0 (Sozialplanung) | LWV | member'],
      [],
    ],
    [
      'surname first, parted by commas',
      [['attendance', 'Petra Lorenz, Müller, Jörg']],
      [PETRA, 'Müller, Jörg | Team 204.0 (Sozialplanung) | LWV | member'],
      [],
    ],
    ['in whose place', [['represented', 'Tom Berg für Sofia Meier']], [TOM_FOR_SOFIA], []],
    ['in whose place, in brackets', [['attendance', 'Tom Berg (für Frau Meier)']], [TOM_FOR_SOFIA], []],
    [
      'a deputy named with the excused',
      [['excused', 'Herr Öztürk; Vertretung: Tom Berg']],
      ['Tom Berg | Amt für Jugend und Familie | LK Kassel | deputy | für Murat Öztürk'],
      ['Murat Öztürk | Amt für Jugend und Familie | LK Kassel | member'],
    ],
    [
      'by whom represented',
      [['excused', 'Sofia Meier (vertreten durch Tom Berg), Murat Öztürk']],
      [TOM_FOR_SOFIA],
      ['Murat Öztürk | Amt für Jugend und Familie | LK Kassel | member', 'Sofia Meier | Leitung | LWV | member'],
    ],
    ['a guest, whatever seats there are', [['guests', 'Eva Muster']], ['Eva Muster | ? | ? | guest'], []],
    [
      'with their office, as the card writes it',
      [['attendance', 'Jana Ernst (Team 204.0 (Sozialplanung), LWV)']],
      ['Jana Ernst | Team 204.0 (Sozialplanung) | LWV | member'],
      [],
    ],
    ['a name nobody knows', [['attendance', 'Kim Unbekannt']], ['Kim Unbekannt | ? | ? | member'], []],
  ])('%s', (_, lines, present, excused) => {
    expect(attended(...lines)).toMatchObject({ present, excused })
  })

  test('seats of which nobody was there or excused stand as absent, also empty ones', () => {
    const { absent } = attended(
      ['attendance', 'Petra Lorenz'],
      ['represented', 'Tom Berg für Sofia Meier'],
      ['excused', 'Öztürk'],
    )
    expect(absent).toEqual([
      'Müller, Jörg | Team 204.0 (Sozialplanung) | LWV | member',
      '? | Gesundheitsamt | Stadt | member',
    ])
  })

  test('without a line of attendance nobody is said to be missing', () => {
    expect(attended()).toEqual({ present: [], excused: [], absent: [] })
  })
})
