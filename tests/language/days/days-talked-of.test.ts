import { describe, expect, test } from 'vitest'
import { type LocalDate, localDate } from '#src/calendar/local-date.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readDaysTalkedOf } from '#src/language/days/days-talked-of.ts'

/** A Monday. */
const today = localDate('2027-03-01')
const read = (text: string, candidates: readonly string[], day?: string) => {
  const meant = readDaysTalkedOf(text, readDates(text, today), candidates as readonly LocalDate[], day as LocalDate)
  return meant && `${meant.isCertain ? '' : 'perhaps '}${meant.days.join(' ')}`
}

const WEEK_24 = ['2027-06-14', '2027-06-15', '2027-06-16', '2027-06-17', '2027-06-18']
const TUESDAYS = ['2027-03-02', '2027-03-09']
const TWO_THURSDAYS = ['2027-06-17', '2027-06-24']

describe('an answer is read against the days the question named', () => {
  test.each([
    [WEEK_24, 'Donnerstag', '2027-06-17'],
    [WEEK_24, 'Do.', '2027-06-17'],
    [WEEK_24, 'lieber Mi', '2027-06-16'],
    [WEEK_24, 'Freitag um 14 Uhr', '2027-06-18'],
    [WEEK_24, 'Samstag', 'perhaps 2027-06-19 2027-06-26'],
    [TUESDAYS, 'den 9.', '2027-03-09'],
    [TUESDAYS, 'am 9.', '2027-03-09'],
    [TUESDAYS, '9.', '2027-03-09'],
    [TUESDAYS, '2', '2027-03-02'],
    [TUESDAYS, 'der erste', '2027-03-02'],
    [TUESDAYS, 'den letzteren', '2027-03-09'],
    [TUESDAYS, 'Dienstag', 'perhaps 2027-03-02 2027-03-09'],
    [TWO_THURSDAYS, 'der 24.', '2027-06-24'],
    [TWO_THURSDAYS, 'der spätere', '2027-06-24'],
    [['2027-06-19'], 'ja', '2027-06-19'],
  ])('%j: %s', (candidates, text, expected) => {
    expect(read(text, candidates)).toBe(expected)
  })

  test.each([
    [TUESDAYS, 'ja'],
    [TUESDAYS, 'den 10.'],
    [TUESDAYS, 'am 12.5.'],
    [TUESDAYS, 'der dritte'],
    [[], 'Donnerstag'],
    [[], '9'],
    [TUESDAYS, 'nicht am Dienstag'],
  ])('%j: %s names none of them', (candidates, text) => {
    expect(read(text, candidates)).toBeUndefined()
  })
})

describe('a weekday or a span is counted from the day that is known', () => {
  test.each([
    ['2027-05-01', 'Montag', 'perhaps 2027-04-26 2027-05-03'],
    ['2027-06-15', 'Donnerstag', '2027-06-17'],
    ['2027-06-17', 'Donnerstag', 'perhaps 2027-06-17 2027-06-24'],
    ['2027-05-20', 'Donnerstag danach', '2027-05-27'],
    ['2027-05-20', 'Montag davor', '2027-05-17'],
    ['2027-05-20', 'eine Woche später', '2027-05-27'],
    ['2027-05-20', 'zwei Tage früher', '2027-05-18'],
    ['2027-05-20', 'um zwei Tage nach hinten', 'perhaps 2027-05-18 2027-05-22'],
    ['2027-05-20', 'um eine Woche', 'perhaps 2027-05-13 2027-05-27'],
    ['2027-05-31', 'einen Monat später', '2027-06-30'],
  ])('%s: %s', (day, text, expected) => {
    expect(read(text, [], day)).toBe(expected)
  })
})

describe('a bare day is one near the day that is known', () => {
  test.each([
    ['den 13.', '2027-05-12', '2027-05-13'],
    ['ja mittwoch den 12. gleiche uhrzeit', '2027-05-12', '2027-05-12'],
    ['am Dienstag den 11.', '2027-05-12', '2027-05-11'],
    ['den 3.', '2027-05-28', '2027-06-03'],
    ['den 28.', '2027-05-12', 'perhaps 2027-04-28 2027-05-28'],
    ['karim kann mittwochs nie, nimm wieder den dienstag', '2027-05-12', 'perhaps 2027-05-11 2027-05-18'],
  ])('%s, of %s', (text, day, expected) => {
    expect(read(text, [], day)).toBe(expected)
  })
})
