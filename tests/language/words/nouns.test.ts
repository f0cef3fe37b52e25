import { expect, test } from 'vitest'
import { nounBefore, nounBehind } from '#src/language/words/nouns.ts'

test.each<[string, string | undefined]>([
  ['Rathaus Hanau', 'Rathaus'],
  ['KoK Kassel, Rathaus Hanau', 'Rathaus'],
  ['im rathaus Hanau', undefined],
  ['Rathaus, Hanau', undefined],
  ['Hanau', undefined],
])('the noun in front of the name in "%s" is %s', (text, noun) => {
  expect(nounBefore(text, text.indexOf('Hanau'))).toBe(noun)
})

test.each<[string, string | undefined]>([
  ['Beirat Fulda', 'Fulda'],
  ['Beirat Fulda, 17.6.', 'Fulda'],
  ['Beirat am 17.6.', undefined],
  ['Beirat, Fulda', undefined],
])('the noun behind the name in "%s" is %s', (text, noun) => {
  expect(nounBehind(text, 'Beirat'.length)).toBe(noun)
})
