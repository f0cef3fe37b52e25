/**
 * `npm ci --omit=dev && npm start` as administrators do it: the project in a folder of its own, with nothing that only
 * development needs, on a host whose own Node does not do. Offline the packages are the ones installed here, and the
 * host's Node is one that does nothing but complain. With LOTSE_INSTALL npm installs them and the host's Node is the real
 * one: `.ci/run` does that, with the archive of a release (LOTSE_INSTALL is its path) and with a clone ("clone").
 */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, sep } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const NOT_PACKED = ['.git', 'node_modules', 'var', 'coverage']
const installed = process.env.LOTSE_INSTALL
const INSTALLS = installed !== undefined
/** Half a gigabyte of packages is fetched and deleted again. */
const INSTALL_MS = 600_000

const folder = mkdtempSync(join(tmpdir(), 'lotse-packed-'))
const project = join(folder, 'project')
const hostPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((part) => !part.split(sep).includes('node_modules'))
  .join(delimiter)
/** An administrator's shell: nothing of this test run, of npm's own variables only the settings. */
const shell = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(LOTSE_|VITEST|NODE_ENV$|PORT$|HOST$|INIT_CWD$|npm_(?!config_)|npm_config_local_prefix$)/.test(name),
    ),
  ),
  PATH: INSTALLS ? hostPath : [join(folder, 'host'), hostPath].join(delimiter),
}

/** npm itself needs a Node that works, whatever the host's is. */
function npm(...words: string[]): [file: string, words: string[]] {
  if (INSTALLS) return ['npm', words]
  const onPath = hostPath.split(delimiter).find((part) => existsSync(join(part, 'npm'))) ?? ''
  return [process.execPath, [process.env.npm_execpath ?? realpathSync(join(onPath, 'npm')), ...words]]
}

interface Ended {
  readonly code: number
  readonly said: string
}
const ended = (file: string, words: readonly string[], cwd: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    execFile(file, words, { cwd, env: shell }, (failure, stdout, stderr) => {
      if (failure && typeof failure.code !== 'number') return reject(failure)
      resolve({ code: Number(failure?.code ?? 0), said: stdout + stderr })
    })
  })
const npmRun = (...words: string[]): Promise<Ended> => ended(...npm('run', '--silent', ...words), project)

const npmStart = () => npm('run', '--silent', 'start')
/** Of nobody: a start asks nobody whether they are right. */
const CREDENTIALS = {
  LOTSE_APP_ID: '11111111-2222-4333-8444-555555555555',
  LOTSE_APP_TYPE: 'SingleTenant',
  LOTSE_APP_PASSWORD: 'x',
  LOTSE_TENANT_ID: '66666666-7777-4888-9999-000000000000',
}

/** What `npm ci --omit=dev` would leave, by the lock file and without a network. */
function linkPackages(): void {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  }
  const kept = Object.entries(packages)
    .filter(([path, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev)
    .map(([path]) => path)
    .filter((path) => existsSync(join(root, path)))
  for (const path of kept) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    symlinkSync(join(root, path), join(project, path))
  }
  // Several checkouts can share the packages of one: what counts is where they lie.
  const folders = kept.map((path) => realpathSync(join(root, path)) + sep)
  const programs = join('node_modules', '.bin')
  mkdirSync(join(project, programs))
  for (const name of readdirSync(join(root, programs))) {
    const target = realpathSync(join(root, programs, name))
    if (folders.some((one) => target.startsWith(one))) symlinkSync(target, join(project, programs, name))
  }
}

function copyProject(): void {
  for (const name of readdirSync(root).filter((each) => !NOT_PACKED.includes(each))) {
    cpSync(join(root, name), join(project, name), { recursive: true })
  }
}

/** Ends the bot that a test started, and all that npm started for it. */
let endBot = async (): Promise<void> => undefined

beforeAll(async () => {
  mkdirSync(project)
  if (installed?.endsWith('.tar.gz')) {
    execFileSync('tar', ['xzf', installed, '-C', project, '--strip-components=1'])
  } else {
    copyProject()
  }
  if (INSTALLS) {
    expect(await ended(...npm('ci', '--omit=dev', '--no-audit'), project)).toMatchObject({ code: 0 })
    return
  }
  linkPackages()
  mkdirSync(join(folder, 'host'))
  writeFileSync(join(folder, 'host', 'node'), `#!/bin/sh\necho "the host's own Node was asked" >&2\nexit 70\n`)
  chmodSync(join(folder, 'host', 'node'), 0o755)
}, INSTALL_MS)
afterAll(async () => {
  await endBot()
  rmSync(folder, { recursive: true, force: true })
}, INSTALL_MS)

