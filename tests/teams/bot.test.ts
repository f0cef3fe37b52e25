import { generateKeyPairSync, sign } from 'node:crypto'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Turn } from '#src/conversation/turn.ts'
import { createLimits } from '#src/delivery/limits.ts'
import { personId } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { type Bot, type BotOptions, createBot } from '#src/teams/bot.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  activityFrom,
  CHANNEL,
  type Connector,
  cardOf,
  GROUP,
  installationFrom,
  linesOf,
  messageFrom,
  PERSONAL,
  PETRA,
  type SentCard,
  startConnector,
  submissionFrom,
  TENANT,
} from '../doubles/connector.ts'

let connector: Connector
let turns: Turn[]
let lines: { facts: Readonly<Record<string, unknown>>; message: string }[]
const bots: Bot[] = []
beforeAll(async () => {
  connector = await startConnector()
})
afterAll(async () => {
  for (const bot of bots) bot.close()
  await connector.close()
})
beforeEach(() => {
  turns = []
  lines = []
  connector.take()
})

const echo = async (turn: Turn): Promise<Reply> => ({ answer: turn.forged ? 'gefälscht' : `„${turn.text}“` })
function bot(options: Partial<BotOptions> = {}): Bot {
  const note = (facts: Readonly<Record<string, unknown>>, message: string) => void lines.push({ facts, message })
  const { answer = echo, ...rest } = options
  const made = createBot({
    credentials: undefined,
    mode: 'demo',
    tenants: [TENANT],
    clock: clockAt('2027-03-01T08:00:00Z').now,
    newReference: () => 'REF-1',
    log: { info: note, warn: note, error: note },
    ...rest,
    answer: (turn) => {
      turns.push(turn)
      return answer(turn)
    },
  })
  bots.push(made)
  return made
}
const said = (): string[] => connector.take().map(({ activity }) => linesOf(cardOf(activity) as SentCard)[0] ?? '')
const typed = (text: string, at = PERSONAL) => messageFrom(connector, PETRA, at, text)
const receive = (to: Bot, body: unknown, authorization?: string) => to.receive({ authorization, body })

describe('a message', () => {
  test.each([PERSONAL, GROUP, CHANNEL])('is answered where it was written: %o', async (at) => {
    expect(await receive(bot(), typed('/kok kassel', at))).toEqual({ status: 200 })
    const [sent, ...more] = connector.take()
    expect(more).toEqual([])
    expect(sent?.conversationId).toBe('thread' in at && at.thread ? `${at.id};messageid=${at.thread}` : at.id)
    expect(turns[0]?.text).toBe('/kok kassel')
  })
  test('is answered by one card with the same facts in summary, and no text: Teams would split it', async () => {
    await receive(bot(), typed('x'))
    const [sent] = connector.take()
    expect(sent?.activity).toMatchObject({ type: 'message', summary: '„x“' })
    expect(sent?.activity.attachments?.length).toBe(1)
    expect(sent?.activity.text).toBeUndefined()
  })
  test('is answered by that card alone, however long it takes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const answer = async () => {
        await vi.advanceTimersByTimeAsync(5_000)
        return { answer: 'spät' }
      }
      await receive(bot({ answer }), typed('x'))
    } finally {
      vi.useRealTimers()
    }
    expect(connector.take().map(({ activity }) => activity.type)).toEqual(['message'])
  })
  test.each(['', '   ', '\u200b'])('of nothing visible (%j) reaches the conversation too', async (text) => {
    await receive(bot(), typed(text))
    expect(turns.length).toBe(1)
  })
  test('that merely contains a command goes on as it is: no part of it is taken for one', async () => {
    await receive(bot(), typed('bitte kein /kokosnuss'))
    expect(turns[0]?.text).toBe('bitte kein /kokosnuss')
  })
  test('of 100 000 characters gets a clear answer and changes nothing', async () => {
    expect(await receive(bot(), typed('a'.repeat(100_000)))).toEqual({ status: 200 })
    expect(said()).toEqual([
      'Ihre Nachricht ist zu lang. Es wurde nichts geändert. Bitte schreiben Sie höchstens 4000 Zeichen.',
    ])
    expect(turns).toEqual([])
  })
  test('with forged card data is handed on as forged and nothing else', async () => {
    await receive(bot(), submissionFrom(connector, PETRA, PERSONAL, { verb: 'closeMeeting', role: 'admin' }))
    expect(turns).toMatchObject([{ forged: true, text: '' }])
    expect(said()).toEqual(['gefälscht'])
  })
  test('may be left without an answer', async () => {
    expect(await receive(bot({ answer: async () => undefined }), typed('x'))).toEqual({ status: 200 })
    expect(said()).toEqual([])
  })
})

