/** What lies stored may have been written by a program of another version. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import { type Instant, instant } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import {
  ANSWER,
  DIALOG,
  DONE,
  type Kind,
  keep,
  LAST_WRITING,
  ORDER,
  ORDER_ASKED,
  packed,
  QUESTION,
  REGION,
  unpacked,
  WRITING,
} from '#src/conversation/kept.ts'
import type { Turn } from '#src/conversation/turn.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import { personId } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { Database } from '#src/store/database/tables.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'
import { failsToRead } from '../doubles/unreadable.ts'
import { kinds } from '../store/databases.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const HOUR_MS = 3_600_000
const shelf = await readAgreements('data/agreements', new Set())
const lexicon = createLexicon(shelf.agreements)
const PETRA = personId('tenant', 'petra')
const HERE = `chat/${PETRA}`

/**
 * Every kind as its version lies in databases, word for word. A shape that changes leaves these as they are, gets a new
 * version and a row of its own.
 */
const STORED: readonly (readonly [Kind<unknown>, string])[] = [
  [
    DIALOG,
    '{"v":1,"is":{"id":"7f","dialog":"plan-meeting","codeVersion":1,"version":3,"answers":{"region":"lwv-mkk","date":"2027-06-17"},"said":"","trail":[{"region":"lwv-mkk"}],"about":{"candidates":["2027-06-17"],"field":"date","day":"2027-06-18"},"shown":"{}","mustReadAgain":true}}',
  ],
  [
    DIALOG,
    '{"v":1,"is":{"id":"7f","dialog":"plan-meeting","codeVersion":1,"version":1,"answers":{},"said":"kok","trail":[]}}',
  ],
  [
    ORDER,
    '{"v":1,"is":{"id":"7f","dialog":"keep-records","codeVersion":1,"version":1,"answers":{"period":{"kind":"polls","days":366}},"said":"","trail":[],"shown":"{}"}}',
  ],
  [ORDER_ASKED, '{"v":1,"is":"7f"}'],
  [QUESTION, '{"v":1,"is":{"command":"conference","rest":"2028"}}'],
  [QUESTION, '{"v":1,"is":{"command":"setLead","rest":"einladung 21 ja","isReadBack":true}}'],
  [REGION, '{"v":1,"is":"lwv-mkk"}'],
  [WRITING, '{"v":1,"is":{"meetingId":"3a","item":"2"}}'],
  [LAST_WRITING, '{"v":1,"is":{"meetingId":"3a","item":""}}'],
  [DONE, '{"v":1,"is":{"answer":"Eingetragen."}}'],
  [
    ANSWER,
    '{"v":1,"is":{"answer":"KoK","statements":[{"text":"x","basis":{"kind":"agreement","document":"agreement","agreement":"KV","clauses":["5"]},"label":"Turnus"},{"text":"x","basis":{"kind":"recorded","at":"2027-03-01T08:00:00.000Z","what":"entry"}},{"text":"x","basis":{"kind":"recorded","at":"2027-03-01T08:00:00.000Z"}},{"text":"x","basis":{"kind":"derived","document":"template","agreement":"KV","clauses":["5"]}},{"text":"x","basis":{"kind":"derived"}},{"text":"x","basis":{"kind":"law","norm":"§ 26"}}],"groups":[{"title":"Plan","statements":[{"text":"x","basis":{"kind":"preset"}}]}],"notes":["x"],"inputs":[{"id":"date","kind":"date","label":"Datum","value":"2027-06-17","maxLength":9,"isLong":true},{"id":"as","kind":"choice","label":"Als","choices":[{"label":"x","value":"y"}]}],"actions":[{"label":"Termine","does":{"say":"/termine"}},{"label":"Weiter","does":{"dialog":"7f","version":2,"verb":"answer"}}],"choices":[{"label":"Online","does":{"dialog":"7f","version":2,"verb":"answer","values":{"place":"Online"}}}],"links":[{"label":"x","url":"https://lotse.example/x"}]}}',
  ],
]
const KINDS: readonly Kind<unknown>[] = [...new Set(STORED.map(([kind]) => kind))]

