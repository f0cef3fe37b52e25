/** One name, one meaning: what is declared twice under one name is read wrongly once. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sourceText } from './source-text.ts'

const root = join(import.meta.dirname, '..')
const EXPORT = /^export (?:declare )?(?:async )?(?:const|function\*?|interface|type|class) (\w+)/gm
const files = globSync(['src/**/*.ts', 'dialogs/**/*.ts'], { cwd: root }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  code: sourceText(readFileSync(join(root, path), 'utf8')).code,
}))
const exported = files.flatMap(({ path, code }) => [...code.matchAll(EXPORT)].map(([, name = '']) => ({ path, name })))

/** Any other form hides a name from the tests that read names: this one and the glossary's. */
const isReadable = (line: string): boolean => new RegExp(EXPORT.source).test(line)
const hidden = (code: string): readonly string[] =>
  [...code.matchAll(/^\s*export\b(?!:).*$/gm)].map(([line]) => line.trim()).filter((line) => !isReadable(line))

test('what is exported says its name where it is declared', () => {
  const found = files.flatMap(({ path, code }) => hidden(code).map((line) => `${path}: ${line}`))
  expect(found.toSorted()).toEqual([
    // Types of another file that belong to what this one gives.
    'src/agreements/lookup.ts: export type { Agreement, AgreementKind, Committee, Duty, Partner, UnusableFile }',
    'src/people/ports.ts: export type { OfficeId }',
    'src/teams/bot.ts: export type { ChatAddress }',
    // The SDK's own classes under the SDK's own names.
    'src/teams/sdk.ts: export const { Application } =',
    'src/teams/sdk.ts: export const { TeamsAdapter } =',
  ])
})

test.each([
  'export let count = 0',
  'export { q as planOf }',
  "export { planOf } from './x.ts'",
  "export * from './x.ts'",
  'export type { Plan }',
  'export abstract class Plan {}',
  'export enum Kind {}',
  'export default planOf',
  'export const { planOf } = plans',
  'export const [planOf] = plans',
  'export namespace Plans {}',
])('%s hides its name', (line) => expect(hidden(line)).toEqual([line]))

test('no name is exported by two files; sentences are parts of a talk, and steps of the schema bear the name of a table', () => {
  expect(exported.length).toBeGreaterThan(1_500)
  const isOnItsOwn = ({ path, name }: { path: string; name: string }): boolean =>
    /^[A-Z]/.test(name) || !/^src\/(?:speech|store\/migrations)\//.test(path)
  const byName = Map.groupBy(exported.filter(isOnItsOwn), ({ name }) => name)
  expect([...byName.values()].filter((same) => same.length > 1)).toEqual([])
})

/** Not those of an import: a name that is declared opens its body or its parameters. */
const TYPE = /^\s*(?:export )?(?:declare )?(?:(?:abstract )?(?:interface|class|enum) (\w+)|type (\w+)(?=\s*[<=]))/gm
const typesIn = (code: string): readonly string[] =>
  [...code.matchAll(TYPE)].map(([, one, other]) => one ?? other ?? '')

test('no type is declared under one name in two places, exported or not', () => {
  const types = files.flatMap(({ path, code }) => typesIn(code).map((name) => ({ path, name })))
  expect(types.length).toBeGreaterThan(700)
  const twice = [...Map.groupBy(types, ({ name }) => name)].filter(([, same]) => same.length > 1)
  expect(Object.fromEntries(twice.map(([name, same]) => [name, same.map(({ path }) => path).toSorted()]))).toEqual({
    // The same thing, for rooms that may not know each other.
    Courtesy: ['src/language/reading/talk/talk-kinds.ts', 'src/speech/parts/talk.ts'],
    Declined: ['src/language/reading/talk/talk-kinds.ts', 'src/speech/parts/talk.ts'],
    DueDoubt: ['src/language/meetings/task-line.ts', 'src/speech/meetings/minutes.ts'],
    Environment: ['src/config.ts', 'src/store/database/postgres-tools.ts'],
  })
})

test.each([
  ['interface Slot {', ['Slot']],
  ['export abstract class Slot extends Place {', ['Slot']],
  ['export enum Slot {', ['Slot']],
  ['type Slot = string', ['Slot']],
  ['export type Slot<\n  Of,\n> = Of', ['Slot']],
  ['  type Slot =\n    | string', ['Slot']],
  ['import {\n  type Slot,\n  place,\n} from', []],
])('%s', (code, names) => expect(typesIn(code)).toEqual(names))