describe('members of a channel', () => {
  const channel = () => ({ serviceUrl: connector.serviceUrl, conversationId: CHANNEL.id })
  test('have an id only in an organisation that is admitted', async () => {
    const foreign = { ...PETRA, name: 'Fremd', tenant: '11111111-1111-4111-8111-111111111111' }
    connector.enrol(CHANNEL.id, [
      { ...PETRA, mail: 'petra@amt.example' },
      foreign,
      { name: 'Gast', objectId: undefined, tenant: TENANT },
    ])
    expect(await bot({ tenants: [TENANT] }).members(channel())).toEqual([
      { id: personId(TENANT, PETRA.objectId ?? ''), name: 'Petra Lorenz', mail: 'petra@amt.example' },
      { name: 'Fremd' },
      { name: 'Gast' },
    ])
  })
  test('are unknown where the connector fails, and nobody is asked at a foreign address', async () => {
    connector.failNext({ status: 500 })
    expect(await bot().members(channel())).toBeUndefined()
    const asked = connector.requests.length
    const foreign = { ...channel(), serviceUrl: 'https://attacker.example/' }
    expect(await bot().members(foreign)).toBeUndefined()
    expect(connector.requests.length).toBe(asked)
  })
})

describe('the same activity again', () => {
  test('is answered once, one after the other or at once', async () => {
    const one = bot()
    const activity = typed('x')
    await receive(one, activity)
    await receive(one, activity)
    const other = typed('y')
    await Promise.all([receive(one, other), receive(one, other), receive(one, other)])
    expect(said()).toEqual(['„x“', '„y“'])
    expect(turns.length).toBe(2)
  })
  test('is tried again if it failed', async () => {
    let fails = true
    const one = bot({
      answer: async (turn) => {
        if (!fails) return echo(turn)
        fails = false
        throw new Error('disk full')
      },
    })
    const activity = typed('x')
    await receive(one, activity)
    await receive(one, activity)
    expect(said().at(-1)).toBe('„x“')
  })
})

test('turns of one person in one chat are worked on in order, others do not wait', async () => {
  let open: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    open = resolve
  })
  const done: string[] = []
  const one = bot({
    answer: async (turn) => {
      if (turn.text === 'first') await held
      done.push(turn.text)
      return undefined
    },
  })
  const first = receive(one, typed('first'))
  const second = receive(one, typed('second'))
  await receive(one, typed('elsewhere', GROUP))
  expect(done).toEqual(['elsewhere'])
  open()
  await Promise.all([first, second])
  expect(done).toEqual(['elsewhere', 'first', 'second'])
})

describe('coming and going', () => {
  test.each([
    [0, 1],
    [1, 0],
  ])('installation brings two activities and one greeting, in either order (%i, %i)', async (a, b) => {
    const one = bot()
    const both = installationFrom(connector, PETRA, PERSONAL)
    await receive(one, both[a])
    await receive(one, both[b])
    expect(said()).toEqual(['„/hilfe“'])
  })
  test('also if both come at once', async () => {
    const one = bot()
    await Promise.all(installationFrom(connector, PETRA, GROUP).map((activity) => receive(one, activity)))
    expect(said()).toEqual(['„/hilfe“'])
  })
  test('each chat is greeted, and again after the bot was removed', async () => {
    const one = bot()
    const [, install] = installationFrom(connector, PETRA, PERSONAL)
    await receive(one, install)
    await receive(one, installationFrom(connector, PETRA, GROUP)[1])
    await receive(one, { ...install, action: 'remove' })
    await receive(one, install)
    expect(said()).toEqual(['„/hilfe“', '„/hilfe“', '„/hilfe“'])
  })
  test.each<[string, object]>([
    ['an upgrade', { type: 'installationUpdate', action: 'upgrade' }],
    ['somebody else joining', { type: 'conversationUpdate', membersAdded: [{ id: '29:karim' }] }],
    [
      'a renamed team',
      { type: 'conversationUpdate', channelData: { eventType: 'teamRenamed', tenant: { id: TENANT } } },
    ],
  ])('%s is no reason to greet', async (_, change) => {
    await receive(bot(), { ...activityFrom(connector, PETRA, GROUP), ...change })
    expect(said()).toEqual([])
  })
})

test.each([
  ['messageUpdate', 'undeleteMessage'],
  ['messageDelete', 'editMessage'],
  ...['messageReaction', 'typing', 'event', 'endOfConversation', 'x'].map((type) => [type, 'editMessage']),
])('%s with %s runs nothing', async (type, eventType) => {
  const activity = { ...typed('/kok'), type, channelData: { tenant: { id: TENANT }, eventType } }
  expect(await receive(bot(), activity)).toEqual({ status: 200 })
  expect([turns, said()]).toEqual([[], []])
})
test('an invoke nobody offers is not found, not a fault of the server', async () => {
  expect(await receive(bot(), { ...typed(''), type: 'invoke', name: 'adaptiveCard/action' })).toEqual({ status: 404 })
})

