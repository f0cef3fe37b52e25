import { describe, expect, test } from 'vitest'
import { isKnownChannel, mayTalkTo, shapeFault, tenantOf, tokenFault } from '#src/teams/guard.ts'
import { messageFrom, PERSONAL, PETRA } from '../doubles/connector.ts'

const good = messageFrom({ serviceUrl: 'http://127.0.0.1/' }, PETRA, PERSONAL, '/kok')
const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)])

describe('the shape of an activity', () => {
  test('is fine when Teams made it', () => {
    expect(shapeFault(good)).toBeUndefined()
  })
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'hallo'],
    ['a list', [good]],
    ['an empty object', {}],
    ...['type', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient'].flatMap(
      (field): [string, unknown][] => [
        [`no ${field}`, { ...good, [field]: undefined }],
        [`${field} null`, { ...good, [field]: null }],
        [`${field} a number`, { ...good, [field]: 7 }],
        [`${field} a list`, { ...good, [field]: [] }],
        [`${field} empty`, { ...good, [field]: '' }],
      ],
    ),
    ['a conversation without id', { ...good, conversation: {} }],
    ['a sender without id', { ...good, from: { name: 'Petra' } }],
    ['a sender with a number for id', { ...good, from: { id: 7 } }],
    ['text that is an object', { ...good, text: { toString: 'x' } }],
    ['entities that are no list', { ...good, entities: { type: 'mention' } }],
    ['an entity that is null', { ...good, entities: [null] }],
    ['5000 entities', { ...good, entities: Array.from({ length: 5000 }, () => ({ type: 'mention' })) }],
    ['members that are texts', { ...good, membersAdded: ['x'] }],
    ['channel data that is a text', { ...good, channelData: 'x' }],
    ['21 levels', { ...good, value: nested(21) }],
    ['5000 levels', { ...good, value: nested(5000) }],
  ])('%s is refused', (_, body) => {
    expect(shapeFault(body)).toBeTypeOf('string')
  })
})

const token = (header: object, payload: object): string =>
  `Bearer ${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.c2ln`
const OURS = { iss: 'https://api.botframework.com', aud: 'x', exp: 1 }

describe('a token', () => {
  test('of the Bot Framework goes on to the SDK, which checks the rest', () => {
    expect(tokenFault(token({ alg: 'RS256' }, OURS))).toBeUndefined()
  })
  test.each<[string, string | undefined]>([
    ['none', undefined],
    ['empty', ''],
    ['garbage', 'Bearer x'],
    ['two parts', 'Bearer eyJ.eyJ'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['not JSON inside', 'Bearer eHh4.eHh4.eHh4'],
    ['too long', token({ alg: 'RS256' }, { ...OURS, pad: 'x'.repeat(9000) })],
    ['alg none', token({ alg: 'none' }, OURS)],
    ['HS256, signed with the public key', token({ alg: 'HS256' }, OURS)],
    ['no issuer', token({ alg: 'RS256' }, { aud: 'x' })],
    ['a list of issuers', token({ alg: 'RS256' }, { iss: [OURS.iss] })],
    [
      'Entra of any tenant',
      token({ alg: 'RS256' }, { iss: 'https://login.microsoftonline.com/evil/v2.0', tid: 'evil' }),
    ],
    [
      'Entra v1 ("emulator")',
      token({ alg: 'RS256' }, { iss: 'https://sts.windows.net/evil/', tid: 'evil', ver: '1.0' }),
    ],
    ['the right issuer with a slash', token({ alg: 'RS256' }, { iss: `${OURS.iss}/` })],
  ])('%s is refused', (_, authorization) => {
    expect(tokenFault(authorization)).toBeTypeOf('string')
  })
})

describe('the address the bot sends its token to', () => {
  test.each([
    'https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/de/t/',
    'https://SMBA.trafficmanager.net/emea/',
  ])('%s is Teams', (url) => expect(mayTalkTo(url, 'production')).toBe(true))
  test.each([
    'http://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.trafficmanager.net/',
    'https://a.smba.trafficmanager.net/',
    'https://smba.trafficmanager.net./',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:pass@smba.trafficmanager.net/',
    'https://evil.example/smba.trafficmanager.net',
    'https://evil.example?smba.trafficmanager.net',
    'https://ѕmba.trafficmanager.net/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'http://127.0.0.1:3978/',
    'http://169.254.169.254/',
    'ftp://smba.trafficmanager.net/',
    'javascript:alert(1)',
    'smba.trafficmanager.net',
    '//smba.trafficmanager.net/',
    '',
  ])('%s is not', (url) => expect(mayTalkTo(url, 'production')).toBe(false))
  test('in a sovereign cloud is also an exact host of the settings, and nothing near it', () => {
    const hosts = ['smba.infra.gcc.teams.microsoft.com']
    expect(mayTalkTo('https://smba.infra.gcc.teams.microsoft.com/gcc', 'production', hosts)).toBe(true)
    expect(mayTalkTo('https://smba.trafficmanager.net/de/', 'production', hosts)).toBe(true)
    for (const near of [
      'http://smba.infra.gcc.teams.microsoft.com/',
      'https://smba.infra.gcc.teams.microsoft.com:8443/',
      'https://x.smba.infra.gcc.teams.microsoft.com/',
      'https://infra.gcc.teams.microsoft.com/',
      'https://smba.infra.gcc.teams.microsoft.com.evil.example/',
      'https://smba.infra.gcc.teams.microsoft.com@evil.example/',
    ])
      expect(mayTalkTo(near, 'production', hosts)).toBe(false)
  })
  test.each([
    ['http://127.0.0.1:56150/_connector', true],
    ['http://localhost:56150/', true],
    ['http://[::1]:56150/', true],
    ['http://127.0.0.1.evil.example/', false],
    ['http://127.0.0.1@evil.example/', false],
    ['http://0.0.0.0/', false],
    ['https://smba.trafficmanager.net/', false],
    ['http://192.168.0.1/', false],
  ])('in the demo %s: %s', (url, expected) => expect(mayTalkTo(url, 'demo')).toBe(expected))
})

test.each(['directline', 'webchat', 'emulator', 'skype', 'email', 'AseChannel', 'MSTEAMS'])(
  'the channel %s is not Teams',
  (channel) => expect(isKnownChannel(channel, 'production')).toBe(false),
)

test.each<[string, object, object | undefined, string | undefined]>([
  ['both agree', { tenantId: 'A' }, { tenant: { id: 'a' } }, 'a'],
  ['only the conversation names it', { tenantId: 'a' }, {}, 'a'],
  ['only the channel data name it', {}, { tenant: { id: 'a' } }, 'a'],
  ['they differ', { tenantId: 'a' }, { tenant: { id: 'b' } }, undefined],
  ['neither', {}, undefined, undefined],
  ['empty', { tenantId: '' }, {}, undefined],
  ['a number', { tenantId: 7 }, {}, undefined],
  ['one of them odd', { tenantId: 'a' }, { tenant: { id: ['a'] } }, undefined],
])('the tenant where %s', (_, conversation, channelData, expected) => {
  expect(tenantOf({ conversation, channelData })).toBe(expected)
})
