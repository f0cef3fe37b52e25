/**
 * Behind a proxy that must be used the SDK fetches the keys for what comes in and the token for what goes out by clients
 * of its own. What src/main.ts says to Node at the start holds for them, too: without it every message is refused.
 */
import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, setGlobalProxyFromEnv } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { messageFrom, PERSONAL, PETRA, TENANT } from '../doubles/connector.ts'

const APP = '11111111-2222-4333-8444-555555555555'
const SERVICE = 'https://smba.trafficmanager.net/de/'

function tokenOfNobody(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: 'https://api.botframework.com', aud: APP, serviceurl: SERVICE, nbf: now - 60, exp: now + 600 }
  const head = `${part({ alg: 'RS256', typ: 'JWT', kid: 'unknown' })}.${part(claims)}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return `${head}.${sign('RSA-SHA256', Buffer.from(head), privateKey).toString('base64url')}`
}

test('keys and tokens are fetched through the proxy', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const asked = new Set<string>()
  const proxy = createServer().listen(0, '127.0.0.1')
  proxy.on('connect', (req, socket) => {
    asked.add(String(req.url))
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await once(proxy, 'listening')
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const restore = setGlobalProxyFromEnv({ HTTPS_PROXY: address })
  try {
    const { ConnectorAdapter } = await import('#src/teams/connector.ts')
    const credentials = { type: 'SingleTenant', appId: APP, tenantId: TENANT, password: 'x' } as const
    const adapter = new ConnectorAdapter(credentials, () => true)
    const message = messageFrom({ serviceUrl: SERVICE }, PETRA, PERSONAL, 'x')
    const received = adapter.receive(`Bearer ${tokenOfNobody()}`, message as never, async () => undefined)
    await expect(received).rejects.toThrow()
    expect([...asked]).toEqual(['login.botframework.com:443'])
    asked.clear()
    await expect(adapter.post(SERVICE, 'a:x', { type: 'message' })).rejects.toMatchObject({ code: 'NO_TOKEN' })
    expect([...asked]).toEqual(['login.microsoftonline.com:443'])
    adapter.close()
  } finally {
    restore()
    proxy.close()
  }
})