describe('the packed project, without what only development needs', () => {
  test('has no package of development', () => {
    const packages = readdirSync(join(project, 'node_modules'))
    expect(packages).toContain('restify')
    for (const name of ['typescript', 'vitest', '@biomejs']) expect(packages).not.toContain(name)
  })

  test('refuses to start without credentials, in its own words', async () => {
    const { code, said } = await npmRun('start')
    expect(said).toContain('LOTSE_APP_ID fehlt: Anwendungs-ID der Bot-Registrierung.')
    expect(code).toBe(1)
  })

  test('starts in production, and says in one list what it lacks', async () => {
    const port = await freePort()
    const figures = await freePort()
    const settings = { LOTSE_DB: join(folder, 'production.db'), LOTSE_METRICS: `127.0.0.1:${figures}` }
    const bot = spawn(...npmStart(), {
      cwd: project,
      env: { ...shell, ...CREDENTIALS, ...settings, PORT: String(port) },
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const closed = once(bot, 'close')
    endBot = async () => {
      if (bot.stderr.closed) return
      process.kill(-(bot.pid ?? 0), 'SIGTERM')
      await closed
    }
    const said: string[] = []
    for await (const line of createInterface(bot.stderr)) {
      said.push(line)
      if (line.startsWith('- HOST')) break
    }
    bot.stderr.resume()
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404)
    const told = await (await fetch(`http://127.0.0.1:${figures}/metrics`)).text()
    expect(told).toMatch(/^lotse_database_up 1$/m)
    expect(told).toMatch(/^lotse_agreements\{state="available"\} 5$/m)
    await endBot()
    expect(said.map((line) => line.split(':')[0])).toEqual([
      'Der Gremienlotse läuft. Es fehlt oder ist riskant',
      '- LOTSE_ADMINS fehlt',
      '- LOTSE_PUBLIC_URL fehlt',
      '- LOTSE_SMTP_URL und LOTSE_MAIL_FROM fehlen',
      '- HOST fehlt',
    ])
  })

  test('starts with the Node it brings, and so does every program around it', async () => {
    const port = await freePort()
    const bot = spawn(...npmStart(), {
      cwd: project,
      env: { ...shell, LOTSE_MODE: 'demo', PORT: String(port) },
      // A process group of its own: npm does not pass every signal on.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const closed = once(bot, 'close')
    endBot = async () => {
      if (bot.stdout.closed) return
      process.kill(-(bot.pid ?? 0), 'SIGTERM')
      await closed
    }
    for await (const line of createInterface(bot.stdout)) if (line.includes('"listening"')) break
    bot.stdout.resume()
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200)
    expect(await npmRun('backup', '--', 'copy.db')).toMatchObject({ code: 0 })
    await endBot()
    expect(await npmRun('restore', '--', 'copy.db', '--force')).toMatchObject({ code: 0 })
    const [audit, check, plan] = await Promise.all([
      npmRun('audit', '--', 'verify'),
      npmRun('check'),
      npmRun('plan', '--', '--from', '2027-03-01', '--to', '2027-03-31'),
    ])
    expect(audit).toMatchObject({ code: 0 })
    expect(check).toMatchObject({ code: 0, said: expect.stringContaining('keine Fehler') })
    expect(plan).toMatchObject({ code: 0, said: expect.stringContaining('03.2027') })
  })
})

/** A port nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Nodes that cannot read TypeScript: the one at hand told not to, and the host's own if it is too old. */
const tooOld: [name: string, file: string, words: string[]][] = [
  ['told not to', process.execPath, ['--no-strip-types']],
]
try {
  const ask = 'process.version + " " + Boolean(process.features.typescript)'
  const [version, reads] = execFileSync('node', ['-p', ask], { env: { PATH: hostPath }, encoding: 'utf8' })
    .trim()
    .split(' ')
  if (reads === 'false') {
    const file = hostPath
      .split(delimiter)
      .map((part) => join(part, 'node'))
      .find(existsSync)
    tooOld.push([`of this host, ${version}`, file ?? '', []])
  }
} catch {
  // The host has no Node of its own.
}

test.each(tooOld)(
  'a Node that cannot read TypeScript (%s) refuses in one sentence before anything is imported',
  async (_, file, words) => {
    // Alone in its folder: an import of anything but Node's own would fail with a stack trace.
    const alone = mkdtempSync(join(folder, 'alone-'))
    copyFileSync(join(root, 'src', 'start.mjs'), join(alone, 'start.mjs'))
    const { code, said } = await ended(file, [...words, 'start.mjs'], alone)
    expect(said).toMatch(
      /^Der Gremienlotse konnte nicht starten: Node v[\d.]+ ist zu alt; das passende holt „npm ci --omit=dev“ \(ohne --ignore-scripts\), und „npm start“ nimmt es\.\n$/,
    )
    expect(code).toBe(1)
  },
)

test('version managers choose the Node that the product brings', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: { node: string }
  }
  expect(readFileSync(join(root, '.nvmrc'), 'utf8').trim()).toBe(dependencies.node.split('.')[0])
})
