import { describe, expect, it } from 'vitest'
import { isWordedClause, readClause, readLeadingClause } from '#src/language/agreements/clauses.ts'

describe('a place in a document as people type it', () => {
  it.each<[string, string | undefined]>([
    ['§ 8 Abs. c', '8 c'],
    ['Ziffer 8 lit. c', '8 c'],
    ['8 Buchst. b', '8 b'],
    ['8c', '8c'],
    ['Anlage 2', 'Anlage 2'],
    ['Absprachen', undefined],
  ])('%s', (text, clause) => {
    expect(readClause(text)).toBe(clause)
  })
})

describe('a clause at the beginning, the longest that fits', () => {
  it.each<[string, string, { readonly clause: string; readonly rest: string } | undefined]>([
    ['8 b 3 Personen', '', { clause: '8 b', rest: '3 Personen' }],
    ['8', '', { clause: '8', rest: '' }],
    ['Anlage 2 liegt vor', '', { clause: 'Anlage 2', rest: 'liegt vor' }],
    ['8 b, 40 Personen', ',;:', { clause: '8 b', rest: '40 Personen' }],
    ['8 b, 40 Personen', '', { clause: '8', rest: 'b, 40 Personen' }],
    ['Zahlen liefern', ',;:', undefined],
    ['', '', undefined],
  ])('%j, ended by %j', (text, marks, read) => {
    expect(readLeadingClause(text, marks)).toEqual(read)
  })
})

it.each([
  ['Präambel', true],
  ['Anlage 2', true],
  ['8 c', false],
  ['Absprachen', false],
])('%s says by itself that a document is meant: %s', (text, says) => {
  expect(isWordedClause(text)).toBe(says)
})
