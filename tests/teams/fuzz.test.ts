import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Door, openDoor } from '#src/http/server.ts'
import { type Bot, createBot } from '#src/teams/bot.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  type Connector,
  GROUP,
  installationFrom,
  messageFrom,
  PETRA,
  sendActivity,
  startConnector,
  submissionFrom,
  TENANT,
} from '../doubles/connector.ts'

let connector: Connector
let bot: Bot
let door: Door
const defects: unknown[] = []
beforeAll(async () => {
  connector = await startConnector()
  const nothing = () => undefined
  bot = createBot({
    credentials: undefined,
    mode: 'demo',
    tenants: [TENANT],
    answer: async (turn) => ({ answer: turn.text.slice(0, 50) }),
    clock: clockAt('2027-03-01T08:00:00Z').now,
    newReference: () => 'R',
    log: { info: nothing, warn: nothing, error: (facts) => defects.push(facts) },
  })
  door = await openDoor({
    host: '127.0.0.1',
    port: 0,
    messages: bot.receive,
    readiness: () => ({ ready: true }),
    onDefect: (err) => defects.push(err),
  })
})
afterAll(async () => {
  await door.close()
  bot.close()
  await connector.close()
})

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
const RUNS = Number(process.env.LOTSE_FUZZ ?? 1_500)
const SEED = Number(process.env.LOTSE_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
const LONGEST_MS = 20_000 + RUNS * 10
if (process.env.LOTSE_FUZZ) console.log(`LOTSE_FUZZ_SEED=${SEED}`)
const inner = ['id', 'name', 'aadObjectId', 'tenantId', 'conversationType', 'isGroup', 'tenant', 'role', 'properties']

test(
  'no mutilated activity is a fault of the server, and none is a defect',
  async () => {
    const seeds = [
      () => messageFrom(connector, PETRA, GROUP, '/kok'),
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
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.array(change, { minLength: 1, maxLength: 3 }), async (which, changes) => {
        const activity: Record<string, unknown> = { ...seeds[which]?.() }
        for (const one of changes) {
          const value = 'inner' in one ? { ...(activity[one.field] as object), [one.inner]: one.value } : one.value
          Object.defineProperty(activity, one.field, { value, enumerable: true, configurable: true, writable: true })
        }
        const { status } = await sendActivity(`http://127.0.0.1:${door.port}`, activity)
        expect(status).toBeLessThan(500)
        expect(defects.splice(0)).toEqual([])
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      }),
      { numRuns: RUNS, seed: SEED },
    )
  },
  LONGEST_MS,
)
