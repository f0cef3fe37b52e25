import { expect, it } from 'vitest'
import { countWithin, isFractionOfPersons, isNamedCount, readCount } from '#src/language/words/counts.ts'

it.each<[string, number | undefined]>([
  ['3', 3],
  ['0', 0],
  ['drei', 3],
  ['Drei Personen', 3],
  ['es waren 12 Personen.', 12],
  ['zwölf', 12],
  ['eine Person', 1],
  ['214 leute', 214],
  ['insgesamt 12 Schulabgänger', 12],
  ['12 stück', 12],
  ['die 12 Schulabgänger', 12],
  ['waren 7', 7],
  ['34 gemeldet', 34],
  ['Nullmeldung', 0],
  ['keine', 0],
  ['keine Personen', 0],
  ['Anna Muster', undefined],
  ['3: Anna Muster, Ben Beispiel, Cem Calis', undefined],
  ['3 Anna', undefined],
  ['etwa drei', undefined],
  ['12.04.2010', undefined],
  ['-3', undefined],
  ['3,5', undefined],
  ['', undefined],
])('%j is %s', (text, number) => {
  expect(readCount(text)).toBe(number)
})

it.each([
  ['40 Personen', true, false],
  ['drei Personen', true, false],
  ['40', false, false],
  ['3,5 Personen', false, true],
  ['8 b, 2.5 Fälle', false, true],
  ['12.04.2010', false, false],
])('%s: a number with what it counts %s, a fraction of a person %s', (text, isNamed, isFraction) => {
  expect(isNamedCount(text)).toBe(isNamed)
  expect(isFractionOfPersons(text)).toBe(isFraction)
})

it.each<[string, number | undefined]>([
  ['12 Stück am 3.5. rausgeschickt', 12],
  ['haben die 12 Schulabgänger benannt', 12],
  ['12 Personen und 3 Personen', undefined],
  ['am 12. verschickt', undefined],
  ['3,5 Personen', undefined],
])('%j counts %s', (text, number) => {
  expect(countWithin(text)?.count).toBe(number)
})
