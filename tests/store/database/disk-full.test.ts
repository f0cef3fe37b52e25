/** A disk that fills up under the running bot: nothing that was confirmed is lost, and with room again it goes on. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from '#src/log.ts'
import { startLotse } from '#src/main.ts'
import { clockAt } from '../../doubles/clock.ts'
import { messageFrom, PERSONAL, PETRA, sendActivity, startConnector, TENANT } from '../../doubles/connector.ts'

/** A small disk of its own; undefined where this machine does not let us have one. */
function smallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('says so, loses nothing, and recovers', async ({ skip }) => {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-full-'))
  if (!smallDisk(folder)) {
    await rm(folder, { recursive: true })
    console.log('disk full: skipped, no tmpfs can be mounted here')
    skip()
  }
  const connector = await startConnector()
  const lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database: join(folder, 'x.db'),
      agreementsFolder: join(import.meta.dirname, '..', '..', '..', 'data', 'agreements'),
      admins: [PETRA.objectId ?? ''],
      logLevel: 'silent',
      tenants: [TENANT],
    },
    createLog('silent'),
    { clock: clockAt('2027-03-01T08:00:00Z').now },
  )
  const url = `http://127.0.0.1:${lotse.port}`
  const say = async (text: string): Promise<{ status: number; answer: string }> => {
    connector.take()
    const { status } = await sendActivity(url, messageFrom(connector, PETRA, PERSONAL, text))
    return {
      status,
      answer: connector
        .take()
        .map(({ activity }) => activity.summary ?? '')
        .join('\n'),
    }
  }
  const health = async () => (await fetch(`${url}/health/ready`)).status
  try {
    await say('/termin kok kassel 1.3.2027 um 18 Uhr Kreishaus')
    await say('ja')
    await say('/protokoll kok kassel')
    const confirmed: string[] = []
    const line = (nth: number) => `Satz ${nth} ${'über die Plätze '.repeat(20)}`.trim()
    for (let nth = 1; nth <= 3; nth += 1)
      if ((await say(line(nth))).answer.includes('festgehalten')) confirmed.push(line(nth))
    const { bavail, bsize } = await statfs(folder)
    await writeFile(join(folder, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 24 * 1024)))
    let refused = 0
    for (let nth = 4; nth <= 60; nth += 1) {
      const { status, answer } = await say(line(nth))
      if (answer.includes('festgehalten')) confirmed.push(line(nth))
      else {
        refused += 1
        expect([200, 503]).toContain(status)
        expect(answer, 'a German word, and nothing stored').not.toContain('festgehalten')
        if (refused > 3) break
      }
    }
    expect(refused).toBeGreaterThan(0)
    expect(await health()).toBe(503)
    // Reading still works.
    expect((await say('/kündigung kassel')).answer).toContain('30.06.2027')

    await rm(join(folder, 'ballast'))
    expect(await health()).toBe(200)
    expect((await say('Noch ein Satz')).answer).toContain('festgehalten')
    const meetings = await lotse.books.meetings.onDays('2027-03-01' as never, '2027-03-01' as never)
    const stored = (await lotse.books.minutes.linesOf(meetings[0]?.id ?? '')).map(({ text }) => text)
    console.log(`disk full: ${confirmed.length} lines confirmed, ${refused} refused, ${stored.length} stored`)
    expect(confirmed.filter((text) => !stored.includes(text))).toEqual([])
    expect(stored).toEqual([...confirmed, 'Noch ein Satz'])
  } finally {
    await lotse.stop().catch(() => undefined)
    await connector.close()
    execFileSync('umount', [folder])
    await rm(folder, { recursive: true, force: true })
  }
})
