import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asAskedTime, readBareHour, readTimes, type TimeReading } from '#src/language/days/times.ts'

function asText(reading: TimeReading): string {
  switch (reading.kind) {
    case 'time':
      return `${reading.value}${reading.until ? `-${reading.until}` : ''}${reading.guessed ? ' (guessed)' : ''}: ${reading.said}`
    case 'vague':
      return `vague${reading.candidates.map((time) => ` ${time}`).join('')}: ${reading.said}`
    case 'impossible':
      return `impossible: ${reading.said}`
    case 'end':
      return `until ${reading.value}${reading.other ? ` or ${reading.other}` : ''}: ${reading.said}`
    case 'reversed':
      return `reversed ${reading.value}-${reading.until}: ${reading.said}`
    case 'midnight':
      return `midnight (${reading.of}): ${reading.said}`
  }
}
const read = (text: string) => readTimes(text).map(asText)

describe('a time that says it all is taken as it is', () => {
  test.each([
    ['14 Uhr', '14:00: 14 Uhr'],
    ['14:30', '14:30: 14:30'],
    ['14.30 Uhr', '14:30: 14.30 Uhr'],
    ['14:30:00', '14:30: 14:30:00'],
    ['14h', '14:00: 14h'],
    ['14h30', '14:30: 14h30'],
    ['14 h 30', '14:30: 14 h 30'],
    ['14 h 30 Personen', '14:00: 14 h'],
    ['10 Uhr Ortszeit Berlin', '10:00: 10 Uhr Ortszeit Berlin'],
    ['um 10', '10:00: um 10'],
    ['um zehn', '10:00: um zehn'],
    ['um elf, Rathaus', '11:00: um elf'],
    ['um zwölf', '12:00: um zwölf'],
    ['um 10.30', '10:30: um 10.30'],
    ['9 Uhr 30', '09:30: 9 Uhr 30'],
    ['zehn Uhr dreißig', '10:30: zehn Uhr dreißig'],
    ['um vierzehn uhr dreißig punkt', '14:30: um vierzehn uhr dreißig'],
    ['um vierzehn uhr dreißig punkte', '14:00: um vierzehn uhr'],
    ['03 Uhr', '03:00: 03 Uhr'],
    ['3:30', '03:30: 3:30'],
    ['halb zehn', '09:30: halb zehn'],
    ['viertel vor elf', '10:45: viertel vor elf'],
    ['ab 14 Uhr', '14:00: ab 14 Uhr'],
    ['am 17.6. um 10', '10:00: um 10'],
    ['Do., 17.06.2027, 10:00 Uhr', '10:00: 10:00 Uhr'],
    ['12.3.2027 14 Uhr', '14:00: 14 Uhr'],
    ['11.5.14 Uhr', '14:00: 14 Uhr'],
    ['10 Uhr 12. Mai', '10:00: 10 Uhr'],
    ['10 Uhr 12 Personen', '10:00: 10 Uhr'],
    ['um zehn nach Kassel', '10:00: um zehn'],
    ['00:00', '00:00: 00:00'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('a span has a beginning and an end', () => {
  test.each([
    ['10-12 Uhr', '10:00-12:00: 10-12 Uhr'],
    ['10 – 12 Uhr', '10:00-12:00: 10 – 12 Uhr'],
    ['von 10 bis 12', '10:00-12:00: von 10 bis 12'],
    ['von zehn bis zwölf Uhr', '10:00-12:00: von zehn bis zwölf Uhr'],
    ['10:00-12:30', '10:00-12:30: 10:00-12:30'],
    ['10.00 bis 12.30 Uhr', '10:00-12:30: 10.00 bis 12.30 Uhr'],
    ['10 Uhr bis 11 Uhr 30', '10:00-11:30: 10 Uhr bis 11 Uhr 30'],
    ['2-4 Uhr', '14:00-16:00 (guessed): 2-4 Uhr'],
    ['9-11 Uhr', '09:00-11:00: 9-11 Uhr'],
    ['9–11 Uhr', '09:00-11:00: 9–11 Uhr'],
    ['9 bis 11 Uhr', '09:00-11:00: 9 bis 11 Uhr'],
    ['9 Uhr bis ca. 11 Uhr', '09:00-11:00: 9 Uhr bis ca. 11 Uhr'],
    ['9 - ca. 11 Uhr', '09:00-11:00: 9 - ca. 11 Uhr'],
    ['von 14:00 bis 16:30', '14:00-16:30: von 14:00 bis 16:30'],
    ['von 9 bis 1', '09:00-13:00 (guessed): von 9 bis 1'],
    ['von 7 bis 9 abends', '19:00-21:00 (guessed): von 7 bis 9 abends'],
    ['um 9 Uhr bis um 11 Uhr', '09:00-11:00: um 9 Uhr bis um 11 Uhr'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('a spoken hour lies in office hours, and says so where that is a guess', () => {
  test.each([
    ['um drei', '15:00 (guessed): um drei'],
    ['um 3', '15:00 (guessed): um 3'],
    ['3 Uhr', '15:00 (guessed): 3 Uhr'],
    ['drei Uhr', '15:00 (guessed): drei Uhr'],
    ['halb drei', '14:30 (guessed): halb drei'],
    ['halb acht', '07:30 (guessed): halb acht'],
    ['um acht', '08:00 (guessed): um acht'],
    ['viertel nach zwei', '14:15 (guessed): viertel nach zwei'],
    ['dreiviertel drei', '14:45 (guessed): dreiviertel drei'],
    ['fünf vor halb drei', '14:25 (guessed): fünf vor halb drei'],
    ['gegen 10', '10:00 (guessed): gegen 10'],
    ['ca. 10 Uhr', '10:00 (guessed): ca. 10 Uhr'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('a part of the day settles which half is meant', () => {
  test.each([
    ['nachmittags um drei', '15:00: nachmittags um drei'],
    ['um drei nachmittags', '15:00: um drei nachmittags'],
    ['am Nachmittag um drei', '15:00: Nachmittag um drei'],
    ['um 8 Uhr abends', '20:00: um 8 Uhr abends'],
    ['Montagabend um acht', '20:00: abend um acht'],
    ['morgens um acht', '08:00: morgens um acht'],
    ['mittags um eins', '13:00: mittags um eins'],
    ['10 Uhr vormittags', '10:00: 10 Uhr vormittags'],
    ['morgen um drei', '15:00 (guessed): um drei'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('what is no single time to begin at is vague', () => {
  test.each([
    ['mittags', 'vague 12:00: mittags'],
    ['nachmittags', 'vague: nachmittags'],
    ['am Vormittag', 'vague: Vormittag'],
    ['heute Abend', 'vague: Abend'],
    ['nach 14 Uhr', 'vague: nach 14 Uhr'],
    ['vor 10 Uhr', 'vague: vor 10 Uhr'],
    ['zwischen 10 und 12 Uhr', 'vague 10:00 12:00: zwischen 10 und 12 Uhr'],
    ['Ende 10-12 Uhr', 'vague: Ende 10-12 Uhr'],
    ['viertel drei', 'vague 14:15 15:15: viertel drei'],
    ['15 Uhr morgens', 'vague 15:00: 15 Uhr morgens'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('an end alone is no beginning', () => {
  test.each([
    ['bis 12 Uhr', 'until 12:00: bis 12 Uhr'],
    ['bis um 12 Uhr', 'until 12:00: bis um 12 Uhr'],
    ['bis 12', 'until 12:00 or 00:00: bis 12'],
    ['bis 16:30', 'until 16:30: bis 16:30'],
    ['bis drei', 'until 15:00 or 03:00: bis drei'],
    ['bis 3 Uhr', 'until 15:00 or 03:00: bis 3 Uhr'],
    ['bis 3 Uhr nachmittags', 'until 15:00: bis 3 Uhr nachmittags'],
    ['bis ca. 12 Uhr', 'until 12:00: bis ca. 12 Uhr'],
    ['Ende 12 Uhr', 'until 12:00: Ende 12 Uhr'],
    ['Ende: 16.30 Uhr', 'until 16:30: Ende: 16.30 Uhr'],
    ['Ende um 12', 'until 12:00 or 00:00: Ende um 12'],
    ['endet gegen 12 Uhr', 'until 12:00: endet gegen 12 Uhr'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
  test('beside a beginning', () => {
    expect(read('Beginn 9 Uhr, Ende 11 Uhr')).toEqual(['09:00: Beginn 9 Uhr', 'until 11:00: Ende 11 Uhr'])
    expect(read('9 Uhr, bis 11 Uhr')).toEqual(['09:00: 9 Uhr', 'until 11:00: bis 11 Uhr'])
  })
})

describe('an end before the beginning is said to be one', () => {
  test.each([
    ['14-12 Uhr', 'reversed 14:00-12:00: 14-12 Uhr'],
    ['11 bis 9 Uhr', 'reversed 11:00-09:00: 11 bis 9 Uhr'],
    ['von 11 bis 9', 'reversed 11:00-09:00: von 11 bis 9'],
    ['von 10:00 bis 10:00', 'reversed 10:00-10:00: von 10:00 bis 10:00'],
    ['22 bis 2 Uhr', 'reversed 22:00-02:00: 22 bis 2 Uhr'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('24 Uhr begins no day', () => {
  test.each([
    ['24 Uhr', 'midnight (beginning): 24 Uhr'],
    ['um 24:00', 'midnight (beginning): um 24:00'],
    ['bis 24 Uhr', 'midnight (end): bis 24 Uhr'],
    ['20-24 Uhr', 'midnight (end): 20-24 Uhr'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('what no clock shows is impossible', () => {
  test.each(['25 Uhr', '14:75', '14.75 Uhr', '99:99', '24:01', '10-25 Uhr'])('%s', (text) => {
    expect(read(text)).toEqual([`impossible: ${text}`])
  })
})

describe('what only looks like a time is none', () => {
  test.each([
    '11.5.',
    '11.5.2027',
    'um 17.6.',
    'vom 10. bis 12. Mai',
    '2027-06-17',
    'um 10 Minuten',
    'um zwei Wochen verschieben',
    'ab 10 Personen',
    'um 25',
    'Raum 10',
    'Dauer 2 h',
    'Dauer 1:30 Stunden',
    'Dauer: 1:30',
    '2,5 Stunden',
    'Raum 10 bis 12',
    'bis 12 Personen',
    'bis 12. Mai',
    'bis 12.06',
    'bis 12.6.',
    'Ende Mai',
    '2 h',
    'guten Abend',
    'https://x/?t=14:30',
    '1:2:3',
    'drei',
    '8 b',
    'Uhrturm',
    'morgen',
    '',
  ])('%j', (text) => {
    expect(read(text)).toEqual([])
  })
})

test('every minute of the day comes back as written', () => {
  fc.assert(
    fc.property(fc.nat(23), fc.nat(59), fc.constantFrom('', ' Uhr'), (hour, minute, word) => {
      const value = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
      expect(readTimes(`am 17.6.2027, ${value}${word}, Rathaus`)).toMatchObject([
        { kind: 'time', value, guessed: false },
      ])
    }),
  )
})

test('a guessed time lies in office hours', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.constantFrom('um ', 'halb ', 'viertel nach '), (hour, lead) => {
      const [found] = readTimes(lead + hour)
      expect(found?.kind).toBe('time')
      if (found?.kind === 'time') expect(found.value >= '07:00' && found.value <= '20:00').toBe(true)
    }),
  )
})

describe('where a time is asked for', () => {
  test.each([
    ['9-11', '9-11 Uhr'],
    ['9.30 bis 11', '9.30 bis 11 Uhr'],
    ['9-11 Kreishaus', '9-11 Kreishaus'],
    ['um neun', 'um neun'],
  ])('%s is read as %s', (text, read) => {
    expect(asAskedTime(text)).toBe(read)
  })
  test.each([
    ['9', '09:00'],
    [' 14 ', '14:00'],
    ['25', undefined],
    ['9 Uhr', undefined],
  ])('%j is the hour %s', (text, time) => {
    expect(readBareHour(text)).toBe(time)
  })
})
