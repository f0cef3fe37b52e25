/** What botbuilder 4.23.3 does by itself, and that here it does not. Each of these turned out wrong without our file. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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

/** The SDK's parts behind the adapter, where a test puts a token that no Entra has issued. */
interface Inside {
  createClaimsIdentity(appId: string): unknown
  readonly botFrameworkAuthentication: {
    createConnectorFactory(claims: unknown): {
      create(serviceUrl: string, audience: string): Promise<{ credentials: { getToken: () => Promise<string> } }>
    }
  }
}

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

test('says who it is by the token the SDK keeps, and where it belongs as the SDK does', async () => {
  const credentials = { type: 'UserAssignedMSI', appId: 'app', tenantId: 'x' } as const
  // Of its own: what an earlier test gave up waiting for may still arrive at the other one.
  const own = await startConnector()
  const known = new ConnectorAdapter(credentials, () => true)
  const { botFrameworkAuthentication: inner, createClaimsIdentity } = known as unknown as Inside
  const factory = inner.createConnectorFactory(createClaimsIdentity('app'))
  const client = await factory.create(own.serviceUrl, 'https://api.botframework.com')
  client.credentials.getToken = async () => 'ours'
  expect(await known.post(own.serviceUrl, '19:a/b@thread.v2;messageid=1', { type: 'message', text: 'ä „x“' })).toMatch(
    /^sent-/,
  )
  const [sent] = own.take()
  expect(sent).toMatchObject({
    method: 'POST',
    path: '/v3/conversations/19%3Aa%2Fb%40thread.v2%3Bmessageid%3D1/activities',
    authorization: 'Bearer ours',
    activity: { type: 'message', text: 'ä „x“' },
  })
  client.credentials.getToken = () => Promise.reject(new Error('no key'))
  await expect(known.post(own.serviceUrl, 'a:x', { type: 'message' })).rejects.toMatchObject({ code: 'NO_TOKEN' })
  expect(own.take()).toEqual([])
  known.close()
  await own.close()
})

test('leaves the network through the proxy that the environment names', async () => {
  const asked: string[] = []
  const proxy = createServer((req, res) => {
    asked.push(`${req.method} ${req.url}`)
    res.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"by-proxy"}')
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const behind = new ConnectorAdapter(undefined, () => true, 2_000, { HTTP_PROXY, NO_PROXY: '127.0.0.1' })
  expect(await behind.post('http://teams.example/emea/', 'a:x', { type: 'message' })).toBe('by-proxy')
  expect(asked).toEqual(['POST http://teams.example/emea/v3/conversations/a%3Ax/activities'])
  // An address named in NO_PROXY is reached directly.
  expect(await behind.post(connector.serviceUrl, 'a:x', { type: 'message' })).toMatch(/^sent-/)
  behind.close()
  proxy.close()
})

test.each(['', 'no JSON', '{"id":7}'])('taken is taken, also when the answer reads %j', async (answer) => {
  const odd = createServer((_req, res) => res.writeHead(200).end(answer)).listen(0, '127.0.0.1')
  await once(odd, 'listening')
  const url = `http://127.0.0.1:${(odd.address() as AddressInfo).port}`
  expect(await adapter.post(url, 'a:x', { type: 'message' })).toBeUndefined()
  odd.close()
})

test('an answer that breaks off is a failure: nobody knows', async () => {
  const odd = createServer((_req, res) => {
    res.writeHead(200, { 'content-length': 100 }).write('{"id":')
    setImmediate(() => res.destroy())
  }).listen(0, '127.0.0.1')
  await once(odd, 'listening')
  const url = `http://127.0.0.1:${(odd.address() as AddressInfo).port}`
  await expect(adapter.post(url, 'a:x', { type: 'message' })).rejects.toMatchObject({ code: 'ECONNRESET' })
  odd.close()
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
