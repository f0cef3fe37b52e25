/** How much may come in. The counters run on real time; every test is over before the shortest of their windows. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLimits } from '#src/delivery/limits.ts'
import { openDoor } from '#src/http/server.ts'
import { createBot } from '#src/teams/bot.ts'
import { clockAt } from '../doubles/clock.ts'
import { type Connector, cardOf, messageFrom, PERSONAL, PETRA, startConnector, TENANT } from '../doubles/connector.ts'

let connector: Connector
beforeAll(async () => {
  connector = await startConnector()
})
afterAll(() => connector.close())

test('a person may say twenty things in ten seconds, is told once, and then met with silence', async () => {
  const { admitPerson } = createLimits()
  const said = []
  for (let n = 0; n < 25; n += 1) said.push(await admitPerson('petra', 't'))
  expect(said).toEqual([...Array(20).fill('admit'), 'tell', ...Array(4).fill('ignore')])
  expect(await admitPerson('jonas', 't')).toBe('admit')
})

test('a tenant has a limit of its own, and one person cannot use it up', async () => {
  const { admitPerson } = createLimits()
  for (let n = 0; n < 2_000; n += 1) await admitPerson('flood', 't')
  const others = await Promise.all(Array.from({ length: 980 }, (_, n) => admitPerson(`p${n}`, 't')))
  expect(others.every((verdict) => verdict === 'admit')).toBe(true)
  expect(await admitPerson('one more', 't')).toBe('tell')
  expect(await admitPerson('somebody', 'another tenant')).toBe('admit')
})

test('what is over the limit is not carried out', async () => {
  const nothing = () => undefined
  let answered = 0
  const bot = createBot({
    credentials: undefined,
    mode: 'demo',
    tenants: [TENANT],
    admit: createLimits().admitPerson,
    answer: async () => {
      answered += 1
      return { answer: 'gut' }
    },
    clock: clockAt('2027-03-01T08:00:00Z').now,
    newReference: () => 'R',
    log: { info: nothing, warn: nothing, error: nothing },
  })
  for (let n = 0; n < 30; n += 1)
    await bot.receive({ authorization: undefined, body: messageFrom(connector, PETRA, PERSONAL, '/kok') })
  const sent = connector.take()
  expect(answered).toBe(20)
  expect(sent).toHaveLength(21)
  expect(JSON.stringify(cardOf(sent[20]?.activity as never))).toContain('nicht ausgeführt und nicht gespeichert')
  bot.close()
})

test('an address over the limit gets 429 before anything of its request is read', async () => {
  let received = 0
  let isOpen = true
  const door = await openDoor({
    host: '127.0.0.1',
    port: 0,
    admit: async () => isOpen,
    messages: async () => {
      received += 1
      return { status: 200 }
    },
    pages: {
      open: async () => ({ status: 200, headers: {}, body: 'Seite' }),
      refused: (status) => ({ status, headers: {}, body: '' }),
    },
    readiness: () => ({ ready: true }),
    onDefect: (err) => expect.unreachable(String(err)),
  })
  const post = async () =>
    (
      await fetch(`http://127.0.0.1:${door.port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"a":1}',
      })
    ).status
  expect(await post()).toBe(200)
  isOpen = false
  expect(await post()).toBe(429)
  const page = () => fetch(`http://127.0.0.1:${door.port}/kalender/x`).then(({ status }) => status)
  expect(await page()).toBe(429)
  // Whoever watches over the bot is not locked out with it.
  expect((await fetch(`http://127.0.0.1:${door.port}/health/live`)).status).toBe(200)
  isOpen = true
  expect(await page()).toBe(200)
  expect(await post()).toBe(200)
  expect(received).toBe(2)
  await door.close()
})

test('an address may send what a busy connector sends, and not any amount', async () => {
  const { admitAddress } = createLimits()
  const verdicts = await Promise.all(Array.from({ length: 5_010 }, () => admitAddress('10.0.0.1')))
  expect(verdicts.filter(Boolean)).toHaveLength(5_000)
  expect(await admitAddress('10.0.0.2')).toBe(true)
})
