/**
 * Who gets in. An issuer on loopback, with a key set of its own that the SDK fetches over HTTP, stands in for the Bot
 * Framework's; requests come through the HTTP door, as they do in production.
 */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { type Door, openDoor } from '#src/http/server.ts'
import { type Bot, createBot } from '#src/teams/bot.ts'
import { clockAt } from '../doubles/clock.ts'
import { messageFrom, PERSONAL, PETRA, TENANT } from '../doubles/connector.ts'

const APP = '11111111-2222-4333-8444-555555555555'
const FOREIGN = '99999999-7777-4888-9999-000000000000'
const SERVICE = 'https://smba.trafficmanager.net/de/'
const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration'

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const ours = rsa()
const notEndorsed = rsa()
const stranger = rsa()

let issuer: Server
let fetched: string[]
let bot: Bot
let door: Door
let carriedOut: number
const warned: unknown[] = []
let printed: MockInstance<typeof console.error>

beforeAll(async () => {
  printed = vi.spyOn(console, 'error')
  fetched = []
  const jwk = (key: KeyObject, kid: string, endorsements: readonly string[]) => ({
    ...key.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    endorsements,
  })
  issuer = createServer((req, res) => {
    fetched.push(req.url ?? '')
    const { port } = issuer.address() as AddressInfo
    const keys = [jwk(ours.publicKey, 'ours', ['msteams']), jwk(notEndorsed.publicKey, 'bare', ['webchat'])]
    res.end(JSON.stringify(req.url === '/keys' ? { keys } : { jwks_uri: `http://127.0.0.1:${port}/keys` }))
  }).listen(0, '127.0.0.1')
  await once(issuer, 'listening')
  const ofBotbuilder = createRequire(createRequire(import.meta.url).resolve('botbuilder'))
  const { JwtTokenExtractor } = ofBotbuilder('botframework-connector/lib/auth/jwtTokenExtractor')
  const { OpenIdMetadata } = ofBotbuilder('botframework-connector/lib/auth/openIdMetadata')
  const { port } = issuer.address() as AddressInfo
  // Under Microsoft's address lies the real reader of key sets, with our issuer's address in it.
  JwtTokenExtractor.openIdMetadataCache.set(METADATA, new OpenIdMetadata(`http://127.0.0.1:${port}/openid`))
  const warn = (facts: unknown) => void warned.push(facts)
  bot = createBot({
    mode: 'production',
    credentials: { type: 'SingleTenant', appId: APP, tenantId: TENANT, password: 'x' },
    tenants: [TENANT],
    answer: async () => {
      carriedOut += 1
      return undefined
    },
    onContact: async () => {
      carriedOut += 1
    },
    clock: clockAt('2027-03-01T08:00:00Z').now,
    newReference: () => 'R',
    log: { info: warn, warn, error: warn },
  })
  door = await openDoor({
    host: '127.0.0.1',
    port: 0,
    messages: bot.receive,
    readiness: () => ({ ready: true }),
    onDefect: (err) => expect.unreachable(String(err)),
  })
})
afterAll(async () => {
  await door.close()
  bot.close()
  issuer.closeAllConnections()
  issuer.close()
})
beforeEach(() => {
  carriedOut = 0
  warned.length = 0
})

const now = Math.floor(Date.now() / 1000)
const CLAIMS = { iss: 'https://api.botframework.com', aud: APP, serviceurl: SERVICE, nbf: now - 60, exp: now + 600 }
const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'ours' }

