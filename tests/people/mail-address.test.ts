import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseMailAddress } from '#src/people/mail-address.ts'
import { always } from '../calendar/days.ts'

it.each([
  ['petra@amt.example', 'petra@amt.example'],
  ['Petra.Kuehn+kok@Amt.Example', 'Petra.Kuehn+kok@amt.example'],
  ["o'neill_1@a-b.example.de", "o'neill_1@a-b.example.de"],
  ['info@Müller.example', 'info@xn--mller-kva.example'],
  ['info@lebenshilfe.xn--mgbh0fb', 'info@lebenshilfe.xn--mgbh0fb'],
])('%s is an address', (text, address) => {
  expect(parseMailAddress(text)).toBe(address)
})

it.each([
  '',
  'petra',
  '@amt.example',
  'petra@',
  'petra@amt',
  'petra@localhost',
  'petra@127.0.0.1',
  'petra@[127.0.0.1]',
  'petra@amt..example',
  'petra@-amt.example',
  '.petra@amt.example',
  'petra.@amt.example',
  'pe..tra@amt.example',
  'petra kuehn@amt.example',
  ' petra@amt.example',
  'petra@amt.example\n',
  'petra@amt.example\r\nBcc: alle@example.org',
  'petra@amt.example,alle@example.org',
  'petra@amt.example;alle@example.org',
  'Petra <petra@amt.example>',
  '"petra kuehn"@amt.example',
  'petra@amt.example/pfad',
  'petra@amt.example?x',
  'petra@amt.example:25',
  'petra@amt.example#x',
  'petra@a%6d.example',
  'kühn@amt.example',
  `${'p'.repeat(65)}@amt.example`,
  `petra@${'a'.repeat(64)}.example`,
  `petra@${'abcdefg.'.repeat(32)}example`,
])('%j is none', (text) => {
  expect(parseMailAddress(text)).toBeUndefined()
})

it('what is taken has no character that could end it, and is taken again as it is', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('@', '.', 'a', 'amt.example', '\r\n', '<', '>', ',', '。', '．', '\u200b', '\u00ad', 'ß', 'İ', 'K'),
  )
  always(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = `a${pieces.join('')}@b${pieces.toReversed().join('')}.example`
      for (const candidate of [text, pieces.join('')]) {
        const address = parseMailAddress(candidate)
        if (address === undefined) continue
        expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/)
        expect(address).not.toMatch(/[<>()[\]\\,;:"\s]/)
        expect(parseMailAddress(address)).toBe(address)
      }
    }),
    { numRuns: 2_000 },
  )
})
