import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { me, playgroundConfig, readCast } from '#src/cli/demo/cast.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { officeId } from '#src/people/office.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'

const root = join(import.meta.dirname, '..', '..')
const cast = readCast(join(root, 'data', 'demo', 'people.yaml'))

test('everybody holds only offices that the agreements have', async () => {
  const { agreements } = await loadAgreements(join(root, 'data', 'agreements'), new Set())
  const known = new Set(agreements.flatMap((agreement) => officesOf(agreement, officeNames)).map(({ id }) => id))
  const held = cast.people.flatMap(({ offices }) =>
    offices.map(({ agreement, partner, kind, detail }) =>
      officeId({ agreementId: agreement, partnerId: partner, kind, detail }),
    ),
  )
  expect(held.filter((id) => !known.has(id))).toEqual([])
})

describe('the cast of the demo', () => {
  const config = playgroundConfig(cast) as {
    currentUser: { id: string }
    users: { id: string; email: string }[]
    personalChat: { id: string }
    groupChat: { id: string }
    team: { id: string; channels: { id: string }[] }
  }

  test('is one person and exactly five others, or the Playground refuses to start', () => {
    expect(config.users).toHaveLength(5)
    expect(new Set([config.currentUser.id, ...config.users.map(({ id }) => id)]).size).toBe(6)
    expect(new Set(cast.people.map(({ objectId }) => objectId)).size).toBe(6)
  })

  test('has a chat of its own for each kind of place', () => {
    const ids = [config.personalChat, config.groupChat, config.team, ...config.team.channels].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })

  test('reaches nobody real', () => {
    expect(cast.people.filter(({ mail }) => !mail.endsWith('.example'))).toEqual([])
  })

  test('names who the person in front of the screen is', () => {
    expect(me(cast).organisation).toBe('LK Kassel')
    expect(() => me({ ...cast, me: 'nobody' })).toThrow(/nobody/)
  })
})

describe('a process of the demo', () => {
  const guest = pathToFileURL(join(root, 'src', 'cli', 'demo', 'guest.ts')).href
  const child = (code: string) =>
    spawn(process.execPath, ['--import', guest, '--input-type=module', '--eval', code], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
  const SAY = 'process.send(server.address().address)'

  test.each([
    ['a port', 'server.listen(0)'],
    ['a port as text', `server.listen('0')`],
    ['a port and another host', `server.listen(0, '0.0.0.0')`],
    ['options', 'server.listen({ port: 0 })'],
    ['options with another host', `server.listen({ port: 0, host: '::' })`],
  ])('listens on 127.0.0.1 only, also when told %s', async (_, listen) => {
    const started = child(
      `import { createServer } from 'node:http'; const server = createServer(); ${listen}; server.once('listening', () => ${SAY})`,
    )
    const [address] = await once(started, 'message')
    expect(address).toBe('127.0.0.1')
    started.kill('SIGKILL')
    await once(started, 'exit')
  })

  test('tells when it listens, as without the guard', async () => {
    const started = child(
      `import { createServer } from 'node:http'; const server = createServer().listen(0, () => ${SAY})`,
    )
    const [address] = await once(started, 'message')
    expect(address).toBe('127.0.0.1')
    started.kill('SIGKILL')
    await once(started, 'exit')
  })

  test('ends when the demo that started it is gone', async () => {
    const started = child(
      `import { createServer } from 'node:http'; const server = createServer().listen(0, () => ${SAY})`,
    )
    await once(started, 'message')
    started.disconnect()
    expect(await once(started, 'exit')).toEqual([1, null])
  })
})
