/** What holds in every conversation, whatever is said in it and in whatever order. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import { instant, localDate } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import type { Turn } from '#src/conversation/turn.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import { personId } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'
import { failsToRead } from '../doubles/unreadable.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const shelf = await readAgreements('data/agreements', new Set())
const lexicon = createLexicon(shelf.agreements)
let store: Store
let ids = 0
/** Whoever speaks here may plan: rights have tests of their own. */
const planners = Array.from({ length: 50 }, (_, at) => `planer-${at}`)
const founders = new Set(['petra', 'jonas', 'again', 'eilig', ...planners])

beforeAll(async () => {
  store = await openStore(':memory:', () => NOW)
})
afterAll(() => store.close())

function start(): { say(turn: Partial<Turn> & { who: string }): Promise<Reply> } {
  const engine = createEngine({
    shelf,
    lexicon,
    reader: readerOf(shelf.agreements),
    commands: createCommands<CommandEntry>(commands),
    lineTaker,
    publicUrl: undefined,
    roster: async () => undefined,
    books: store.books,
    founders,
    newId: () => `id-${++ids}`,
    onUnreadable: failsToRead,
  })
  return {
    say: ({ who, ...turn }) => {
      ids += 1
      return engine({
        key: `key-${ids}`,
        person: { id: personId('tenant', who), name: who, origin: 'tenant' },
        chat: { id: 'chat', kind: 'channel' },
        text: '',
        at: NOW,
        ...turn,
      })
    },
  }
}

const allMeetings = async () =>
  (
    await Promise.all(
      shelf.agreements.map(({ id }) =>
        store.books.meetings.between(id, localDate('2020-01-01'), localDate('2040-12-31')),
      ),
    )
  ).flat()

const said = fc.oneof(
  fc.constantFrom(
    '/termin',
    '/termin kok mkk',
    '/termin kok kassel 17.6.2027 um 10',
    'MKK',
    'Kassel',
    'KoK',
    '17.6.2027',
    'um 10',
    'Rathaus',
    'noch offen',
    'nein',
    'nein, 15 Uhr',
    'doch lieber am 18.6.',
    '/zurück',
    '/abbrechen',
    '/kok',
    '/fristen mkk',
    '/hilfe',
    'wie oft muss die eigentlich tagen?',
    '30.2.2028',
    'Ende Mai',
    '6.5.2027',
    '',
    '?',
    '/gremien',
    'Online',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

describe('in every conversation', () => {
  it('each message is answered, and nothing is stored that nobody confirmed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('petra', 'jonas'), said), { maxLength: 14 }), async (talk) => {
        const { say } = start()
        const before = (await allMeetings()).length
        for (const [who, text] of talk) {
          const reply = await say({ who, text })
          expect(reply.answer).not.toBe('')
          expect((reply.actions ?? []).length).toBeLessThanOrEqual(3)
        }
        expect(await allMeetings()).toHaveLength(before)
      }),
      { numRuns: 150 },
    )
  })

  it('the same message again gets the same answer and changes nothing', async () => {
    const { say } = start()
    await say({ who: 'again', text: '/abbrechen' })
    await say({ who: 'again', text: '/termin kok mkk 21.6.2027 um 10 Rathaus' })
    const first = await say({ who: 'again', text: 'ja', key: 'the same' })
    const stored = await allMeetings()
    expect(await say({ who: 'again', text: 'ja', key: 'the same' })).toEqual(first)
    expect(await allMeetings()).toEqual(stored)
  })

  it('fifty people who plan the same body on the same day store one meeting', async () => {
    const { say } = start()

    const before = (await allMeetings()).length
    await Promise.all(planners.map((who) => say({ who, text: '/termin kok kassel 22.6.2027 um 10 Kreishaus' })))
    const replies = await Promise.all(planners.map((who) => say({ who, text: 'ja' })))
    expect(replies.filter(({ answer }) => answer.startsWith('Eingetragen'))).toHaveLength(1)
    expect(replies.filter(({ answer }) => answer.includes('schon eine Sitzung eingetragen'))).toHaveLength(49)
    expect(await allMeetings()).toHaveLength(before + 1)
  })

  it('a confirmation that arrives twice at once stores one meeting', async () => {
    const { say } = start()
    await say({ who: 'eilig', text: '/termin kok mkk 23.6.2027 um 10 Rathaus' })
    const before = (await allMeetings()).length
    await Promise.all([say({ who: 'eilig', text: 'ja' }), say({ who: 'eilig', text: 'ja' })])
    expect(await allMeetings()).toHaveLength(before + 1)
  })

  it('somebody of another organisation reads and stores nothing', async () => {
    const { say } = start()
    const stranger = { id: personId('outside', 'x'), name: 'x', origin: 'outside' } as const
    for (const text of ['/kok mkk', '/termin kok mkk 24.6.2027 um 10 Rathaus', 'ja']) {
      const reply = await say({ who: 'x', person: stranger, text })
      expect(reply).toEqual({
        answer: 'Ich kann Ihnen hier keine Auskunft geben, weil Ihre Organisation nicht angemeldet ist.',
      })
    }
  })
})
