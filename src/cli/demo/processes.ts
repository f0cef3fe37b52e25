/** Puts bot and Playground on stage: starts both, waits until both answer, and ends both whatever happens. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type Cast, playgroundConfig } from './cast.ts'

export interface Plan {
  readonly cast: Cast
  readonly botPort: number
  readonly playgroundPort: number
  /** What both processes find in their environment. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Added for the bot alone. */
  readonly botEnvironment: Readonly<Record<string, string>>
  /** Gets a folder `playground`, which is emptied before and removed afterwards. */
  readonly folder: string
  readonly openBrowser: boolean
  /** What the bot prints: to the terminal, or nowhere. */
  readonly botOutput: 'inherit' | 'ignore'
  /** Aborted when the demo shall end, also while it is still starting. */
  readonly ending: AbortSignal
}

export type DemoProcess = 'bot' | 'playground'

export interface DemoProcesses {
  readonly botAddress: string
  readonly playgroundAddress: string
  /** Resolves when both processes are gone: with the name of the one that ended by itself, or undefined if told to. */
  readonly over: Promise<DemoProcess | undefined>
}

/** A process gets this long to end by itself: open requests of a demo need no longer. */
const GRACE_MS = 5_000
const READY_WITHIN_MS = 60_000
const POLL_MS = 150

const root = join(import.meta.dirname, '..', '..', '..')
const guest = pathToFileURL(join(import.meta.dirname, 'guest.ts')).href

/**
 * @returns undefined if it was told to end before both answered
 * @throws Error if one of the two ends or does not answer within a minute; nothing is left running then
 */
export async function startProcesses(plan: Plan): Promise<DemoProcesses | undefined> {
  const folder = join(plan.folder, 'playground')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const config = join(folder, '.m365agentsplayground.yml')
  writeFileSync(config, JSON.stringify(playgroundConfig(plan.cast), undefined, 2))

  const botAddress = `http://127.0.0.1:${plan.botPort}`
  const playgroundAddress = `http://127.0.0.1:${plan.playgroundPort}`
  const actors = new Map<DemoProcess, ChildProcess>()
  actors.set(
    'bot',
    start([join(root, 'src', 'start.mjs')], root, plan.botOutput, {
      ...plan.environment,
      LOTSE_MODE: 'demo',
      HOST: '127.0.0.1',
      PORT: String(plan.botPort),
      ...plan.botEnvironment,
    }),
  )
  const playground = ['-e', `${botAddress}/api/messages`, '-c', 'msteams', '-p', String(plan.playgroundPort)]
  playground.push('--service-url', `${playgroundAddress}/_connector`, '--disable-telemetry')
  actors.set(
    'playground',
    start([playgroundScript(), 'start', ...playground], folder, 'ignore', {
      ...plan.environment,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
      ...(plan.openBrowser ? {} : { TEAMSAPPTESTER_BROWSER: 'none' }),
    }),
  )

  const stopping = new AbortController()
  const stop = (): void => {
    if (stopping.signal.aborted) return
    stopping.abort()
    for (const child of actors.values()) child.kill('SIGTERM')
    const late = setTimeout(() => {
      for (const child of actors.values()) child.kill('SIGKILL')
    }, GRACE_MS)
    void over.then(() => clearTimeout(late))
  }
  let quitter: DemoProcess | undefined
  const ends = [...actors].map(async ([name, child]) => {
    await new Promise((resolve) => child.once('exit', resolve).once('error', resolve))
    if (!stopping.signal.aborted) quitter = name
    stop()
  })
  const over = Promise.all(ends).then(() => {
    rmSync(folder, { recursive: true, force: true })
    return quitter
  })
  plan.ending.addEventListener('abort', stop)
  if (plan.ending.aborted) stop()

  const addresses = [`${botAddress}/health/ready`, `${playgroundAddress}/_internal/v1/testConfig`]
  const late = await firstSilent(addresses, AbortSignal.any([stopping.signal, AbortSignal.timeout(READY_WITHIN_MS)]))
  if (!late) return { botAddress, playgroundAddress, over }
  const timedOut = !stopping.signal.aborted
  stop()
  const dead = await over
  if (timedOut) throw new Error(`no answer from ${late} within ${READY_WITHIN_MS / 1000} s`)
  if (dead) throw new Error(`${dead} ended before it answered`)
  return undefined
}

/** Waits until all addresses answer. @returns the one that did not, if the signal came first. */
async function firstSilent(addresses: readonly string[], given: AbortSignal): Promise<string | undefined> {
  for (const address of addresses) {
    while (!(await answers(address))) {
      if (given.aborted) return address
      await pause(POLL_MS)
    }
  }
  return undefined
}

/**
 * In a process group of its own, so that Ctrl-C reaches the demo alone and the demo decides; the open channel tells the
 * child when the demo is gone (guest.ts).
 */
function start(
  words: readonly string[],
  cwd: string,
  output: 'inherit' | 'ignore',
  env: Readonly<Record<string, string | undefined>>,
): ChildProcess {
  return spawn(process.execPath, ['--import', guest, ...words], {
    cwd,
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', output, output, 'ipc'],
  })
}

function playgroundScript(): string {
  const meta = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')
  return join(dirname(meta), 'cli.js')
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}
