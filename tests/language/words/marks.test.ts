import { expect, test } from 'vitest'
import { partsOf, withoutFirst, withoutLast } from '#src/language/words/marks.ts'

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
