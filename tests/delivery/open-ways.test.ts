/** Letters in a real database: what hangs on one way holds up no other, and is not lost. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Instant, instant, laterBy } from '#src/calendar/local-date.ts'
import type { Delivered, Way } from '#src/delivery/channel.ts'
import { createDispatcher } from '#src/delivery/dispatcher.ts'
import { createOpenWays } from '#src/delivery/open-ways.ts'
import type { DueLetter, Letter } from '#src/letters/letter.ts'
import { personId } from '#src/people/person.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { kinds } from '../store/databases.ts'

const START = instant('2027-04-27T06:00:00Z')
const ok: Delivered = { ok: true }
const late: Delivered = { ok: false, because: 'ambiguous', status: 'ETIMEDOUT' }

let store: Store
let now: Instant
/** Requests that nobody has answered yet, by person. */
let hanging: Map<string, (outcome: Delivered) => void>
let sent: string[]
beforeEach(async () => {
  now = START
  hanging = new Map()
  sent = []
  const [sqlite] = kinds
  store = await openStore((await sqlite?.fresh()) ?? '', () => now)
})
afterEach(() => store.close())

const letterTo = (name: string, index = 0): Letter => ({
  key: `${name}/${index}`,
  kind: 'notice',
  cause: 'test',
  to: { person: personId('t', name) },
  content: { kind: 'words', words: { answer: name } },
  notBefore: START,
})
const add = (...letters: Letter[]) => store.books.inOneTransaction(({ outbox }) => outbox.add(letters))
const states = async () => Map.groupBy(await store.books.outbox.about('test'), ({ state }) => state)

/** @param hangs whose requests nobody answers until a test does */
function dispatcher(channel: (name: string) => Way['channel'], hangs: (name: string) => boolean) {
  const nameIn = ({ to }: Pick<DueLetter, 'to'>): string => ('person' in to ? to.person.slice(2) : '')
  const outOfPatience = () => Promise.resolve()
  let rendered = 0
  const made = createDispatcher({
    rows: store.outboxRows,
    waysTo: async (letter) => {
      const name = nameIn(letter)
      const send = (): Promise<Delivered> =>
        hangs(name)
          ? new Promise((resolve) => hanging.set(name, resolve))
          : Promise.resolve(ok).then((outcome) => {
              sent.push(name)
              return outcome
            })
      return [{ channel: channel(name), thread: name, send }]
    },
    render: async ({ content }) => {
      rendered += 1
      return content
    },
    clock: () => now,
    random: () => 0.5,
    pace: async () => undefined,
    // A request that is answered at once is answered before patience ends, whoever is asked first.
    patience: createOpenWays(
      () => now,
      async (_, signal) => {
        for (let turn = 0; turn < 20 && !signal.aborted; turn += 1)
          await new Promise((resolve) => setImmediate(resolve))
        await outOfPatience()
      },
    ),
    onFailure: (err) => {
      throw err
    },
  })
  return { ...made, rendered: () => rendered }
}

it('200 mails for a server that is silent hold up no chat', async () => {
  await add(...Array.from({ length: 200 }, (_, index) => letterTo(`mail-${index}`)), letterTo('karim'))
  const { deliverDue, ended, rendered } = dispatcher(
    (name) => (name.startsWith('mail') ? 'mail' : 'teams'),
    (name) => name.startsWith('mail'),
  )
  await deliverDue()
  expect(sent).toEqual(['karim'])
  // As many as began before the first of them took too long.
  expect(hanging.size).toBeLessThanOrEqual(2)
  expect(rendered()).toBeLessThanOrEqual(3)
  for (const answer of hanging.values()) answer(late)
  await ended()
  const after = await states()
  expect([after.get('sent')?.length, after.get('pending')?.length]).toEqual([1, 200])
})

it('20 chats that hang hold up no other chat', async () => {
  await add(...Array.from({ length: 20 }, (_, index) => letterTo(`chat-${index}`)), letterTo('karim'))
  const { deliverDue, ended } = dispatcher(
    () => 'teams',
    (name) => name.startsWith('chat'),
  )
  await deliverDue()
  expect(sent).toEqual(['karim'])
  for (const answer of hanging.values()) answer(ok)
  await ended()
  expect((await states()).get('sent')).toHaveLength(21)
})

it('a server that answers again gets everything, each letter once', async () => {
  let isSilent = true
  await add(...Array.from({ length: 30 }, (_, index) => letterTo(`mail-${index}`)))
  const { deliverDue, ended } = dispatcher(
    () => 'mail',
    () => isSilent,
  )
  await deliverDue()
  isSilent = false
  for (const answer of hanging.values()) answer({ ok: false, because: 'retryLater', status: 'ETIMEDOUT' })
  await ended()
  await deliverDue()
  expect(sent).toEqual([])
  for (const seconds of [60, 60, 600]) {
    now = laterBy(now, seconds * 1_000)
    await deliverDue()
  }
  expect(new Set(sent).size).toBe(30)
  expect(sent).toHaveLength(30)
  expect((await states()).get('sent')).toHaveLength(30)
})
