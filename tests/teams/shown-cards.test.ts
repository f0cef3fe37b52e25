/** Which card is the live one: what a click changes in its place, and which card loses its buttons. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Turn } from '#src/conversation/turn.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { type Bot, createBot } from '#src/teams/bot.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  buttonsOf,
  type Connector,
  type Conversation,
  cardOf,
  GROUP,
  linesOf,
  messageFrom,
  PERSONAL,
  PETRA,
  type SentCard,
  startConnector,
  submissionFrom,
  TENANT,
} from '../doubles/connector.ts'

let connector: Connector
let bot: Bot
/** What the bot answers next, and which state of the dialog is open behind it. */
let reply: Reply
let open: number
beforeAll(async () => {
  connector = await startConnector()
})
afterAll(() => connector.close())
beforeEach(() => {
  connector.take()
  const nothing = () => undefined
  bot = createBot({
    credentials: undefined,
    mode: 'demo',
    tenants: [TENANT],
    clock: clockAt('2027-03-01T08:00:00Z').now,
    newReference: () => 'REF',
    log: { info: nothing, warn: nothing, error: nothing },
    answer: async () => reply,
    isOpen: async (_: Turn, { version }) => version === open,
  })
})

const button = (version: number, verb: 'confirm' | 'answer' | 'cancel') => ({ dialog: 'd', version, verb })
const question = (version: number): Reply => ({
  answer: `Frage ${version}`,
  actions: [
    { label: 'Ja', does: button(version, 'confirm') },
    { label: 'Abbrechen', does: button(version, 'cancel') },
  ],
})
/** An answer beside the dialog: it only reminds of it. */
const aside: Reply = { answer: 'Auskunft', actions: [{ label: 'Fortsetzen', does: button(1, 'answer') }] }
const done: Reply = { answer: 'Eingetragen' }

interface Shown {
  readonly how: 'new' | 'in place'
  readonly id: string
  readonly says: string
  readonly buttons: readonly string[]
}
const shown = (): readonly Shown[] =>
  connector.take().map(({ method, id, activity }) => {
    const card = cardOf(activity) as SentCard
    const how = method === 'PUT' ? 'in place' : 'new'
    return { how, id: id ?? '', says: linesOf(card)[0] ?? '', buttons: buttonsOf(card).map(({ title }) => title) }
  })
const says = async (answer: Reply, at: Conversation = PERSONAL, from = PETRA): Promise<readonly Shown[]> => {
  reply = answer
  await bot.receive({ authorization: undefined, body: messageFrom(connector, from, at, 'x') })
  return shown()
}
const clicks = async (
  answer: Reply,
  value: unknown,
  card: string | undefined,
  at: Conversation = PERSONAL,
  from = PETRA,
): Promise<readonly Shown[]> => {
  reply = answer
  await bot.receive({ authorization: undefined, body: submissionFrom(connector, from, at, value, card) })
  return shown()
}
const idOf = ([first]: readonly Shown[]): string => first?.id ?? ''

describe('the card of a dialog', () => {
  test('becomes the next question where it is clicked, and nothing is sent beside it', async () => {
    open = 1
    const id = idOf(await says(question(1)))
    open = 2
    const after = await clicks(question(2), button(1, 'answer'), id)
    expect(after).toEqual([{ how: 'in place', id, says: 'Frage 2', buttons: ['Ja', 'Abbrechen'] }])
    open = 0
    expect(await clicks(done, button(2, 'confirm'), id)).toEqual([
      { how: 'in place', id, says: 'Eingetragen', buttons: [] },
    ])
  })
  test('loses its buttons once a typed answer has brought the next one, and says what it said', async () => {
    open = 1
    const id = idOf(await says(question(1)))
    open = 2
    const [next, before] = await says(question(2))
    expect(next).toMatchObject({ how: 'new', says: 'Frage 2' })
    expect(before).toEqual({ how: 'in place', id, says: 'Frage 1', buttons: [] })
    open = 0
    expect((await says(done))[1]).toMatchObject({ id: next?.id, says: 'Frage 2', buttons: [] })
    expect(await says(done)).toHaveLength(1)
  })
  test('stays as it is while something else is asked beside it', async () => {
    open = 1
    const id = idOf(await says(question(1)))
    expect(await says(aside)).toHaveLength(1)
    open = 0
    expect((await says(done))[1]).toMatchObject({ id, buttons: [] })
  })
  test('is answered by a message where Teams does not say which card it was, or does not take the change', async () => {
    open = 1
    const id = idOf(await says(question(1)))
    open = 2
    expect((await clicks(question(2), button(1, 'answer'), undefined))[0]).toMatchObject({ how: 'new' })
    connector.failNext({ status: 404 })
    open = 3
    expect((await clicks(question(3), button(2, 'answer'), id))[0]).toMatchObject({ how: 'new', says: 'Frage 3' })
  })
})

