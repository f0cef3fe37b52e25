/**
 * Behind a proxy that must be used the SDK fetches the keys for what comes in and the token for what goes out by clients
 * of its own. What src/main.ts says to Node at the start holds for them, too: without it every message is refused.
 */
import { generateKeyPairSync, sign, verify, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, setGlobalProxyFromEnv } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, test, vi } from 'vitest'
import { instantAt } from '#src/calendar/local-date.ts'
import { checkMicrosoft, MICROSOFT } from '#src/cli/doctor/microsoft.ts'
import { checkLine } from '#src/speech/operation/doctor.ts'
import { certified } from '../doubles/certificate.ts'
import { messageFrom, PERSONAL, PETRA, startConnector, TENANT } from '../doubles/connector.ts'

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

test('a certificate in place of a secret: the token is asked for with what its key has signed', async () => {
  const ofServer = await certified('login.microsoftonline.com')
  const ofBot = await certified('gremienlotse', 'rsa')
  const certificate = new X509Certificate(ofBot.cert)
  const tokenUrl = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`
  const signed: { head: unknown; claims: unknown; isTrue: boolean }[] = []
  const entra = createSecureServer(ofServer, (req, res) => {
    let body = ''
    req.on('data', (chunk) => {
      body += String(chunk)
    })
    req.on('end', () => {
      res.setHeader('content-type', 'application/json')
      if (req.method === 'GET') {
        const issuer = `https://login.microsoftonline.com/${TENANT}/v2.0`
        res.end(
          JSON.stringify({ issuer, token_endpoint: tokenUrl, authorization_endpoint: tokenUrl, jwks_uri: tokenUrl }),
        )
        return
      }
      const [head = '', claims = '', signature = ''] = (new URLSearchParams(body).get('client_assertion') ?? '').split(
        '.',
      )
      const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())
      const text = Buffer.from(`${head}.${claims}`)
      const isTrue = verify('RSA-SHA256', text, certificate.publicKey, Buffer.from(signature, 'base64url'))
      signed.push({ head: read(head), claims: read(claims), isTrue })
      res.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'ours' }))
    })
  }).listen(0, '127.0.0.1')
  const proxy = createServer().listen(0, '127.0.0.1')
  proxy.on('connect', (_, socket) => {
    const far = connect((entra.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.pipe(far).pipe(socket)
    })
    for (const end of [far, socket]) end.on('error', () => undefined)
  })
  await Promise.all([once(entra, 'listening'), once(proxy, 'listening')])
  const known = getCACertificates('default')
  setDefaultCACertificates([...known, ofServer.cert])
  const restore = setGlobalProxyFromEnv({ HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` })
  try {
    const { readConfig } = await import('#src/config.ts')
    const { ConnectorAdapter } = await import('#src/teams/connector.ts')
    const folder = mkdtempSync(join(tmpdir(), 'lotse-certificate-'))
    writeFileSync(join(folder, 'bot.pem'), ofBot.key + ofBot.cert)
    const read = readConfig({
      LOTSE_APP_ID: APP,
      LOTSE_APP_TYPE: 'SingleTenant',
      LOTSE_TENANT_ID: TENANT,
      LOTSE_APP_CERTIFICATE: join(folder, 'bot.pem'),
    })
    rmSync(folder, { recursive: true })
    if (!read.ok || read.config.mode !== 'production') throw new Error('not read')
    const { registration } = read.config
    const connector = await startConnector()
    const adapter = new ConnectorAdapter(registration, () => true)
    await adapter.post(connector.serviceUrl, 'a:x', { type: 'message', text: 'x' })
    expect(connector.take()).toMatchObject([{ authorization: 'Bearer ours' }])
    const now = instantAt(Date.now())
    const addresses = { ...MICROSOFT, keys: connector.serviceUrl, service: connector.serviceUrl }
    expect((await checkMicrosoft(registration, () => now, addresses)).map(checkLine)).toContain(
      'In Ordnung · Registrierung: Microsoft gibt dem Bot einen Ausweis.',
    )
    adapter.close()
    await connector.close()
    const x5t = Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64url')
    expect(signed).toHaveLength(2)
    for (const one of signed)
      expect(one).toMatchObject({ isTrue: true, head: { x5t }, claims: { aud: tokenUrl, iss: APP, sub: APP } })
  } finally {
    restore()
    setDefaultCACertificates(known)
    proxy.close()
    entra.close()
  }
})
