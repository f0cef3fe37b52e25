/**
 * The third part of `npm run bench`: how many letters a second 1, 2 and 4 instances send from one PostgreSQL, and whether
 * one of them was sent twice or not at all. In alternating rounds, because a shared machine is never twice as fast as
 * itself: read the ratios. Then what it costs to be handed letters among a thousand and a million, and how long it takes
 * until another instance has what a killed one was sending. Without a server (tests/store/with-postgres.sh starts one) it
 * says so and ends.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { type Instant, instant, laterBy } from '#src/calendar/local-date.ts'
import type { Letter } from '#src/letters/letter.ts'
import { personId } from '#src/people/person.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { startConnector } from '../doubles/connector.ts'
import { onlyPostgres } from '../store/databases.ts'

const PROCESSES = [1, 2, 4]
/** Answering at once shows what the store costs; 20 ms is what a request over a network takes at least. */
const COURSES = [
  { connector: 'at once', delayMs: 0, letters: 4_000, rounds: 2 },
  { connector: 'after 20 ms', delayMs: 20, letters: 800, rounds: 1 },
] as const
/** Letters that are due at some time in the next ten years. */
const WAITING = [1_000, 100_000, 1_000_000]
const CHUNK = 10_000
const DAY_MS = 86_400_000
const LOOKS = 200
/** A batch of the dispatcher. */
const BATCH = 20
/** As main.ts does it. */
const PULSE_MS = 2_000
/** A bench that hangs helps nobody. */
const LONGEST_MS = 400_000

type Sender = ChildProcessByStdio<Writable, Readable, null>
const senders = new Set<Sender>()
const now = (): Instant => instant(new Date().toISOString())
const fail = (err: unknown): never => {
  throw err
}

const fresh = () => onlyPostgres?.fresh() ?? Promise.reject(new Error('no server'))

/** @param from the number of the first one */
async function add(store: Store, many: number, dueAt: (at: number) => Instant, from = 0): Promise<void> {
  const letter = (at: number): Letter => ({
    key: `letter-${at}`,
    kind: 'reminder',
    cause: 'bench',
    to: { person: personId('t', `p${at}`) },
    content: { kind: 'words', words: { answer: '' } },
    notBefore: dueAt(at),
  })
  for (let next = from; next < from + many; next += CHUNK)
    await store.books.inOneTransaction(({ outbox }) =>
      outbox.add(Array.from({ length: Math.min(CHUNK, from + many - next) }, (_, at) => letter(next + at))),
    )
}

function startSender(location: string, serviceUrl: string): Sender {
  const script = join(import.meta.dirname, '..', 'delivery', 'sender.ts')
  const child = spawn(process.execPath, [script, location, serviceUrl], { stdio: ['pipe', 'pipe', 'inherit'] })
  senders.add(child)
  return child
}

interface Run {
  readonly seconds: number
  readonly twice: number
  readonly never: number
  /** The share of the busiest process. */
  readonly most: number
}

async function run(processes: number, letters: number, delayMs: number): Promise<Run> {
  const location = await fresh()
  const connector = await startConnector()
  try {
    const store = await openStore(location, now, { onFailure: fail })
    await add(store, letters, () => now())
    if (delayMs > 0) connector.failNext({ delayMs }, letters * 2)
    const started = Array.from({ length: processes }, () => {
      const child = startSender(location, connector.serviceUrl)
      return {
        child,
        lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
        ended: once(child, 'exit'),
      }
    })
    for (const { lines } of started) await lines.next()
    const began = performance.now()
    for (const { child } of started) child.stdin.write('go\n')
    const sent = await Promise.all(started.map(async ({ lines }) => Number((await lines.next()).value)))
    const seconds = (performance.now() - began) / 1_000
    for (const { child, ended } of started) {
      const [code] = await ended
      if (code !== 0) throw new Error(`an instance ended with ${String(code)}`)
      senders.delete(child)
    }
    const copies = Map.groupBy(connector.take(), ({ conversationId }) => conversationId)
    const rows = await store.books.outbox.about('bench')
    await store.close()
    return {
      seconds,
      twice: [...copies.values()].filter(({ length }) => length > 1).length,
      never: letters - copies.size + rows.filter(({ state }) => state !== 'sent').length,
      most: Math.max(...sent) / letters,
    }
  } finally {
    await connector.close()
  }
}

