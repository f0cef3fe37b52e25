/** docs/betrieb.md is followed by people who know nothing else: what it names is there, and its commands are those of the tool. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { VARIABLES } from '#src/speech/operation/variables.ts'

const root = join(import.meta.dirname, '..', '..')
const paths = ['docs/betrieb.md', ...globSync('docs/betrieb/*.md', { cwd: root })]
const pages = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const found = (pattern: RegExp): readonly string[] => [
  ...new Set(pages.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, one = '']) => one))),
]
/** As it makes an anchor of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\d -]/gu, '')
    .replaceAll(' ', '-')

test('every link leads somewhere, and every page is linked', () => {
  const broken: string[] = []
  const linked = new Set<string>()
  for (const { path, text } of pages)
    for (const [, to = '', mark] of text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
      const target = join(dirname(path), to)
      linked.add(target)
      if (!existsSync(join(root, target))) broken.push(`${path}: ${to}`)
      else if (mark !== undefined) {
        const headings = [...readFileSync(join(root, target), 'utf8').matchAll(/^#+ (.*)$/gm)]
        if (!headings.some(([, heading = '']) => anchor(heading) === mark)) broken.push(`${path}: ${to}#${mark}`)
      }
    }
  expect(broken).toEqual([])
  expect(paths.filter((path) => path !== 'docs/betrieb.md' && !linked.has(path))).toEqual([])
})

test('every variable is one of the program', () => {
  const names = found(/\b((?:LOTSE_[A-Z_]+))\b/g).filter((name) => name !== 'LOTSE_ADMIN')
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !(name in VARIABLES))).toEqual([])
})

test('every script and every word of the tool is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
  const named = found(/\bnpm run ([a-z]+)/g)
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  const tool = readFileSync(join(root, 'manifest/operations/lotse'), 'utf8')
  const words = found(/(?:^|`)lotse ([a-z]+)/gm)
  expect(words.toSorted()).toEqual(['backup', 'doctor', 'restore'])
  expect(words.filter((word) => !new RegExp(`^ {2}.*\\b${word}\\b.*\\)`, 'm').test(tool))).toEqual([])
})

test('every file of manifest/operations is named, and every one that is named is there', () => {
  const files = globSync('manifest/operations/*.*', { cwd: root }).map((path) =>
    path.slice('manifest/operations/'.length),
  )
  const all = pages.map(({ text }) => text).join('\n')
  expect(files.length).toBeGreaterThan(6)
  expect(files.filter((name) => name !== 'compose.yaml' && !all.includes(name))).toEqual([])
  const named = found(/\b(gremienlotse(?:-backup)?\.(?:service|timer|env)|nginx\.conf|azure\.bicep|Containerfile)\b/g)
  expect(
    named.filter((name) => !existsSync(join(root, 'manifest/operations', name)) && !existsSync(join(root, name))),
  ).toEqual([])
})