const coded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')
function token(claims: object = {}, header: object = {}, key: KeyObject = ours.privateKey): string {
  const signed = `${coded({ ...HEADER, ...header })}.${coded({ ...CLAIMS, ...claims })}`
  return `Bearer ${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}
function withPublicKeyAsSecret(): string {
  const signed = `${coded({ ...HEADER, alg: 'HS256' })}.${coded(CLAIMS)}`
  const secret = ours.publicKey.export({ type: 'spki', format: 'pem' })
  return `Bearer ${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
function altered(): string {
  const [head, , signature] = token().split('.')
  return `${head}.${coded({ ...CLAIMS, aud: APP, exp: now + 9_999 })}.${signature}`
}
const PEM = stranger.publicKey.export({ format: 'jwk' })

async function send(
  authorization: string | undefined,
  changed: object = {},
): Promise<{ status: number; text: string }> {
  const body = { ...messageFrom({ serviceUrl: SERVICE }, PETRA, PERSONAL, '/kok'), ...changed }
  const answer = await fetch(`http://127.0.0.1:${door.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text() }
}

test('a token of the right issuer for this bot, service and tenant gets in', async () => {
  expect((await send(token())).status).toBe(200)
  expect(carriedOut).toBe(2)
  expect(fetched).toEqual(['/openid', '/keys'])
})
test('a clock that differs by less than five minutes keeps nobody out', async () => {
  expect((await send(token({ exp: now - 120 }))).status).toBe(200)
  expect(carriedOut).toBe(2)
})

const sts = (tid: string) => `https://sts.windows.net/${tid}/`
const v2 = (tid: string) => `https://login.microsoftonline.com/${tid}/v2.0`
test.each<[string, string | undefined]>([
  ['no header', undefined],
  ['an empty header', ''],
  ['another scheme', token().replace('Bearer', 'Basic')],
  ['no scheme', token().replace('Bearer ', '')],
  ['garbage', 'Bearer garbage'],
  ['two parts', token().split('.').slice(0, 2).join('.')],
  ['four parts', `${token()}.x`],
  ['two tokens', `${token()} ${token()}`],
  ['an empty signature', `${token().split('.').slice(0, 2).join('.')}.`],
  ['parts that are no JSON', 'Bearer YQ.YQ.YQ'],
  ['10 KB', token({ pad: 'x'.repeat(9_000) })],
  ['alg none', token({}, { alg: 'none' })],
  ['alg None in other letters', token({}, { alg: 'nOnE' })],
  ['HS256 with the public key as its secret', withPublicKeyAsSecret()],
  ['another algorithm named', token({}, { alg: 'RS512' })],
  ['an unknown key', token({}, { kid: 'unknown' }, stranger.privateKey)],
  ['no key named', token({}, { kid: undefined })],
  ['a known key named, signed with another', token({}, {}, stranger.privateKey)],
  ['a key brought along', token({}, { jwk: PEM, kid: 'brought' }, stranger.privateKey)],
  ['a key set elsewhere', token({}, { jku: 'https://evil.example/keys', kid: 'evil' }, stranger.privateKey)],
  ['a certificate elsewhere', token({}, { x5u: 'https://evil.example/cert', kid: 'evil' }, stranger.privateKey)],
  ['a key not endorsed for Teams', token({}, { kid: 'bare' }, notEndorsed.privateKey)],
  ['claims altered after signing', altered()],
  ['without an end', token({ exp: undefined })],
  ['expired an hour ago', token({ exp: now - 3_600 })],
  ['expired just over the tolerance', token({ exp: now - 400 })],
  ['not valid before an hour', token({ nbf: now + 3_600 })],
  ['no issuer', token({ iss: undefined })],
  ['another issuer', token({ iss: 'https://evil.example' })],
  ['the issuer with a slash', token({ iss: 'https://api.botframework.com/' })],
  ['the issuer in a list', token({ iss: ['https://api.botframework.com'] })],
  ['no audience', token({ aud: undefined })],
  ['another bot', token({ aud: FOREIGN })],
  ['an empty audience', token({ aud: '' })],
  ['no service address', token({ serviceurl: undefined })],
  ['another region', token({ serviceurl: 'https://smba.trafficmanager.net/fr/' })],
  ['a foreign service', token({ serviceurl: 'https://evil.example/' })],
  ['Entra, version 1, our tenant', token({ iss: sts(TENANT), tid: TENANT, appid: APP, ver: '1.0' })],
  ['Entra, version 1, a foreign tenant', token({ iss: sts(FOREIGN), tid: FOREIGN, appid: APP, ver: '1.0' })],
  ['Entra, version 2, our tenant', token({ iss: v2(TENANT), tid: TENANT, azp: APP, ver: '2.0' })],
  ['Entra, version 2, a foreign tenant', token({ iss: v2(FOREIGN), tid: FOREIGN, azp: APP, ver: '2.0' })],
  ['a skill', token({ iss: v2(TENANT), tid: TENANT, appid: FOREIGN, aud: FOREIGN, ver: '1.0' })],
])('401 without a reason and without effect: %s', async (_, authorization) => {
  expect(await send(authorization)).toEqual({ status: 401, text: '{"error":"Unauthorized"}' })
  expect(carriedOut).toBe(0)
  expect(warned).toHaveLength(1)
  expect(JSON.stringify(warned)).not.toMatch(/eyJ|BEGIN/)
  // No stack, no key: the line above is all.
  expect(printed.mock.calls).toEqual([])
})

/** Is greeted in our own tenant and gets no refusal in a foreign one: nothing is sent to Microsoft from here. */
const INSTALLED = { type: 'installationUpdate', action: 'add' }
const at = (tenant: string | undefined, inData: string | undefined = tenant) => ({
  conversation: { id: 'a:petra', conversationType: 'personal', ...(tenant !== undefined && { tenantId: tenant }) },
  channelData: inData === undefined ? {} : { tenant: { id: inData } },
})
test.each<[string, number, object]>([
  ['another channel of the same bot', 403, { channelId: 'directline' }],
  ['the emulator', 403, { channelId: 'emulator' }],
  ['a service address that is not Teams', 403, { serviceUrl: 'https://evil.example/' }],
  ['no service address', 400, { serviceUrl: undefined }],
  ['no channel', 400, { channelId: undefined }],
  ['no type', 400, { type: undefined }],
  ['a foreign tenant', 200, at(FOREIGN)],
  ['no tenant', 200, at(undefined)],
  ['two tenants that differ', 200, at(TENANT, FOREIGN)],
  ['two tenants that differ, the other way round', 200, at(FOREIGN, TENANT)],
])('a good token does not help with %s: %i and no effect', async (_, status, changed) => {
  expect((await send(token(), { ...(status === 200 && INSTALLED), ...changed })).status).toBe(status)
  expect(carriedOut).toBe(0)
})
test('the same from our own tenant has an effect', async () => {
  await send(token(), { ...INSTALLED, ...at(TENANT) })
  expect(carriedOut).toBe(1)
})
