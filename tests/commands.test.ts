/** The table of dialogs/all.ts beside what is written by hand elsewhere: README, manifest, handbook, buttons. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { commandWord, createCommands } from '#src/language/commands.ts'
import { isUpdating } from './updating.ts'

const { entries, read } = createCommands<CommandEntry>(commands)
const textOf = (file: string): string => readFileSync(file, 'utf8')

describe('the table of the README', () => {
  const ROW = /^\| (?<usage>`\/.+?) \| [^|]+ \|(?<more>.*)\|$/
  const listed = textOf('README.md')
    .split('\n')
    .filter((line) => line.startsWith('| `/'))
  const written = listed.flatMap((line) => {
    const { usage, more } = ROW.exec(line)?.groups ?? {}
    return usage === undefined ? [] : [{ usage, more }]
  })
  const usagesIn = (usage: string): readonly string[] => Array.from(usage.matchAll(/`([^`]+)`/g), ([, one = '']) => one)
  const commandIn = (usage: string): string => /^\/\p{L}+/u.exec(usage)?.[0] ?? ''

  test('has each command that is offered, in order, by its word and its purpose; `vitest -u` writes it', () => {
    const rows = entries
      .filter(({ offered }) => offered !== 'never')
      .map((entry) => {
        const word = commandWord(entry)
        const { usage = `\`${word}\``, more = ' ' } =
          written.find((row) => commandIn(usagesIn(row.usage)[0] ?? '') === word) ?? {}
        return `| ${usage} | ${entry.purpose} |${more}|`
      })
    const readme = textOf('README.md')
    if (isUpdating())
      writeFileSync(
        'README.md',
        readme.replace(listed.join('\n'), () => rows.join('\n')),
      )
    else expect(listed).toEqual(rows)
  })
  test('shows how a command is written by that command alone', () => {
    const usages = written.map(({ usage }) => usagesIn(usage))
    expect(usages.flat().length).toBeGreaterThan(50)
    const astray = usages.filter((those) => new Set(those.map((one) => read(one)?.command)).size !== 1)
    expect(astray).toEqual([])
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
  const files = globSync([
    'README.md',
    'src/speech/**/*.ts',
    'dialogs/**/*.ts',
    'docs/handbuch.md',
    'docs/handbuch/**/*.md',
  ])

  test.each(files)('%s', (file) => {
    const named = Array.from(textOf(file).matchAll(COMMAND), ({ groups }) => `/${groups?.word}`)
    expect(named.filter((word) => read(word) === undefined)).toEqual([])
  })
  test('and there are many of them', () => {
    expect(files.flatMap((file) => textOf(file).match(COMMAND) ?? []).length).toBeGreaterThan(100)
  })
})
