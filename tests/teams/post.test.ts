/** What the bot says by itself, through the real SDK to a connector that behaves badly. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { type Bot, createBot } from '#src/teams/bot.ts'
import { outcomeOf } from '#src/teams/outcome.ts'
import { type Connector, type Fault, startConnector } from '../doubles/connector.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
let connector: Connector
let bot: Bot
beforeAll(async () => {
  connector = await startConnector()
  bot = createBot({
    credentials: undefined,
    mode: 'demo',
    tenants: 'any',
    answer: async () => undefined,
    clock: () => instant('2027-04-27T06:00:00Z'),
    newReference: () => 'ref',
    log: silent,
  })
})
afterAll(async () => {
  bot.close()
  await connector.close()
})

const chat = () => ({ serviceUrl: connector.serviceUrl, conversationId: 'a:karim' })

test('goes to the chat as one card in one request', async () => {
  connector.take()
  const before = connector.requests.length
  expect(await bot.post(chat(), { answer: 'Die Liste ist fällig.' })).toMatchObject({ ok: true })
  const [sent] = connector.take()
  expect(connector.requests.length - before).toBe(1)
  expect(sent).toMatchObject({ conversationId: 'a:karim', activity: { summary: 'Die Liste ist fällig.' } })
})

test.each<[string, Fault, object]>([
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '7' } }, { because: 'retryLater', afterMs: 7_000 }],
  ['429 without', { status: 429 }, { because: 'retryLater' }],
  ['412', { status: 412 }, { because: 'retryLater' }],
  ['401', { status: 401 }, { because: 'retryLater' }],
  ['403, blocked', { status: 403 }, { because: 'never' }],
  ['404, left', { status: 404 }, { because: 'never' }],
  ['400', { status: 400 }, { because: 'never' }],
  ['500', { status: 500 }, { because: 'ambiguous' }],
  ['502', { status: 502 }, { because: 'ambiguous' }],
  ['503', { status: 503 }, { because: 'ambiguous' }],
  ['a reset connection', { reset: true }, { because: 'ambiguous' }],
])('%s is one request, and its meaning a value', async (_, fault, meaning) => {
  const before = connector.requests.length
  connector.failNext(fault)
  expect(await bot.post(chat(), { answer: 'x' })).toMatchObject({ ok: false, ...meaning })
  expect(connector.requests.length - before).toBe(1)
})

test('a connector that is not there certainly got nothing', async () => {
  const gone = await startConnector()
  const { serviceUrl } = gone
  await gone.close()
  expect(await bot.post({ serviceUrl, conversationId: 'a:karim' }, { answer: 'x' })).toMatchObject({
    because: 'retryLater',
    status: 'ECONNREFUSED',
  })
})

test('a stored address that is not on the list gets nothing', async () => {
  const before = connector.requests.length
  expect(await bot.post({ serviceUrl: 'http://evil.example/', conversationId: 'x' }, { answer: 'x' })).toEqual({
    ok: false,
    because: 'never',
    status: 'service address',
  })
  expect(connector.requests.length).toBe(before)
})

test('without a token of its own the bot has certainly sent nothing', () => {
  expect(outcomeOf(Object.assign(new Error('no token'), { code: 'NO_TOKEN' }))).toMatchObject({ because: 'retryLater' })
})