describe('what version 1 has stored', () => {
  it.each(STORED.map(([kind, json]) => [kind.name, kind, json] as const))('is read whole: %s', (_, kind, json) => {
    const { value } = unpacked(kind, 'key', JSON.parse(json), failsToRead)
    expect(JSON.parse(JSON.stringify(packed(kind, value)))).toEqual(JSON.parse(json))
  })

  it('is shown here for every kind', () => {
    expect(KINDS.map(({ name }) => name).sort()).toEqual([
      'answer',
      'dialog',
      'done',
      'lastWriting',
      'order',
      'orderAsked',
      'question',
      'region',
      'writing',
    ])
  })
})

/** As a newer, an older or a mistaken program leaves it. */
const STRANGE: readonly (readonly [string, (good: { v: number; is: unknown }) => unknown])[] = [
  ['of a later version', ({ is }) => ({ v: 2, is })],
  ['of before there were versions', ({ is }) => is],
  ['with a property nobody knows', ({ v, is }) => ({ v, is: typeof is === 'object' ? { ...is, isVoid: true } : [is] })],
  ['without its properties', ({ v }) => ({ v, is: {} })],
  ['a version alone', ({ v }) => ({ v })],
  ['null inside', ({ v }) => ({ v, is: null })],
  ['a number', () => 7],
  ['a text', () => 'x'],
  ['a list', () => []],
  ['an empty text', () => ''],
]

describe.each(STRANGE)('what is stored %s', (_, spoil) => {
  it.each(STORED.map(([kind, json]) => [kind.name, kind, json] as const))('is not read as a %s', (name, kind, json) => {
    const told: string[] = []
    const strange = spoil(JSON.parse(json))
    expect(unpacked(kind, 'key', strange, (of, key) => told.push(`${of} ${key}`))).toEqual({ isUnreadable: true })
    expect(told).toEqual([`${name} key`])
  })
})

/** Neither what a program writes nor what one could read: cut off, or written by a hand. */
const NO_JSON = ['kaputt', '', '{"value":{"v":1,"is":', '7', 'null', '"x"', '[]', '{}', '{"value":null}']

