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
        notNamed: z.array(z.string().regex(/^[a-z]+$/)).optional(),
      }),
    ),
    plain: z.array(z.string()),
  })
  .parse(parse(readFileSync(join(root, 'data', 'glossary.yaml'), 'utf8')))
const { terms, plain } = glossary
const read = terms.filter(({ said }) => said !== false)

const files = globSync(['src/**/*.ts', 'dialogs/**/*.ts'], { cwd: root }).map((path) => {
  const source = readFileSync(join(root, path), 'utf8')
  return { path: path.replaceAll('\\', '/'), source, ...sourceText(source) }
})
const EXPORT = /^export (?:declare )?(?:async )?(const|function\*?|interface|type|class) (\w+)/gm
const TYPES = ['interface', 'type', 'class']
/** A comment with the exported declaration behind it. */
const DOCUMENTED =
  /^\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:declare )?(?:async )?(const|function\*?|interface|type|class) (\w+)/gm
const PROPERTY = /\breadonly (\w+)\??:\s+([^\n;}]+)/g
/** By its id or its name; or written out on the spot. */
const NAMES_IT = /^(?:readonly )?(?:string|PersonId|OfficeId|true|'|\{|\()/
/** Properties that are called like a thing of the glossary and hold another. */
const ALLOWED = new Set([
  // As it was given or meant.
  'command: Given | undefined',
  // Of an hour.
  'minutes: number',
  'minutes: number | undefined',
  // How many rows of a table.
  'meeting: number',
  'audit: number',
  // Of a decision: the column and frozen minutes are called so.
  'vote: unknown',
  'vote: DecisionResult',
  'vote: SaidResult',
  // What a text can be taken to say; the files of agreements are read in the same word.
  'readings: readonly TermAsRead[]',
  // The same thing under the name of a part of it.
  'offices: readonly Covered[]',
  'agenda: readonly CopiedLine[]',
  'stages: readonly Lead[]',
  'presets: Overrides',
  "faults: PeopleList['']",
])
const exported = files.flatMap(({ path, code }) =>
  [...code.matchAll(EXPORT)].map(([, kind = '', name = '']) => ({ path, kind, name })),
)

/** "AgendaItems" is "agenda", "item". */
const wordsOf = (name: string): readonly string[] =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => singular(word.toLowerCase()))
const singular = (word: string): string => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '') : word)
const plainName = (name: string): string => wordsOf(name).join(' ')
const isNamedBy = (name: string, identifier: string): boolean =>
  `${plainName(name)} `.startsWith(`${plainName(identifier)} `)
const isExportedType = (name: string): boolean => exported.some((one) => one.name === name && TYPES.includes(one.kind))
const repeated = (all: readonly string[]): readonly string[] => all.filter((one, at) => all.indexOf(one) !== at)