async function course({ connector, delayMs, letters, rounds }: (typeof COURSES)[number]): Promise<boolean> {
  const runs = new Map<number, Run[]>(PROCESSES.map((processes) => [processes, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const [processes, done] of runs) done.push(await run(processes, letters, delayMs))
  const sum = (done: readonly Run[], of: (one: Run) => number): number => done.reduce((all, one) => all + of(one), 0)
  const rate = (done: readonly Run[]): number => (letters * done.length) / sum(done, ({ seconds }) => seconds)
  const alone = rate(runs.get(1) ?? [])
  console.log(`${letters} letters to as many people, the connector answers ${connector}, ${rounds} rounds`)
  console.table(
    Object.fromEntries(
      [...runs].map(([processes, done]) => [
        `${processes} processes`,
        {
          'letters/s': Math.round(rate(done)),
          '/ one process': Number((rate(done) / alone).toFixed(2)),
          'busiest share': Number(Math.max(...done.map(({ most }) => most)).toFixed(2)),
          twice: sum(done, ({ twice }) => twice),
          'not sent': sum(done, ({ never }) => never),
        },
      ]),
    ),
  )
  return [...runs.values()].flat().every(({ twice, never }) => twice + never === 0)
}

/** @returns whether a batch costs about the same among a million as among a hundred thousand */
async function pickUp(): Promise<boolean> {
  const costs: Record<string, number>[] = []
  for (const waiting of WAITING) {
    const store = await openStore(await fresh(), now, { onFailure: fail })
    const began = performance.now()
    await add(store, waiting, (at) => laterBy(now(), DAY_MS * (1 + ((at * 7_919) % 3_650))))
    const written = performance.now()
    await store.outboxRows.take(now(), BATCH)
    const looked = performance.now()
    for (let run = 0; run < LOOKS; run += 1) await store.outboxRows.take(now(), BATCH)
    const idle = (performance.now() - looked) / LOOKS
    await add(store, LOOKS * BATCH, () => now(), waiting)
    let taking = 0
    for (let run = 0; run < LOOKS; run += 1) {
      const from = performance.now()
      const due = await store.outboxRows.take(now(), BATCH)
      taking += performance.now() - from
      for (const letter of due) await store.outboxRows.settle(letter, { kind: 'end', state: 'sent' }, now())
    }
    await store.close()
    costs.push({
      waiting,
      's to write, with jobs': Number(((written - began) / 1_000).toFixed(1)),
      'ms for the first look': Math.round(looked - written),
      'µs to find nothing due': Math.round(idle * 1_000),
      [`µs to take ${BATCH}`]: Math.round((taking * 1_000) / LOOKS),
    })
  }
  console.table(costs)
  const [, middle, large] = costs.map((cost) => cost[`µs to take ${BATCH}`] ?? 0)
  const ratio = (large ?? 0) / (middle ?? 1)
  const isMet = ratio <= 2
  console.log(
    `${isMet ? 'met   ' : 'MISSED'} being handed letters among 1,000,000 costs ${ratio.toFixed(2)} x that among 100,000 (at most 2)`,
  )
  return isMet
}

/** @returns whether another instance has what a killed one was sending within a minute */
async function takenOver(): Promise<boolean> {
  const location = await fresh()
  const store = await openStore(location, now, { onFailure: fail })
  // Takes the message and never answers: the sender dies while it waits.
  const connector = createServer((req) => void req.resume()).listen(0, '127.0.0.1')
  await once(connector, 'listening')
  await add(store, 1, now)
  const child = startSender(location, `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`)
  await once(child.stdout, 'data')
  child.stdin.write('go\n')
  await once(connector, 'request')
  child.kill('SIGKILL')
  senders.delete(child)
  const killed = performance.now()
  while ((await store.outboxRows.take(now(), BATCH)).length === 0) await pause(PULSE_MS)
  const seconds = (performance.now() - killed) / 1_000
  connector.closeAllConnections()
  connector.close()
  await store.close()
  const isMet = seconds < 60
  console.log(
    `${isMet ? 'met   ' : 'MISSED'} another instance has it ${seconds.toFixed(0)} s after kill -9 (at most 60)`,
  )
  return isMet
}

if (!onlyPostgres) {
  console.log('Sending by several processes is not measured: it needs PostgreSQL (LOTSE_TEST_POSTGRES)')
  process.exit(0)
}
const late = setTimeout(() => {
  for (const child of senders) child.kill('SIGKILL')
  console.log(`MISSED ended after ${LONGEST_MS / 1_000} s without a result`)
  process.exit(1)
}, LONGEST_MS)
const clean: boolean[] = []
for (const one of COURSES) clean.push(await course(one))
const isClean = clean.every(Boolean)
console.log(`${isClean ? 'met   ' : 'MISSED'} each letter is sent once, whoever sends it`)
const isCheap = await pickUp()
const isSoon = await takenOver()
clearTimeout(late)
process.exit(isClean && isCheap && isSoon ? 0 : 1)
