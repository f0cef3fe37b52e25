/** "Eine Stunde später": by how many minutes, and what is no shift of a time. */
import { describe, expect, it } from 'vitest'
import { readTimeShifts } from '#src/language/days/time-shifts.ts'

const SHIFTS: readonly (readonly [string, readonly number[]])[] = [
  ['eine Stunde später', [60]],
  ['ne halbe Stunde früher bitte', [-30]],
  ['um 30 Minuten nach hinten', [30]],
  ['anderthalb Stunden eher', [-90]],
  ['die KoK um eine Viertelstunde vorziehen', [-15]],
  ['1,5 Std. später', [90]],
  ['zwei Stunden früher, und eine Woche später', [-120]],
  ['eine Stunde nach vorn', []],
  ['eine Woche später', []],
  ['um 10 Uhr, eine Stunde lang', []],
  ['später am Tag', []],
  ['2 bis 3 Stunden später', []],
]

describe('a time is shifted', () => {
  it.each(SHIFTS)('%s', (said, minutes) => {
    expect(readTimeShifts(said).map((one) => one.minutes)).toEqual(minutes)
  })
})
