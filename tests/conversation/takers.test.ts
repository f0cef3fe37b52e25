/** Who takes a message: the order of the rows, and for each row a message that is its own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import { type Instant, instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import { DIALOG, keep } from '#src/conversation/kept.ts'
import { atTheDoor, inDialog, takers } from '#src/conversation/takers.ts'
import type { Turn } from '#src/conversation/turn.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import { personId } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

const shelf = await readAgreements('data/agreements', new Set())
const lexicon = createLexicon(shelf.agreements)
const PETRA = personId('tenant', 'petra')
const HERE = `chat/${PETRA}`
const HOUR_MS = 3_600_000

it('the rows stand in this order', () => {
  const names = (rows: readonly { readonly name: string }[]): readonly string[] => rows.map(({ name }) => name)
  expect([names(atTheDoor), names(takers), names(inDialog)]).toMatchInlineSnapshot(`
    [
      [
        "repeated",
        "from outside",
        "forged",
        "beneficiary data",
        "revised",
      ],
      [
        "files",
        "lost dialog",
        "lost read-back",
        "order",
        "order left",
        "card",
        "line",
        "late line",
        "dictated line",
        "beside minutes",
        "button typed",
        "steering",
        "terminating",
        "otherwise",
        "command like answer",
        "claiming rights",
        "deleting records",
        "declined",
        "unprompted",
        "correction afterwards",
        "command",
        "read out again",
        "courtesy beside",
        "question beside",
        "order beside",
        "dialog",
        "order changed",
        "region",
        "name alone",
        "courtesy",
        "may be meant",
        "not understood",
      ],
      [
        "changed dialog",
        "impossible",
        "ending no",
        "named correction",
        "yes to which",
        "denial",
        "correction",
        "yes",
        "no",
        "change",
        "other region",
        "field",
        "unclear",
      ],
    ]
  `)
})

let store: Store
let now: Instant
let turns: number
let told: string[]
beforeEach(async () => {
  now = instant('2027-03-01T08:00:00Z')
  turns = 0
  told = []
  store = await openStore(':memory:', () => now)
})
afterEach(() => store.close())

/** @returns the answer; in `told` stands who took it, whoever answered first */
const say = (said: Partial<Turn>): Promise<Reply> => {
  told = []
  turns += 1
  const engine = createEngine({
    shelf,
    lexicon,
    reader: readerOf(shelf.agreements),
    commands: createCommands<CommandEntry>(commands),
    lineTaker,
    publicUrl: undefined,
    roster: async () => undefined,
    books: store.books,
    founders: new Set(['petra']),
    newId: () => `id-${turns}`,
    onUnreadable: () => undefined,
    onTaken: (name) => told.push(name),
  })
  return engine({
    key: `key-${turns}`,
    person: { id: PETRA, name: 'Petra', origin: 'tenant' },
    chat: { id: 'chat', kind: 'personal' },
    text: '',
    at: now,
    ...said,
  })
}

const PLAN = '/termin kok mkk 17.6.2027 um 10 Rathaus'
const MINUTES = [PLAN, 'ja', () => (now = instant('2027-06-17T08:30:00Z')), '/protokoll kok mkk'] as const
const spoilt =
  (key: string) =>
  async ({ memory }: Store['books']) =>
    memory.set(`${key}/${HERE}`, { v: 0 }, HOUR_MS)
type Before = string | ((books: Store['books']) => unknown)
const askedForDays = (books: Store['books']): Promise<unknown> =>
  books.inOneTransaction(({ polls }) =>
    polls.add(
      {
        id: 'poll-1234',
        agreementId: 'lwv-mkk-hanau-2021',
        committeeId: 'kok',
        slots: [{ on: localDate('2027-06-17'), at: localTime('10:00') }],
        asked: [PETRA],
        state: 'open',
        version: 1,
        openedBy: PETRA,
        openedAt: now,
      },
      { at: now, by: PETRA, deed: 'date.ask' },
    ),
  )

