import { describe, expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { readTaskDone, readTaskFilter, speaksOf, type TaskFilter } from '#src/language/meetings/registers.ts'
import type { MinutesLine } from '#src/meetings/minutes.ts'
import type { PersonId } from '#src/people/person.ts'

describe('a task is said to be done', () => {
  it.each<[string, string, string]>([
    ['erledigt 3: Liste liegt vor', '3', 'Liste liegt vor'],
    ['Erledigt Nr. 12', '12', ''],
    ['erledigt 3 ja: noch nicht fertig', '3', 'noch nicht fertig'],
  ])('%s', (text, number, remark) => {
    expect(readTaskDone(text)).toEqual({ number, remark })
  })
  it.each(['erledigt', 'Kassel erledigt 3', 'ich'])('not by %s', (text) => {
    expect(readTaskDone(text)).toBeUndefined()
  })
})

describe('which tasks are shown', () => {
  it.each<[string, TaskFilter]>([
    ['ich', { onlyLate: false, onlyOwn: true, words: '' }],
    ['meine überfälligen', { onlyLate: true, onlyOwn: true, words: '' }],
    ['offene Kurzzeitpflege', { onlyLate: false, onlyOwn: false, words: 'kurzzeitpflege' }],
    ['', { onlyLate: false, onlyOwn: false, words: '' }],
  ])('%s', (text, filter) => {
    expect(readTaskFilter(text, text)).toEqual(filter)
  })
})

describe('a line speaks of all words', () => {
  const line: MinutesLine = {
    id: '1',
    meetingId: '2',
    number: 1,
    item: '3',
    itemTitle: 'Kurzzeitpflege',
    kind: 'task',
    text: 'Zahlen liefern',
    responsible: 'Jugendämter',
    writtenBy: 'tenant/person' as PersonId,
    writtenAt: instant('2027-05-11T08:00:00Z'),
  }
  it.each([
    ['kurzzeitpflege zahlen', true],
    ['Jugendaemter', true],
    ['zahlen prüfen', false],
    ['', true],
  ])('%j: %s', (words, speaks) => {
    expect(speaksOf(line, words)).toBe(speaks)
  })
})
