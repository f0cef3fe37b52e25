/**
 * The third part of `npm run bench`: how many letters a second 1, 2 and 4 instances send from one PostgreSQL, and whether
 * one of them was sent twice or not at all. In alternating rounds, because a shared machine is never twice as fast as
 * itself: read the ratios. Without a server (tests/store/with-postgres.sh starts one) it says so and ends.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { type Instant, instant } from '#src/calendar/local-date.ts'
import { personId } from '#src/people/person.ts'
import { openStore } from '#src/store/store.ts'
import { startConnector } from '../doubles/connector.ts'
import { onlyPostgres } from '../store/databases.ts'

const PROCESSES = [1, 2, 4]
/** Answering at once shows what the store costs; 20 ms is what a request over a network takes at least. */
const COURSES = [
  { connector: 'at once', delayMs: 0, letters: 4_000, rounds: 2 },
  { connector: 'after 20 ms', delayMs: 20, letters: 800, rounds: 1 },
] as const
/** A bench that hangs helps nobody. */
const LONGEST_MS = 90_000

type Sender = ChildProcessByStdio<Writable, Readable, null>
const senders = new Set<Sender>()
const now = (): Instant => instant(new Date().toISOString())

interface Run {
  readonly seconds: number
  readonly twice: number
  readonly never: number
  /** The share of the busiest process. */
  readonly most: number
}

async function run(processes: number, letters: number, delayMs: number): Promise<Run> {
  const location = await (onlyPostgres?.fresh() ?? Promise.reject(new Error('no server')))
  const connector = await startConnector()
  try {
    const store = await openStore(location, now)
    const due = now()
    await store.books.inOneTransaction(({ outbox }) =>
      outbox.add(
        Array.from({ length: letters }, (_, at) => ({
          key: `letter-${at}`,
          kind: 'reminder' as const,
          cause: 'bench',
          to: { person: personId('t', `p${at}`) },
          content: {},
          notBefore: due,
        })),
      ),
    )
    if (delayMs > 0) connector.failNext({ delayMs }, letters * 2)
    const started = Array.from({ length: processes }, () => {
      const script = join(import.meta.dirname, '..', 'delivery', 'sender.ts')
      const child = spawn(process.execPath, [script, location, connector.serviceUrl], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      senders.add(child)
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
    const standing = await store.books.outbox.about('bench')
    await store.close()
    return {
      seconds,
      twice: [...copies.values()].filter(({ length }) => length > 1).length,
      never: letters - copies.size + standing.filter(({ state }) => state !== 'sent').length,
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
clearTimeout(late)
const isClean = clean.every(Boolean)
console.log(`${isClean ? 'met   ' : 'MISSED'} each letter is sent once, whoever sends it`)
process.exit(isClean ? 0 : 1)
