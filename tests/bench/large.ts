/**
 * The fourth part of `npm run bench`: what lists cost among 200 agreements, 20,000 meetings, 200,000 lines of minutes and
 * 1,000,000 letters beside a fortieth of it, and how long planning and retention hold up whoever asks for the health.
 * `node tests/bench/large.ts 0.1` takes a tenth of the large base.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { commands, lineTaker } from '#dialogs/all.ts'
import type { Agreement } from '#src/agreements/lookup.ts'
import { addDays, type Instant, instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import { personId } from '#src/people/person.ts'
import { createPlanning } from '#src/reminding/planning.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { createRetaining } from '#src/upkeep/retention.ts'
import { copiesOf, fillBase } from '../doubles/large-base.ts'
import { readerOf } from '../doubles/reader.ts'
import { failsToRead } from '../doubles/unreadable.ts'

const COMMANDS = [
  '/kok Kassel 0',
  '/termine Kassel 0',
  '/beschlüsse',
  '/beschlüsse weiter ab 501',
  '/beschlüsse Kassel 0',
  '/beschlüsse Kassel 0 wort17',
  '/beschlüsse wort17',
  '/aufgaben',
  '/aufgaben überfällig',
  '/aufgaben ich',
  '/fristen LWV',
  '/erinnerungen LWV',
  '/erinnerungen Kassel 0',
  '/verwaltung',
  '/verwaltung Kassel 0',
  '/verwaltung verlauf Kassel 0',
  '/aufbewahrung',
]
const TIMES = 3
const PROBE_EVERY_MS = 10
const PULSE_MS = 2_000
const NOW = instant('2027-03-01T08:00:00Z')
const UNTIL = localDate('2027-02-28')

const scale = Number(process.argv[2] ?? 1)
const large = {
  copies: Math.max(1, Math.round(40 * scale)),
  meetings: 20_000 * scale,
  lines: 200_000 * scale,
  letters: 1_000_000 * scale,
}
const small = { copies: 1, meetings: 500, lines: 5_000, letters: 25_000 }

const { agreements: five } = await loadAgreements('data/agreements', new Set())
const folder = mkdtempSync(join(tmpdir(), 'lotse-bench-'))

/** Rows that statements gave back, since it was set to nothing. */
let rowsRead = 0
countRows()
function countRows(): void {
  const probe = new Sqlite(':memory:')
  const statement = Object.getPrototypeOf(probe.prepare('select 1')) as { all(...given: unknown[]): unknown[] }
  const all = statement.all
  statement.all = function (...given) {
    const rows = all.apply(this, given)
    rowsRead += rows.length
    return rows
  }
  probe.close()
}

interface Cost {
  /** Of the processor: a shared machine makes the clock say little. */
  readonly ms: number
  readonly rows: number
  /** The longest time in which nobody else was answered. */
  readonly heldMs: number
}

try {
  const [ofSmall, ofLarge] = [await measured(small), await measured(large)]
  const round = (ms: number): number => Number(ms.toFixed(1))
  console.log(
    `${large.copies * five.length} agreements, ${large.meetings} meetings, ${large.lines} lines, ${large.letters} letters; small: ${five.length}, ${small.meetings}, ${small.lines}, ${small.letters}`,
  )
  console.table(
    Object.fromEntries(
      [...ofLarge].map(([name, cost]) => {
        const beside = ofSmall.get(name)
        return [
          name,
          {
            'rows, small': beside?.rows,
            rows: cost.rows,
            'ms, small': round(beside?.ms ?? Number.NaN),
            ms: round(cost.ms),
            'held up at most, ms': round(cost.heldMs),
          },
        ]
      }),
    ),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measured(sizes: typeof large): Promise<ReadonlyMap<string, Cost>> {
  const agreements = copiesOf(five, sizes.copies)
  const location = join(folder, `${sizes.letters}.db`)
  const began = performance.now()
  await fillBase(location, agreements, { ...sizes, holders: 4 }, UNTIL)
  console.log(`filled in ${Math.round((performance.now() - began) / 1_000)} s`)
  let now: Instant = NOW
  const clock = () => now
  const store = await openStore(location, clock)
  const costs = new Map<string, Cost>()
  const ask = asking(store, agreements, clock)
  for (const text of COMMANDS) {
    const runs: Cost[] = []
    for (let time = 0; time < TIMES; time += 1) runs.push(await costOf(store, clock, () => ask(text)))
    const [best] = runs.toSorted((one, other) => one.ms - other.ms)
    if (best) {
      costs.set(text, best)
      console.log(`${text}: ${best.rows} rows, ${best.ms.toFixed(1)} ms, held ${best.heldMs.toFixed(1)} ms`)
    }
  }
  const planning = createPlanning({
    shelf: { agreements, unavailable: [] },
    books: store.books,
    founders: new Set(),
    clock,
    onGap: () => undefined,
    onFailure: (err) => {
      throw err
    },
  })
  costs.set('plan at a first start', await costOf(store, clock, () => planning.plan()))
  now = laterBy(now, 3_600_000)
  costs.set('look an hour later', await costOf(store, clock, () => planning.plan()))
  const retain = createRetaining(store.books, clock)
  let pulses = 0
  costs.set(
    'retention',
    await costOf(store, clock, async () => {
      while (((await store.books.plannedThrough('retention')) ?? '') < '2027-03-01') {
        await retain()
        pulses += 1
      }
    }),
  )
  console.log(
    `retention: ${pulses} pulses, so at most ${Math.round((pulses * PULSE_MS) / 1_000)} s more beside all else`,
  )
  now = instant(`${addDays(UNTIL, 2)}T08:00:00Z`)
  costs.set('retention on the next day', await costOf(store, clock, retain))
  await store.close()
  return costs
}

function asking(
  store: Store,
  agreements: readonly Agreement[],
  clock: () => Instant,
): (text: string) => Promise<unknown> {
  let said = 0
  const answer = createEngine({
    shelf: { agreements, unavailable: [] },
    lexicon: createLexicon(agreements),
    reader: readerOf(agreements),
    commands: createCommands<CommandEntry>(commands),
    lineTaker,
    publicUrl: undefined,
    roster: async () => undefined,
    books: store.books,
    founders: new Set(['anna']),
    newId: () => `id-${++said}`,
    onUnreadable: failsToRead,
  })
  return (text) => {
    said += 1
    return answer({
      key: `key-${said}`,
      person: { id: personId('t', 'anna'), name: 'Anna', origin: 'tenant' },
      chat: { id: 'chat', kind: 'personal' },
      text,
      at: clock(),
    })
  }
}

/** Beside the task somebody asks for the health, again and again; its rows are taken off. */
async function costOf(store: Store, clock: () => Instant, task: () => Promise<unknown>): Promise<Cost> {
  let heldMs = 0
  let ofProbes = 0
  let isOver = false
  const probing = (async () => {
    while (!isOver) {
      const due = performance.now() + PROBE_EVERY_MS
      await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS))
      await store.canWrite()
      const before = rowsRead
      const trouble = await store.books.outbox.troubled(laterBy(clock(), -172_800_000), clock())
      ofProbes += Math.min(trouble.length, rowsRead - before)
      heldMs = Math.max(heldMs, performance.now() - due)
    }
  })()
  rowsRead = 0
  const began = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(began)
  const ms = (user + system) / 1_000
  const rows = rowsRead - ofProbes
  isOver = true
  await probing
  return { ms, rows, heldMs }
}
