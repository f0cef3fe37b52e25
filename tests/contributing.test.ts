/** The worked example of CONTRIBUTING.md, put into a copy of the project: it compiles, passes the linter, and its talk goes as written. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isLong } from './at-length.ts'
import { readChat } from './chat.ts'

const root = join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'lotse-example-'))

const example = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split('### A worked example')[1] ?? ''
const places = Array.from(example.matchAll(/^```\S+ (?<path>\S+)\n(?<text>[\s\S]*?)^```$/gmu), ({ groups }) => ({
  path: groups?.path ?? '',
  text: groups?.text ?? '',
}))
const chat = places.find(({ path }) => path.endsWith('.chat'))

/** The printed lines, unchanged: imports in front of the first one that sorts behind them, the others at the table's end. */
function withEntry(table: string, printed: string): string {
  const end = '} satisfies CommandTable'
  const isImport = (line: string): boolean => line.startsWith('import ')
  const source = (line: string): string => line.split(" from '")[1] ?? ''
  const [imports, entries] = [
    printed.split('\n').filter(isImport),
    printed.split('\n').filter((line) => line !== '' && !isImport(line)),
  ]
  const lines = table.split('\n')
  for (const line of imports) {
    const before = lines.findIndex((one) => isImport(one) && source(one).startsWith('./') && source(one) > source(line))
    lines.splice(before, 0, line)
  }
  return lines.join('\n').replace(end, `${entries.join('\n')}\n${end}`)
}

function run(...words: readonly string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
  try {
    return execFileSync(process.execPath, words, { cwd: copy, encoding: 'utf8', stdio: 'pipe', env })
  } catch (failure) {
    const { stdout, stderr } = failure as { stdout: string; stderr: string }
    throw new Error(`${stdout}\n${stderr}`, { cause: failure })
  }
}
/** Node reads the files itself: nothing of the copy is known yet, and to transform all of it takes most of the time. */
const BY_NODE = ['--maxWorkers=1', '--experimental.viteModuleRunner=false']
const program = (name: string): string => join('node_modules', '.bin', name)

beforeAll(() => {
  for (const part of [
    'src',
    'dialogs',
    'tests',
    '.biome',
    'biome.json',
    '.gitignore',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'README.md',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  for (const part of ['data', 'node_modules', 'manifest', 'docs']) symlinkSync(join(root, part), join(copy, part))
  for (const { path, text } of places) {
    const file = join(copy, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, path === 'dialogs/all.ts' ? withEntry(readFileSync(file, 'utf8'), text) : text)
  }
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('the worked example', () => {
  it('is small, and needs four places', () => {
    expect(places.map(({ path }) => path)).toHaveLength(4)
    expect(places.flatMap(({ text }) => text.trimEnd().split('\n')).length).toBeLessThanOrEqual(60)
    expect(places.filter(({ path }) => path !== 'dialogs/all.ts' && existsSync(join(root, path)))).toEqual([])
  })

  if (isLong)
    it('compiles', () => {
      run(program('tsc'))
    })

  it('is formatted, and where the linter wants it', () => {
    run(
      program('biome'),
      'ci',
      '--error-on-warnings',
      ...places.flatMap(({ path }) => (path.endsWith('.ts') ? [path] : [])),
    )
  })

  it('goes as its transcript says, is found by /hilfe and the README, and says every command in a transcript', () => {
    const { title } = readChat(chat?.text ?? '')
    expect(title).not.toBe('')
    // One run for both: what it takes is the start.
    const chosen = `${title}|^(?!a conversation)`
    const files = ['tests/conversations.test.ts', 'tests/commands.test.ts']
    const said = run(program('vitest'), 'run', ...BY_NODE, ...files, '-u', '-t', chosen)
    expect(said).toContain('2 passed')
    expect(readFileSync(join(copy, chat?.path ?? ''), 'utf8')).toBe(chat?.text)
    expect(readFileSync(join(copy, 'README.md'), 'utf8')).toContain('| `/vorstellen` | Person vorstellen |')
    if (isLong) run(program('vitest'), 'run', ...BY_NODE, 'tests/commands.test.ts')
  })
})
