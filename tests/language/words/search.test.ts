import { expect, it } from 'vitest'
import { contains } from '#src/language/words/search.ts'

it.each([
  ['Der Main–Kinzig-Kreis trägt die Kosten.', 'kosten main-kinzig', true],
  ['Die Geschäftsführung lädt ein.', 'geschaeftsfuehrung', true],
  ['Die Geschäftsführung lädt ein.', 'Kosten', false],
  ['', '', true],
])('%s contains every word of %s: %s', (text, asked, is) => {
  expect(contains(text, asked)).toBe(is)
})
