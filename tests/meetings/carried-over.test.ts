import { describe, expect, test } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { type AgendaItem, carriedOver, type EarlierMeeting } from '#src/meetings/agenda.ts'
import { personId } from '#src/people/person.ts'

const item = (title: string, state: AgendaItem['state'] = 'accepted'): AgendaItem => ({
  id: title,
  meetingId: 'm',
  position: 1,
  title,
  kind: 'discussion',
  state,
  proposedBy: personId('t', 'jana'),
  proposedAt: instant('2027-03-01T08:00:00Z'),
  isLate: false,
  version: 1,
})
type Line = EarlierMeeting['lines'][number]
const session = (on: string, items: AgendaItem[], lines: Line[], isCancelled = false): EarlierMeeting => ({
  on: localDate(on),
  isCancelled,
  items,
  lines,
})
const talk: Line = { itemTitle: 'Fahrdienst', kind: 'discussion' }
const putOff: Line = { itemTitle: 'Fahrdienst', kind: 'decision', vote: 'postponed' }
const settled: Line = { itemTitle: 'Fahrdienst', kind: 'decision', vote: 'unanimous' }
const fahrdienst = item('Fahrdienst')
const titles = (sessions: EarlierMeeting[], now: AgendaItem[] = []) =>
  carriedOver(sessions, now).map(({ item: { title }, from }) => `${title} ${from}`)

describe('an item of an earlier session', () => {
  test.each([
    ['nothing was written about', [session('2027-03-01', [fahrdienst], [])], ['Fahrdienst 2027-03-01']],
    ['was put off', [session('2027-03-01', [fahrdienst], [talk, putOff])], ['Fahrdienst 2027-03-01']],
    ['fell with its session', [session('2027-03-01', [fahrdienst], [], true)], ['Fahrdienst 2027-03-01']],
    ['was talked about', [session('2027-03-01', [fahrdienst], [talk])], []],
    ['was put off and then settled', [session('2027-03-01', [fahrdienst], [putOff, settled])], []],
    ['was declined', [session('2027-03-01', [item('Fahrdienst', 'declined')], [])], []],
    [
      'was dealt with one session later',
      [session('2027-03-01', [fahrdienst], []), session('2027-06-01', [], [settled])],
      [],
    ],
    [
      'was put off again',
      [session('2027-03-01', [fahrdienst], [putOff]), session('2027-06-01', [], [putOff])],
      ['Fahrdienst 2027-03-01'],
    ],
  ])('that %s', (_, sessions, open) => expect(titles(sessions)).toEqual(open))

  test('stands there once, also where it was taken in anew', () => {
    expect(titles([session('2027-03-01', [fahrdienst], [])], [item('Fahrdienst')])).toEqual([])
  })
})
