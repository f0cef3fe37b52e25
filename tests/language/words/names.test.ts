import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findNames, indexNames, suggestNames } from '#src/language/words/names.ts'
import { clean } from '#src/language/words/normalise.ts'

const index = indexNames([
  { key: 'kassel', names: ['LK Kassel', 'Landkreis Kassel', 'Kassel', 'KS-Land'] },
  { key: 'stadt-kassel', names: ['Kassel (Stadt)', 'Stadt Kassel'] },
  { key: 'mkk', names: ['MKK', 'Main-Kinzig-Kreis', 'Main Kinzig', 'Hanau'] },
  { key: 'hanau', names: ['Stadt Hanau', 'Hanau'] },
  { key: 'gg', names: ['GG', 'Groß-Gerau', 'Kreis Groß-Gerau'] },
  { key: 'unna', names: ['Unna', 'Kreis Unna'] },
  { key: 'zwickau', names: ['Zwickau', 'Landkreis Zwickau'] },
  { key: 'rk', names: ['Regionalkonferenz Geistige Behinderung'] },
  { key: 'gpv', names: ['Gemeindepsychiatrischer Verbund Sucht'] },
])
const found = (text: string) =>
  findNames(text, index).map(({ value, start, end }) => [clean(text).slice(start, end), value.join('+')])

describe('names are found as whole words, the longest first', () => {
  test.each([
    ['/kok kassel', [['kassel', 'kassel']]],
    ['der Gemeindepsychiatrische Verbund Sucht', [['Gemeindepsychiatrische Verbund Sucht', 'gpv']]],
    ['im gemeindepsychiatrischen Verbund Sucht', [['gemeindepsychiatrischen Verbund Sucht', 'gpv']]],
    ['LK KASSEL', [['LK KASSEL', 'kassel']]],
    ['lk-kassel', [['lk-kassel', 'kassel']]],
    ['LK. Kassel', [['LK. Kassel', 'kassel']]],
    ['KS Land', [['KS Land', 'kassel']]],
    ['Kassel Stadt', [['Kassel Stadt', 'stadt-kassel']]],
    [
      'Kassel, Stadt Hanau',
      [
        ['Kassel', 'kassel'],
        ['Stadt Hanau', 'hanau'],
      ],
    ],
    ['Main Kinzig', [['Main Kinzig', 'mkk']]],
    ['main–kinzig–kreis', [['main–kinzig–kreis', 'mkk']]],
    ['GROSS GERAU', [['GROSS GERAU', 'gg']]],
    ['gg', [['gg', 'gg']]],
    ['Kreis Groß-Gerau', [['Kreis Groß-Gerau', 'gg']]],
    ['Zwickaus', [['Zwickaus', 'zwickau']]],
    ['des Main-Kinzig-Kreises', [['Main-Kinzig-Kreises', 'mkk']]],
    ['des Landkreises Kassel', [['Landkreises Kassel', 'kassel']]],
    ['Regionalkonferenz geistige Behinderung', [['Regionalkonferenz geistige Behinderung', 'rk']]],
    [
      'kassel und mkk',
      [
        ['kassel', 'kassel'],
        ['mkk', 'mkk'],
      ],
    ],
    [
      'kassel(mkk)',
      [
        ['kassel', 'kassel'],
        ['mkk', 'mkk'],
      ],
    ],
  ])('%s', (text, names) => {
    expect(found(text)).toEqual(names)
  })

  test.each(['Egge', 'Unnas', 'MKKs', 'Kasselbach', 'Kinzig', 'Main', 'Regionalkonferenz', 'GGs', 'Kasel'])(
    '%s is none',
    (text) => {
      expect(found(text)).toEqual([])
    },
  )

  test('a name of two things reports both', () => {
    expect(found('Hanau')).toEqual([['Hanau', 'mkk+hanau']])
  })

  test('each name is found again inside a sentence, with its own spelling', () => {
    const names = fc.constantFrom(
      'LK Kassel',
      'Main-Kinzig-Kreis',
      'GG',
      'Groß-Gerau',
      'Unna',
      'KS-Land',
      'Landkreis Zwickau',
    )
    fc.assert(
      fc.property(
        names,
        fc.constantFrom('wer tagt in ', '(', ''),
        fc.constantFrom(' heute', ', bitte', '?', ''),
        (name, left, right) => {
          expect(found(left + name + right).map(([said]) => said)).toEqual([name])
        },
      ),
    )
  })
})

describe('a slip of the pen is a suggestion, never a match', () => {
  test.each([
    ['Kasel', ['kassel']],
    ['Zwikau', ['zwickau']],
    ['Kassle', ['kassel']],
    ['Main-Kinzig-Kries', ['mkk']],
    ['KoK in Zwickua bitte', ['zwickau']],
    ['Unan', []],
    ['Kassel', []],
    ['Ksl', []],
    ['', []],
  ])('%s', (text, keys) => {
    expect(suggestNames(text, index)).toEqual(keys)
  })
})
