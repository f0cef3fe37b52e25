import { describe, expect, it } from 'vitest'
import { regionBehind } from '#src/language/agreements/districts.ts'
import { indexNames } from '#src/language/words/names.ts'

const regions = indexNames([
  { key: 'region/kassel', names: ['Kassel', 'LK Kassel'] },
  { key: 'region/mkk', names: ['MKK', 'Main-Kinzig-Kreis', 'Hanau'] },
])
const behind = (text: string): string | undefined => regionBehind(text, 'KoK'.length, { regions })?.value

describe('a region right behind a body', () => {
  it.each([
    ['KoK Fulda', 'Fulda'],
    ['KoK fulda am 11.5. um 10', 'fulda'],
    ['KoK Landkreis Fulda', 'Fulda'],
    ['KoK im Vogelsberg', 'Vogelsberg'],
    ['KoK für den Lahn-Dill-Kreis, 11.5.', 'Lahn-Dill-Kreis'],
    ['KoK Marburg 11.5.', 'Marburg'],
    ['KoK Bad Kissingen', 'Bad Kissingen'],
    ['KoK Kasel', 'Kasel'],
    ['KoK Kassle 11.5.', 'Kassle'],
  ])('"%s" names %s', (text, said) => expect(behind(text)).toBe(said))

  it.each([
    'KoK',
    'KoK am 11.5. um 10 Rathaus Fulda',
    'KoK Rathaus',
    'KoK online',
    'KoK leer lassen',
    'KoK Kreishaus',
    'KoK im Kreis der Beteiligten',
    'KoK in Gelnhausen',
  ])('"%s" names none', (text) => expect(behind(text)).toBeUndefined())
})
