import { expect, it } from 'vitest'
import { readAdministrationWish } from '#src/language/people/administration.ts'

it.each([
  ['meine Daten', 'ownData'],
  ['Daten', 'ownData'],
  ['Verlauf', 'trail'],
  ['änderungsprotokoll', 'trail'],
  ['', undefined],
  ['offene', undefined],
])('%j: %s', (text, wish) => {
  expect(readAdministrationWish(text)).toBe(wish)
})
