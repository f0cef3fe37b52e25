/** One name, one meaning: what is exported twice under one name is read wrongly once. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sourceText } from './source-text.ts'

const root = join(import.meta.dirname, '..')
const EXPORT = /^export (?:declare )?(?:async )?(?:const|function\*?|interface|type|class) (\w+)/gm
const exported = globSync(['src/**/*.ts', 'dialogs/**/*.ts'], { cwd: root }).flatMap((path) =>
  [...sourceText(readFileSync(join(root, path), 'utf8')).code.matchAll(EXPORT)].map(([, name = '']) => ({
    path: path.replaceAll('\\', '/'),
    name,
  })),
)

test('no name is exported by two files; sentences are parts of a talk, and steps of the schema bear the name of a table', () => {
  expect(exported.length).toBeGreaterThan(1_500)
  const isOnItsOwn = ({ path, name }: { path: string; name: string }): boolean =>
    /^[A-Z]/.test(name) || !/^src\/(?:speech|store\/migrations)\//.test(path)
  const byName = Map.groupBy(exported.filter(isOnItsOwn), ({ name }) => name)
  expect([...byName.values()].filter((same) => same.length > 1)).toEqual([])
})
