import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LocalDate, type LocalTime, localDate, localTime } from '#src/calendar/local-date.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { endOfMeeting } from '#src/conversation/fields/end-field.ts'
import { timeOfDay } from '#src/conversation/fields/time-of-day.ts'
import { endOf } from '#src/meetings/ending.ts'

interface Known {
  readonly date?: LocalDate
  readonly time?: LocalTime
}
const sightWith = (answers: Known) => ({ answers }) as DialogContext<Known>
const end = endOfMeeting(({ answers }: DialogContext<Known>) => answers.time)

/** What beginning and end make of a text, and what they leave for the place. */
function taken(text: string): { at?: LocalTime; endsAt?: LocalTime; rest: string; because?: string } {
  const begun = timeOfDay.find(text, sightWith({ date: localDate('2027-06-17') }))
  if (begun.kind !== 'found') return { rest: text, ...(begun.kind === 'refused' && { because: begun.because }) }
  const ending = end.find(begun.rest, sightWith({ time: begun.value }))
  if (ending.kind !== 'found') {
    const rest = ending.kind === 'none' ? begun.rest : ending.rest
    return { at: begun.value, rest, ...(ending.kind === 'refused' && { because: ending.because }) }
  }
  const ended = endOf(begun.value, ending.value)
  return { at: begun.value, rest: ending.rest, ...(ended.ok && ended.endsAt && { endsAt: ended.endsAt }) }
}

const two = (n: number) => String(n).padStart(2, '0')
const places = fc.constantFrom('Kreishaus', 'Raum 10', 'Zimmer 12 b', 'Rathaus, Raum 3.14', 'online', 'Haus 7')

test('neither an end nor a duration becomes part of a place', () => {
  const said = fc.constantFrom<(from: number, to: number) => string>(
    (from, to) => `${from}-${to} Uhr`,
    (from, to) => `${from} bis ${to} Uhr`,
    (from, to) => `${from} – ${to} Uhr`,
    (from, to) => `von ${from}:00 bis ${to}:00`,
    (from, to) => `von ${from} Uhr bis ca. ${to} Uhr`,
    (from, to) => `Beginn ${from} Uhr, Ende ${to} Uhr`,
    (from, to) => `um ${from} Uhr (bis ${to} Uhr)`,
    (from, to) => `${from}:00 Uhr, Dauer ${to - from} Stunden`,
    (from, to) => `um ${from} Uhr, ${(to - from) * 60} Minuten lang`,
    (from, to) => `um ${from} Uhr für ${to - from},0 Stunden`,
  )
  fc.assert(
    fc.property(
      said,
      places,
      fc.integer({ min: 7, max: 21 }),
      fc.integer({ min: 1, max: 6 }),
      (say, place, from, n) => {
        const to = Math.min(from + n, 23)
        const expected = { at: `${two(from)}:00`, endsAt: `${two(to)}:00`, rest: place }
        expect(taken(`${say(from, to)}, ${place}`)).toEqual(expected)
      },
    ),
    { numRuns: 400 },
  )
})

describe('an end that cannot be is refused, and the place is still the place', () => {
  test.each([
    ['11 bis 9 Uhr, Kreishaus', undefined, 'Das Ende 09:00 Uhr liegt nicht nach dem Beginn 11:00 Uhr.'],
    ['14 Uhr, Ende 12 Uhr, Kreishaus', 'Kreishaus', 'Das Ende 12:00 Uhr liegt nicht nach dem Beginn 14:00 Uhr.'],
    ['14 Uhr, 0 Stunden, Kreishaus', 'Kreishaus', 'Das Ende 14:00 Uhr liegt nicht nach dem Beginn 14:00 Uhr.'],
    [
      '22 Uhr, 150 Minuten, Kreishaus',
      'Kreishaus',
      'Beginn 22:00 Uhr und eine Dauer von 2 Stunden 30 Minuten: Das Ende läge nach Mitternacht. Eine Sitzung endet am Tag ihres Beginns, spätestens um 23:59 Uhr.',
    ],
    [
      '14 Uhr, 2 bis 3 Stunden, Kreishaus',
      'Kreishaus',
      '„2 bis 3 Stunden“ ist keine genaue Dauer. Bitte nennen Sie die Dauer oder das Ende.',
    ],
    [
      '14 Uhr, 2 Stunden, bis 17 Uhr, Kreishaus',
      'Kreishaus',
      'Zum Ende ist Verschiedenes genannt: „2 Stunden“ und „bis 17 Uhr“. Bitte nennen Sie eines.',
    ],
  ])('%s', (text, rest, because) => {
    expect(taken(text)).toMatchObject({ because, ...(rest !== undefined && { rest }) })
  })
  test('said twice and the same, it is one end', () => {
    expect(taken('14 Uhr, 2 Stunden, bis 16 Uhr, Kreishaus')).toEqual({
      at: '14:00',
      endsAt: '16:00',
      rest: 'Kreishaus',
    })
  })
})

describe('the half of the day that was not said lies after the beginning', () => {
  test.each([
    ['14:00', 'bis 3', '15:00'],
    ['14:00', 'bis acht', '20:00'],
    ['09:00', 'bis 1', '13:00'],
    ['09:00', 'bis elf', '11:00'],
  ])('from %s %s', (from, text, until) => {
    expect(end.find(text, sightWith({ time: localTime(from) }))).toMatchObject({ kind: 'found', value: { until } })
  })
})

describe('where the end is asked for', () => {
  const context = sightWith({ time: localTime('09:00') })
  test.each([
    ['12 Uhr', { until: '12:00' }],
    ['12', { until: '12:00' }],
    ['zwei Stunden', { lastsMinutes: 120 }],
    ['ohne Ende', { isOpen: true }],
  ])('%s is an answer', (text, value) => {
    expect(end.understand(text, context)).toEqual({ kind: 'found', value, rest: '' })
  })
  test.each(['ab 10 Uhr', 'von 10 bis 12 Uhr', 'Rathaus', ''])('%j is none', (text) => {
    expect(end.understand(text, context)).toEqual({ kind: 'none' })
  })
})

test('what is stored comes back, and nothing else', () => {
  const values = [{ until: localTime('12:00') }, { lastsMinutes: 90 }, { isOpen: true as const }]
  for (const value of values) expect(end.restore(JSON.parse(JSON.stringify(value)), sightWith({}))).toEqual(value)
  for (const other of ['12:00', 12, null, {}, { until: '25:00' }, { lastsMinutes: 'x' }]) {
    expect(end.restore(other, sightWith({}))).toBeUndefined()
  }
})

test('it is shown as a time as soon as the beginning is known', () => {
  const context = sightWith({ time: localTime('09:00') })
  expect(end.show({ lastsMinutes: 90 }, context)).toBe('10:30 Uhr')
  expect(end.show({ lastsMinutes: 90 }, sightWith({}))).toBe('1 Stunde 30 Minuten')
  expect(end.show({ isOpen: true }, context)).toBe('ohne Ende')
  expect(end.input('end', context, { lastsMinutes: 90 })).toEqual({
    id: 'end',
    kind: 'time',
    label: 'Ende (freiwillig)',
    value: '10:30',
  })
})
