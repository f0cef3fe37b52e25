/** What Prometheus reads: each figure as it is counted, no label but those of closed lists, and a door of its own. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instant, laterBy } from '#src/calendar/local-date.ts'
import { openMetricsDoor } from '#src/http/metrics-door.ts'
import { createMetrics, type MetricsLook } from '#src/operating/metrics.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const LOOK: MetricsLook = {
  now: NOW,
  canWrite: true,
  waiting: { count: 3, oldest: instant('2027-03-01T07:59:00Z') },
  troubled: 2,
  available: 5,
  unavailable: 1,
}

/** Ours, without help and types. */
async function figures(metrics: ReturnType<typeof createMetrics>): Promise<readonly string[]> {
  return (await metrics.text()).split('\n').filter((line) => line.startsWith('lotse_') && !/_bucket|_sum/.test(line))
}

test('counts turns and letters by what came of them, and tells how the rest stands', async () => {
  let ms = 0
  const metrics = createMetrics(
    () => laterBy(NOW, ms),
    async () => LOOK,
  )
  const turn = metrics.timed(async (said: string) => {
    ms += 300
    if (said === 'x') throw new Error('no')
    return said === '' ? undefined : said
  })
  expect(await turn('hallo')).toBe('hallo')
  await turn('')
  await expect(turn('x')).rejects.toThrow('no')
  const send = metrics.counted(
    'teams',
    async (outcome: { ok: true } | { ok: false; because: string; status: string }) => outcome,
  )
  await send({ ok: true })
  await send({ ok: true })
  await send({ ok: false, because: 'retryLater', status: 'NO_TOKEN' })
  await send({ ok: false, because: 'never', status: '403' })
  await metrics.counted('mail', async () => ({ ok: false, because: 'retryLater', status: '401' }) as const)()
  metrics.planned(NOW)
  expect((await figures(metrics)).toSorted()).toEqual([
    'lotse_agreements{state="available"} 5',
    'lotse_agreements{state="unavailable"} 1',
    'lotse_database_up 1',
    'lotse_letters_due 3',
    'lotse_letters_total{way="mail",outcome="retryLater"} 1',
    'lotse_letters_total{way="teams",outcome="never"} 1',
    'lotse_letters_total{way="teams",outcome="retryLater"} 1',
    'lotse_letters_total{way="teams",outcome="sent"} 2',
    'lotse_letters_troubled 2',
    'lotse_oldest_due_seconds 60',
    'lotse_plan_last_success_timestamp_seconds 1803888000',
    'lotse_token_failures_total 1',
    'lotse_turn_duration_seconds_count 3',
    'lotse_turns_total{outcome="answered"} 1',
    'lotse_turns_total{outcome="failed"} 1',
    'lotse_turns_total{outcome="silent"} 1',
  ])
  expect(await metrics.text()).toMatch(/lotse_turn_duration_seconds_bucket\{le="0.25"\} 0\n.*\{le="0.5"\} 3\n/)
  expect(await metrics.text()).toContain('nodejs_eventloop_lag_p99_seconds')
})

test('the page for administrators names figures that there are', async () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'betrieb', 'stoerungen.md'), 'utf8')
  const named = new Set([...page.matchAll(/\b((?:lotse|nodejs|process)_[a-z0-9_]+)\b/g)].map(([, name = '']) => name))
  const text = await createMetrics(
    () => NOW,
    async () => LOOK,
  ).text()
  expect(named.size).toBeGreaterThan(8)
  expect([...named].filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([])
})

test('are read on a door of their own, which has nothing else', async () => {
  const failed: unknown[] = []
  let text = async (): Promise<string> => 'lotse_database_up 1\n'
  const door = await openMetricsDoor(
    { host: '127.0.0.1', port: 0 },
    { contentType: 'text/plain', text: () => text() },
    (err) => failed.push(err),
  )
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${door.port}${path}`, { method })
  expect(await (await ask('/metrics')).text()).toBe('lotse_database_up 1\n')
  for (const [path, method] of [['/'], ['/health/live'], ['/metrics', 'POST'], ['/api/messages', 'POST']] as const)
    expect((await ask(path, method)).status).toBe(404)
  text = () => Promise.reject(new Error('no'))
  expect((await ask('/metrics')).status).toBe(503)
  expect(failed).toHaveLength(1)
  await door.close()
})
