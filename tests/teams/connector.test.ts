/** What botbuilder 4.23.3 does by itself, and that here it does not. Each of these turned out wrong without our file. */
import type { Activity } from 'botbuilder'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ConnectorAdapter } from '#src/teams/connector.ts'
import { TeamsAdapter } from '#src/teams/sdk.ts'
import { type Connector, type Fault, messageFrom, PERSONAL, PETRA, startConnector } from '../doubles/connector.ts'

let connector: Connector
let adapter: ConnectorAdapter
beforeAll(async () => {
  connector = await startConnector()
})
afterAll(() => connector.close())
beforeEach(() => {
  adapter = new ConnectorAdapter(undefined, (url) => url.startsWith('http://127.0.0.1'), 200)
  return () => adapter.close()
})

/** One turn that sends one message; resolves with what the send came to. */
async function sendOnce(serviceUrl = connector.serviceUrl): Promise<{ requests: number; failed: unknown }> {
  const before = connector.requests.length
  let failed: unknown
  await adapter.receive(
    '',
    messageFrom({ serviceUrl }, PETRA, PERSONAL, 'x') as unknown as Activity,
    async (context) => {
      await context.sendActivity('y').catch((err: unknown) => {
        failed = err
      })
    },
  )
  return { requests: connector.requests.length - before, failed }
}

describe('one send is one request', () => {
  test.each<[string, Fault]>([
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['412', { status: 412 }],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '1' } }],
    ['408', { status: 408 }],
    ['a reset connection', { reset: true }],
    ['a redirect', { status: 307, headers: { location: '/elsewhere' } }],
    ['a connector that hangs', { delayMs: 500 }],
  ])('after %s', async (_, fault) => {
    connector.failNext(fault)
    const { requests, failed } = await sendOnce()
    expect(requests).toBe(1)
    expect(failed).toBeInstanceOf(Error)
  })
  test('when all is well', async () => {
    expect(await sendOnce()).toEqual({ requests: 1, failed: undefined })
  })
})

test('turns of one region share a client and its connection', async () => {
  const before = connector.connections()
  for (let turn = 0; turn < 20; turn += 1) await sendOnce()
  expect(connector.connections() - before).toBe(1)
})

test('nothing is sent to an address that is not on the list, whoever asks', async () => {
  await expect(sendOnce('http://evil.example/')).rejects.toThrow('not on the list')
  const reference = { ...messageFrom({ serviceUrl: 'http://evil.example/' }, PETRA, PERSONAL, 'x'), bot: { id: 'b' } }
  await expect(adapter.continueConversationAsync('', reference as never, async () => undefined)).rejects.toThrow(
    'not on the list',
  )
})

test('an empty app id is refused, with which the SDK would let everybody in', async () => {
  const credentials = { type: 'UserAssignedMSI', appId: ' ', tenantId: 'x' } as const
  expect(() => new ConnectorAdapter(credentials, () => true)).toThrow('app id')
  // Why: the SDK runs the bot for an unsigned request.
  let ran = false
  const open = new (class extends TeamsAdapter {
    run(): Promise<unknown> {
      const activity = messageFrom(connector, PETRA, PERSONAL, 'x') as unknown as Activity
      return this.processActivity('', activity, async () => {
        ran = true
      })
    }
  })({ MicrosoftAppId: '' })
  await open.run()
  expect(ran).toBe(true)
})
