import { expect, test } from 'vitest'
import { partsKept, partsOf, withoutFirst, withoutLast } from '#src/language/words/marks.ts'

test('marks go from the edges of a text and stay inside it', () => {
  expect(withoutFirst(' ,; A, B;', ' ,;')).toBe('A, B;')
  expect(withoutLast('A, B; ,', ' ,;')).toBe('A, B')
  expect(withoutFirst(',,', ',')).toBe('')
  expect(withoutLast('', ',')).toBe('')
  expect(withoutFirst('.A', ',')).toBe('.A')
})

test('commas and semicolons part a text', () => {
  expect(partsOf('Titel , 20 min;Beschluss,')).toEqual(['Titel', '20 min', 'Beschluss', ''])
})

test.each([
  ['Eva Muster (Jugendamt, MKK), Tom Wolf', ['Eva Muster (Jugendamt, MKK)', 'Tom Wolf']],
  ['„Zahlen, Ziele“; 20 min', ['„Zahlen, Ziele“', '20 min']],
  ['"A, B", »C; D«, [E, F]', ['"A, B"', '»C; D«', '[E, F]']],
  ['(offen, nie geschlossen', ['(offen', 'nie geschlossen']],
  ['zu) früh, 20 min', ['zu) früh', '20 min']],
  ['5" breit, 20 min', ['5" breit', '20 min']],
])('brackets and quotation marks keep together: %s', (text, parts) => {
  expect(partsOf(text)).toEqual(parts)
})

test.each([
  ['Zahlen; Ziele: „kurz“, 20 min', 'Zahlen; Ziele: „kurz“'],
  ['20 min; Zahlen,Ziele', 'Zahlen,Ziele'],
  ['Zahlen; 20 min; Ziele', 'Zahlen, Ziele'],
  ['20 min', ''],
])('what is kept of "%s" keeps its marks: "%s"', (text, kept) => {
  expect(partsKept(text, (part) => part !== '20 min')).toBe(kept)
})
