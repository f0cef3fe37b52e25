/**
 * Two instances on one PostgreSQL, and the server or one of them goes away in the middle of sending. Checked from the
 * other side: what arrived. Never neither delivered nor listed; at most two copies; none of the second unmarked.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Instant, instant, laterBy } from '#src/calendar/local-date.ts'
import type { Dispatcher } from '#src/delivery/dispatcher.ts'
import { createOutgoing } from '#src/sending/ways.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { type PostgresServer, startPostgres } from '../doubles/postgres-server.ts'
import { passInDatabase } from '../store/engine-clock.ts'

const LETTERS = 240
/** The server goes away when so many have arrived. */
const RESTARTS_AT = [40, 100, 160]
const MINUTE = 60_000
/** After so long without a sign of life an instance is dead; the bench waits for it in real time. */
const HEARTBEAT_MS = 20_000

let server: PostgresServer | undefined
let now: Instant
const arrived: { readonly key: string; readonly isMarked: boolean }[] = []
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server?.close())
beforeEach(() => {
  now = instant('2027-04-27T06:00:00Z')
  arrived.length = 0
})

const REPEAT = 'Wiederholung'
function note({ answer }: Pick<Reply, 'answer'>): void {
  arrived.push({ key: /Brief \d+/.exec(answer)?.[0] ?? answer, isMarked: answer.includes(REPEAT) })
}

async function store(onFailure: () => void = () => undefined): Promise<Store> {
  return openStore(server?.location ?? '', () => now, { onFailure, lookSeconds: 1 })
}
/** For the instances and for the engine. */
async function pass(ms: number): Promise<void> {
  now = laterBy(now, ms)
  await passInDatabase(server?.location ?? '', ms)
}

const letters = (cause: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, offset) => from + offset).map((at) => ({
    key: `Brief ${at}`,
    kind: 'reminder' as const,
    cause,
    to: { conversationId: `place-${at}`, serviceUrl: 'http://127.0.0.1/' },
    content: { kind: 'words' as const, words: { answer: `Brief ${at}` } },
    notBefore: now,
  }))

/** As main.ts wires it; what it says arrives here. */
function instance(on: Store, taken: () => Promise<void>, onFailure: () => void): Dispatcher {
  return createOutgoing({
    shelf: { agreements: [], unavailable: [] },
    books: on.books,
    rows: on.outboxRows,
    post: async (_, reply) => {
      note(reply)
      await taken()
      // The answer of every tenth is lost: it has arrived, and nobody knows.
      return arrived.length % 10 === 0 ? { ok: false, because: 'ambiguous', status: 'ECONNRESET' } : { ok: true }
    },
    render: async ({ content }) => (content.kind === 'words' ? content.words : undefined),
    linksFor: async () => ({ everywhere: [], inMail: async () => [] }),
    clock: () => now,
    random: () => 0.5,
    onFailure,
  })
}

it('that the server is stopped hard and started again loses no letter and sends none twice unmarked', async ({
  skip,
}) => {
  if (!server) return skip()
  const running = server
  let background = 0
  const stores = [await store(() => (background += 1)), await store(() => (background += 1))]
  await stores[0]?.books.inOneTransaction(({ outbox }) => outbox.add(letters('restart', 0, LETTERS)))
  const restartsAt = [...RESTARTS_AT]
  let troubles = 0
  const taken = async (): Promise<void> => {
    if (arrived.length < (restartsAt[0] ?? Number.POSITIVE_INFINITY)) return
    restartsAt.shift()
    await running.stopHard()
    await running.start()
  }
  const instances = stores.map((on) => instance(on, taken, () => (troubles += 1)))
  const pulse = async (one: Dispatcher): Promise<void> => {
    try {
      await one.deliverDue()
    } catch {
      troubles += 1
    }
  }
  const stored = async () => stores[1]?.books.outbox.about('restart') ?? []
  const isOpen = async (): Promise<boolean> =>
    (await stored()).some(({ state }) => state === 'pending' || state === 'sending')
  let pulses = 0
  const until = Date.now() + 60_000
  for (; Date.now() < until && (pulses === 0 || (await isOpen())); pulses += 1) {
    await Promise.all(instances.map(pulse))
    await pass(MINUTE)
  }
  const ended = await stored()
  for (const one of stores) await one.close()

  const copies = Map.groupBy(arrived, ({ key }) => key)
  const listed = ended.filter(({ state }) => state === 'unclear' || state === 'undeliverable').map(({ key }) => key)
  const twice = [...copies.values()].filter(({ length }) => length > 1)
  const early = [...copies.values()].filter(([first]) => first?.isMarked).length
  console.log(
    `${RESTARTS_AT.length} hard stops, ${LETTERS} letters, 2 instances: ${copies.size} delivered, ${twice.length} twice and marked, ${early} marked though the first, ${listed.length} listed, ${troubles} errors on the way and ${background} in the background, ${pulses} pulses`,
  )
  expect(restartsAt).toEqual([])
  expect(troubles).toBeGreaterThan(0)
  expect(ended).toHaveLength(LETTERS)
  expect(ended.filter(({ state }) => !['sent', 'unclear', 'undeliverable'].includes(state))).toEqual([])
  expect(ended.filter(({ key }) => !copies.has(key) && !listed.includes(key))).toEqual([])
  for (const [key, [, second, ...more]] of copies) {
    expect(more, key).toEqual([])
    if (second) expect(second.isMarked, key).toBe(true)
  }
})

it('what an instance was sending when it was killed is with another one within a minute, and says so', async ({
  skip,
}) => {
  if (!server) return skip()
  now = instant(new Date().toISOString())
  const on = await store()
  await on.books.inOneTransaction(({ outbox }) => outbox.add(letters('killed', LETTERS, LETTERS + 1)))
  // Takes the message and never answers: the sender dies while it waits.
  const connector = createServer((req) => void req.resume())
  connector.listen(0, '127.0.0.1')
  await once(connector, 'listening')
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`
  const script = join(import.meta.dirname, 'sender.ts')
  const child = spawn(process.execPath, [script, server.location, serviceUrl], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    await once(child.stdout, 'data')
    child.stdin.write('go\n')
    await once(connector, 'request')
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    expect(await on.books.outbox.about('killed')).toMatchObject([{ state: 'sending' }])

    const other = instance(
      on,
      async () => undefined,
      () => expect.unreachable('a failure'),
    )
    await other.deliverDue()
    expect(await on.books.outbox.about('killed')).toMatchObject([{ state: 'sending' }])
    await pass(HEARTBEAT_MS)
    const isTakenUp = async () => {
      await other.deliverDue()
      return on.books.outbox.about('killed')
    }
    await expect.poll(isTakenUp, { timeout: 300_000 }).toMatchObject([{ state: 'pending' }])
    await pass(10 * MINUTE + 2_000)
    await other.deliverDue()
    expect(arrived).toEqual([{ key: `Brief ${LETTERS}`, isMarked: true }])
    expect(await on.books.outbox.about('killed')).toMatchObject([{ state: 'sent' }])
  } finally {
    child.kill('SIGKILL')
    connector.closeAllConnections()
    connector.close()
    await on.close()
  }
})