describe('the glossary and the code', () => {
  test('one word per thing, one thing per word', () => {
    expect(repeated(terms.map(({ word }) => word))).toEqual([])
    expect(repeated(terms.map(({ identifier }) => identifier.toLowerCase()))).toEqual([])
  })

  test('a name of the glossary begins a name of the code; written small, it is a value or a key there', () => {
    const isName = (identifier: string): boolean => exported.some(({ name }) => isNamedBy(name, identifier))
    const isValue = (identifier: string): boolean => {
      const key = new RegExp(`\\b${identifier}\\??:`)
      return files.some(({ code, texts }) => texts.includes(identifier) || key.test(code))
    }
    const unused = terms.filter(({ identifier }) =>
      /^[A-Z]/.test(identifier) ? !isName(identifier) : !isValue(identifier),
    )
    expect(unused.map(({ identifier }) => identifier)).toEqual([])
  })

  test('what stands in front of the declaration begins with the German word, and with no word of another entry', () => {
    const documented = files.flatMap(({ source }) =>
      [...source.matchAll(DOCUMENTED)].map(([, comment = '', kind = '', name = '']) => ({
        name,
        isType: TYPES.includes(kind),
        begins: comment.replace(/^[\s*"„]+/, ''),
      })),
    )
    const begins = (text: string, word: string): boolean => new RegExp(`^${word}(?!\\p{L})`, 'iu').test(text)
    const others = (word: string) => terms.filter((other) => other.word.length > word.length).map((one) => one.word)
    const isSaid = (text: string, word: string): boolean =>
      begins(text, word) && !others(word).some((other) => begins(text, other))
    const unsaid = terms.filter(({ identifier, word }) => {
      if (!/^[A-Z]/.test(identifier)) return false
      const own = documented.filter(({ name, isType }) => isType && name === identifier)
      const named =
        own.length > 0 || isExportedType(identifier)
          ? own
          : documented.filter(({ name }) => isNamedBy(name, identifier))
      return !named.some((one) => isSaid(one.begins, word))
    })
    expect(unsaid.map(({ word, identifier }) => `${identifier}: ${word}`)).toEqual([])
  })

  test('a property that bears the name of an entry holds such a thing, or names it', () => {
    const own = new Map(
      terms
        .filter(({ identifier }) => /^[A-Z]/.test(identifier))
        .map(({ identifier }) => [plainName(identifier), identifier]),
    )
    const properties = files
      .filter(({ path }) => path !== 'src/store/database/tables.ts')
      .flatMap(({ path, code }) =>
        [...code.matchAll(PROPERTY)].map(([, name = '', type = '']) => ({ path, name, type: type.trim() })),
      )
      .filter(({ name }) => own.has(plainName(name)))
    expect(properties.length).toBeGreaterThan(200)
    const other = properties.filter(({ name, type }) => {
      const said = (type.match(/[A-Za-z]+/g) ?? []).flatMap(wordsOf)
      return !NAMES_IT.test(type) && !wordsOf(name).every((word) => said.includes(word))
    })
    const found = new Set(other.map(({ name, type }) => `${name}: ${type}`))
    expect([...found].filter((one) => !ALLOWED.has(one))).toEqual([])
    expect([...ALLOWED].filter((one) => !found.has(one))).toEqual([])
  })

  test('types are called by words of the glossary and of plain English', () => {
    const types = exported.filter(({ kind }) => TYPES.includes(kind))
    const known = new Set([...terms.map(({ identifier }) => identifier), ...plain].flatMap(wordsOf))
    expect(types.length).toBeGreaterThan(400)
    expect(types.filter(({ name }) => !wordsOf(name).every((word) => known.has(word)))).toEqual([])

    const used = new Set(types.flatMap(({ name }) => wordsOf(name)))
    expect(plain.filter((word) => !wordsOf(word).every((part) => used.has(part)))).toEqual([])
    const explained = new Set(terms.map(({ identifier }) => plainName(identifier)))
    expect(plain.filter((word) => explained.has(plainName(word)))).toEqual([])
  })

  // A list of all words that functions may have would be one of plain English: hundreds, most of them used once.
  test('no function, constant or type is named by another word for the same thing', () => {
    const others = terms.flatMap(({ notNamed = [] }) => notNamed.map(singular))
    expect(others.length).toBeGreaterThan(20)
    expect(exported.length).toBeGreaterThan(2_000)
    expect(exported.filter(({ name }) => wordsOf(name).some((word) => others.includes(word)))).toEqual([])

    const own = new Set([...terms.map(({ identifier }) => identifier), ...plain].flatMap(wordsOf))
    expect([...others.filter((other) => own.has(other)), ...repeated(others)]).toEqual([])
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
    // In Einfache Sprache everyday words are said: "Treffen" for a Sitzung.
    const usual = sentences.filter(({ path }) => !path.startsWith('src/speech/plain/'))
    const said = others.flatMap((other) => {
      const found = usual.find(({ text }) => inflected(other).test(text))
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
