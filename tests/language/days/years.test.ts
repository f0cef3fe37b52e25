import { describe, expect, test } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { readYear, saysYear } from '#src/language/days/years.ts'
import { clean } from '#src/language/words/normalise.ts'

const today = localDate('2027-03-01')

describe('a year is read where one is meant', () => {
  test.each([
    ['kassel 2028', 2028, '2028'],
    ['im Jahr 1999', 1999, '1999'],
    ['2199', 2199, '2199'],
    ['dieses Jahr', 2027, 'dieses Jahr'],
    ['mkk nächstes Jahr', 2028, 'nächstes Jahr'],
    ['Fristen des nächsten Jahres', 2028, 'nächsten Jahres'],
    ['im kommenden Jahr', 2028, 'kommenden Jahr'],
    ['letztes Jahr', 2026, 'letztes Jahr'],
    ['voriges Jahr', 2026, 'voriges Jahr'],
    ['Vorjahr', 2026, 'Vorjahr'],
    ['übernächstes Jahr', 2029, 'übernächstes Jahr'],
    ['2028 und nochmals 2028', 2028, '2028'],
  ])('%s', (text, year, said) => {
    const found = readYear(text, today)
    expect(found?.value).toBe(year)
    expect(clean(text).slice(found?.start, found?.end)).toBe(said)
  })
  test.each([
    '',
    'kassel',
    '1899',
    '2200',
    '20271',
    '17.06.2027',
    '2027-06-17',
    'Raum 2010',
    '2000 Euro',
    '2026 und 2027',
    'Jahr',
    'A2027',
  ])('%j names none', (text) => {
    expect(readYear(text, today)).toBeUndefined()
  })
})

test.each([
  ['3.5.2027', true],
  ['3.5.27', true],
  ['3. Mai 2027', true],
  ['3.5.', false],
  ['gestern', false],
])('%s says its year: %s', (said, says) => {
  expect(saysYear(said)).toBe(says)
})
