/** A test that starts the bot among those that do not fails whoever comes after it in the process, now and then. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { ALONE, BOTS, SLOWEST } from './projects.ts'

const root = join(import.meta.dirname, '..')
/** With them comes restify, which changes Node's HTTP server for everybody in the process. */
const STARTS_THE_BOT: readonly string[] = ['src/main.ts', 'src/teams/bot.ts', 'src/http/server.ts']

/** Types are gone when it runs; what is loaded later counts as well. */
const IMPORTED = /^(?:import|export) (?!type )(?:[^'"]*? from )?'([^']+)'|\bimport\('([^']+)'\)/gm

const read = new Map<string, readonly string[]>()
/** Files of the project that a file imports, as paths from its root. */
function importedBy(path: string): readonly string[] {
  const known = read.get(path) ?? importsIn(path)
  read.set(path, known)
  return known
}
function importsIn(path: string): readonly string[] {
  const source = readFileSync(join(root, path), 'utf8')
  return [...source.matchAll(IMPORTED)].flatMap(([, early, late]) => {
    const named = early ?? late ?? ''
    if (named.startsWith('#')) return [named.slice(1)]
    return named.startsWith('.') ? [relative(root, join(root, dirname(path), named))] : []
  })
}

/** From a file to one that starts the bot, or undefined if none of those it loads does. */
function wayToTheBot(from: string): readonly string[] | undefined {
  const seen = new Set([from])
  const ways: (readonly string[])[] = [[from]]
  for (const way of ways) {
    const here = way.at(-1) ?? from
    if (STARTS_THE_BOT.includes(here)) return way
    if (!existsSync(join(root, here)) || !here.endsWith('.ts')) continue
    for (const next of importedBy(here)) {
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}

const testsIn = (patterns: readonly string[]): readonly string[] => globSync([...patterns], { cwd: root })

test('whatever starts the bot is listed among the bots, or has a process of its own', () => {
  const listed = new Set(testsIn([...ALONE, ...BOTS]))
  const together = testsIn(['tests/**/*.test.ts']).filter((path) => !listed.has(path))
  expect(together.length).toBeGreaterThan(100)
  expect(together.flatMap((path) => wayToTheBot(path)?.join(' > ') ?? [])).toEqual([])
})

test('every line of the lists names a test', () => {
  expect([...ALONE, ...BOTS, ...SLOWEST].filter((pattern) => testsIn([pattern]).length === 0)).toEqual([])
})
