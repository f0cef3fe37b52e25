/** ARCHITECTURE.md is read before the code is: what it names must be there, and nothing may be there that it does not name. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
const DOMAIN = ['calendar', 'agreements', 'people', 'meetings', 'duties', 'letters']
const section = (title: string): string => page.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? ''
const inBackticks = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, inner = '']) => inner)

/** "src/", "  calendar/", … with their indentation as paths. */
function drawnFolders(tree: string): readonly string[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent, name] = /^( *)([\w-]+)\/ /.exec(line) ?? []
    if (indent === undefined || name === undefined) return []
    above.length = indent.length / 2
    above.push(name)
    return [above.join('/')]
  })
}

/** "src", "src/store", … down to the last. */
const folders = (parts: readonly string[]): readonly string[] => parts.map((_, at) => parts.slice(0, at + 1).join('/'))

function existingFolders(): readonly string[] {
  const files = globSync(['src/**/*.*', 'dialogs/**/*.*'], { cwd: root })
  return [...new Set(files.flatMap((path) => folders(path.split(/[\\/]/).slice(0, -1))))]
}

test('the tree shows exactly the folders that exist', () => {
  const drawn = drawnFolders(section('Rooms').split('```')[1] ?? '')
  expect(drawn.toSorted()).toEqual(existingFolders().toSorted())
})

test('every line of the tree says what its folder is for', () => {
  const lines = (section('Rooms').split('```')[1] ?? '').split('\n').filter((line) => line.trim() !== '')
  expect(lines.filter((line) => !/^ *[\w-]+\/ +\S.{10,}/.test(line))).toEqual([])
})

test('every file and folder it names is there', () => {
  const named = inBackticks(page).filter((one) => /^(?:src|dialogs|data|docs|manifest|tests)\//.test(one))
  expect(named.length).toBeGreaterThan(40)
  const missing = named.filter((one) =>
    one.includes('*') ? globSync(one, { cwd: root }).length === 0 : !existsSync(join(root, one)),
  )
  expect(missing).toEqual([])
})

test('the directions are those that lint holds', () => {
  const drawn = new Map<string, readonly string[]>()
  for (const [, rooms = '', may = ''] of section('Directions').matchAll(/^\| (`.*?) \| (.*?) \|$/gm)) {
    const named = inBackticks(may).flatMap((one) => one.split(' '))
    const all = new Set([...(may.startsWith('domain') ? DOMAIN : []), ...named])
    for (const room of inBackticks(rooms)) drawn.set(room, [...all].toSorted())
  }

  // Wired together here and in the programs: these may know everything.
  const isFree = (room: string): boolean => room === 'cli'
  const rooms = existingFolders().flatMap((path) => /^(?:src\/([\w-]+)|(dialogs))$/.exec(path)?.slice(1) ?? [])
  const ruled = rooms.filter((room) => room !== undefined && !isFree(room))
  expect([...drawn.keys()].toSorted(), 'a room without its row of directions').toEqual(ruled.toSorted())

  interface Override {
    readonly includes: readonly string[]
    readonly linter?: { readonly rules?: { readonly style?: { readonly noRestrictedImports?: Restricted } } }
  }
  type Restricted = { readonly options?: { readonly patterns?: readonly { readonly group: readonly string[] }[] } }
  const { overrides } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as { overrides: readonly Override[] }
  const held = new Map<string, readonly string[]>()
  for (const { includes, linter } of overrides) {
    const group = linter?.rules?.style?.noRestrictedImports?.options?.patterns?.[0]?.group
    if (!group || group.includes('!#src/**')) continue
    for (const include of includes) {
      const room = /^(?:src\/)?([\w-]+)\/\*\*$/.exec(include)?.[1]
      if (room === undefined) continue
      const may = group.flatMap((one) => /^!#(?:src\/)?([\w./-]+?)(?:\/\*\*)?$/.exec(one)?.[1] ?? [])
      held.set(room, may.filter((one) => one !== room).toSorted())
    }
  }
  expect(Object.fromEntries(drawn)).toEqual(Object.fromEntries(held))
})

test('loose in src/ is only what starts the program, wires it and is known everywhere', () => {
  const loose = globSync('src/*.*', { cwd: root }).map((path) => path.replaceAll('\\', '/'))
  expect(loose.toSorted(), 'Move the file into a room: see "Where to put" in ARCHITECTURE.md.').toEqual(
    ['config.ts', 'log.ts', 'main.ts', 'start.mjs'].map((name) => `src/${name}`),
  )
})

/** Longer files and fuller folders hold several things that want a name each. */
const MOST_LINES = 350
const MOST_FILES = 30

const sources = globSync(['src/**/*.*', 'dialogs/**/*.*'], { cwd: root }).map((path) => path.split('\\').join('/'))

test('no file is longer than can be read in one go', () => {
  const linesOf = (path: string): number => readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length
  const long = sources.map((path) => ({ path, lines: linesOf(path) })).filter(({ lines }) => lines > MOST_LINES)
  expect(
    long.map(({ path, lines }) => `${path}: ${lines} lines`),
    `A file has at most ${MOST_LINES} lines. Move what can be named by itself into a file beside it: one step of a course, one
subject of a table, one kind of sentence. Move first, change in another commit.`,
  ).toEqual([])
})

test('no folder holds more files than can be surveyed', () => {
  const counts = Map.groupBy(sources, (path) => path.split('/').slice(0, -1).join('/'))
  const full = [...counts].filter(([, files]) => files.length > MOST_FILES)
  expect(
    full.map(([folder, files]) => `${folder}: ${files.length} files`),
    `A folder holds at most ${MOST_FILES} files. Give the files of one subject (agreements, meetings, duties, people) or of one part
a folder of their own, with its line in the tree of ARCHITECTURE.md.`,
  ).toEqual([])
})
