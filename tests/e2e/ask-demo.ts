/**
 * Starts `npm run demo` as a person would, asks it one question through the Playground, presses Ctrl-C and looks whether
 * anything is left. For CI: `node tests/e2e/ask-demo.ts`, exit code 0 if all of it went well.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { me, readCast } from '#src/cli/demo/cast.ts'

const PLAYGROUND = 'http://localhost:56150'
const WITHIN_MS = 90_000
const EXPECTED = ['mindestens zweimal jährlich', 'Ziffer 5']

const root = join(import.meta.dirname, '..', '..')
const cast = readCast(join(root, 'data', 'demo', 'people.yaml'))
const folder = mkdtempSync(join(tmpdir(), 'lotse-ask-'))
const recording = join(folder, 'recording.txt')

const demo = spawn('npm', ['run', 'demo'], {
  cwd: root,
  // A process group of its own: Ctrl-C goes to the whole group, as in a terminal.
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env,
    M365_AGENTS_PLAYGROUND_RECORDING_FILE: recording,
    M365_AGENTS_PLAYGROUND_ENABLE_EVENTS_RECORDING: 'true',
  },
})
const ended = once(demo, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
let printed = ''
demo.stdout.setEncoding('utf8').on('data', (text: string) => {
  printed += text
  process.stdout.write(text)
})

/** Waits until `look` finds something. @throws Error with `what` if it takes too long or the demo ends before. */
async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  for (const late = AbortSignal.timeout(WITHIN_MS); ; await pause(200)) {
    const found = look()
    if (found !== undefined) return found
    if (late.aborted || demo.exitCode !== null || demo.signalCode !== null)
      throw new Error(`waited in vain for: ${what}`)
  }
}

/** What the bot said so far, every text of it in one string. */
function answers(): string {
  try {
    const blocks = readFileSync(recording, 'utf8').split(/^---$/m)
    return blocks.filter((block) => block.includes('"direction": "User Application ->')).join('\n')
  } catch {
    return ''
  }
}

/** Processes that were started from this folder for the demo and still run. */
function leftovers(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return line.includes(root) && /src\/main\.ts|m365agentsplayground/.test(line) ? [`${pid} ${line}`] : []
      } catch {
        return []
      }
    })
}

try {
  await until('the addresses', () => printed.match(/Playground: +http:\/\/localhost:56150/) ?? undefined)
  const said = await fetch(
    `${PLAYGROUND}/_conversation/v1/conversations/${encodeURIComponent(cast.chats.personal)}/messages`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: { id: me(cast).id }, text: '/kok mkk', textFormat: 'plain' }),
    },
  )
  if (!said.ok) throw new Error(`the Playground did not take the message: ${said.status}`)
  await until(`an answer with ${EXPECTED.join(' and ')}`, () =>
    EXPECTED.every((words) => answers().includes(words)) ? true : undefined,
  )
  console.log(`/kok mkk: answered with ${EXPECTED.join(' and ')}`)

  process.kill(-(demo.pid ?? 0), 'SIGINT')
  // npm and its shell got the signal too and pass it on; the demo's own last words say that it ended in order.
  const [code, signal] = await ended
  if (code !== 0 && code !== 130 && signal !== 'SIGINT') throw new Error(`Ctrl-C: ended with ${code ?? signal}`)
  if (!printed.trimEnd().endsWith('Die Demo ist beendet.')) throw new Error('Ctrl-C: the demo did not end in order')
  const left = leftovers()
  if (left.length > 0) throw new Error(`left running after Ctrl-C:\n${left.join('\n')}`)
  console.log('Ctrl-C: ended in order, nothing left running')
} finally {
  if (demo.exitCode === null && demo.signalCode === null && demo.pid) process.kill(-demo.pid, 'SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}
