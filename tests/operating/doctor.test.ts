/**
 * Installations with one fault each, looked at by what `npm run doctor` runs: what it says of it, and only of it. The table
 * is docs/betrieb/doctor.md. Microsoft, mail server and database server stand on loopback.
 */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { instant, laterBy } from '#src/calendar/local-date.ts'
import { type CheckUpInstead, checkUp } from '#src/cli/doctor/check-up.ts'
import { reservedNames } from '#src/language/commands.ts'
import { type CheckResult, checkLine, checkSummary } from '#src/speech/operation/doctor.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { certified } from '../doubles/certificate.ts'
import { type MailServer, startMailServer } from '../doubles/mail-server.ts'
import { refusing } from '../doubles/refusing-server.ts'
import { unfit } from '../store/databases.ts'

/** As the program reads them, once for all. */
const read = new Map<string, ReturnType<typeof loadAgreements>>()
const load: typeof loadAgreements = (path, names) => {
  const known = read.get(path) ?? loadAgreements(path, names)
  read.set(path, known)
  return known
}
const reserved = reservedNames(commands)

const NOW = instant('2027-03-01T08:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'lotse-doctor-'))
const servers: Server[] = []

async function served(listener: RequestListener, secure?: { key: string; cert: string }): Promise<string> {
  const server = secure ? createSecureServer(secure, listener) : createServer(listener)
  servers.push(server as Server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `${secure ? 'https' : 'http'}://${secure ? 'localhost' : '127.0.0.1'}:${(server.address() as AddressInfo).port}`
}

/** What Entra answers: a token, or its numbers. Its clock is that of the test. */
let entraSays: { readonly status: number; readonly codes?: readonly number[] } = { status: 200 }
let microsoft: string
let mail: MailServer
let other: string
beforeAll(async () => {
  microsoft = await served((_, res) => {
    res.setHeader('date', 'Mon, 01 Mar 2027 08:00:00 GMT')
    res.writeHead(entraSays.status).end(JSON.stringify({ error_codes: entraSays.codes }))
  })
  other = await served((_, res) => res.end('hello'))
  mail = await startMailServer({ disabledCommands: ['STARTTLS', 'AUTH'] })
})
afterAll(async () => {
  for (const server of servers) server.close()
  await mail.close()
  rmSync(folder, { recursive: true })
})

const complete = () => ({
  LOTSE_APP_ID: '11111111-2222-4333-8444-555555555555',
  LOTSE_APP_TYPE: 'SingleTenant',
  LOTSE_APP_PASSWORD: 'geheim',
  LOTSE_TENANT_ID: '66666666-7777-4888-9999-000000000000',
  LOTSE_ADMINS: '12345678-1234-4234-8234-123456789012,22345678-1234-4234-8234-123456789012',
  LOTSE_DB: join(folder, 'lotse.db'),
  LOTSE_AGREEMENTS: 'data/agreements',
  LOTSE_PRIVACY: 'Landkreis Musterland, datenschutz@example.de',
  HOST: '127.0.0.1',
  PORT: '0',
})
const addresses = () => ({ login: microsoft, keys: `${microsoft}/keys`, service: microsoft, identity: microsoft })

interface Broken {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly entra?: typeof entraSays
  readonly at?: Partial<ReturnType<typeof addresses>>
  readonly freeBytes?: number
  /** Seconds. */
  readonly ahead?: number
}

/** PORT=0 would be any; here it is one that was just free. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

async function looked(broken: Broken): Promise<readonly CheckResult[]> {
  entraSays = broken.entra ?? { status: 200 }
  const instead: CheckUpInstead = {
    microsoft: { ...addresses(), ...broken.at },
    freeBytes: broken.freeBytes ?? 10_000_000_000,
    loadAgreements: load,
  }
  const env = { ...complete(), PORT: await freePort(), ...broken.env }
  const results = await checkUp(env, reserved, () => laterBy(NOW, (broken.ahead ?? 0) * 1000), instead)
  // That it has no mail and no public address is no matter here; whoever runs the tests may be root.
  const usual = ['LOTSE_PUBLIC_URL fehlt', 'LOTSE_SMTP_URL und LOTSE_MAIL_FROM fehlen', 'Der Bot läuft als root']
  return results.filter(({ text }) => !usual.some((begin) => text.startsWith(begin)))
}

const BROKEN: readonly (readonly [what: string, broken: () => Broken | Promise<Broken>])[] = [
  ['nichts eingestellt', () => ({ env: Object.fromEntries(Object.keys(complete()).map((name) => [name, undefined])) })],
  ['Geheimnis abgelaufen', () => ({ entra: { status: 401, codes: [7000222] } })],
  ['ID des Geheimnisses statt seines Werts', () => ({ entra: { status: 401, codes: [7000215] } })],
  ['Anwendung in einem anderen Mandanten', () => ({ entra: { status: 400, codes: [700016] } })],
  [
    'verwaltete Identität außerhalb von Azure',
    async () => ({
      env: { LOTSE_APP_TYPE: 'UserAssignedMSI', LOTSE_APP_PASSWORD: undefined },
      at: { identity: `http://127.0.0.1:${await freePort()}` },
    }),
  ],
  [
    'kein Weg ins Internet',
    () => ({ at: { login: 'https://login.invalid', keys: 'https://keys.invalid', service: 'https://smba.invalid' } }),
  ],
  [
    'das Netz bricht die Verschlüsselung auf',
    async () => ({ at: { keys: await served((_, res) => res.end(), await certified()) } }),
  ],
  ['Uhr geht zehn Minuten vor', () => ({ ahead: 600 })],
  ['Kennwort der Datenbank falsch', async () => ({ env: { LOTSE_DB: (await refusing('28P01')).location } })],
  ['PgBouncer vor der Datenbank', async () => ({ env: { LOTSE_DB: (await refusing('08P01')).location } })],
  [
    'Datenbank eines neueren Programms',
    async () => {
      await unfit(join(folder, 'newer.db'), 'newerProgram')
      return { env: { LOTSE_DB: join(folder, 'newer.db') } }
    },
  ],
  [
    'Ordner der Datenbank ist eine Datei',
    () => {
      writeFileSync(join(folder, 'file'), '')
      return { env: { LOTSE_DB: join(folder, 'file', 'lotse.db') } }
    },
  ],
  ['Platte fast voll', () => ({ freeBytes: 2_500_000 })],
  [
    'Ordner ohne Vereinbarungen',
    () => {
      mkdirSync(join(folder, 'empty'))
      return { env: { LOTSE_AGREEMENTS: join(folder, 'empty') } }
    },
  ],
  ['Port belegt', () => ({ env: { PORT: new URL(other).port } })],
  [
    'Mailserver ohne Verschlüsselung',
    () => ({ env: { LOTSE_SMTP_URL: mail.url.replace('//', '//lotse:geheim@'), LOTSE_MAIL_FROM: 'lotse@example.de' } }),
  ],
  [
    'Postfach nicht erreichbar',
    async () => ({
      env: {
        LOTSE_SMTP_URL: mail.url,
        LOTSE_MAIL_FROM: 'lotse@example.de',
        LOTSE_IMAP_URL: `imap://lotse:geheim@127.0.0.1:${await freePort()}`,
      },
    }),
  ],
  [
    'niemand verwaltet, Name einer Einstellung verschrieben',
    () => ({ env: { LOTSE_ADMINS: undefined, LOTSE_ADMIN: 'x' } }),
  ],
  ['Proxy ohne http://', () => ({ env: { HTTPS_PROXY: 'proxy.example.de:3128' } })],
]

test('a whole installation has nothing to mend', async () => {
  const results = await looked({})
  expect(results.map(({ area, state }) => `${area} ${state}`)).toEqual([
    'agreements fine',
    'database fine',
    'disk fine',
    'listening fine',
    'network fine',
    'registration fine',
    'clock fine',
  ])
  expect(checkSummary(results)).toBe('Fehler: 0, Hinweise: 0.')
})

test('each fault is named with what to do about it, and nothing else is', async () => {
  const rows: string[] = []
  for (const [what, broken] of BROKEN) {
    const results = await looked(await broken())
    const lines = results.filter(({ state }) => state !== 'fine').map(checkLine)
    expect(lines.length, what).toBeGreaterThan(0)
    rows.push(
      `| ${what} | ${lines.join('<br>').replaceAll(/\b(?:Port )?\d{5}\b/g, (port) => port.replace(/\d{5}/, '3978'))} |`,
    )
  }
  const page = [
    '# Was „npm run doctor“ sagt',
    '',
    'Jede Zeile ist eine Installation mit einem Fehler, die ein Test aufbaut und prüfen lässt. Diese Seite schreibt der Test.',
    '',
    '| Was nicht stimmt | Antwort |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../../docs/betrieb/doctor.md')
})
