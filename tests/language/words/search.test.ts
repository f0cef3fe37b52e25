import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contains, patternsOf } from '#src/language/words/search.ts'

it.each([
  ['Der Main–Kinzig-Kreis trägt die Kosten.', 'kosten main-kinzig', true],
  ['Die Geschäftsführung lädt ein.', 'geschaeftsfuehrung', true],
  ['Die Geschäftsführung lädt ein.', 'Kosten', false],
  ['', '', true],
])('%s contains every word of %s: %s', (text, asked, is) => {
  expect(contains(text, asked)).toBe(is)
})

/** As a database does: small letters without umlauts, "%" for anything. */
const isLike = (text: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replaceAll('%', '[^]*')}$`, 'u').test(
    text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase()),
  )

it('whatever speaks of a word fits its pattern, however it is written', () => {
  const letters = fc.constantFrom(...'aeousßäöüÄÖÜBkrt1é–-. AES'.split(''))
  const anyText = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(''))
  const anyPart = fc.record({ text: anyText, from: fc.nat(14), length: fc.nat(5) })
  fc.assert(
    fc.property(anyPart, ({ text, from, length }) => {
      const asked = text.slice(from, from + length).trim()
      const folded = asked
        .replace('ä', 'ae')
        .replace('ß', 'ss')
        .slice(length % 2)
      for (const words of [asked, folded])
        if (contains(text, words)) for (const pattern of patternsOf(words)) expect(isLike(text, pattern)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

it.each([
  ['Kurzzeitpflege', ['%kurzzeitpflege%']],
  ['Geschäftsführung', ['%gesch%ftsf%hrung%']],
  ['Häuser 50%', ['%h%user%', '%50%']],
  ['essen', ['%en%']],
])('%s is looked for as %j', (asked, patterns) => {
  expect(patternsOf(asked)).toEqual(patterns)
})
