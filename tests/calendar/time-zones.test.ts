import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { digestOfAnswers, proveKnownAnswers } from './zone-proof.ts'

const program = fileURLToPath(new URL('zone-proof.ts', import.meta.url))

it('the known answers hold here', () => proveKnownAnswers())

it('a server on the other side of the world gives the same answers', async () => {
  // The first zone to see a day, and one that is three and a half hours off.
  const zones = [
    { zone: 'Pacific/Kiritimati', offset: -840 },
    { zone: 'America/St_Johns', offset: 210 },
  ]
  const there = Promise.all(
    zones.map(async ({ zone }) => {
      const { stdout } = await promisify(execFile)(process.execPath, [program], { env: { ...process.env, TZ: zone } })
      return JSON.parse(stdout) as unknown
    }),
  )
  const here = digestOfAnswers()
  expect(await there).toEqual(zones.map(({ offset }) => ({ offset, digest: here })))
})