describe.each(kinds)('a conversation on $name with something stored that cannot be read', (kind) => {
  let store: Store
  let location: string
  let told: string[]
  let now: Instant
  let turns = 0
  beforeEach(async () => {
    now = NOW
    location = await kind.fresh()
    store = await openStore(location, () => now)
    told = []
  })
  afterEach(() => store.close())

  const say = (text: string, more: Partial<Turn> = {}): Promise<Reply> =>
    createEngine({
      shelf,
      lexicon,
      reader: readerOf(shelf.agreements),
      commands: createCommands<CommandEntry>(commands),
      lineTaker,
      publicUrl: undefined,
      roster: async () => undefined,
      books: store.books,
      founders: new Set(['petra']),
      newId: () => `id-${++turns}`,
      onUnreadable: (kind, key) => told.push(`${kind} ${key}`),
    })({
      key: `key-${++turns}`,
      person: { id: PETRA, name: 'Petra', origin: 'tenant' },
      chat: { id: 'chat', kind: 'personal' },
      text,
      at: now,
      ...more,
    })
  /** As if a program of the next version had stored it. */
  const spoil = async (key: string) => {
    const stored = await store.books.memory.get<object>(key)
    if (!stored) throw new Error(`nothing is stored under ${key}`)
    await store.books.memory.set(key, { ...stored, v: 2 }, HOUR_MS)
  }
  /** As if a hand had written into the tables while the bot stood still. */
  const byHand = async (write: (db: Database) => Promise<unknown>) => {
    await store.close()
    const { db, close } = await openDatabase(location)
    await write(db)
    await close()
    store = await openStore(location, () => now)
  }
  const LOST =
    'Was Sie hier begonnen hatten, kann nach einer Aktualisierung nicht fortgesetzt werden. Es wurde nichts eingetragen.'
  const deeds = async () => (await store.books.audit.by(PETRA)).map(({ deed }) => deed)

  it.each(['ja', 'Rathaus', 'um 10', 'doch lieber am 18.6.'])('says once that a dialog is gone: %s', async (text) => {
    await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    await spoil(`dialog/${HERE}`)
    expect(await say(text)).toEqual({ answer: LOST })
    expect(told).toEqual([`dialog dialog/${HERE}`])
    expect((await say('ja')).answer).toContain('Das habe ich nicht verstanden')
    expect(await deeds()).toEqual([])
  })

  it.each(NO_JSON)('says once that a dialog is gone of which this is left: %s', async (value) => {
    await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    await byHand((db) => db.updateTable('short_lived').set({ value }).where('key', 'like', '%dialog/%').execute())
    expect(await say('ja')).toEqual({ answer: LOST })
    expect(told).toEqual([`dialog dialog/${HERE}`])
    expect((await say('ja')).answer).toContain('Das habe ich nicht verstanden')
    expect(await deeds()).toEqual([])
  })

  it.each(NO_JSON)('answers with nothing but this in its memory: %s', async (value) => {
    await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    await say('/kok mkk')
    await byHand((db) => db.updateTable('short_lived').set({ value }).execute())
    expect((await say('/kok unna')).answer).toContain(LOST)
    expect((await say('/kok')).answer).toContain('Unna')
  })

  it.each(NO_JSON)('a message of whose answer this is left has no effect a second time: %s', async (answer) => {
    await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    await say('ja', { key: 'old' })
    await byHand((db) => db.updateTable('inbox').set({ answer }).where('activity_key', '=', 'old').execute())
    await say('/termin kok mkk 24.6.2027 um 10 Rathaus')
    expect((await say('ja', { key: 'old' })).answer).toContain('Diese Nachricht ist schon bearbeitet.')
    expect(told).toEqual(['answer old'])
    expect(await deeds()).toEqual(['meeting.plan'])
  })

  it.each(NO_JSON)('the state of teams-ai of which this is left counts as none: %s', async (value) => {
    await store.turnState.write({ key: { count: 1 } })
    const before = await store.turnState.read(['key'])
    await byHand((db) => db.updateTable('short_lived').set({ value }).execute())
    expect(await store.turnState.read(['key', 'none'])).toEqual({})
    await store.turnState.write({ key: { ...(before.key as object), count: 2 } })
    expect(await store.turnState.read(['key'])).toMatchObject({ key: { count: 2 } })
  })

  it('answers a command beside it, and begins a new one', async () => {
    await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    await spoil(`dialog/${HERE}`)
    const answer = await say('/termin kok mkk 24.6.2027 um 10 Rathaus')
    expect(answer.answer).toBe(`${LOST} KoK MKK am Do., 24.06.2027, 10:00 Uhr, Rathaus. Soll ich das eintragen?`)
    expect((await say('ja')).answer).toContain('Eingetragen: KoK MKK am Do., 24.06.2027')
    expect(await deeds()).toEqual(['meeting.plan'])
  })

  it('a card of the lost dialog enters nothing', async () => {
    const card = await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    await spoil(`dialog/${HERE}`)
    const does = card.actions?.[0]?.does
    if (!does || !('verb' in does)) throw new Error('no button')
    const click = { submission: { dialog: does.dialog, version: does.version, verb: does.verb, values: {} } }
    expect(await say('', click)).toEqual({ answer: LOST })
    expect((await say('', click)).answer).toContain('Diese Karte gehört zu keinem offenen Vorgang.')
  })

  it('"ja" to what version 0.2.0 read back changes nothing', async () => {
    const question = { command: 'setLead', rest: 'kok mkk einladung 21 tage ja', isReadBack: true } as const
    await keep(store.books.memory, QUESTION, `question/${HERE}`, question, HOUR_MS)
    expect((await say('ja')).answer).toContain('Bitte geben Sie den Befehl noch einmal ein.')
    expect(await store.books.presets.all()).toEqual([])
    expect((await say('ja')).answer).toContain('Das habe ich nicht verstanden')
  })

  it('nor does a lost order confirm a dialog beside, which is read back again', async () => {
    await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    await say('/vorlauf einladung 21 tage kok mkk')
    await spoil(`order/${HERE}`)
    expect((await say('ja')).answer).toContain('Bitte geben Sie den Befehl noch einmal ein.')
    expect((await say('ja')).answer).toContain('Soll ich das eintragen?')
    expect((await say('ja')).answer).toContain('Eingetragen')
  })

  it.each(['order', 'asked'])('"ja" to an order that is lost changes nothing: %s', async (what) => {
    await say('/aufbewahrung Terminfindung 12 Monate')
    await spoil(`${what}/${HERE}`)
    expect((await say('ja')).answer).toContain('Bitte geben Sie den Befehl noch einmal ein.')
    expect((await store.books.retention.periods()).decided).toEqual([])
    expect(told).toEqual([`${what === 'order' ? 'order' : 'orderAsked'} ${what}/${HERE}`])
    expect((await say('ja')).answer).toContain('Das habe ich nicht verstanden')
  })

  it('anything else is answered as if nothing had been asked', async () => {
    await say('/kok')
    await spoil(`question/${HERE}`)
    expect((await say('/kok unna')).answer).toContain('Unna')
    expect(await store.books.memory.get(`question/${HERE}`)).toBeUndefined()
  })

  it('a lost region is asked for', async () => {
    await say('/kok mkk')
    await spoil(`region/${PETRA}`)
    expect((await say('/kok')).answer).toBe('Für welche Region?')
    expect(told).toEqual([`region region/${PETRA}`])
    await say('MKK')
    expect((await say('/kok')).notes?.join()).toContain('Ich habe für MKK geantwortet (zuletzt gewählt)')
  })

  it('a line of minutes that are not open any more is given back', async () => {
    await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    await say('ja')
    now = instant('2027-06-17T08:30:00Z')
    expect((await say('/protokoll kok mkk')).answer).toContain('Protokoll')
    await spoil(`mode/${HERE}`)
    const reply = await say('Beschluss: Der Bericht wird angenommen.')
    expect(reply.answer).toContain('nichts wurde festgehalten')
    expect(reply.notes).toEqual(['Nicht festgehalten: „Beschluss: Der Bericht wird angenommen.“'])
    expect(told).toEqual([`writing mode/${HERE}`])
    await spoil(`lastmode/${HERE}`)
    expect((await say('Beschluss: Noch einmal.')).notes).toEqual(['Nicht festgehalten: „Beschluss: Noch einmal.“'])
    expect(told.at(-1)).toBe(`lastWriting lastmode/${HERE}`)
    await say('/protokoll')
    expect((await say('Beschluss: Der Bericht wird angenommen.')).answer).toContain('Beschluss 1 festgehalten')
  })

  it('a message whose answer is lost has no effect a second time', async () => {
    await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    await store.books.inOneTransaction(({ inbox }) => inbox.add('old', { answer: 'Eingetragen.' }, NOW))
    const again = await say('ja', { key: 'old' })
    expect(again.answer).toContain('Diese Nachricht ist schon bearbeitet.')
    expect(told).toEqual(['answer old'])
    expect((await say('ja')).answer).toContain('Eingetragen')
  })

  it('a confirmed card whose answer is lost belongs to nothing open', async () => {
    const card = await say('/termin kok mkk 17.6.2027 um 10 Rathaus')
    const does = card.actions?.[0]?.does
    if (!does || !('verb' in does)) throw new Error('no button')
    await say('ja')
    await spoil(`done/${does.dialog}`)
    const click = { submission: { dialog: does.dialog, version: does.version, verb: does.verb, values: {} } }
    expect((await say('', click)).answer).toContain('Diese Karte gehört zu keinem offenen Vorgang.')
  })
})