describe('another tenant', () => {
  test.each<[string, object]>([
    ['in both places', { conversation: { id: 'c', tenantId: 'evil' }, channelData: { tenant: { id: 'evil' } } }],
    ['in one place', { channelData: { tenant: { id: 'evil' } } }],
    ['nowhere', { conversation: { id: 'c' }, channelData: {} }],
  ])('%s is told no, politely and without content', async (_, change) => {
    const { conversation, ...activity } = typed('/kok kassel')
    expect(await receive(bot(), { conversation, ...activity, ...change })).toEqual({ status: 200 })
    expect(turns).toEqual([])
    expect(said()).toEqual(['Ich kann Ihnen hier keine Auskunft geben, weil Ihre Organisation nicht angemeldet ist.'])
    const [, install] = installationFrom(connector, PETRA, PERSONAL)
    await receive(bot(), { ...install, ...change })
    expect([turns, said()]).toEqual([[], []])
  })
})

describe('a failure', () => {
  test('of the answer is told with a reference and that nothing is stored, never what went wrong', async () => {
    const one = bot({ answer: () => Promise.reject(new Error('secret at /var/lotse.db')) })
    expect(await receive(one, typed('x'))).toEqual({ status: 200 })
    const [sentence] = said()
    expect(sentence).toContain('Ihre Eingabe ist nicht gespeichert')
    expect(sentence).toContain('REF-1')
    expect(sentence).not.toContain('secret')
    expect(lines).toMatchObject([{ facts: { reference: 'REF-1' }, message: 'turn failed' }])
  })
  test('that cannot be told is no silent 200', async () => {
    const one = bot({ answer: () => Promise.reject(new Error('x')) })
    connector.failNext({ status: 500 })
    expect(await receive(one, typed('x'))).toEqual({ status: 503 })
  })
  test('of the SDK’s own storage is told too', async () => {
    const broken = {
      read: () => Promise.reject(new Error('x')),
      write: async () => undefined,
      delete: async () => undefined,
    }
    await receive(bot({ storage: broken }), typed('x'))
    expect(said()[0]).toContain('nicht gespeichert')
  })
  test('to send an answer is logged and not repeated: one request', async () => {
    const before = connector.requests.length
    connector.failNext({ reset: true })
    expect(await receive(bot(), typed('x'))).toEqual({ status: 200 })
    expect(connector.requests.length - before).toBe(1)
    expect(lines).toMatchObject([{ message: 'answer not delivered' }])
  })
  test('to show an answer does not claim that nothing was stored', async () => {
    await receive(
      bot({ answer: async () => ({ answer: 'x', inputs: [{ id: 'say', kind: 'text', label: 'x' }] }) }),
      typed('x'),
    )
    expect(said()[0]).toContain('Ihre Eingabe wurde verarbeitet')
  })
})

describe('odd activities', () => {
  test.each<[string, object | undefined]>([
    ['nothing', undefined],
    ['no type', { type: undefined }],
    ['no sender', { from: undefined }],
    ['no conversation', { conversation: undefined }],
    ['a number for the service address', { serviceUrl: 7 }],
  ])('%s: 400, nothing runs', async (_, change) => {
    expect(await receive(bot(), change && { ...typed('x'), ...change })).toEqual({ status: 400 })
    expect([turns, said()]).toEqual([[], []])
  })
  test.each<[string, object]>([
    ['another channel', { channelId: 'directline' }],
    ['an address elsewhere', { serviceUrl: 'http://evil.example/' }],
  ])('%s: 403, nothing runs', async (_, change) => {
    expect(await receive(bot(), { ...typed('x'), ...change })).toEqual({ status: 403 })
    expect([turns, said()]).toEqual([[], []])
  })
})

