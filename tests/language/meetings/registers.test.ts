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
    ['ich', { onlyOwn: true, words: '', topic: '' }],
    ['meine überfälligen', { state: 'late', onlyOwn: true, words: '', topic: '' }],
    ['überfällig', { state: 'late', onlyOwn: false, words: '', topic: '' }],
    ['Überfällige!', { state: 'late', onlyOwn: false, words: '', topic: '' }],
    ['noch offen', { state: 'open', onlyOwn: false, words: '', topic: '' }],
    ['offen und überfällig', { state: 'late', onlyOwn: false, words: '', topic: '' }],
    ['erledigt', { state: 'done', onlyOwn: false, words: '', topic: '' }],
    ['erledigte und offene', { onlyOwn: false, words: '', topic: '' }],
    ['offene Kurzzeitpflege', { state: 'open', onlyOwn: false, words: 'kurzzeitpflege', topic: 'Kurzzeitpflege' }],
    ['Öffentlichkeitsarbeit', { onlyOwn: false, words: 'oeffentlichkeitsarbeit', topic: 'Öffentlichkeitsarbeit' }],
    ['', { onlyOwn: false, words: '', topic: '' }],
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
