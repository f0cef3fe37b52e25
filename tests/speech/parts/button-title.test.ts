import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BUTTON_LETTERS, buttonTitle } from '#src/speech/parts/plain-text.ts'

describe('the title of a button', () => {
  test.each([
    ['Ja, eintragen', 'Ja, eintragen'],
    ['Ziffer 8 b, 2027: Übergänge Schule', 'Ziffer 8 b, 2027: Übergänge Schule'],
    ['Do., 17.06.2027: AG Teilhabe Kreis Groß-Gerau', 'Do., 17.06.2027: AG Teilhabe …'],
    ['Ziffer 8 d, 2027: Leistungsberechtigte mit Aufenthalt', 'Ziffer 8 d, 2027: Leistungsberech…'],
    ['Donaudampfschifffahrtsgesellschaftskapitän', 'Donaudampfschifffahrtsgesellschaf…'],
  ])('%s', (label, title) => {
    expect(buttonTitle(label)).toBe(title)
  })

  test('is never longer than a phone shows, begins as it was written, and says that it was cut', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (label) => {
        const title = buttonTitle(label)
        expect(title.length).toBeLessThanOrEqual(BUTTON_LETTERS)
        if (title !== label) {
          expect(title.endsWith('…')).toBe(true)
          expect(label.startsWith(title.slice(0, -1).trimEnd())).toBe(true)
        }
      }),
    )
  })
})
