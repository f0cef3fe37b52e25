import { describe, expect, it } from 'vitest'
import { readClause } from '#src/language/agreements/clauses.ts'

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
