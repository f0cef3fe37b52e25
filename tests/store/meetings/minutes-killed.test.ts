/** kill -9 while minutes are typed: what the bot has echoed is there afterwards, once, and nothing is there twice. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { atLength } from '../../at-length.ts'
import { type Connector, messageFrom, PERSONAL, PETRA, startConnector, TENANT } from '../../doubles/connector.ts'

const KILLS = Number(process.env.LOTSE_KILLS ?? atLength(1, 5))

it('keeps every line that was echoed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-minutes-'))
  const connector = await startConnector()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/api/messages`
  const start = (): ChildProcess =>
    spawn(process.execPath, ['--expose-gc', join(import.meta.dirname, '..', '..', '..', 'src', 'start.mjs')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        LOTSE_MODE: 'demo',
        LOTSE_TENANT_ID: TENANT,
        LOTSE_ADMINS: PETRA.objectId,
        LOTSE_DB: join(folder, 'x.db'),
        LOTSE_CLOCK: '2027-06-17T08:00:00Z',
        LOG_LEVEL: 'fatal',
        PORT: String(port),
      },
    })
  let child = start()
  try {
    await say('/termin kok kassel 17.6.2027 um 18 Uhr Rathaus')
    await say('ja')
    expect(await say('/protokoll kok kassel')).toContain('ist eröffnet')
    const echoed: string[] = []
    let typed = 0
    for (let kills = 0; kills < KILLS; kills += 1) {
      await say('/hilfe')
      const calm = 1 + Math.floor(Math.random() * 3)
      // Some lines in peace; while the last one is under way the process dies.
      for (let line = 0; line <= calm; line += 1) {
        typed += 1
        const text = `Satz ${typed} der Beratung`
        const answer = told(text)
        if (line === calm) {
          await pause(Math.random() * 8)
          child.kill('SIGKILL')
        }
        if ((await answer)?.includes('festgehalten')) echoed.push(text)
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      child = start()
    }
    const whole = await say('/protokoll kok kassel 17.6.2027 word').then(() => say('Ende'))
    console.log(`${KILLS} kills, ${typed} lines typed, ${echoed.length} echoed`)
    expect(echoed.length).toBeGreaterThanOrEqual(KILLS)
    for (let number = 1; number <= typed; number += 1) {
      const text = `Satz ${number} der Beratung`
      const times = whole.split(new RegExp(`: ${text}(?!\\d)`)).length - 1
      expect(times, text).toBeLessThanOrEqual(1)
      if (echoed.includes(text)) expect(times, text).toBe(1)
    }
  } finally {
    child.kill('SIGKILL')
    await connector.close()
    await rm(folder, { recursive: true, force: true })
  }

  /** What came back to a sentence; undefined if the bot is dead. */
  async function told(text: string): Promise<string | undefined> {
    try {
      return await delivered(url, connector, text)
    } catch {
      return undefined
    }
  }
  /** Says it until the bot is there. */
  async function say(text: string): Promise<string> {
    for (;;) {
      const answer = await told(text)
      if (answer !== undefined) return answer
      await pause(50)
    }
  }
})

async function delivered(url: string, connector: Connector, text: string): Promise<string> {
  connector.take()
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(messageFrom(connector, PETRA, PERSONAL, text)),
  })
  if (!response.ok) throw new Error(`status ${response.status}`)
  return connector
    .take()
    .map(({ activity }) => activity.summary ?? '')
    .join('\n')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
