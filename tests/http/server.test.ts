import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Door, type Incoming, type Outgoing, openDoor } from '#src/http/server.ts'

let door: Door
let url: string
let received: Incoming[]
let defects: unknown[]
let reply: () => Promise<Outgoing>
let isReady = true

const open = (): Promise<Door> =>
  openDoor({
    host: '127.0.0.1',
    port: 0,
    messages: async (incoming) => {
      received.push(incoming)
      return reply()
    },
    readiness: () => ({ ready: isReady, checks: { store: isReady } }),
    onDefect: (err) => defects.push(err),
  })
beforeAll(async () => {
  door = await open()
  url = `http://127.0.0.1:${door.port}`
})
afterAll(() => door.close())
beforeEach(() => {
  received = []
  defects = []
  isReady = true
  reply = async () => ({ status: 200 })
})

const JSON_TYPE = { 'content-type': 'application/json' }
const post = (
  body: string | Uint8Array | ReadableStream,
  headers: Record<string, string> = JSON_TYPE,
): Promise<Response> =>
  fetch(`${url}/api/messages`, {
    method: 'POST',
    body: body as NonNullable<RequestInit['body']>,
    headers,
    duplex: 'half',
  } as RequestInit)

/** Raw bytes, as no well-behaved client sends them. */
async function raw(text: string): Promise<string> {
  const socket = connect(door.port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (part: string) => {
    answer += part
    socket.end()
  })
  socket.on('error', () => undefined)
  socket.write(text)
  await once(socket, 'close')
  return answer
}

describe('a message', () => {
  test('gets in as parsed JSON with its token', async () => {
    const response = await post('{"type":"message"}', { ...JSON_TYPE, authorization: 'Bearer x' })
    expect(response.status).toBe(200)
    expect(received).toEqual([{ authorization: 'Bearer x', body: { type: 'message' } }])
  })
  test.each(['application/json; charset=utf-8', 'Application/JSON'])('may say %s', async (type) => {
    expect((await post('{}', { 'content-type': type })).status).toBe(200)
  })
  test('is answered as the bot says', async () => {
    reply = async () => ({ status: 401 })
    const response = await post('{}')
    expect([response.status, await response.json()]).toEqual([401, { error: 'Unauthorized' }])
  })
  test('may be 100 kB', async () => {
    expect((await post(JSON.stringify({ text: 'a'.repeat(100_000) }))).status).toBe(200)
  })
})

describe('what never gets in', () => {
  const big = JSON.stringify({ text: 'a'.repeat(300_000) })
  const stream = (text: string) => new Blob([text]).stream()
  test.each<[string, number, () => Promise<Response>]>([
    ['no JSON', 400, () => post('{"type":')],
    ['a lone brace', 400, () => post('}')],
    ['300 kB', 413, () => post(big)],
    ['300 kB in pieces without a length', 413, () => post(stream(big))],
    [
      'multipart, which would be written to disk',
      415,
      () => post('--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }),
    ],
    ['a form', 415, () => post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['text', 415, () => post('{}', { 'content-type': 'text/plain' })],
    ['no type', 415, () => post(new Uint8Array([123, 125]), {})],
    [
      'packed, which may unpack to any size',
      415,
      () => post(gzipSync('{}'), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
    ],
    [
      'a broken archive, of which restify’s parser dies',
      415,
      () => post('xx', { ...JSON_TYPE, 'content-encoding': 'gzip' }),
    ],
    ['a body with a wrong digest', 400, () => post('{}', { ...JSON_TYPE, 'content-md5': 'x' })],
    ['another path', 404, () => fetch(`${url}/ics/../../bot.db`)],
    ['a broken path', 404, () => fetch(`${url}/%`)],
    ['another method', 405, () => fetch(`${url}/api/messages`)],
  ])('%s: %i', async (_, status, send) => {
    const response = await send()
    const text = await response.text()
    expect([response.status, received, defects]).toEqual([status, [], []])
    expect(text).toMatch(/^\{"error":"[A-Za-z ]+"\}$/)
  })
  test('an empty body reaches the bot as nothing', async () => {
    await post('')
    expect(received.map(({ body }) => body || undefined)).toEqual([undefined])
  })
  test.each([
    'GARBAGE\r\n\r\n',
    'POST /api/messages HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
    `POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: ${'x'.repeat(20_000)}\r\n\r\n`,
    'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ])('odd bytes are a 4xx: %.40s', async (text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(received).toEqual([])
  })
})

test('an idle connection is kept longer than a reverse proxy keeps it', async () => {
  expect(await raw('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n')).toMatch(/^Keep-Alive: timeout=75\r$/m)
})

test('nothing names what runs here', async () => {
  for (const response of [
    await post('{}'),
    await post('x'),
    await fetch(`${url}/health/live`),
    await fetch(`${url}/x`),
  ]) {
    const names = [...response.headers.keys()]
    expect(names.filter((name) => ['server', 'x-powered-by'].includes(name))).toEqual([])
    expect(await response.text()).not.toMatch(/restify|node|unexpected|position/i)
  }
})

test('a defect behind the door is told to the log and not to the sender', async () => {
  reply = () => Promise.reject(new Error('secret'))
  const response = await post('{}')
  expect([response.status, await response.text()]).toEqual([503, '{"error":"Service Unavailable"}'])
  expect(defects).toHaveLength(1)
})

test('live says that it lives, ready whether it can work', async () => {
  expect((await fetch(`${url}/health/live`)).status).toBe(200)
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
  isReady = false
  const response = await fetch(`${url}/health/ready`)
  expect([response.status, await response.json()]).toEqual([503, { ready: false, checks: { store: false } }])
  expect((await fetch(`${url}/health/live`)).status).toBe(200)
})

test('closing lets the running turn end and takes no new one', async () => {
  const other = await open()
  const address = `http://127.0.0.1:${other.port}/api/messages`
  let finish: () => void = () => undefined
  let begun: () => void = () => undefined
  const running = new Promise<void>((resolve) => {
    begun = resolve
  })
  reply = () =>
    new Promise((resolve) => {
      finish = () => resolve({ status: 200 })
      begun()
    })
  const request = fetch(address, { method: 'POST', headers: JSON_TYPE, body: '{}' })
  await running
  const closed = other.close()
  await expect(fetch(address, { method: 'POST', headers: JSON_TYPE, body: '{}' })).rejects.toThrow()
  finish()
  const { status, headers } = await request
  expect(status).toBe(200)
  // Else the end would wait for a next request.
  expect(headers.get('connection')).toBe('close')
  await closed
})

test('a port that is taken is an error, not a silent other one', async () => {
  await expect(
    openDoor({
      host: '127.0.0.1',
      port: door.port,
      messages: reply,
      readiness: () => ({ ready: true }),
      onDefect: () => undefined,
    }),
  ).rejects.toThrow('EADDRINUSE')
})
