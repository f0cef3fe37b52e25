/** The one glossary against the names of the code, against what the bot says, and against the handbook. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { sourceText } from './source-text.ts'

const root = join(import.meta.dirname, '..')
const glossary = z
  .strictObject({
    terms: z.array(
      z.strictObject({
        word: z.string().min(1),
        identifier: z.string().regex(/^[A-Za-z]+$/),
        meaning: z.string().regex(/\.$/),
        said: z.literal(false).optional(),
        notSaid: z.array(z.string()).optional(),
      }),
    ),
    plain: z.array(z.string()),
  })
  .parse(parse(readFileSync(join(root, 'data', 'glossary.yaml'), 'utf8')))
const { terms, plain } = glossary
const read = terms.filter(({ said }) => said !== false)

const files = globSync(['src/**/*.ts', 'dialogs/**/*.ts'], { cwd: root }).map((path) => {
  const source = readFileSync(join(root, path), 'utf8')
  return { path: path.replaceAll('\\', '/'), ...sourceText(source) }
})
const EXPORT = /^export (?:declare )?(?:async )?(const|function\*?|interface|type|class) (\w+)/gm
const exported = files.flatMap(({ path, code }) =>
  [...code.matchAll(EXPORT)].map(([, kind = '', name = '']) => ({ path, kind, name })),
)

/** "AgendaItems" is "agenda", "item". */
const wordsOf = (name: string): readonly string[] =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => singular(word.toLowerCase()))
const singular = (word: string): string => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '') : word)
const repeated = (all: readonly string[]): readonly string[] => all.filter((one, at) => all.indexOf(one) !== at)

describe('the glossary and the code', () => {
  test('one word per thing, one thing per word', () => {
    expect(repeated(terms.map(({ word }) => word))).toEqual([])
    expect(repeated(terms.map(({ identifier }) => identifier.toLowerCase()))).toEqual([])
  })

  test('a name of the glossary begins a name of the code; written small, it is a value or a key there', () => {
    const names = exported.map(({ name }) => wordsOf(name).join(' '))
    const isName = (identifier: string): boolean => {
      const wanted = wordsOf(identifier).join(' ')
      return names.some((name) => name === wanted || name.startsWith(`${wanted} `))
    }
    const isValue = (identifier: string): boolean => {
      const key = new RegExp(`\\b${identifier}\\??:`)
      return files.some(({ code, texts }) => texts.includes(identifier) || key.test(code))
    }
    const unused = terms.filter(({ identifier }) =>
      /^[A-Z]/.test(identifier) ? !isName(identifier) : !isValue(identifier),
    )
    expect(unused.map(({ identifier }) => identifier)).toEqual([])
  })

  test('what the domain calls its types is made of words of the glossary and of plain English', () => {
    const DOMAIN = /^src\/(?:agreements|people|meetings|duties|letters)\//
    const TYPES = ['interface', 'type', 'class']
    const types = exported.filter(({ path, kind }) => DOMAIN.test(path) && TYPES.includes(kind))
    const known = new Set([...terms.map(({ identifier }) => identifier), ...plain].flatMap(wordsOf))
    expect(types.length).toBeGreaterThan(100)
    expect(types.filter(({ name }) => !wordsOf(name).every((word) => known.has(word)))).toEqual([])

    const used = new Set(types.flatMap(({ name }) => wordsOf(name)))
    expect(plain.filter((word) => !wordsOf(word).every((part) => used.has(part)))).toEqual([])
    const explained = new Set(terms.map(({ identifier }) => wordsOf(identifier).join(' ')))
    expect(plain.filter((word) => explained.has(wordsOf(word).join(' ')))).toEqual([])
  })
})

describe('the glossary and what the bot says', () => {
  const isImport = (text: string): boolean => /^(?:#src|\.{1,2})\//.test(text)
  const sentences = files
    .filter(({ path }) => path.startsWith('src/speech/'))
    .flatMap(({ path, texts }) => texts.filter((text) => !isImport(text)).map((text) => ({ path, text })))
  /** As a whole word, with the usual endings. */
  const inflected = (word: string): RegExp => new RegExp(`(?<!\\p{L})${word}(?:e[nsr]?|n|s)?(?!\\p{L})`, 'u')

  test('every word that users read is said', () => {
    const unsaid = read.filter(({ word }) => !sentences.some(({ text }) => text.includes(word)))
    expect(unsaid.map(({ word }) => word)).toEqual([])
  })

  test('no other word is said for the same thing', () => {
    const others = read.flatMap(({ notSaid = [] }) => notSaid)
    expect(others.length).toBeGreaterThan(20)
    const said = others.flatMap((other) => {
      const found = sentences.find(({ text }) => inflected(other).test(text))
      return found ? [{ other, ...found }] : []
    })
    expect(said).toEqual([])
  })

  test('meanings are written like sentences of the bot: short and calm', () => {
    const sentencesOf = (meaning: string): readonly string[] => meaning.split(/(?<=[.:;])\s+/)
    const long = read.filter(({ meaning }) => sentencesOf(meaning).some((one) => one.split(/\s+/).length > 20))
    expect(long.map(({ word }) => word)).toEqual([])
    expect(read.filter(({ meaning }) => /[!]/.test(meaning))).toEqual([])
  })
})

test('the handbook explains the words that users read (vitest -u writes the page)', async () => {
  const rows = read
    .toSorted((one, other) => one.word.localeCompare(other.word, 'de'))
    .map(({ word, meaning }) => `| ${word} | ${meaning} |`)
  const page = ['# Begriffe', '', '| Wort | Bedeutung |', '|---|---|', ...rows, ''].join('\n')
  await expect(page).toMatchFileSnapshot(join(root, 'docs', 'handbuch', 'begriffe.md'))
})
