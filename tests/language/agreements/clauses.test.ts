import { describe, expect, it } from 'vitest'
import {
  isWordedClause,
  namesSection,
  readClause,
  readLeadingClause,
  readSection,
} from '#src/language/agreements/clauses.ts'

describe('a place in a document as people type it', () => {
  it.each<[string, string | undefined]>([
    ['Ziffer 8 Abs. c', '8 c'],
    ['§ 8 Abs. c', undefined],
    ['§ 7', undefined],
    ['Paragraph 7', undefined],
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

describe('a section of a law', () => {
  it.each([
    ['§ 7', { number: '7', behind: '' }],
    ['§8 a SGB VIII', { number: '8a', behind: 'SGB VIII' }],
    ['Paragraph 7 HAG', { number: '7', behind: 'HAG' }],
    ['§ 8 Abs. 2', { number: '8', behind: 'Abs. 2' }],
    ['Art. 19 UN-BRK', { number: '19', behind: 'UN-BRK' }],
    ['Ziffer 7', undefined],
    ['7', undefined],
  ])('%s', (text, section) => {
    expect(readSection(text)).toEqual(section)
  })
  it.each([
    ['nach § 7 HAG', '7', true],
    ['nach § 75 SGB XII', '7', false],
    ['nach § 8a SGB VIII', '8', false],
    ['Ziffer 7', '7', false],
  ])('%s names § %s: %s', (text, number, isNamed) => {
    expect(namesSection(text, { number, behind: '' })).toBe(isNamed)
  })
})
