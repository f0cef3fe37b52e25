import { expect, test } from 'vitest'
import { readCode } from '#src/language/words/codes.ts'

test.each([
  ['3fa2c1d0 2 ja', { code: '3fa2c1d0', rest: '2 ja' }],
  ['3FA2C1D0', { code: '3fa2c1d0', rest: '' }],
  ['alle ja', { rest: 'alle ja' }],
  ['3fa2c1d0x', { rest: '3fa2c1d0x' }],
])('%s', (text, read) => {
  expect(readCode(text)).toEqual(read)
})
