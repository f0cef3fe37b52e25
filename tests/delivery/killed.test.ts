/**
 * kill -9 at random points of sending, while the connector loses, stores-then-fails and throttles. Checked from outside:
 * what the connector took. Never neither delivered nor listed; at most two copies; none of the second unmarked.
 * LOTSE_KILLS=100 makes the long run of it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { personId } from '#src/people/person.ts'
import { openStore } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'

const KILLS = Number(process.env.LOTSE_KILLS ?? atLength(3, 8))
const LETTERS = KILLS * 60

it('after kill -9 each letter is delivered or listed, at most twice, and never twice unmarked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-killed-'))
  const location = join(folder, 'x.db')
  const began = Date.now()
  const taken = new Map<string, string[]>()
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const { summary } = JSON.parse(Buffer.concat(chunks).toString()) as { summary: string }
    await pause(Math.random() * 6)
    const chance = Math.random()
    if (chance < 0.02) return void req.socket.destroy()
    if (chance < 0.07) return void res.writeHead(429, { 'retry-after': '1' }).end('{}')
    const key = summary.replace('Wiederholung ', '')
    taken.set(key, [...(taken.get(key) ?? []), summary])
    if (chance < 0.09) return void req.socket.destroy()
    if (chance < 0.11) return void res.writeHead(500, { 'content-type': 'application/json' }).end('{}')
    res.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  try {
    const store = await openStore(location, () => instant(new Date(began).toISOString()))
    const keys = Array.from({ length: LETTERS }, (_, at) => `Brief ${at}`)
    await store.books.inOneTransaction(({ outbox }) =>
      outbox.add(
        keys.map((key, at) => ({
          key,
          kind: 'reminder' as const,
          cause: 'test',
          to: { person: personId('t', `p${at % 40}`) },
          content: { kind: 'words' as const, words: { answer: '' } },
          notBefore: instant(new Date(began).toISOString()),
        })),
      ),
    )
    await store.close()

    const script = join(import.meta.dirname, 'killed-sender.ts')
    const start = (): ChildProcess =>
      spawn(process.execPath, [script, location, serviceUrl, String(began)], { stdio: ['ignore', 'ignore', 'inherit'] })
    let kills = 0
    for (let isOver = false; !isOver; ) {
      const child = start()
      const ended = once(child, 'exit')
      if (kills < KILLS) {
        // Starting takes half a second; the kill falls into starting, sending or marking.
        await Promise.race([pause(400 + Math.random() * 400), ended])
        if (child.exitCode === null) {
          child.kill('SIGKILL')
          kills += 1
        }
      }
      await ended
      isOver = child.exitCode === 0
    }

    const after = await openStore(location, () => instant(new Date(began).toISOString()))
    const letters = await after.books.outbox.about('test')
    await after.close()
    const copies = keys.map((key) => taken.get(key) ?? [])
    const listed = letters.filter(({ state }) => state === 'unclear' || state === 'undeliverable').map(({ key }) => key)
    const never = keys.filter((key) => !taken.has(key))
    const twice = copies.filter(({ length }) => length > 1)
    console.log(
      `${kills} kills, ${LETTERS} letters: ${never.length} never delivered (${listed.length} listed), ${twice.length} twice, at most ${Math.max(...copies.map(({ length }) => length))} copies`,
    )
    expect(letters).toHaveLength(LETTERS)
    expect(letters.filter(({ state }) => !['sent', 'unclear', 'undeliverable'].includes(state))).toEqual([])
    expect(never.filter((key) => !listed.includes(key))).toEqual([])
    expect(copies.filter(({ length }) => length > 2)).toEqual([])
    for (const [first, ...more] of copies) {
      if (first !== undefined) for (const copy of more) expect(copy).toMatch(/^Wiederholung /)
    }
  } finally {
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
})
