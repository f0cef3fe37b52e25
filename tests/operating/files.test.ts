/**
 * The files in manifest/operations and the Containerfile are copied by people who know nothing else: each variable, port
 * and path in them is one of the program's, and what can be run of them here is run.
 */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig, unknownSettings } from '#src/config.ts'
import { PAGES } from '#src/http/server.ts'
import { VARIABLES } from '#src/speech/operation/variables.ts'
import { certified } from '../doubles/certificate.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'lotse-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const unit = read('manifest/operations/gremienlotse.service')
const settings = read('manifest/operations/gremienlotse.env')
const nginx = read('manifest/operations/nginx.conf')
const container = read('Containerfile')
interface Service {
  readonly image: string
  readonly environment: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly build?: { readonly context: string; readonly dockerfile: string }
  readonly env_file?: string
}
const compose = parse(read('manifest/operations/compose.yaml')) as { services: Record<'bot' | 'database', Service> }

/** Read by Node, by PostgreSQL's library or by its container, not by the program. */
const OF_OTHERS = ['NODE_COMPILE_CACHE', 'NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY']
const valuesOf = (line: RegExp): readonly string[] =>
  unit.split('\n').flatMap((each) => line.exec(each)?.slice(1) ?? [])
const pairs = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]))
const ofUnit = pairs(valuesOf(/^Environment=(.*)$/))
const ofSettings = Object.fromEntries(Object.entries(parseEnv(settings)).map(([name, value]) => [name, value ?? '']))
const ofImage = pairs((/^ENV (.*)$/m.exec(container)?.[1] ?? '').split(' '))
const ofBot = compose.services.bot.environment
const commented = Object.keys(parseEnv(settings.replaceAll(/^#(?=[A-Z_]+=)/gm, '')))

describe('each variable is one that the program reads', () => {
  test.each<[string, readonly string[]]>([
    ['the settings of the unit', [...Object.keys(ofUnit), ...commented]],
    ['the image', Object.keys(ofImage)],
    ['the compose file', Object.keys(ofBot)],
  ])('in %s', (_, names) => {
    expect(names.length).toBeGreaterThan(1)
    expect(names.filter((name) => !(name in VARIABLES) && !OF_OTHERS.includes(name))).toEqual([])
  })
  test('and the README has each variable of the program', () => {
    expect(Object.keys(VARIABLES).filter((name) => !read('README.md').includes(`\`${name}\``))).toEqual([])
  })
})

describe('the program takes the settings', () => {
  const secret = join(folder, 'app-password')
  writeFileSync(secret, 'geheim\n')
  const configOf = (env: Record<string, string>) => {
    const config = readConfig(env)
    return config.ok ? config.config : config.faults
  }
  test('of the unit', () => {
    const env = { ...ofSettings, ...ofUnit, LOTSE_APP_PASSWORD_FILE: secret }
    expect(configOf(env)).toMatchObject({ mode: 'production', database: '/var/lib/gremienlotse/lotse.db', port: 3978 })
    expect(unknownSettings(env)).toEqual([])
  })
  test('of the compose file', () => {
    const { LOTSE_DB: _, HOST: __, PORT: ___, LOTSE_APP_PASSWORD_FILE: ____, ...others } = ofSettings
    const env = { ...others, ...ofImage, ...ofBot }
    expect(configOf(env)).toMatchObject({
      host: '0.0.0.0',
      port: 3978,
      database: expect.stringMatching(/^postgres:\/\/lotse:\$\{DATABASE_PASSWORD:\?\}@database\/lotse$/),
    })
  })
})

const tool = read('manifest/operations/lotse')
describe('each path', () => {
  test('of the tool is a program, and where the unit runs', () => {
    const programs = [...tool.matchAll(/\bsrc\/[\w/$.-]+\.ts/g)].map(([path]) => path)
    expect(programs.length).toBeGreaterThan(1)
    for (const path of programs.filter((each) => !each.includes('$')))
      expect(existsSync(join(root, path)), path).toBe(true)
    for (const name of ['doctor', 'audit', 'check', 'plan', 'restore']) {
      expect(tool).toContain(name)
      expect(existsSync(join(root, `src/cli/${name}.ts`))).toBe(true)
    }
    expect(tool).toContain(`cd ${valuesOf(/^WorkingDirectory=(.*)$/)[0]}`)
    expect(tool).toContain(`--env-file=${valuesOf(/^EnvironmentFile=(.*)$/)[0]}`)
    expect(tool).toContain(`runuser -u ${valuesOf(/^User=(.*)$/)[0]} `)
  })
  const packaged = JSON.parse(read('package.json')) as { scripts: { start: string }; dependencies: { node: string } }
  const start = packaged.scripts.start.replace(/^node /, '')
  test('of the program is that of "npm start", with the Node it brings', () => {
    const [command] = valuesOf(/^ExecStart=(.*)$/)
    expect(command).toBe(`/opt/gremienlotse/node_modules/.bin/node ${start}`)
    const entry = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(container)?.[1] ?? '[]') as string[]
    expect(entry.join(' ')).toBe(command)
    expect(valuesOf(/^WorkingDirectory=(.*)$/)).toEqual(['/opt/gremienlotse'])
    expect(container).toContain('\nWORKDIR /opt/gremienlotse\n')
  })
  test('that is written lies in a folder that the unit makes', () => {
    expect(ofSettings.LOTSE_DB).toBe(`/var/lib/${valuesOf(/^StateDirectory=(.*)$/)[0]}/lotse.db`)
    expect(ofUnit.NODE_COMPILE_CACHE).toBe(`%C/${valuesOf(/^CacheDirectory=(.*)$/)[0]}`)
    expect(valuesOf(/^EnvironmentFile=(.*)$/)).toEqual([`${/^# (\S+),/.exec(settings)?.[1]}`])
  })
  test('of the image is there, and all that the program loads is in it', () => {
    const kept = read('.containerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))
    expect(kept.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(kept).toEqual(expect.arrayContaining(['package.json', 'src', 'dialogs', 'data', 'node_modules']))
    expect(ofImage.LOTSE_DB).toBe(`${/^VOLUME (.*)$/m.exec(container)?.[1]}/lotse.db`)
  })
})

test('each port is that of the program', () => {
  expect([ofSettings.PORT, ofImage.PORT, ofBot.PORT]).toEqual(['3978', '3978', '3978'])
  expect(container).toContain('\nEXPOSE 3978\n')
  expect(compose.services.bot.ports).toEqual(['127.0.0.1:3978:3978'])
  expect(/^ {2}server (.*);$/m.exec(nginx)?.[1]).toBe(`${ofSettings.HOST}:${ofSettings.PORT}`)
})

test('the containers are closed as far as the bot bears it', () => {
  expect(compose.services.bot).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
  expect(join('manifest/operations', compose.services.bot.build?.context ?? '', 'Containerfile')).toBe('Containerfile')
  expect(/^USER (\d+):/m.exec(container)?.[1]).not.toBe('0')
})

test('the template for Azure is short, and says that it was never run', () => {
  const lines = read('manifest/operations/azure.bicep').trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(80)
  expect(lines[0]).toMatch(/^\/\/ Never run: /)
  expect(lines.join('\n')).toMatch(/endpoint: 'https:\/\/\$\{host\}\/api\/messages'/)
})

const hasSystemd = existsSync('/usr/bin/systemd-analyze')
if (!hasSystemd) console.warn('Skipped: the unit is checked by systemd-analyze (Debian: apt-get install systemd).')
describe.skipIf(!hasSystemd)('systemd', () => {
  const run = promisify(execFile)
  const file = join(folder, 'gremienlotse.service')
  // It looks for the program, which is not installed here.
  writeFileSync(file, unit.replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true'))
  test('finds nothing to say about the unit', async () => {
    // An unknown key is a warning to it and no failure.
    expect(await run('systemd-analyze', ['verify', '--man=no', file])).toEqual({ stdout: '', stderr: '' })
  })
  test('gives it an exposure of 3.0 at most', async () => {
    await run('systemd-analyze', ['security', '--offline=true', '--threshold=30', '--no-pager', file])
  })
})

const NGINX = '/usr/sbin/nginx'
const hasNginx = existsSync(NGINX)
if (!hasNginx) console.warn(`Skipped: the reverse proxy needs ${NGINX} (Debian: apt-get install nginx-light).`)
describe.skipIf(!hasNginx)('nginx', () => {
  test('lets in what Teams and signed links need, nothing else, and logs no word of a link', async () => {
    const asked: string[] = []
    const bot = createServer((req, res) => {
      asked.push(`${req.method} ${req.url} ${req.headers['x-forwarded-proto']}`)
      req.resume().on('end', () => res.end('{}'))
    }).listen(0, '127.0.0.1')
    const free = createServer().listen(0, '127.0.0.1')
    await Promise.all([once(bot, 'listening'), once(free, 'listening')])
    const { port } = free.address() as AddressInfo
    free.close()
    await once(free, 'close')
    const { key, cert } = await certified()
    writeFileSync(join(folder, 'privkey.pem'), key)
    writeFileSync(join(folder, 'fullchain.pem'), cert)
    mkdirSync(join(folder, 'temporary'))
    const site = nginx
      .replaceAll(/listen .*;/g, '')
      .replace('server_name', `listen 127.0.0.1:${port} ssl http2;\n  server_name`)
      .replace('127.0.0.1:3978', `127.0.0.1:${(bot.address() as AddressInfo).port}`)
      .replaceAll('/etc/ssl/lotse.example.de', folder)
      .replace('/var/log/nginx', folder)
    const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    const temporary = kinds.map((kind) => `${kind}_temp_path ${join(folder, 'temporary', kind)};`).join('\n')
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr notice;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
${temporary}
${site}
}`,
    )
    const proxy = spawn(NGINX, ['-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] })
    const closed = once(proxy, 'close')
    for await (const chunk of proxy.stderr) if (String(chunk).includes('start worker process ')) break
    proxy.stderr.resume()
    const ask = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<number> =>
      new Promise((resolve, reject) => {
        const options = { host: '127.0.0.1', port, method, path, headers, rejectUnauthorized: false, agent: false }
        request(options, (res) => {
          res.resume()
          resolve(res.statusCode ?? 0)
        })
          .on('error', reject)
          .end(body)
      })
    const bearer = { authorization: 'Bearer x', 'content-type': 'application/json' }
    try {
      expect(await ask('POST', '/api/messages', bearer, '{}')).toBe(200)
      for (const page of Object.keys(PAGES))
        expect(await ask('GET', `/${page}/secret-word?gespeichert`), page).toBe(200)
      expect(asked.splice(0)).toEqual([
        'POST /api/messages https',
        ...Object.keys(PAGES).map((page) => `GET /${page}/secret-word?gespeichert https`),
      ])
      expect(await ask('POST', '/api/messages', {}, '{}')).toBe(401)
      expect(await ask('GET', '/api/messages', bearer)).toBe(403)
      expect(await ask('POST', '/api/messages', bearer, ' '.repeat(300_000))).toBe(413)
      for (const path of ['/', '/health/live', '/health/ready', '/metrics', '/kalender/a/b'])
        expect(await ask('GET', path, bearer), path).toBe(404)
      expect(asked).toEqual([])
      const log = readFileSync(join(folder, 'gremienlotse.log'), 'utf8')
      expect(log).toContain('"GET /kalender/..." 200')
      expect(log).not.toMatch(/secret-word|Bearer|gespeichert/)
    } finally {
      proxy.kill('SIGQUIT')
      await closed
      bot.close()
    }
  })
})