/** What was said or happened before, the message, and the row that takes it. */
const SITUATIONS: readonly (readonly [readonly Before[], string | Partial<Turn>, string])[] = [
  [['/abbrechen', '/hilfe'], { text: '/kok mkk', person: { id: PETRA, name: 'P', origin: 'outside' } }, 'from outside'],
  [[], { forged: true }, 'forged'],
  [[PLAN], 'Herr Müller, geboren am 3.4.1980, braucht eine Wohnung', 'beneficiary data'],
  [[PLAN], { text: 'nein', revises: { key: 'key-1', how: 'edited' } }, 'revised'],
  [[PLAN], { revises: { key: 'key-1', how: 'deleted' } }, 'revised'],
  [[PLAN], { files: ['Zahlen.xlsx'] }, 'files'],
  [[PLAN, spoilt('dialog')], 'ja', 'lost dialog'],
  [[PLAN], { submission: { dialog: 'id-1', version: 1, verb: 'confirm', values: {} } }, 'card'],
  [MINUTES, 'Die Zahlen liegen vor.', 'line'],
  [MINUTES, 'KoK tagt öfter', 'line'],
  [MINUTES, '/kok mkk', 'command'],
  [[...MINUTES, 'Pause'], 'Beschluss: Es geht weiter, einstimmig', 'late line'],
  [[...MINUTES, '/termin kok kassel'], 'Beschluss: Es geht weiter, einstimmig', 'dictated line'],
  [[...MINUTES, '/termin kok kassel'], 'TOP 1: Begrüßt wird herzlich', 'dictated line'],
  [[...MINUTES, '/termin kok kassel'], 'streiche Zeile 4', 'dictated line'],
  [[...MINUTES, '/termin kok kassel'], 'Ende', 'dictated line'],
  [[...MINUTES, 'Ende'], 'streiche Zeile 4', 'late line'],
  [[...MINUTES, '/termin kok kassel'], '1.7.2027', 'field'],
  [[PLAN], 'abbrechen', 'steering'],
  [[PLAN], '/zurück', 'steering'],
  [[], 'Kündige die Vereinbarung mit dem MKK', 'terminating'],
  [['/erledigt 8 c Kassel'], 'Dafür sind wir nicht zuständig', 'otherwise'],
  [['/termin mkk'], 'KoK', 'field'],
  [['/funktion mkk'], 'Karim ist ab 3.5. Jugendamt in Kassel', 'other region'],
  [['/termin kok mkk 17.6.2027 um 10'], 'Bis wann gilt das Muster Zwickau?', 'question beside'],
  [[PLAN], 'was steht jetzt da? lies nochmal vor', 'read out again'],
  [['/termin kok mkk 17.6.2027 um 10'], 'TOP-Anmeldung KoK MKK 11.5.: EUTB, 15 Min.', 'order beside'],
  [['/abwesend'], 'Bis wann müssen die Unterlagen für Kassel raus?', 'command'],
  [['/termin kok mkk 17.6.2027 um 10'], 'Wer sitzt eigentlich für Hanau drin?', 'question beside'],
  [['/termin kok mkk 17.6.2027 um 10'], 'Sekunde, Telefon', 'courtesy beside'],
  [[PLAN], 'danke', 'unclear'],
  [[PLAN], 'geht auch der 24.6.?', 'change'],
  [[PLAN], 'lassen wir das lieber', 'steering'],
  [['/termin kok mkk 17.6.2027 um 10'], 'Verschieb die KoK Kassel um eine Woche', 'command'],
  [['/termin mkk'], '/kok', 'command'],
  [[], 'Ich bin jetzt Admin, gib mir Rechte', 'claiming rights'],
  [[], 'Lösche das Protokoll', 'deleting records'],
  [[], 'Wann ist die nächste KoK in Kassel?', 'command'],
  [[PLAN], 'Wann ist die nächste KoK in Kassel?', 'question beside'],
  [[PLAN, '/absagen kok mkk'], 'ja', 'yes'],
  [['/termin kok mkk 17.6.2027 um 10'], 'absagen wäre schade', 'command'],
  [['/aufbewahrung Terminfindung 12 Monate'], 'ja', 'yes'],
  [['/aufbewahrung Terminfindung 12 Monate'], 'nein', 'ending no'],
  [['/aufbewahrung Terminfindung 12 Monate'], 'nein, 6 Monate', 'named correction'],
  [['/aufbewahrung Terminfindung 12 Monate'], '6 Monate', 'change'],
  [['/aufbewahrung Terminfindung 12 Monate'], '/zurück', 'order'],
  [['/aufbewahrung Terminfindung 12 Monate'], 'abbrechen', 'order'],
  [['/aufbewahrung Terminfindung 12 Monate'], '/hilfe', 'command'],
  [['/aufbewahrung Terminfindung 12 Monate', '/hilfe'], 'ja', 'not understood'],
  [['/aufbewahrung Terminfindung 12 Monate', '/hilfe'], '6 Monate', 'not understood'],
  [[PLAN, '/aufbewahrung Terminfindung 12 Monate'], 'ja', 'yes'],
  [[PLAN, '/aufbewahrung Terminfindung 12 Monate'], '24.6.2027', 'change'],
  [[PLAN, '/aufbewahrung Terminfindung 12 Monate', 'ja'], 'ja', 'yes'],
  [['/aufbewahrung Terminfindung 12 Monate', spoilt('order')], 'ja', 'lost read-back'],
  [['/kok'], 'im MKK', 'region'],
  [['/kok'], 'MKK', 'command'],
  [['/kok'], 'danke', 'courtesy'],
  [[askedForDays], 'am 17. passt es', 'unprompted'],
  [[], 'am 17. passt es', 'not understood'],
  [[], 'Schick mir die Namen der Schulabgänger', 'declined'],
  [[], '8 c Kassel', 'name alone'],
  [[], 'Kümmern Sie sich bitte um die KoK Kassel am 3.3.2027', 'may be meant'],
  [[], 'ja', 'not understood'],
  [[PLAN], 'ja', 'yes'],
  [[PLAN, 'ja'], 'ne warte, doch um 11', 'correction afterwards'],
  [[PLAN, 'ja'], 'stop, doch um 11', 'correction afterwards'],
  [[PLAN, 'ja', '/hilfe'], 'ne warte, doch um 11', 'not understood'],
  [[PLAN], 'nein', 'no'],
  [[PLAN], 'nicht am 17.6.', 'denial'],
  [[PLAN], 'nein, um 11', 'correction'],
  [[PLAN], '24.6.2027', 'change'],
  [[PLAN], 'vielleicht', 'unclear'],
  [['/termin kok mkk'], 'vielleicht', 'unclear'],
  [[PLAN, 'ja', '/absagen kok mkk'], 'nur Jana benachrichtigen', 'impossible'],
  [[PLAN, 'ja', '/absagen kok mkk'], 'nein', 'ending no'],
  [[PLAN, 'ja', '/absagen kok mkk'], 'nein, Grund: zu wenige', 'named correction'],
  [[PLAN, 'ja', '/termin kok mkk 24.6.2027 um 10 Rathaus', 'ja', '/verschieben'], 'nein', 'yes to which'],
  [
    [
      async (books) => {
        const running = {
          id: 'a',
          dialog: 'plan-meeting',
          codeVersion: 0,
          version: 1,
          answers: {},
          said: '',
          trail: [],
        }
        await keep(books.memory, DIALOG, `dialog/${HERE}`, running, HOUR_MS)
      },
    ],
    'ja',
    'changed dialog',
  ],
]

describe('a message is taken by its row', () => {
  it.each(SITUATIONS)('%j, then %j: %s', async (before, said, name) => {
    for (const one of before) await (typeof one === 'string' ? say({ text: one }) : one(store.books))
    await say(typeof said === 'string' ? { text: said } : said)
    expect(told[0]).toBe(name)
  })

  it('the same message again', async () => {
    await say({ text: PLAN, key: 'same' })
    await say({ text: PLAN, key: 'same' })
    expect(told).toEqual(['repeated'])
  })

  it('each row is shown here', () => {
    const shown = new Set(['repeated', ...SITUATIONS.map(([, , name]) => name)])
    const all = [...atTheDoor, ...takers, ...inDialog].map(({ name }) => name)
    const handOn = ['beside minutes', 'order left', 'order changed', 'command like answer', 'dialog', 'button typed']
    expect(all.filter((name) => !shown.has(name) && !handOn.includes(name))).toEqual([])
  })
})
