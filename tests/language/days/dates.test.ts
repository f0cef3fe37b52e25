import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dateOf,
  dayOf,
  type LocalDate,
  localDate,
  monthOf,
  weekdayOf,
  yearOf,
} from '#src/calendar/local-date.ts'
import { type DateReading, daysWrittenIn, readDates } from '#src/language/days/dates.ts'

/** A Monday. */
const today = localDate('2027-03-01')
const WEEKDAYS = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']
const withWeekday = (date: LocalDate) => `${WEEKDAYS[weekdayOf(date) - 1]} ${date}`
function asText(reading: DateReading): string {
  switch (reading.kind) {
    case 'date':
      return `${withWeekday(reading.value)}${reading.yearGuessed ? ' (year guessed)' : ''}: ${reading.said}`
    case 'vague':
      return `vague${reading.candidates.map((day) => ` ${day}`).join('')}: ${reading.said}`
    case 'contradictory':
      return `contradictory ${withWeekday(reading.value)}, said ${WEEKDAYS[reading.weekdaySaid - 1]}: ${reading.said}`
    case 'excluded':
      return `excluded: ${reading.said}`
    case 'impossible':
      return `impossible: ${reading.said}`
  }
}
const read = (text: string, on = today) => readDates(text, on).map(asText)

describe('a date with its year is that date', () => {
  test.each([
    ['12.3.2027', 'Fr 2027-03-12: 12.3.2027'],
    ['12.03.27', 'Fr 2027-03-12: 12.03.27'],
    ['12. 3. 2027', 'Fr 2027-03-12: 12. 3. 2027'],
    ['12. März 2027', 'Fr 2027-03-12: 12. März 2027'],
    ['12.März 2027', 'Fr 2027-03-12: 12.März 2027'],
    ['12. Mrz. 2027', 'Fr 2027-03-12: 12. Mrz. 2027'],
    ['12. MAERZ 2027', 'Fr 2027-03-12: 12. MAERZ 2027'],
    ['12. März 27', 'Fr 2027-03-12: 12. März 27'],
    ['zwölfter März 2027', 'Fr 2027-03-12: zwölfter März 2027'],
    ['am einunddreißigsten Dezember 2027', 'Fr 2027-12-31: einunddreißigsten Dezember 2027'],
    ['2027-06-17', 'Do 2027-06-17: 2027-06-17'],
    ['29.2.2028', 'Di 2028-02-29: 29.2.2028'],
    ['1.1.00', 'Sa 2000-01-01: 1.1.00'],
    ['31.12.79', 'So 2079-12-31: 31.12.79'],
    ['28.02.2027', 'So 2027-02-28: 28.02.2027'],
    ['Do., 17.06.2027, 10:00 Uhr', 'Do 2027-06-17: Do., 17.06.2027'],
    ['Dienstag, den 11. Mai 2027', 'Di 2027-05-11: Dienstag, den 11. Mai 2027'],
    ['am 11.5.2027 (Di.)', 'Di 2027-05-11: 11.5.2027 (Di.)'],
    ['12.3. im Jahr 2028', 'So 2028-03-12: 12.3. im Jahr 2028'],
    ['12. März nächsten Jahres', 'So 2028-03-12: 12. März nächsten Jahres'],
    ['nächstes Jahr am 12.3.', 'So 2028-03-12: nächstes Jahr am 12.3.'],
    ['17/06/2027', 'Do 2027-06-17: 17/06/2027'],
    ['KoK MKK 17.6.2027 um 10 Rathaus', 'Do 2027-06-17: 17.6.2027'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('a date without a year is the next such day, and says that the year is guessed', () => {
  test.each([
    ['12.3.', 'Fr 2027-03-12 (year guessed): 12.3.'],
    ['12.3', 'Fr 2027-03-12 (year guessed): 12.3'],
    ['am 17.6. um 10', 'Do 2027-06-17 (year guessed): 17.6.'],
    ['11.5. um zehn', 'Di 2027-05-11 (year guessed): 11.5.'],
    ['11.5. 14 Uhr', 'Di 2027-05-11 (year guessed): 11.5.'],
    ['11.5. 14:30', 'Di 2027-05-11 (year guessed): 11.5.'],
    ['12. März 10 Uhr', 'Fr 2027-03-12 (year guessed): 12. März'],
    ['12 märz', 'Fr 2027-03-12 (year guessed): 12 märz'],
    ['1.3.', 'Mo 2027-03-01 (year guessed): 1.3.'],
    ['28.2.', 'Mo 2028-02-28 (year guessed): 28.2.'],
    ['29.2.', 'Di 2028-02-29 (year guessed): 29.2.'],
    ['Di 11.5.', 'Di 2027-05-11 (year guessed): Di 11.5.'],
    ['Dienstag 11.5.', 'Di 2027-05-11 (year guessed): Dienstag 11.5.'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('days seen from today, Monday 01.03.2027', () => {
  test.each([
    ['heute', 'Mo 2027-03-01: heute'],
    ['morgen', 'Di 2027-03-02: morgen'],
    ['übermorgen', 'Mi 2027-03-03: übermorgen'],
    ['gestern', 'So 2027-02-28: gestern'],
    ['heute morgen', 'Mo 2027-03-01: heute'],
    ['in 10 Tagen', 'Do 2027-03-11: in 10 Tagen'],
    ['in zwei Wochen', 'Mo 2027-03-15: in zwei Wochen'],
    ['in einer Woche', 'Mo 2027-03-08: in einer Woche'],
    ['in einem Monat', 'Do 2027-04-01: in einem Monat'],
    ['in einem Jahr', 'Mi 2028-03-01: in einem Jahr'],
    ['heute in acht Tagen', 'Mo 2027-03-08: heute in acht Tagen'],
    ['heute in 14 Tagen', 'Mo 2027-03-15: heute in 14 Tagen'],
    ['morgen in einer Woche', 'Di 2027-03-09: morgen in einer Woche'],
    ['Montag', 'Mo 2027-03-08: Montag'],
    ['am Freitag', 'Fr 2027-03-05: Freitag'],
    ['Fr 10 Uhr', 'Fr 2027-03-05: Fr'],
    ['Mo., 10:30', 'Mo 2027-03-08: Mo.'],
    ['kommenden Freitag', 'Fr 2027-03-05: kommenden Freitag'],
    ['diesen Freitag', 'Fr 2027-03-05: diesen Freitag'],
    ['nächsten Montag', 'Mo 2027-03-08: nächsten Montag'],
    ['letzten Freitag', 'Fr 2027-02-26: letzten Freitag'],
    ['letzten Montag', 'Mo 2027-02-22: letzten Montag'],
    ['Freitag in zwei Wochen', 'Fr 2027-03-19: Freitag in zwei Wochen'],
    ['nächste Woche Mittwoch', 'Mi 2027-03-10: nächste Woche Mittwoch'],
    ['Mittwoch nächster Woche', 'Mi 2027-03-10: Mittwoch nächster Woche'],
    ['Montagabend um acht', 'Mo 2027-03-08: Montag'],
    ['Mittwoch in KW 23', 'Mi 2027-06-09 (year guessed): Mittwoch in KW 23'],
    ['KW 23/2028, Freitag', 'Fr 2028-06-09: KW 23/2028, Freitag'],
    ['erster Montag im Mai', 'Mo 2027-05-03 (year guessed): erster Montag im Mai'],
    ['am ersten Montag im Mai 2028', 'Mo 2028-05-01: ersten Montag im Mai 2028'],
    ['1. Montag im Februar', 'Mo 2028-02-07 (year guessed): 1. Montag im Februar'],
    ['letzter Freitag im März', 'Fr 2027-03-26 (year guessed): letzter Freitag im März'],
    ['letzter Montag im Februar 2028', 'Mo 2028-02-28: letzter Montag im Februar 2028'],
    ['vorletzter Dienstag im Juni', 'Di 2027-06-22 (year guessed): vorletzter Dienstag im Juni'],
    ['fünfter Samstag im Mai', 'Sa 2027-05-29 (year guessed): fünfter Samstag im Mai'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })

  test('on a Friday, "nächsten Montag" is three days ahead', () => {
    expect(read('nächsten Montag', localDate('2027-03-05'))).toEqual(['Mo 2027-03-08: nächsten Montag'])
  })
})

describe('what no calendar has is impossible, not corrected', () => {
  test.each([
    'vor 200 Jahren',
    'vor 9999 Monaten',
    'in 300 Jahren',
    '30.02.',
    '30.02.2028',
    '31.4.',
    '31.04.2027',
    '29.2.2027',
    '45.13.2027',
    '45.13.',
    '0.5.2027',
    '12.0.2027',
    '12.3.0027',
    '12.3.3027',
    '12.3.20277',
    '31. Juni',
    '2027-02-30',
    '2027-13-01',
    'KW 54',
    'KW 0',
    'KW 53 2027',
    'fünfter Montag im Februar',
    'in 9999 Monaten',
  ])('%s', (text) => {
    expect(read(text)).toEqual([`impossible: ${text}`])
  })
})

describe('what names no single day is vague, with the days it can mean where they are few', () => {
  test.each([
    ['Ende Mai', 'vague: Ende Mai'],
    ['Anfang Juni 2028', 'vague: Anfang Juni 2028'],
    ['Mitte Juli', 'vague: Mitte Juli'],
    ['Ende nächster Woche', 'vague: Ende nächster Woche'],
    ['zum Jahresende', 'vague: Jahresende'],
    ['im Mai', 'vague: im Mai'],
    ['Mai', 'vague: Mai'],
    ['Mai 2027', 'vague: Mai 2027'],
    ['06/2027', 'vague: 06/2027'],
    ['im Herbst', 'vague: im Herbst'],
    ['2. Quartal 2027', 'vague: 2. Quartal 2027'],
    ['KW 23', 'vague 2027-06-07 2027-06-08 2027-06-09 2027-06-10 2027-06-11: KW 23'],
    ['23. KW 2028', 'vague 2028-06-05 2028-06-06 2028-06-07 2028-06-08 2028-06-09: 23. KW 2028'],
    ['nächste Woche', 'vague 2027-03-08 2027-03-09 2027-03-10 2027-03-11 2027-03-12: nächste Woche'],
    ['nächsten Freitag', 'vague 2027-03-05 2027-03-12: nächsten Freitag'],
    ['in acht Tagen', 'vague 2027-03-08 2027-03-09: in acht Tagen'],
    ['in den nächsten Wochen', 'vague: in den nächsten Wochen'],
    ['am 12.', 'vague 2027-03-12 2027-04-12: 12.'],
    ['am zwölften um zehn', 'vague 2027-03-12 2027-04-12: zwölften'],
    ['Freitag, den 12.', 'vague 2027-03-12 2027-11-12: Freitag, den 12.'],
    ['Freitag, der 13. um 10', 'vague 2027-08-13: Freitag, der 13.'],
    ['jeden Montag', 'vague: jeden Montag'],
    ['erster Montag im Monat', 'vague: erster Montag im Monat'],
    ['Montag vor Ostern', 'vague 2027-03-22: Montag vor Ostern'],
    ['10.-12.3.2027', 'vague 2027-03-10 2027-03-12: 10.-12.3.2027'],
    ['17.6. oder 18.6.2028', 'vague 2028-06-17 2028-06-18: 17.6. oder 18.6.2028'],
    ['12. und 13. Mai', 'vague 2027-05-12 2027-05-13: 12. und 13. Mai'],
    ['06/07/2027', 'vague 2027-06-07 2027-07-06: 06/07/2027'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('a weekday that does not fit is a contradiction, never decided here', () => {
  test.each([
    ['Montag, 11.05.2027', 'contradictory Di 2027-05-11, said Mo: Montag, 11.05.2027'],
    ['Mo., 11.5.', 'contradictory Di 2027-05-11, said Mo: Mo., 11.5.'],
    ['Mittwoch, den 11. Mai', 'contradictory Di 2027-05-11, said Mi: Mittwoch, den 11. Mai'],
    ['11.5.2027, Montag', 'contradictory Di 2027-05-11, said Mo: 11.5.2027, Montag'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('a day that is excluded is never the day that is meant', () => {
  test.each([
    ['KoK Kassel nicht am 17.6. 10 Uhr', ['excluded: nicht am 17.6.']],
    ['KoK Kassel außer am 10.5.', ['excluded: außer am 10.5.']],
    ['ausser am 10.5.', ['excluded: ausser am 10.5.']],
    ['auf keinen Fall am 17.6. um 10 Uhr', ['excluded: auf keinen Fall am 17.6.']],
    ['keine Sitzung am 17.6.', ['excluded: keine Sitzung am 17.6.']],
    ['nicht vor dem 17.6.', ['excluded: nicht vor dem 17.6.']],
    ['Kassel 8 b nicht am 15.4.', ['excluded: nicht am 15.4.']],
    ['nicht am Dienstag', ['excluded: nicht am Dienstag']],
    ['nicht heute', ['excluded: nicht heute']],
    ['am 17.6. geht es nicht', ['excluded: 17.6. geht es nicht']],
    ['der 17.6. passt leider nicht', ['excluded: 17.6. passt leider nicht']],
    ['am 17.6. um 10 Uhr nicht', ['excluded: 17.6. um 10 Uhr nicht']],
    ['nicht am 17.6., am 18.6. oder am 19.6.', ['excluded: nicht am 17.6.', 'excluded: 18.6. oder am 19.6.']],
    ['nicht am 17.6., sondern am 18.6.', ['excluded: nicht am 17.6.', 'Fr 2027-06-18 (year guessed): 18.6.']],
    ['am 18.6., nicht am 17.6.', ['Fr 2027-06-18 (year guessed): 18.6.', 'excluded: nicht am 17.6.']],
    ['ab 3.5. nicht montags', ['Mo 2027-05-03 (year guessed): 3.5.', 'excluded: nicht montags']],
    ['ab 3.5. außer freitags', ['Mo 2027-05-03 (year guessed): 3.5.', 'excluded: außer freitags']],
    ['nicht an einem Montag oder Freitag', ['excluded: nicht an einem Montag oder Freitag']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test.each([
    ['am 17.6. nicht vor 10 Uhr', 'Do 2027-06-17 (year guessed): 17.6.'],
    ['am 17.6. nicht öffentlich', 'Do 2027-06-17 (year guessed): 17.6.'],
    ['Ort noch nicht fest am 17.6.', 'Do 2027-06-17 (year guessed): 17.6.'],
    ['am 17.6., Frau Vogt kommt nicht', 'Do 2027-06-17 (year guessed): 17.6.'],
  ])('"nicht" may be said of something else: %s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('a weekday counts within the expression it stands beside, or names no day', () => {
  test.each([
    ['am Dienstag der übernächsten Woche 10 Uhr', ['Di 2027-03-16: Dienstag der übernächsten Woche']],
    ['Di nächste Woche', ['Di 2027-03-09: Di nächste Woche']],
    ['Mi in 3 Wochen 10 Uhr', ['Mi 2027-03-24: Mi in 3 Wochen']],
    ['Mittwoch in drei Wochen', ['Mi 2027-03-24: Mittwoch in drei Wochen']],
    ['in 3 Wochen am Mittwoch', ['Mi 2027-03-24: in 3 Wochen am Mittwoch']],
    ['Montag in einer Woche 14 Uhr', ['vague 2027-03-08 2027-03-15: Montag in einer Woche']],
    ['Montag in 8 Tagen', ['vague 2027-03-08 2027-03-15: Montag in 8 Tagen']],
    ['Donnerstag in einem Monat', ['vague: Donnerstag in einem Monat']],
    ['Mittwoch Anfang Juni 10 Uhr', ['vague 2027-06-02 2027-06-09: Mittwoch Anfang Juni']],
    ['Ende Februar am Freitag', ['vague 2028-02-25: Ende Februar am Freitag']],
    ['am Mittwoch der ersten Juniwoche', ['vague: Mittwoch der ersten Juniwoche']],
    ['in der Osterwoche Dienstag 10 Uhr', ['vague: der Osterwoche Dienstag']],
    ['Dienstag in der Woche nach Ostern', ['vague: Dienstag in der Woche nach Ostern']],
    ['in der Woche vom 14.6. Dienstag', ['Di 2027-06-15: in der Woche vom 14.6. Dienstag']],
    [
      'in der Woche vom 14. bis 18.6.',
      ['vague 2027-06-14 2027-06-15 2027-06-16 2027-06-17 2027-06-18: in der Woche vom 14. bis 18.6.'],
    ],
    ['im Juni, Mittwoch', ['vague: im Juni', 'vague: Mittwoch']],
    ['Donnerstag danach', ['vague: Donnerstag danach']],
    ['um zwei Tage nach hinten', ['vague: um zwei Tage nach hinten']],
    ['um eine Woche verschieben', ['vague: um eine Woche']],
    ['zwei Wochen später', ['vague: zwei Wochen später']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('on a Thursday "Montag in einer Woche" is the 8th to some and the 15th to others', () => {
    const thursday = localDate('2027-03-04')
    expect(read('Montag in einer Woche', thursday)).toEqual(['vague 2027-03-08 2027-03-15: Montag in einer Woche'])
  })
})

describe('a day counted from another one is that day', () => {
  test.each([
    ['eine Woche nach dem 17.6. um 10 Uhr', 'Do 2027-06-24: eine Woche nach dem 17.6.'],
    ['eine Woche nach dem 15.9.', 'Mi 2027-09-22: eine Woche nach dem 15.9.'],
    ['2 Tage vor dem 17.6.2027', 'Di 2027-06-15: 2 Tage vor dem 17.6.2027'],
    ['einen Monat nach dem 31.1.2027', 'So 2027-02-28: einen Monat nach dem 31.1.2027'],
    ['am Tag nach dem 17.6.', 'Fr 2027-06-18: am Tag nach dem 17.6.'],
    ['Dienstag nach dem 17.6.', 'Di 2027-06-22: Dienstag nach dem 17.6.'],
    ['Montag vor dem 17.6.', 'Mo 2027-06-14: Montag vor dem 17.6.'],
    ['drei Werktage nach dem 17.6.', 'vague: drei Werktage nach dem 17.6.'],
    ['dritter Dienstag nach dem 17.6.', 'vague: dritter Dienstag nach dem 17.6.'],
    ['eine Woche nach dem 31.6.', 'impossible: eine Woche nach dem 31.6.'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('a bound is none of the days within it', () => {
  test.each([
    ['spätestens am 17.6.', 'vague: spätestens am 17.6.'],
    ['frühestens am 17.6.', 'vague: frühestens am 17.6.'],
    ['vor dem 17.6.', 'vague: vor dem 17.6.'],
    ['nach dem 17.6.2027', 'vague: nach dem 17.6.2027'],
    ['rund um den 17.6.', 'vague: rund um den 17.6.'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('what only looks like a date is none', () => {
  test.each([
    '14.30 Uhr',
    'um 14.30',
    '14:30',
    'um 10.12',
    'von 10.00 bis 12.30 Uhr',
    '10.10 bis 12.10 Uhr',
    'Ziffer 8.1',
    'Raum 2.12',
    'im Kreishaus R. 2.11 bitte',
    'Kreishaus (R. 1.05)',
    'Raum doch 1.12',
    'Saal „3.1“',
    'Abteilung 3.2 (Herr Wolff)',
    'Sitzungssaal 2.12',
    'TOP 3.2',
    '12.3.7',
    '192.168.12.3',
    '1.5 Stunden',
    '1,5',
    'guten Morgen',
    'Mitte',
    'Frau Mai',
    'August-Bebel-Straße 5',
    'Maiweg 3',
    'https://x.de/2027-06-17/12.3.2027',
    'Main-Kinzig-Kreis',
    'so',
    'so um 10 Uhr',
    'do it',
    '2027',
    'um 11',
    '8 b',
    '0561 12345',
    '',
  ])('%j', (text) => {
    expect(read(text)).toEqual([])
  })
})

test('several dates are all told, in order', () => {
  expect(read('am 17.6.2027, sonst am 18.6.2027')).toEqual(['Do 2027-06-17: 17.6.2027', 'Fr 2027-06-18: 18.6.2027'])
})

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]
const anyDay = fc.integer({ min: 0, max: 36_889 }).map((days) => addDays(localDate('2000-01-01'), days))

describe('a written date comes back as the same date', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  test.each<[string, (date: LocalDate) => string]>([
    ['DD.MM.YYYY', (date) => `${two(dayOf(date))}.${two(monthOf(date))}.${yearOf(date)}`],
    ['D.M.YYYY', (date) => `${dayOf(date)}.${monthOf(date)}.${yearOf(date)}`],
    ['D. Monat YYYY', (date) => `${dayOf(date)}. ${MONTHS[monthOf(date) - 1]} ${yearOf(date)}`],
    ['ISO', (date) => date],
    [
      'weekday, DD.MM.YYYY, time',
      (date) =>
        `${WEEKDAYS[weekdayOf(date) - 1]}., ${two(dayOf(date))}.${two(monthOf(date))}.${yearOf(date)}, 10:00 Uhr`,
    ],
  ])('%s, every year from 2000 to 2100', (_, write) => {
    fc.assert(
      fc.property(anyDay, anyDay, (date, now) => {
        expect(readDates(`KoK am ${write(date)}`, now)).toMatchObject([
          { kind: 'date', value: date, yearGuessed: false },
        ])
      }),
      { numRuns: 300 },
    )
  })

  test('without a year it is the first such day from today on', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (date, now) => {
        const [found] = readDates(`${dayOf(date)}.${monthOf(date)}.`, now)
        // Where the next February has no such day, it is asked.
        const isLeapDay = dayOf(date) === 29 && monthOf(date) === 2
        if (isLeapDay && found?.kind === 'vague') {
          expect(found.candidates.map((day) => day.slice(5))).toEqual(['02-28', '02-29'])
          return
        }
        expect(found).toMatchObject({ kind: 'date', yearGuessed: true })
        if (found?.kind !== 'date') return
        expect(found.value.slice(5)).toBe(date.slice(5))
        expect(found.value >= now).toBe(true)
        const yearBefore = dateOf(yearOf(found.value) - 1, monthOf(date), dayOf(date))
        expect(yearBefore === undefined || yearBefore < now).toBe(true)
      }),
    )
  })
})

test.each([
  ['11.5. und 13.5.', 2],
  ['11. 5.', 1],
  ['Dienstag oder Mittwoch', 0],
])('%s names days with their month: %i', (said, number) => {
  expect(daysWrittenIn(said)).toBe(number)
})