describe('production', () => {
  const APP = '11111111-2222-4333-8444-555555555555'
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const ofBotbuilder = createRequire(createRequire(import.meta.url).resolve('botbuilder'))
  const serviceUrl = 'https://smba.trafficmanager.net/de/'
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: 'https://api.botframework.com',
    aud: APP,
    serviceurl: serviceUrl,
    nbf: now - 60,
    exp: now + 600,
  }

  function token(payload: object, key = privateKey, header: object = { alg: 'RS256', typ: 'JWT', kid: 'k1' }): string {
    const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    return `Bearer ${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
  }
  const production = (answer: BotOptions['answer'] = async () => undefined): Bot =>
    bot({
      mode: 'production',
      credentials: { type: 'SingleTenant', appId: APP, tenantId: TENANT, password: 'x' },
      answer,
    })
  const activity = () => ({ ...typed('/kok'), serviceUrl })

  beforeAll(() => {
    // The SDK prints refused tokens' keys and stacks by itself; there is no way to tell it not to.
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    // The SDK fetches Microsoft's keys once; here it finds ours in its cache.
    const { JwtTokenExtractor } = ofBotbuilder('botframework-connector/lib/auth/jwtTokenExtractor')
    const keys = {
      getKey: async () => ({ key: publicKey.export({ type: 'spki', format: 'pem' }), endorsements: ['msteams'] }),
    }
    const metadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration'
    JwtTokenExtractor.openIdMetadataCache.set(metadata, keys)
  })

  test('lets in what Microsoft has signed for this bot', async () => {
    expect(await receive(production(), activity(), token(claims))).toEqual({ status: 200 })
    expect(turns).toMatchObject([{ text: '/kok', person: { origin: 'tenant' } }])
  })
  test.each<[string, string | undefined]>([
    ['no token', undefined],
    ['garbage', 'Bearer garbage'],
    ['another app', token({ ...claims, aud: '99999999-2222-4333-8444-555555555555' })],
    ['expired', token({ ...claims, exp: now - 3600 })],
    ['not yet valid, where the SDK answers 500', token({ ...claims, nbf: now + 3600 })],
    ['the wrong key, where the SDK answers 500', token(claims, stranger.privateKey)],
    ['for another service address', token({ ...claims, serviceurl: 'https://smba.trafficmanager.net/fr/' })],
    ['for no service address', token({ ...claims, serviceurl: undefined })],
    [
      'Entra, the SDK’s second path',
      token({ ...claims, iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT, appid: APP, ver: '1.0' }),
    ],
    ['alg none, where the SDK answers 500', token(claims, privateKey, { alg: 'none', kid: 'k1' })],
  ])('refuses %s: 401, no reason, nothing runs', async (_, authorization) => {
    expect(await receive(production(), activity(), authorization)).toEqual({ status: 401 })
    expect(turns).toEqual([])
  })
  test('does not learn issuers from tokens nobody has checked', async () => {
    const { ToBotFromBotOrEmulatorTokenValidationParameters: known } = ofBotbuilder(
      'botframework-connector/lib/auth/tokenValidationParameters',
    )
    const one = production()
    const before = known.issuer.length
    for (let n = 0; n < 50; n += 1) {
      await receive(one, activity(), token({ ...claims, iss: `https://sts.windows.net/t${n}/`, tid: `t${n}` }))
    }
    expect(known.issuer.length).toBe(before)
  })
  test('refuses other channels and addresses even with a good token', async () => {
    const one = production()
    expect(await receive(one, { ...activity(), channelId: 'directline' }, token(claims))).toEqual({ status: 403 })
    const elsewhere = 'https://evil.example/'
    expect(
      await receive(one, { ...activity(), serviceUrl: elsewhere }, token({ ...claims, serviceurl: elsewhere })),
    ).toEqual({ status: 403 })
    expect(await receive(one, { ...activity(), serviceUrl: undefined }, token(claims))).toEqual({ status: 400 })
    expect(turns).toEqual([])
  })
  test('cannot be had without credentials or tenants, nor a demo with them', () => {
    const credentials = { type: 'UserAssignedMSI', appId: APP, tenantId: TENANT } as const
    expect(() => bot({ mode: 'production' })).toThrow('credentials')
    expect(() => bot({ mode: 'production', credentials, tenants: 'any' })).toThrow('tenants')
    expect(() => bot({ mode: 'production', credentials, tenants: [] })).toThrow('tenants')
    expect(() => bot({ credentials })).toThrow('demo')
  })
})

test('whoever floods from an organisation that is not registered is answered within the limits', async () => {
  const limits = createLimits()
  const made = bot({ admit: limits.admitPerson })
  const foreign = { ...PETRA, tenant: '11111111-1111-4111-8111-111111111111' }
  for (let sent = 0; sent < 60; sent += 1) await receive(made, messageFrom(connector, foreign, PERSONAL, 'x'))
  expect(said()).toHaveLength(21)
  expect(turns).toEqual([])
})

test('a contact that cannot be stored makes no true answer false', async () => {
  const made = bot({ onContact: () => Promise.reject(new Error('disk full')) })
  await receive(made, typed('x'))
  expect(said()).toEqual(['„x“'])
  expect(lines.map(({ message }) => message)).toEqual(['contact not stored'])
})
