/** The table of dialogs/all.ts beside what is written by hand elsewhere: README, manifest, handbook, buttons. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { commandWord, createCommands } from '#src/language/commands.ts'
import { isUpdating } from './updating.ts'

const { entries, read } = createCommands<CommandEntry>(commands)
const words = new Set(entries.flatMap((entry) => entry.words.map((word) => `/${word}`)))
const textOf = (file: string): string => readFileSync(file, 'utf8')

describe('the table of the README', () => {
  const rowsIn = (readme: string) => readme.split('\n').filter((line) => line.startsWith('| `/'))
  const named = (): readonly string[] =>
    rowsIn(textOf('README.md')).flatMap((row) => Array.from(row.matchAll(/`(\/\p{L}+)/gu), ([, word = '']) => word))

  test('has every typed command; `vitest -u` adds the row of a new one', () => {
    const rows = entries
      .filter((entry) => entry.offered !== 'never' && !named().includes(commandWord(entry)))
      .map((entry) => `| \`${commandWord(entry)}\` | ${entry.purpose} |`)
    const readme = textOf('README.md')
    const last = rowsIn(readme).at(-1) ?? ''
    if (isUpdating()) writeFileSync('README.md', readme.replace(last, [last, ...rows].join('\n')))
    else expect(rows).toEqual([])
  })
  test('has no command that does not exist', () => {
    expect(named().filter((word) => !words.has(word))).toEqual([])
  })
})

describe('the command list of the Teams client', () => {
  interface List {
    readonly scopes: readonly string[]
    readonly commands: readonly { title: string; description: string }[]
  }
  const { bots } = JSON.parse(textOf('manifest/manifest.json')) as { bots: { commandLists: List[] }[] }
  const [list, ...more] = bots.flatMap(({ commandLists }) => commandLists)

  test('is what the column `menu` says', () => {
    const inMenu = entries.flatMap(({ words: [title], menu }) =>
      menu === undefined ? [] : [{ title, description: menu }],
    )
    expect(list?.commands).toEqual(inMenu)
    expect(more).toEqual([])
  })
  test('shows each command only where it makes sense', () => {
    const scopes = { personal: 'personal', group: 'groupChat', channel: 'team' }
    const missing = entries.filter(
      ({ menu, at }) =>
        menu !== undefined && list?.scopes.some((scope) => !at.some((place) => scopes[place] === scope)),
    )
    expect(missing.map(commandWord)).toEqual([])
  })
})

describe('the transcripts say', () => {
  const said = globSync('tests/conversations/**/*.chat')
    .flatMap((file) => textOf(file).split('\n'))
    .flatMap((line) => /^\p{L}+: (?<text>.+)$/u.exec(line)?.groups?.text ?? [])
  const names = new Set(said.flatMap((text) => read(text)?.command ?? []))

  test.each(Object.entries(commands).filter(([, { offered }]) => offered !== 'never'))('%s', (name) => {
    expect([...names]).toContain(name)
  })
})

describe('a command that a sentence or a button names exists', () => {
  // "/hilfe" behind a quote or a space; no path, no "und/oder", no "</b>".
  const COMMAND = /(?<=[„'"`\s(])\/(?<word>\p{Ll}{2,})(?=[“'"`\s,.)…$])/gu
  const files = globSync(['src/speech/**/*.ts', 'dialogs/**/*.ts', 'docs/handbuch.md', 'docs/handbuch/**/*.md'])

  test.each(files)('%s', (file) => {
    const named = Array.from(textOf(file).matchAll(COMMAND), ({ groups }) => `/${groups?.word}`)
    expect(named.filter((word) => read(word) === undefined)).toEqual([])
  })
  test('and there are many of them', () => {
    expect(files.flatMap((file) => textOf(file).match(COMMAND) ?? []).length).toBeGreaterThan(100)
  })
})
