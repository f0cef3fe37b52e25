import { expect, it } from 'vitest'
import { readPart } from '#src/language/parts-of-lists.ts'

it.each<[string, number, string]>([
  ['', 1, ''],
  ['Kassel Zahlen', 1, 'Kassel Zahlen'],
  ['weiter ab 26', 26, ''],
  ['Kassel Zahlen weiter ab 26', 26, 'Kassel Zahlen'],
  ['Kassel, Weiter ab Nr. 51.', 51, 'Kassel'],
  ['LWV 2028 weiter ab 2027', 2027, 'LWV 2028'],
  // Words of a line, and no part.
  ['weiter ab 0', 1, 'weiter ab 0'],
  ['geht es weiter ab 1.1.2028', 1, 'geht es weiter ab 1.1.2028'],
  ['schweiter ab 26', 1, 'schweiter ab 26'],
])('%j begins with %i', (said, from, text) => {
  expect(readPart(said)).toEqual({ from, text })
})
