/** Generated activities through the door of the whole bot: engine, rights and store included. */
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import type { Log } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { openToRead } from '#src/store/database/database.ts'
import { atLength } from '../at-length.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  ask,
  type Connector,
  GROUP,
  installationFrom,
  messageFrom,
  PERSONAL,
  PETRA,
  type Sender,
  sendActivity,
  startConnector,
  submissionFrom,
  TENANT,
} from '../doubles/connector.ts'

/** Administers; nobody else in this file has any office. */
const FOUNDER: Sender = { name: 'Anna', objectId: '1c9f0d11-77aa-4f0e-9b0e-5a5a5a5a5a01', tenant: TENANT }
/**
 * Who said what to the bot, and that it was refused, and one's own settings ("/wochenübersicht ja"); everything else is what
 * people have agreed on.
 */
const TRACES = ['inbox', 'short_lived', 'person', 'plain_language', 'weekly_digest', 'audit', 'audit_head']

let connector: Connector
let lotse: Lotse
let folder: string
const url = () => `http://127.0.0.1:${lotse.port}`
const defects: unknown[] = []
beforeAll(async () => {
  connector = await startConnector()
  folder = await mkdtemp(join(tmpdir(), 'lotse-fuzz-'))
  const nothing = () => undefined
  const noted = (facts: unknown) => defects.push(facts)
  const log = { info: nothing, warn: nothing, debug: nothing, error: noted, fatal: noted } as unknown as Log
  lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database: join(folder, 'x.db'),
      agreementsFolder: join(import.meta.dirname, '..', '..', 'data', 'agreements'),
      admins: [FOUNDER.objectId ?? ''],
      logLevel: 'fatal',
      tenants: [TENANT],
    },
    log,
    { clock: clockAt('2027-03-01T08:00:00Z').now },
  )
  const asFounder = (text: string) =>
    ask(url(), connector, messageFrom(connector, FOUNDER, { kind: 'personal', id: 'a:anna' }, text))
  // Something that could be changed: a session, minutes in the making, a duty on record.
  for (const text of [
    '/termin kok kassel 17.6.2027 um 10 Uhr Kreishaus',
    'ja',
    '/termin kok mkk 1.3.2027 um 18 Uhr Forum',
    'ja',
    '/protokoll kok mkk 1.3.2027',
    'Die Plätze reichen nicht.',
  ])
    await asFounder(text)
})
afterAll(async () => {
  await lotse.stop()
  await connector.close()
  await rm(folder, { recursive: true, force: true })
})

/** Everything in the database but the traces, as text. */
async function agreedState(): Promise<string> {
  const opened = await openToRead(join(folder, 'x.db'))
  if (!opened) throw new Error('no database')
  try {
    const tables = await sql<{
      name: string
    }>`select name from sqlite_master where type = 'table' order by name`.execute(opened.db)
    const kept = tables.rows.map(({ name }) => name).filter((name) => !TRACES.includes(name))
    const rows = await Promise.all(kept.map((name) => sql`select * from ${sql.table(name)}`.execute(opened.db)))
    // Asking for an office is open to everybody: whoever administers hears of it.
    const isRequest = (row: unknown): boolean => String((row as { cause?: unknown }).cause).startsWith('request/')
    return JSON.stringify(kept.map((name, at) => [name, rows[at]?.rows.filter((row) => !isRequest(row))]))
  } finally {
    await opened.close()
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heapMb = (): number => {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

const FIELDS = [
  'type',
  'id',
  'text',
  'value',
  'entities',
  'attachments',
  'locale',
  'deliveryMode',
  'replyToId',
  'timestamp',
  'localTimestamp',
  'expiration',
  'name',
  'action',
  'callerId',
  'membersAdded',
  'membersRemoved',
  'channelId',
  'channelData',
  'conversation',
  'from',
  'recipient',
  '__proto__',
]
/** `npm run fuzz` asks for more than every test run does; a failure is found again with its seed. */
const RUNS = Number(process.env.LOTSE_FUZZ ?? atLength(400, 3_000))
const SEED = Number(process.env.LOTSE_FUZZ_SEED ?? randomInt(2 ** 31))
/** Only for what hangs, as in vitest.config.ts: a long run takes as long as the machine needs. */
const HANGS_MS = 600_000 + RUNS * 100
if (process.env.LOTSE_FUZZ) console.log(`LOTSE_FUZZ_SEED=${SEED}`)
const inner = ['id', 'name', 'aadObjectId', 'tenantId', 'conversationType', 'isGroup', 'tenant', 'role', 'properties']

const WORDS = [
  ...Object.values(commands).flatMap(({ words }) => words.map((word) => `/${word}`)),
  ...'kok kassel mkk unna zwickau gg lwv hanau gpv sucht 17.6.2027 31.12. 30.02. 10 Uhr ja nein 2027 1 3: einstimmig erledigt genehmigen weiter Ende A aufnehmen 8 b ich Petra einwand:'.split(
    ' ',
  ),
  '„',
  '<at>x</at>',
  '](x)',
  '\u202e',
  '\u200b',
  '{{x}}',
  "'; drop table meeting",
  '=1+1',
]

test(
  'no generated activity is a fault of the server, changes what others agreed on, or stays in memory',
  async () => {
    const seeds = [
      (said: string) => messageFrom(connector, PETRA, GROUP, said),
      (said: string) => messageFrom(connector, PETRA, PERSONAL, said),
      () => submissionFrom(connector, PETRA, GROUP, { dialog: 'd', version: 1, verb: 'answer', place: 'x' }),
      () => installationFrom(connector, PETRA, GROUP)[0],
    ]
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(
        '',
        'message',
        'invoke',
        'expectReplies',
        'constructor',
        '19:x;messageid=',
        '\u0000',
        '\ud800',
        '\r\nx: y',
        'x'.repeat(5_000),
      ),
    )
    const change = fc.oneof(
      fc.record({ field: fc.constantFrom(...FIELDS), value: odd }),
      fc.record({
        field: fc.constantFrom('conversation', 'from', 'recipient', 'channelData'),
        inner: fc.constantFrom(...inner),
        value: odd,
      }),
    )
    const said = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
    const before = await agreedState()
    expect(before).toContain('Die Plätze reichen nicht.')
    const heap: number[] = []
    let turns = 0
    const changesOf = fc.array(change, { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(fc.nat(3), said, changesOf, async (which, text, changes) => {
        const activity: Record<string, unknown> = { ...seeds[which]?.(text) }
        for (const one of changes) {
          const value = 'inner' in one ? { ...(activity[one.field] as object), [one.inner]: one.value } : one.value
          Object.defineProperty(activity, one.field, { value, enumerable: true, configurable: true, writable: true })
        }
        const { status } = await sendActivity(url(), activity)
        expect(status).toBeLessThan(500)
        expect(defects.splice(0)).toEqual([])
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
        turns += 1
        connector.take()
        // The connector's double keeps every request.
        ;(connector.requests as unknown[]).length = 0
        if (turns % Math.ceil(RUNS / 5) === 0) heap.push(heapMb())
      }),
      { numRuns: RUNS, seed: SEED },
    )
    expect(await agreedState()).toBe(before)
    const [, early = 0] = heap
    const late = heap.at(-1) ?? 0
    if (process.env.LOTSE_FUZZ) console.log(`heap after each fifth: ${heap.map((mb) => mb.toFixed(0)).join(', ')} MB`)
    expect(late - early).toBeLessThan(30)
  },
  HANGS_MS,
)
