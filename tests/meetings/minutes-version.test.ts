import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { currentLines, type MinutesLine } from '#src/meetings/minutes.ts'
import { canonicalText, changesBetween, frozenLines, linesInVersion } from '#src/meetings/minutes-version.ts'
import { personId } from '#src/people/person.ts'

const line = (number: number, text: string, more: Partial<MinutesLine> = {}): MinutesLine => ({
  id: `line-${number}`,
  meetingId: 'm',
  number,
  item: '3',
  itemTitle: 'Bericht',
  kind: 'discussion',
  text,
  writtenBy: personId('t', 'p'),
  writtenAt: instant('2027-06-17T08:00:00Z'),
  ...more,
})

const SESSION = {
  id: 'm',
  agreementId: 'a',
  committeeId: 'kok',
  on: localDate('2027-06-17'), // Thursday
  at: localTime('10:00'),
}

test('a version holds what a reader sees: no struck line, nobody who wrote it', () => {
  const frozen = frozenLines([line(2, 'zwei'), line(1, 'eins', { replacedBy: 'struck' })])
  expect(frozen).toEqual([{ number: 2, item: '3', itemTitle: 'Bericht', kind: 'discussion', text: 'zwei' }])
})

test('a correction is one line gone and one added', () => {
  const before = frozenLines([line(1, 'eins'), line(2, 'zwo')])
  const after = frozenLines([line(1, 'eins'), line(2, 'zwo', { replacedBy: 'line-3' }), line(3, 'zwei')])
  const { added, gone } = changesBetween(before, after)
  expect([added.map(({ text }) => text), gone.map(({ text }) => text)]).toEqual([['zwei'], ['zwo']])
})

test('the text that is hashed is the same however the lines came, and another as soon as a word differs', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 8 }), fc.nat(), (texts, at) => {
      const lines = texts.map((text, index) => line(index + 1, text))
      const text = canonicalText(SESSION, frozenLines(lines))
      expect(canonicalText(SESSION, frozenLines(lines.toReversed()))).toBe(text)
      const changed = at % lines.length
      const other = lines.map((one, index) => (index === changed ? { ...one, text: `${one.text}!` } : one))
      expect(canonicalText(SESSION, frozenLines(other))).not.toBe(text)
    }),
  )
})

test('lines are read as they were in a version, in its order, whatever became of them since', () => {
  const sent = [line(1, 'eins', { replacedBy: 'line-3' }), line(2, 'zwei'), line(3, 'eins, berichtigt')]
  const version = { lines: frozenLines(sent) }
  const since = [
    ...sent.slice(0, 1),
    line(2, 'zwei', { replacedBy: 'struck' }),
    line(3, 'eins, berichtigt', { replacedBy: 'line-4' }),
    line(4, 'eins, noch einmal'),
    line(5, 'Einwand', { kind: 'objection' }),
  ]
  expect(currentLines(linesInVersion(since, version)).map(({ text }) => text)).toEqual(['eins, berichtigt', 'zwei'])
})
