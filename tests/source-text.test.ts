import { expect, test } from 'vitest'
import { sourceText } from './source-text.ts'

test.each<[string, string, string[]]>([
  ['a comment is neither code nor text', "a // 'no'\n/* `no` */ b", []],
  ['a string with the other mark and an escaped one', `const a = 'ein "Wort", it\\'s'`, [`ein "Wort", it's`]],
  [
    'the fixed pieces of a template, also inside another',
    `\`a \${b ? \`c \${d}\` : { e: 1 }.e} f\``,
    ['a ', 'c ', '', ' f'],
  ],
  ['a pattern with a mark in it', `const a = /['"/]/.test(b) ? 'x' : c / 2`, ['x']],
  ['a division is no pattern', `a / b / 'x'`, ['x']],
])('%s', (_, source, texts) => {
  expect(sourceText(source).texts).toEqual(texts)
  expect(sourceText(source).code).not.toMatch(/no|Wort/)
})
