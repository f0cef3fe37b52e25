import { expect, it } from 'vitest'
import { readHeldAs } from '#src/language/people/held-as.ts'

it.each([
  ['als Vertretung', 'deputy'],
  ['Stellvertretung', 'deputy'],
  ['Inhaberin', 'holder'],
  ['ich selbst', 'holder'],
  ['Abteilungsleitung', undefined],
  ['', undefined],
])('%j: %s', (text, as) => {
  expect(readHeldAs(text)).toBe(as)
})
