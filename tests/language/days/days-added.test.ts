/** What changes a list of days that was named before. */
import { describe, expect, it, test } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { addsToDays, bareDaysNear, saysFrom } from '#src/language/days/days-added.ts'

test.each([
  ['ach und den 4.5. auch noch', true],
  ['dafür 29.', true],
  ['außerdem am 6.5.', true],
  ['lieber den 6.5.', false],
  ['11.5. oder 12.5.', false],
])('%s adds: %s', (text, adds) => expect(addsToDays(text)).toBe(adds))

test.each([
  ['ab 14.4.', true],
  ['frühestens am 14.4.', true],
  ['ab dem 14.4. bitte', true],
  ['14.4. ab 10 Uhr', true],
  ['am 14.4.', false],
])('%s says from when: %s', (text, says) => expect(saysFrom(text)).toBe(says))

describe('days without a month', () => {
  it('lie in the month that was spoken of', () => {
    expect(bareDaysNear('dafür 29.', localDate('2027-04-28'))).toEqual(['2027-04-29'])
    expect(bareDaysNear('den 2. und 6. auch', localDate('2027-05-11'))).toEqual(['2027-05-02', '2027-05-06'])
  })
  it('are none where a month has no such day', () => {
    expect(bareDaysNear('dafür 31.', localDate('2027-04-28'))).toEqual([])
    expect(bareDaysNear('am 4.5.', localDate('2027-04-28'))).toEqual([])
  })
})
