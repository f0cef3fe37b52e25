import { describe, expect, test } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { splitNames, withoutOffice } from '#src/meetings/attendance.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { documentOf, type LineKind, type MinutesLine } from '#src/meetings/minutes.ts'
import { personId } from '#src/people/person.ts'

const NOW = instant('2027-03-22T09:00:00Z')
const PETRA = personId('tenant', 'petra')

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

test('the document tells members, deputies, guests and the excused apart', () => {
  const meeting: Meeting = {
    id: 'm',
    agreementId: 'a',
    committeeId: 'kok',
    on: localDate('2027-03-22'),
    at: localTime('09:00'),
    state: 'held',
    version: 1,
    plannedBy: PETRA,
    recordedAt: NOW,
  }
  const line = (number: number, kind: LineKind, text: string): MinutesLine => ({
    id: String(number),
    meetingId: 'm',
    number,
    item: '',
    itemTitle: '',
    kind,
    text,
    writtenBy: PETRA,
    writtenAt: NOW,
  })
  const { present, excused, items } = documentOf(meeting, { title: 't', body: 'KoK', agreement: 'KV' }, [
    line(1, 'attendance', 'Jana Ernst (Team 204.0 (Sozialplanung), LWV Hessen); Sozialamt'),
    line(2, 'excused', 'Murat (Jugendamt, LK Kassel)'),
    line(3, 'represented', 'Tom Wolf (Gesundheitsamt, LK Kassel)'),
    line(4, 'guests', 'Eva Muster'),
  ])
  expect(present).toEqual([
    { person: 'Jana Ernst', office: 'Team 204.0 (Sozialplanung)', partner: 'LWV Hessen', capacity: 'member' },
    { office: 'Sozialamt', partner: '–', capacity: 'member' },
    { person: 'Tom Wolf', office: 'Gesundheitsamt', partner: 'LK Kassel', capacity: 'deputy' },
    { person: 'Eva Muster', office: '–', partner: '–', capacity: 'guest' },
  ])
  expect(excused).toEqual([{ person: 'Murat', office: 'Jugendamt', partner: 'LK Kassel', capacity: 'member' }])
  expect(items).toEqual([])
})
