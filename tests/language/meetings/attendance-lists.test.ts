import { describe, expect, it } from 'vitest'
import {
  besideAsAnswered,
  isNobody,
  isSentence,
  readLeftOut,
  readListOf,
} from '#src/language/meetings/attendance-lists.ts'
import type { AttendanceKind } from '#src/meetings/attendance.ts'

describe('each list stands behind its word', () => {
  const text = 'Anwesend: Eva Muster, Tom Wolf. Entschuldigt: Jana Ernst; Gäste: keine'
  it.each<[AttendanceKind, readonly string[]]>([
    ['excused', ['Jana Ernst']],
    ['guests', ['keine']],
  ])('%s', (kind, names) => {
    expect(readListOf(kind, text)?.names).toEqual(names)
  })
  it('without semicolons commas part the names', () => {
    expect(readListOf('attendance', 'Anwesend: Eva Muster, Tom Wolf')).toEqual({
      names: ['Eva Muster', 'Tom Wolf'],
      rest: '',
    })
  })
  it('where semicolons part one list, commas belong to the names of the others', () => {
    expect(readListOf('attendance', 'Anwesend: Muster, Eva; Wolf, Tom; Entschuldigt: Ernst, Jana')).toEqual({
      names: ['Muster, Eva', 'Wolf, Tom'],
      rest: ';; Entschuldigt: Ernst, Jana;',
    })
  })
  it('a list that is not there is none', () => {
    expect(readListOf('represented', text)).toBeUndefined()
  })
})

it.each([
  ['wie gemeldet', ''],
  ['KoK Kassel nach den Rückmeldungen', 'KoK Kassel'],
  ['KoK Kassel', undefined],
])('the answers to the invitation are the lists: %s', (text, beside) => {
  expect(besideAsAnswered(text)).toBe(beside)
})

it.each([
  ['niemand', true],
  ['Keine.', true],
  ['–', true],
  ['Niemann', false],
])('%s is nobody: %s', (name, is) => {
  expect(isNobody(name)).toBe(is)
})

it.each([
  ['Alle sind begeistert', true],
  ['kommt später', true],
  ['Wer?', true],
  ['Eva Muster (Team ist neu)', false],
  ['Dr. Eva Muster', false],
])('%s is a sentence: %s', (name, is) => {
  expect(isSentence(name)).toBe(is)
})

it.each([
  ['alle außer Jana', 'alle außer Jana'],
  ['Gäste: keine', undefined],
  ['Anwesend: Eva Muster', undefined],
])('somebody is taken off: %s', (text, said) => {
  expect(readLeftOut(text)).toBe(said)
})
