import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDates } from '#src/language/days/dates.ts'
import { readDurations } from '#src/language/days/durations.ts'
import { asAskedEnd, type EndReading, readEndings } from '#src/language/days/endings.ts'
import { readTimes } from '#src/language/days/times.ts'
import { day } from '../../calendar/days.ts'

const minutes = (text: string) =>
  readDurations(text).map((one) => (one.kind === 'lasts' ? `${one.minutes}: ${one.said}` : `vague: ${one.said}`))

describe('how long something lasts', () => {
  test.each([
    ['Dauer 2,5 Stunden', '150: Dauer 2,5 Stunden'],
    ['Dauer: 2.5 Std.', '150: Dauer: 2.5 Std.'],
    ['2,5 Stunden', '150: 2,5 Stunden'],
    ['2 Stunden lang', '120: 2 Stunden lang'],
    ['zwei Stunden', '120: zwei Stunden'],
    ['für 2 Stunden', '120: für 2 Stunden'],
    ['dauert ca. 90 Minuten', '90: dauert ca. 90 Minuten'],
    ['mit einer Dauer von 2 Stunden', '120: mit einer Dauer von 2 Stunden'],
    ['90 Min.', '90: 90 Min.'],
    ['anderthalb Stunden', '90: anderthalb Stunden'],
    ['eineinhalb Stunden', '90: eineinhalb Stunden'],
    ['zweieinhalb Stunden', '150: zweieinhalb Stunden'],
    ['1 1/2 Stunden', '90: 1 1/2 Stunden'],
    ['1½ Stunden', '90: 1½ Stunden'],
    ['2¼ Stunden', '135: 2¼ Stunden'],
    ['¾ Stunde', '45: ¾ Stunde'],
    ['eine Stunde', '60: eine Stunde'],
    ['eine halbe Stunde', '30: eine halbe Stunde'],
    ['eine Dreiviertelstunde', '45: eine Dreiviertelstunde'],
    ['1 Stunde 30 Minuten', '90: 1 Stunde 30 Minuten'],
    ['2 Std. und 15 Min.', '135: 2 Std. und 15 Min.'],
    ['2 h', '120: 2 h'],
    ['2h30', '150: 2h30'],
    ['Dauer 14 h', '840: Dauer 14 h'],
    ['Dauer 1:30', '90: Dauer 1:30'],
    ['1:30 Stunden', '90: 1:30 Stunden'],
    ['zweistündig', '120: zweistündig'],
    ['90-minütige', '90: 90-minütige'],
    ['0 Stunden', '0: 0 Stunden'],
    ['2 bis 3 Stunden', 'vague: 2 bis 3 Stunden'],
    ['2-3 h', 'vague: 2-3 h'],
    ['höchstens zwei Stunden', 'vague: höchstens zwei Stunden'],
    ['9 Uhr 2 Stunden', '120: 2 Stunden'],
    ['10 Uhr, 90 Minuten, Rathaus', '90: 90 Minuten'],
  ])('%s', (text, expected) => {
    expect(minutes(text)).toEqual([expected])
  })

  test.each([
    'um 2 Stunden verschieben',
    'um ca. 2 Stunden',
    'eine Stunde später',
    '2 Stunden länger',
    'in 2 Stunden',
    'vor 2 Stunden',
    'alle 2 Stunden',
    'zwei Stunden vor der Sitzung',
    'Anfahrt 2 Stunden',
    '14 h',
    '14:30 h',
    '9-11 h',
    '2 Personen',
    'Stunden',
    'Raum 2',
    '12.5. Stunden',
    '',
  ])('no duration: %j', (text) => {
    expect(minutes(text)).toEqual([])
  })

  test('every duration comes back as written, and is no time of day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 25, 5, 75), (hours, part) => {
        const text = `17.6.2027 um 9 Uhr, Dauer ${hours}${part === 0 ? '' : `,${part}`} Stunden, Rathaus`
        const share = { 0: 0, 25: 15, 5: 30, 75: 45 }[part] ?? 0
        expect(readDurations(text)).toMatchObject([{ kind: 'lasts', minutes: hours * 60 + share }])
        expect(readTimes(text)).toMatchObject([{ kind: 'time', value: '09:00' }])
      }),
    )
  })

  test.each(['2.5 Stunden', 'Dauer 2.5 Stunden', '1.5 Std.', '2.5 h'])('no date: %s', (text) => {
    expect(readDates(text, day('Mon 2027-03-01'))).toEqual([])
  })
})

function asText(reading: EndReading): string {
  switch (reading.kind) {
    case 'until':
      return `until ${reading.value}: ${reading.said}`
    case 'lasts':
      return `${reading.minutes} min: ${reading.said}`
    case 'open':
    case 'midnight':
    case 'vague':
      return `${reading.kind}: ${reading.said}`
  }
}

test.each([
  ['bis 12 Uhr', ['until 12:00: bis 12 Uhr']],
  ['Kreishaus, bis 12 Uhr', ['until 12:00: bis 12 Uhr']],
  ['(bis 11:00 Uhr)', ['until 11:00: bis 11:00 Uhr']],
  ['ohne Ende', ['open: ohne Ende']],
  ['kein Ende', ['open: kein Ende']],
  ['Ende offen', ['open: Ende offen']],
  ['Open End', ['open: Open End']],
  ['Raum 10 (bis 11:00 Uhr)', ['until 11:00: bis 11:00 Uhr']],
  ['2 Stunden, bis 11 Uhr', ['120 min: 2 Stunden', 'until 11:00: bis 11 Uhr']],
  ['bis 24 Uhr', ['midnight: bis 24 Uhr']],
  ['1 bis 2 Stunden', ['vague: 1 bis 2 Stunden']],
  ['9 bis 11 Uhr', []],
  ['Ende Mai', []],
  ['am Ende des Flurs', []],
])('%s', (text, expected) => {
  expect(readEndings(text).map(asText)).toEqual(expected)
})

test('where an end is asked for, a time is one', () => {
  expect(readEndings(asAskedEnd('12 Uhr'))).toMatchObject([{ kind: 'until', value: '12:00' }])
})