describe('a card that others see', () => {
  test('is not changed by somebody whose question it is not', async () => {
    open = 1
    const id = idOf(await says(question(1), GROUP))
    const karim = { ...PETRA, name: 'Karim', objectId: '0b6a3c52-6f0e-4b52-8a55-3a8d3c1f0a02' }
    const [answer, ...more] = await clicks({ answer: 'Nicht Ihre' }, button(1, 'confirm'), id, GROUP, karim)
    expect(answer).toMatchObject({ how: 'new', says: 'Nicht Ihre' })
    expect(more).toEqual([])
    open = 0
    expect(await clicks(done, button(1, 'confirm'), id, GROUP)).toMatchObject([{ how: 'in place', id }])
  })
  test('is not replaced by what one of them answered on it', async () => {
    const id = idOf(await says({ answer: 'Einladung' }, GROUP))
    expect(await clicks({ ...done, replaces: true }, { say: '/zusagen' }, id, GROUP)).toMatchObject([{ how: 'new' }])
  })
})

describe('a button that says a command', () => {
  test('shows its answer in the place of the card only where the answer belongs there', async () => {
    const id = idOf(await says({ answer: 'Einladung' }))
    expect(await clicks({ answer: 'Termine' }, { say: '/termine' }, id)).toMatchObject([{ how: 'new' }])
    expect(await clicks({ ...done, replaces: true }, { say: '/zusagen' }, id)).toMatchObject([{ how: 'in place', id }])
  })
})

describe('a card whose buttons change a thing at its version', () => {
  const invited = (answer: string, version: number, code = '3fa2c1d0'): Reply => ({
    answer,
    choices: ['zu', 'ab'].map((word) => ({ label: word, does: { say: `/rückmeldung ${code}-${version} ${word}` } })),
  })
  const posts = async (letter: Reply, at: Conversation = PERSONAL): Promise<readonly Shown[]> => {
    expect(await bot.post({ serviceUrl: connector.serviceUrl, conversationId: at.id }, letter)).toMatchObject({
      ok: true,
    })
    return shown()
  }

  test('loses them once a later card of the same thing has been shown, also after a move', async () => {
    const id = idOf(await says(invited('Einladung', 1)))
    const [later, before] = await says(invited('Noch einmal', 2))
    expect(later).toMatchObject({ how: 'new', buttons: ['zu', 'ab'] })
    expect(before).toEqual({ how: 'in place', id, says: 'Einladung', buttons: [] })
    expect(await says(invited('Andere Sitzung', 1, 'aaaa1111'))).toHaveLength(1)
    expect((await says(invited('Zuletzt', 2)))[1]).toMatchObject({ id: later?.id, buttons: [] })
  })
  test('so does a letter once another is sent, or the answer to it was typed', async () => {
    const id = idOf(await posts(invited('Einladung', 1)))
    const [reminder, before] = await posts(invited('Ihre Antwort fehlt', 1))
    expect(before).toEqual({ how: 'in place', id, says: 'Einladung', buttons: [] })
    expect((await says(invited('Gespeichert', 1)))[1]).toMatchObject({ id: reminder?.id, buttons: [] })
  })
  test('a letter has arrived even where the card before it cannot be changed', async () => {
    await posts(invited('Einladung', 1))
    connector.failNext({ delayMs: 0 })
    connector.failNext({ status: 404 })
    expect(await posts(invited('Ihre Antwort fehlt', 1))).toMatchObject([{ how: 'new', says: 'Ihre Antwort fehlt' }])
  })
  test('what was clicked stays the live one where it is clicked, and others keep theirs in a group', async () => {
    const id = idOf(await says(invited('Einladung', 1)))
    expect(await clicks({ ...invited('Gespeichert', 1), replaces: true }, { say: 'x' }, id)).toHaveLength(1)
    await says(invited('Einladung', 1), GROUP)
    const karim = { ...PETRA, name: 'Karim', objectId: '0b6a3c52-6f0e-4b52-8a55-3a8d3c1f0a02' }
    expect(await says(invited('Einladung', 1), GROUP, karim)).toHaveLength(1)
  })
})
