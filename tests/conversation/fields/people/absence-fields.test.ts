import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { instant, localDate } from '#src/calendar/local-date.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { firstDayAway, lastDayAway } from '#src/conversation/fields/people/absence-fields.ts'
import { createCommands } from '#src/language/commands.ts'
import { readSwitch, spanWords } from '#src/language/people/absence-words.ts'

const { read: readCommand } = createCommands(commands)

/** Thursday, 10 June 2027. */
const context = (answers: DialogContext['answers'] = {}): DialogContext =>
  ({ today: localDate('2027-06-10'), now: instant('2027-06-10T08:00:00Z'), answers }) as DialogContext

const spanOf = (text: string): readonly unknown[] => {
  const first = firstDayAway.find(text, context())
  const answers = first.kind === 'found' ? { from: first.value } : {}
  const last = lastDayAway.find(first.kind === 'none' ? text : first.rest, context(answers))
  return [first, last].map((reading) => (reading.kind === 'found' ? reading.value : reading.kind))
}

describe('days of an absence', () => {
  test.each([
    ['vom 5.7. bis 23.7.', '2027-07-05', '2027-07-23'],
    ['vom 5.7.2027 bis zum 23.7.2027', '2027-07-05', '2027-07-23'],
    ['vom 5. bis 23.7.', '2027-07-05', '2027-07-23'],
    ['5. bis 23. Juli', '2027-07-05', '2027-07-23'],
    ['vom ersten bis zum fünften Juli', '2027-07-01', '2027-07-05'],
    ['5.7. - 23.7.', '2027-07-05', '2027-07-23'],
    ['5.7.–23.7.', '2027-07-05', '2027-07-23'],
    ['vom 5.7. bis einschließlich 23.7.', '2027-07-05', '2027-07-23'],
    ['vom 20.12. bis 6.1.', '2027-12-20', '2028-01-06'],
    ['bis 23.7.', '2027-06-10', '2027-07-23'],
    ['heute bis morgen', '2027-06-10', '2027-06-11'],
    // Away already: not a year later.
    ['vom 1.6. bis 23.7.', '2027-06-10', '2027-07-23'],
    ['am 5.7.', '2027-07-05', 'none'],
    ['vom 31.6. bis 5.7.', 'refused', '2027-07-05'],
  ])('%s', (text, from, until) => expect(spanOf(text)).toEqual([from, until]))
  test('a day alone answers what is asked: the first day, then the last', () => {
    expect(firstDayAway.find('5.7.', context())).toMatchObject({ value: '2027-07-05' })
    expect(firstDayAway.find('5.7.', context({ from: '2027-07-01' }))).toEqual({ kind: 'none' })
    expect(lastDayAway.find('5.7.', context({ from: '2027-07-01' }))).toMatchObject({ value: '2027-07-05' })
  })
  test('whatever is typed, reading it ends', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => spanWords(text).first.length <= text.length + 20))
  })
})

describe('what is meant by /abwesend', () => {
  test.each([
    ['/abwesend', 'absence'],
    ['/abwesend ende', 'absence'],
    ['/Abwesend beenden', 'absence'],
    ['/abwesend ende ja', 'absence'],
    ['/abwesend vom 5.7. bis 23.7.', 'recordAbsence'],
    ['/abwesend endlich ab morgen', 'recordAbsence'],
    ['abwesend bis 23.7.', 'recordAbsence'],
    ['/abwesenheit', 'recordAbsence'],
    ['/wochenuebersicht an', 'weeklyDigest'],
  ])('%s', (text, command) => expect(readCommand(text)?.command).toBe(command))
  test('on or off', () => {
    expect(['an', 'Ein', 'aus.', 'vielleicht', ''].map(readSwitch)).toEqual([true, true, false, undefined, undefined])
  })
})
