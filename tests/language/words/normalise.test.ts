import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clean,
  fold,
  folded,
  linesOf,
  READ_LENGTH,
  readable,
  spacedWords,
  wordsAlone,
  wordsOf,
} from '#src/language/words/normalise.ts'

describe('a message is cleaned of what nobody sees', () => {
  test.each([
    ['no-break and narrow spaces', '/kok\u00a0LK\u202fKassel', '/kok LK Kassel'],
    ['line ends and tabs', ' /kok\r\n\tmkk ', '/kok mkk'],
    ['zero-width characters', '/k\u200bo\u2060k\ufeff mkk', '/kok mkk'],
    ['bidi marks', '\u202e/kok\u202c \u2066mkk\u2069', '/kok mkk'],
    ['soft hyphens', 'Geschäfts\u00adführung', 'Geschäftsführung'],
    ['control characters', '/kok\u0000\u0007 mkk', '/kok mkk'],
    ['taken apart umlauts', 'Geschaf\u0308tsfu\u0308hrung', 'Geschaf\u0308tsführung'.normalize('NFC')],
    ['wide letters', '／ＫＯＫ', '/KOK'],
    [
      'but not of fractions and small numbers',
      '1½ Stellen, 2¼ Mio. €, 25 m², CO₂, 10³',
      '1½ Stellen, 2¼ Mio. €, 25 m², CO₂, 10³',
    ],
    ['nor of ligatures, dots and signs', 'ﬁnanziert … ™ № ㎡ ª', 'ﬁnanziert … ™ № ㎡ ª'],
    ['nor of what joins one picture', '👩\u200d👧 👩🏽\u200d⚕\ufe0f a\u200db', '👩\u200d👧 👩🏽\u200d⚕\ufe0f ab'],
    ['half characters', 'a\ud800b\udc00', 'ab'],
    ['blank letters', 'a\u3164\u2800b', 'a b'],
    ['nothing at all', ' \u200b\n', ''],
  ])('%s', (_, text, cleaned) => {
    expect(clean(text)).toBe(cleaned)
  })

  test('cleaning twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => clean(clean(text)) === clean(text)))
  })

  test('a long text is read from its opening only, and never cut inside a character', () => {
    expect(readable('a'.repeat(READ_LENGTH + 1))).toHaveLength(READ_LENGTH)
    expect(readable(`${'a'.repeat(READ_LENGTH - 1)}😀`)).toBe('a'.repeat(READ_LENGTH - 1))
    expect(clean('a'.repeat(5000))).toHaveLength(5000)
  })
})

describe('two spellings of one thing are the same', () => {
  test.each([
    ['Main–Kinzig-Kreis', 'main kinzig kreis'],
    ['MAIN KINZIG KREIS', 'main kinzig kreis'],
    ['Groß-Gerau', 'gross gerau'],
    ['GROẞ-GERAU', 'gross gerau'],
    ['Geschäftsführung', 'geschaeftsfuehrung'],
    ['GESCHAEFTSFUEHRUNG', 'geschaeftsfuehrung'],
    ['Fu\u0308hrung', 'fuehrung'],
    ['KS-Land', 'ks land'],
    ['LK. Kassel', 'lk kassel'],
    ['/kok', 'kok'],
    ['12.3.2027', '12.3.2027'],
    ['10-12 Uhr', '10-12 uhr'],
    ['12.März', '12 maerz'],
    ['Oﬃzielle Kompetenz™', 'offizielle kompetenztm'],
    ['1½ Stellen für 25 m²', '1½ stellen fuer 25 m²'],
  ])('%s', (text, same) => {
    expect(fold(text)).toBe(same)
  })

  test('every folded letter knows where it stood', () => {
    const cleaned = 'Straße in Groß-Gerau'
    const { text, startOf, endOf } = folded(cleaned)
    const at = text.indexOf('gross')
    expect(cleaned.slice(startOf(at), endOf(at + 5))).toBe('Groß')
    expect(wordsOf(cleaned).map(({ start, end }) => cleaned.slice(start, end))).toEqual([
      'Straße',
      'in',
      'Groß',
      'Gerau',
    ])
  })
})

test.each([
  ['Sozialamt, Landkreis Kassel', 'sozialamt landkreis kassel'],
  ['sozialamt (Landkreis Kassel)', 'sozialamt landkreis kassel'],
  ['Groß-Gerau / Süd', 'gross gerau sued'],
])('%s: the words alone are %s', (text, words) => {
  expect(wordsAlone(text)).toBe(words)
})

test.each([
  ['Jana Ernst, bitte.', ' jana ernst bitte '],
  ['(eva@amt.example)', '  eva@amt example  '],
])('%s between blanks is %j', (text, spaced) => {
  expect(spacedWords(text)).toBe(spaced)
})

test('the lines of a message are clean, and none is empty', () => {
  expect(linesOf('Beschluss:\r\n\n  wir  tagen \u2028Pause')).toEqual(['Beschluss:', 'wir tagen', 'Pause'])
  expect(linesOf(' ')).toEqual([])
})
