import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clean } from '#src/language/words/normalise.ts'
import { without, withoutLeftOver } from '#src/language/words/span.ts'

const cut = (text: string, ...parts: string[]) =>
  without(text, ...parts.map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })))

describe('what is left keeps its spelling and loses only what led to the cut', () => {
  test.each([
    ['KoK am 17.6. um 10', ['17.6.'], 'KoK um 10'],
    ['KoK am 17.6. um 10', ['17.6.', '10'], 'KoK'],
    ['am 17.6. im Rathaus', ['17.6.'], 'im Rathaus'],
    ['17.6., Kreishaus Raum 201', ['17.6.'], 'Kreishaus Raum 201'],
    ['Sitzung, 17.6., Rathaus', ['17.6.'], 'Sitzung Rathaus'],
    ['Rathaus (17.6.)', ['17.6.'], 'Rathaus'],
    ['in der KoK Kassel', ['KoK', 'Kassel'], ''],
    ['Straße der Jugend 5 in Kassel', ['Kassel'], 'Straße der Jugend 5'],
    ['Team am 17.6.', ['17.6.'], 'Team'],
    ['Ort: Am Wall 3, 17.6.', ['17.6.'], 'Ort: Am Wall 3'],
    ['Für die KoK', ['KoK'], ''],
    ['nichts davon', [], 'nichts davon'],
    ['17.6.', ['17.6.'], ''],
  ])('%s without %j', (text, parts, rest) => {
    expect(cut(text, ...parts)).toBe(rest)
  })

  test('any cuts, even overlapping ones, leave only words of the text', () => {
    const cutting = fc.array(fc.record({ start: fc.nat(80), end: fc.nat(80) }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), cutting, (text, cuts) => {
        // What finds something in a text never cuts a character in half.
        const whole = (index: number) => index - Number(/[\udc00-\udfff]/.test(clean(text)[index] ?? ''))
        const spans = cuts.map(({ start, end }) => ({ start: whole(start), end: whole(end) }))
        const left = without(text, ...spans).replaceAll(' ', '')
        let from = 0
        for (const character of left) {
          const index = clean(text).indexOf(character, from)
          expect(index).toBeGreaterThanOrEqual(0)
          from = index + 1
        }
      }),
    )
  })
})

test.each([
  ['und am Rathaus', 'Rathaus'],
  [', sondern auf den Parkplatz', 'Parkplatz'],
  ['umsonst', 'umsonst'],
  ['vom', ''],
])('%j without the words that only led to something else: %j', (text, left) => {
  expect(withoutLeftOver(text)).toBe(left)
})
