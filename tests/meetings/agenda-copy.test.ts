import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derivedFromRecords } from '#src/agreements/stated.ts'
import { type CopiedLine, changesSince, hasChanged } from '#src/meetings/agenda.ts'

const basis = derivedFromRecords(['KoK'])
const copy = (keys: string): CopiedLine[] =>
  [...keys].map((key, at) => ({ key, number: String(at + 1), text: `Punkt ${key}`, basis }))
const keysOf = (lines: readonly CopiedLine[]): string => lines.map(({ key }) => key).join('')

describe('what is different from the last copy', () => {
  test.each([
    ['abc', 'abc', '', '', ''],
    ['abc', 'abxc', 'x', '', ''],
    ['abc', 'ac', '', 'b', ''],
    ['abcd', 'acbd', '', '', 'c'],
    ['abcd', 'dabc', '', '', 'd'],
    ['abcd', 'xdab', 'x', 'c', 'd'],
  ])('%s becomes %s: new %s, gone %s, moved %s', (before, now, added, removed, moved) => {
    const changes = changesSince(copy(before), copy(now))
    expect([keysOf(changes.added), keysOf(changes.removed)]).toEqual([added, removed])
    expect(keysOf(changes.moved)).toHaveLength(moved.length)
  })

  test('other words are shown beside the old ones', () => {
    const now = copy('ab').map((line) => (line.key === 'b' ? { ...line, text: 'anders' } : line))
    expect(changesSince(copy('ab'), now).reworded).toMatchObject([
      { before: { text: 'Punkt b' }, after: { text: 'anders' } },
    ])
  })

  test('nothing is said where nothing is different, and whatever is different is said', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'))
    fc.assert(
      fc.property(letters, letters, (before, now) => {
        const changes = changesSince(copy(before.join('')), copy(now.join('')))
        expect(hasChanged(changes)).toBe(before.join('') !== now.join(''))
        // Whoever takes out what is gone, puts aside what moved and came, has the same order in both.
        const others = (all: readonly string[], out: readonly CopiedLine[]) =>
          all.filter((key) => !out.some((line) => line.key === key))
        const { added, removed, moved } = changes
        expect(others(now, [...added, ...moved])).toEqual(others(before, [...removed, ...moved]))
      }),
    )
  })
})
