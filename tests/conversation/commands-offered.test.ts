/** What the columns of the table do: where a command is offered and to whom. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import { instant } from '#src/calendar/local-date.ts'
import type { CommandEntry, CommandTable } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import { questionKey } from '#src/conversation/engine-parts.ts'
import { keep, QUESTION } from '#src/conversation/kept.ts'
import type { Chat } from '#src/conversation/turn.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { commandWord, createCommands } from '#src/language/commands.ts'
import { personId } from '#src/people/person.ts'
import { onlyInChannel } from '#src/speech/people/bind-channel.ts'
import { onlyInPersonalChat } from '#src/speech/people/people.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'
import { failsToRead } from '../doubles/unreadable.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const shelf = await readAgreements('data/agreements', new Set())
const lexicon = createLexicon(shelf.agreements)
const KINDS: readonly Chat['kind'][] = ['personal', 'group', 'channel']
let store: Store
let ids = 0

beforeAll(async () => {
  store = await openStore(':memory:', () => NOW)
})
afterAll(() => store.close())

const person = (who: string) => ({ id: personId('tenant', who), name: who, origin: 'tenant' }) as const
const chat = (kind: Chat['kind']): Chat => ({ id: `in-${kind}`, kind, serviceUrl: 'https://example.org' })

/** Petra administers everything, Murat nothing. */
function bot(table: CommandTable) {
  const engine = createEngine({
    shelf,
    lexicon,
    reader: readerOf(shelf.agreements),
    commands: createCommands<CommandEntry>(table),
    lineTaker,
    publicUrl: 'https://example.org',
    roster: async () => undefined,
    books: store.books,
    founders: new Set(['petra']),
    newId: () => `id-${++ids}`,
    onUnreadable: failsToRead,
  })
  return (who: 'petra' | 'murat', kind: Chat['kind'], text: string) =>
    engine({ key: `key-${++ids}`, person: person(who), chat: chat(kind), text, at: NOW })
}

describe('/hilfe offers', () => {
  const onlyThere = { ...commands, channel: { ...commands.channel, offered: 'help' } } as const satisfies CommandTable
  const { purpose } = commands.channel

  test.each([
    ['petra', 'personal', false],
    ['petra', 'group', true],
    ['petra', 'channel', true],
    ['murat', 'channel', false],
  ] as const)('to %s in a %s chat what makes sense there and is allowed: %s', async (who, kind, isOffered) => {
    const { choices = [], furtherChoices = [] } = await bot(onlyThere)(who, kind, '/hilfe')
    expect([...choices, ...furtherChoices].some(({ label }) => label === purpose)).toBe(isOffered)
  })

  test('first what the moment asks for, each in the order of the table with the word it is shown as', async () => {
    const { choices = [], furtherChoices = [] } = await bot(commands)('petra', 'personal', '/hilfe')
    const offered = [...choices, ...furtherChoices].map(({ label }) => label)
    const inTable = Object.values<CommandEntry>(commands).filter(({ purpose }) => offered.includes(purpose))
    const inOrder = [...inTable.filter(({ when }) => when), ...inTable.filter(({ when }) => !when)]
    expect([...choices, ...furtherChoices]).toEqual(
      inOrder.map((one) => ({ label: one.purpose, does: { say: commandWord(one) } })),
    )
    expect(choices).toHaveLength(9)
    // Nothing is recorded and nobody holds anything: what is always there, and what an administrator has.
    expect(inOrder.flatMap(({ when }) => when ?? [])).toEqual(['runsBody', 'runsBody', 'administers'])
  })
  test('nothing for which there is no occasion, and nothing to administer to whoever does not', async () => {
    const { choices = [], furtherChoices = [] } = await bot(commands)('murat', 'personal', '/hilfe')
    const words = [...choices, ...furtherChoices].map(({ does }) => ('say' in does ? does.say : ''))
    expect(words).toContain('/beantragen')
    for (const word of ['/einladen', '/protokoll', '/tagesordnung', '/verwaltung', '/termin'])
      expect(words).not.toContain(word)
  })
})

describe('a command that is refused because of the chat is not said to make sense there', () => {
  test.each(KINDS)('%s', async (kind) => {
    const say = bot(commands)
    const refused = []
    for (const entry of Object.values<CommandEntry>(commands)) {
      const { answer } = await say('petra', kind, commandWord(entry))
      if ([onlyInChannel().answer, onlyInPersonalChat().answer].includes(answer)) refused.push(entry)
      await say('petra', kind, '/abbrechen')
      await say('petra', kind, '/einfach aus')
    }
    // Elsewhere they are answered in the personal chat.
    expect(refused.length > 0).toBe(kind === 'personal')
    expect(refused.filter(({ at }) => at.includes(kind)).map(commandWord)).toEqual([])
  })
})

test.each([
  ['/kanaal', 'personal', 'channel'],
  ['/datenexpord', 'group', 'exportMe'],
] as const)('%s in a %s chat suggests nothing that is refused there', async (text, kind, elsewhere) => {
  const { choices = [], actions = [] } = await bot(commands)('petra', kind, text)
  const labels = [...choices, ...actions].map(({ label }) => label)
  expect(labels.length).toBeGreaterThan(0)
  expect(labels).not.toContain(commands[elsewhere].purpose)
})

test('a question that was open is not understood where its command is gone', async () => {
  const open = { command: 'aQuestionOfOld', rest: '' }
  const at = { person: person('murat'), chat: chat('personal') }
  await keep(store.books.memory, QUESTION, questionKey(at), open, 60_000)
  const { answer } = await bot(commands)('murat', 'personal', 'MKK')
  expect(answer).toBe(
    'Das habe ich nicht verstanden: „MKK“. Es wurde nichts geändert. Meinten Sie einen dieser Befehle?',
  )
})
