/**
 * `npm run bench`: "/kok kassel" through the whole bot, next to a teams-ai echo and a bare Node server. All in the same
 * run and in alternating rounds, because a shared machine is never twice as fast as itself: read the ratios.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { activityFrom, type Connector, PETRA, startConnector, TENANT } from '../doubles/connector.ts'

const ROUNDS = 4
const TURNS_A_ROUND = 3_000
const AT_ONCE = 8
const WARM_UP = 3_000
const COLD_STARTS = 3
const TARGETS = { ratio: 1, coldStartMs: 1_500, restMb: 150 }

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'lotse-bench-'))

interface Contestant {
  readonly name: string
  readonly script: string
  readonly isOurs?: true
}
/** Words of names on the command line choose who takes part. */
const asked = process.argv.slice(2)
const everybody: readonly Contestant[] = [
  { name: 'Gremienlotse', script: join(root, 'src', 'start.mjs'), isOurs: true },
  { name: 'seam alone', script: join(import.meta.dirname, 'seam.ts'), isOurs: true },
  { name: 'teams-ai echo', script: join(import.meta.dirname, 'echo.ts') },
  { name: 'bare Node', script: join(import.meta.dirname, 'bare.ts') },
]
const contestants = everybody.filter(({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)))

interface Running {
  readonly process: ChildProcess
  readonly url: string
}
interface Result {
  readonly coldStartsMs: number[]
  restMb: number
  loadMb: number
  seconds: number
  turns: number
  readonly latenciesMs: number[]
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

/** What `npm start` gives Node before the script: a measurement without it would be of something nobody runs. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}

let databases = 0
async function start({ script, isOurs }: Contestant): Promise<Running> {
  const port = await freePort()
  databases += 1
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LOTSE_')))
  const child = spawn(process.execPath, [...(isOurs ? startFlags() : []), script], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...env,
      NODE_ENV: 'production',
      LOTSE_MODE: 'demo',
      LOTSE_TENANT_ID: TENANT,
      LOTSE_DB: join(folder, `${databases}.db`),
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
  })
  return { process: child, url: `http://127.0.0.1:${port}` }
}

async function stop({ process: child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
function post(url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    request(`${url}/api/messages`, { method: 'POST', agent, headers }, (res) => {
      res.resume().on('end', () => resolve(res.statusCode ?? 0))
    })
      .on('error', reject)
      .end(body)
  })
}

let people = 0
/** A different chat each time: real people do not wait for each other. */
function question(connector: Connector): string {
  people += 1
  const at = { kind: 'personal', id: `a:bench-${people % 500}` } as const
  return JSON.stringify({ ...activityFrom(connector, PETRA, at), text: '/kok kassel', textFormat: 'plain' })
}

/** From the start of the process to the first answer, asking again until somebody is there. */
async function firstAnswer(running: Running, connector: Connector): Promise<void> {
  const late = AbortSignal.timeout(30_000)
  while (!late.aborted && running.process.exitCode === null) {
    const status = await post(running.url, question(connector)).catch(() => 0)
    if (status === 200 && connector.take().length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`no answer from ${running.process.spawnargs.at(-1)}: ended, or silent for 30 s`)
}

const statusMb = (running: Running): number => {
  try {
    const status = readFileSync(`/proc/${running.process.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

async function round(
  running: Running,
  connector: Connector,
  turns: number,
): Promise<{ ms: number; latencies: number[] }> {
  const questions = Array.from({ length: turns }, () => question(connector))
  const latencies: number[] = []
  const began = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = questions.pop(); next; next = questions.pop()) {
        const asked = performance.now()
        const status = await post(running.url, next)
        if (status !== 200) throw new Error(`status ${status}`)
        latencies.push(performance.now() - asked)
      }
    }),
  )
  const ms = performance.now() - began
  const answers = connector.take().length
  if (answers !== turns) throw new Error(`${answers} answers to ${turns} turns`)
  return { ms, latencies }
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
const median = (values: readonly number[]): number => percentile(values, 0.5)

async function main(): Promise<void> {
  const connector = await startConnector()
  const results = new Map<string, Result>()
  const running = new Map<string, Running>()
  try {
    for (const contestant of contestants) {
      const result: Result = { coldStartsMs: [], restMb: 0, loadMb: 0, seconds: 0, turns: 0, latenciesMs: [] }
      results.set(contestant.name, result)
      for (let time = 0; time < COLD_STARTS; time += 1) {
        const began = performance.now()
        const one = await start(contestant)
        running.set(contestant.name, one)
        await firstAnswer(one, connector)
        result.coldStartsMs.push(performance.now() - began)
        if (time < COLD_STARTS - 1) await stop(one)
      }
      // At rest: what it holds once it has started and answered once.
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      result.restMb = statusMb(running.get(contestant.name) as Running)
    }
    for (const one of running.values()) await round(one, connector, WARM_UP)
    for (let time = 0; time < ROUNDS; time += 1) {
      for (const [name, one] of running) {
        // It rested while the others ran: its server may be closing what was left open.
        agent.destroy()
        const { ms, latencies } = await round(one, connector, TURNS_A_ROUND)
        const result = results.get(name) as Result
        result.seconds += ms / 1_000
        result.turns += TURNS_A_ROUND
        result.latenciesMs.push(...latencies)
      }
    }
    for (const [name, one] of running) (results.get(name) as Result).loadMb = statusMb(one)
  } finally {
    await Promise.all([...running.values()].map(stop))
    agent.destroy()
    await connector.close()
    rmSync(folder, { recursive: true, force: true })
  }
  print(results)
}

function print(results: ReadonlyMap<string, Result>): void {
  const rate = (result: Result | undefined): number => (result ? result.turns / result.seconds : Number.NaN)
  const echo = rate(results.get('teams-ai echo'))
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, ${AT_ONCE} people at once, ${ROUNDS} rounds of ${TURNS_A_ROUND} turns`,
  )
  console.table(
    Object.fromEntries(
      [...results].map(([name, result]) => [
        name,
        {
          'turns/s': Math.round(rate(result)),
          '/ echo': Number((rate(result) / echo).toFixed(2)),
          'p50 ms': Number(percentile(result.latenciesMs, 0.5).toFixed(1)),
          'p99 ms': Number(percentile(result.latenciesMs, 0.99).toFixed(1)),
          'first answer ms': Math.round(median(result.coldStartsMs)),
          'MB at rest': Math.round(result.restMb),
          'MB after load': Math.round(result.loadMb),
        },
      ]),
    ),
  )
  const lotse = results.get('Gremienlotse')
  if (!lotse) return
  const met = [
    [`turns/s at least ${TARGETS.ratio} x echo`, rate(lotse) / echo >= TARGETS.ratio],
    [`first answer within ${TARGETS.coldStartMs} ms`, median(lotse.coldStartsMs) <= TARGETS.coldStartMs],
    [`under ${TARGETS.restMb} MB at rest`, lotse.restMb < TARGETS.restMb],
  ] as const
  for (const [target, isMet] of met) console.log(`${isMet ? 'met   ' : 'MISSED'} ${target}`)
  if (met.some(([, isMet]) => !isMet)) process.exitCode = 1
}

await main()
