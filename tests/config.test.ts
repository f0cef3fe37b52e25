import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Config, clockFrom, databaseLocation, readConfig } from '#src/config.ts'
import { certified } from './doubles/certificate.ts'

const APP = '11111111-2222-4333-8444-555555555555'
const TENANT = '66666666-7777-4888-9999-AAAAAAAAAAAA'
const OTHER = '77777777-7777-4888-9999-000000000000'
const SECRET = 'sehr-geheim-4711'
const PRODUCTION = {
  LOTSE_APP_ID: APP,
  LOTSE_APP_TYPE: 'SingleTenant',
  LOTSE_APP_PASSWORD: SECRET,
  LOTSE_TENANT_ID: TENANT,
}
const MANAGED = { LOTSE_APP_ID: APP, LOTSE_APP_TYPE: 'UserAssignedMSI', LOTSE_TENANT_ID: TENANT }
const DEMO = { LOTSE_MODE: 'demo' }

function configOf(env: Record<string, string>): Config {
  const read = readConfig(env)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read.config
}
function faultsOf(env: Record<string, string | undefined>): string[] {
  const read = readConfig(env)
  return read.ok ? [] : read.faults
}
const named = (faults: readonly string[]): string[] => faults.map((fault) => fault.split(' ')[0] ?? '').sort()

describe('production', () => {
  test('is what runs when nothing is said, and then refuses, naming everything that is missing', () => {
    expect(named(faultsOf({}))).toEqual(['LOTSE_APP_ID', 'LOTSE_APP_PASSWORD', 'LOTSE_APP_TYPE', 'LOTSE_TENANT_ID'])
  })
  test.each([
    ['no app id', { LOTSE_APP_ID: undefined }, 'LOTSE_APP_ID'],
    ['an empty app id, which would switch authentication off', { LOTSE_APP_ID: '' }, 'LOTSE_APP_ID'],
    ['a blank app id', { LOTSE_APP_ID: '   ' }, 'LOTSE_APP_ID'],
    ['an app id that is no GUID', { LOTSE_APP_ID: 'lotse' }, 'LOTSE_APP_ID'],
    ['no tenant', { LOTSE_TENANT_ID: undefined }, 'LOTSE_TENANT_ID'],
    ['a tenant that is a name', { LOTSE_TENANT_ID: 'contoso.onmicrosoft.com' }, 'LOTSE_TENANT_ID'],
    ['no secret', { LOTSE_APP_PASSWORD: undefined }, 'LOTSE_APP_PASSWORD'],
    ['no type', { LOTSE_APP_TYPE: undefined }, 'LOTSE_APP_TYPE'],
    ['the type that is no longer given out', { LOTSE_APP_TYPE: 'MultiTenant' }, 'LOTSE_APP_TYPE'],
    ['an unknown mode', { LOTSE_MODE: 'test' }, 'LOTSE_MODE'],
    ['a clock', { LOTSE_CLOCK: '2027-03-01T09:00' }, 'LOTSE_CLOCK'],
    ['a public address without TLS', { LOTSE_PUBLIC_URL: 'http://lotse.example.de' }, 'LOTSE_PUBLIC_URL'],
    ['a tenant list with a name in it', { LOTSE_ALLOWED_TENANTS: `${OTHER}, kassel` }, 'LOTSE_ALLOWED_TENANTS'],
    ['an impossible port', { PORT: '70000' }, 'PORT'],
    ['a port that is no number', { PORT: '3978abc' }, 'PORT'],
    ['a log level that does not exist', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [
      'a service host with an address around it',
      { LOTSE_SERVICE_HOSTS: 'https://evil.example/' },
      'LOTSE_SERVICE_HOSTS',
    ],
    ['a service host with a port', { LOTSE_SERVICE_HOSTS: 'evil.example:443' }, 'LOTSE_SERVICE_HOSTS'],
    ['a pattern of service hosts', { LOTSE_SERVICE_HOSTS: '*.example.de' }, 'LOTSE_SERVICE_HOSTS'],
    ['a mail server that is a website', { LOTSE_SMTP_URL: 'https://mail.example.de' }, 'LOTSE_SMTP_URL'],
    ['a sender that is no address', { LOTSE_MAIL_FROM: 'Lotse' }, 'LOTSE_MAIL_FROM'],
    ['a mailbox without a password', { LOTSE_IMAP_URL: 'imaps://lotse@mail.example.de' }, 'LOTSE_IMAP_URL'],
    ['a mailbox that is a mail server', { LOTSE_IMAP_URL: 'smtps://a:b@mail.example.de' }, 'LOTSE_IMAP_URL'],
    ['days that are no number', { LOTSE_IMAP_DAYS: '-1' }, 'LOTSE_IMAP_DAYS'],
    ['figures without a port', { LOTSE_METRICS: '127.0.0.1' }, 'LOTSE_METRICS'],
    ['figures on an impossible port', { LOTSE_METRICS: '127.0.0.1:70000' }, 'LOTSE_METRICS'],
    ['days without end', { LOTSE_IMAP_DAYS: '91' }, 'LOTSE_IMAP_DAYS'],
    ['a text on privacy without end', { LOTSE_PRIVACY: 'x'.repeat(601) }, 'LOTSE_PRIVACY'],
  ])('refuses %s', (_, change, name) => {
    expect(named(faultsOf({ ...PRODUCTION, ...change }))).toEqual([name])
  })
  test('with a managed identity needs no secret and takes none', () => {
    expect(configOf(MANAGED)).toMatchObject({ registration: { type: 'UserAssignedMSI', appId: APP } })
    expect(named(faultsOf({ ...MANAGED, LOTSE_APP_PASSWORD: SECRET }))).toEqual(['LOTSE_APP_PASSWORD'])
  })
  describe('takes its secret', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lotse-secret-'))
    afterAll(() => rmSync(folder, { recursive: true }))
    const { LOTSE_APP_PASSWORD: _, ...others } = PRODUCTION
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const registrationWith = (env: Record<string, string>): unknown => {
      const config = configOf({ ...others, ...env })
      return config.mode === 'production' && config.registration
    }
    test('from a file, as systemd and containers hand it over', () => {
      const path = file('password', `${SECRET}\n`)
      expect(registrationWith({ LOTSE_APP_PASSWORD_FILE: path })).toMatchObject({ password: SECRET })
      expect(named(faultsOf({ ...PRODUCTION, LOTSE_APP_PASSWORD_FILE: path }))).toEqual(['LOTSE_APP_PASSWORD'])
    })
    test.each(['missing', 'empty'])('not from a file that is %s', (name) => {
      file('empty', '\n')
      expect(named(faultsOf({ ...others, LOTSE_APP_PASSWORD_FILE: join(folder, name) }))).toEqual([
        'LOTSE_APP_PASSWORD_FILE',
      ])
    })
    test('or a certificate with its key instead', async () => {
      const [one, other, elliptic] = await Promise.all([certified('a', 'rsa'), certified('b', 'rsa'), certified('c')])
      const path = file('bot.pem', one.key + one.cert)
      expect(registrationWith({ LOTSE_APP_CERTIFICATE: path })).toMatchObject({
        certificate: { thumbprint: expect.stringMatching(/^[0-9A-F]{40}$/), privateKey: one.key },
      })
      const unusable = [one.key, one.cert, one.key + other.cert, elliptic.key + elliptic.cert, 'x', '']
      for (const [at, text] of unusable.entries()) {
        const faults = faultsOf({ ...others, LOTSE_APP_CERTIFICATE: file(`${at}.pem`, text) })
        expect(named(faults), String(at)).toEqual(['LOTSE_APP_CERTIFICATE'])
      }
      expect(named(faultsOf({ ...PRODUCTION, LOTSE_APP_CERTIFICATE: path }))).toEqual(['LOTSE_APP_PASSWORD'])
      expect(named(faultsOf({ ...MANAGED, LOTSE_APP_CERTIFICATE: path }))).toEqual(['LOTSE_APP_CERTIFICATE'])
    })
  })
  test('lets in its own tenant and the further ones named', () => {
    const config = configOf({ ...PRODUCTION, LOTSE_ALLOWED_TENANTS: ` ${OTHER} ;` })
    expect(config).toMatchObject({ mode: 'production', host: '0.0.0.0', tenants: [TENANT.toLowerCase(), OTHER] })
  })
  test('has figures where it is told to', () => {
    expect(configOf(PRODUCTION)).not.toHaveProperty('metrics')
    expect(configOf({ ...PRODUCTION, LOTSE_METRICS: '127.0.0.1:9464' }).metrics).toEqual({
      host: '127.0.0.1',
      port: 9464,
    })
    expect(configOf({ ...PRODUCTION, LOTSE_METRICS: '::1:9464' }).metrics).toEqual({ host: '::1', port: 9464 })
  })
  test('takes a clock in tests', () => {
    expect(configOf({ ...PRODUCTION, NODE_ENV: 'test', LOTSE_CLOCK: '2027-03-01T09:00Z' }).clock).toBe(
      '2027-03-01T09:00:00.000Z',
    )
    expect(named(faultsOf({ ...PRODUCTION, NODE_ENV: 'test', LOTSE_CLOCK: 'gestern' }))).toEqual(['LOTSE_CLOCK'])
  })
})

describe('demo', () => {
  test('needs nothing and listens on this machine only', () => {
    expect(configOf(DEMO)).toEqual({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3978,
      publicUrl: 'http://127.0.0.1:3978',
      database: 'var/lotse.db',
      agreementsFolder: 'data/agreements',
      tenants: 'any',
      admins: [],
      logLevel: 'info',
    })
  })
  test.each(['0.0.0.0', '::', 'localhost', '192.168.0.1', ''])(
    'refuses to listen on %j unless it is left out',
    (host) => {
      expect(named(faultsOf({ ...DEMO, HOST: host }))).toEqual(host === '' ? [] : ['HOST'])
    },
  )
  test('knows the tenant of its invented people when told', () => {
    expect(configOf({ ...DEMO, LOTSE_TENANT_ID: TENANT }).tenants).toEqual([TENANT.toLowerCase()])
  })
  test('forgets credentials that lie about: it cannot use them', () => {
    expect(configOf({ ...PRODUCTION, ...DEMO })).not.toHaveProperty('registration')
  })
})

describe('every mode', () => {
  test.each([
    'ToBotFromChannelOpenIdMetadataUrl',
    'ToBotFromChannelTokenIssuer',
    'ToBotFromEmulatorOpenIdMetadataUrl',
    'BotOpenIdMetadata',
    'TOBOTFROMCHANNELTOKENISSUER',
    'ChannelService',
    'OAuthUrl',
  ])('refuses %s, with which the SDK would trust other keys', (name) => {
    for (const env of [PRODUCTION, MANAGED, DEMO])
      expect(named(faultsOf({ ...env, [name]: 'https://evil.example' }))).toEqual([name])
  })
  test.each(['HTTPS_PROXY', 'http_proxy'])('refuses a %s that is no address', (name) => {
    for (const value of ['proxy.example.de', 'socks5://proxy.example.de:1080', 'proxy.example.de:3128'])
      expect(named(faultsOf({ ...PRODUCTION, [name]: value })), value).toEqual([name])
    expect(faultsOf({ ...PRODUCTION, [name]: 'http://proxy.example.de:3128' })).toEqual([])
  })
  test('shows all faults at once, each with meaning, form and example', () => {
    const faults = faultsOf({ ...PRODUCTION, LOTSE_TENANT_ID: 'x', PORT: '0', LOG_LEVEL: 'x' })
    expect(named(faults)).toEqual(['LOG_LEVEL', 'LOTSE_TENANT_ID', 'PORT'])
    expect(faults.every((fault) => /: .+\. Form: .+\. Beispiel: .+/.test(fault))).toBe(true)
  })
  test('never shows a value in a fault: it may be a secret', () => {
    const env = Object.fromEntries(
      ['APP_ID', 'APP_TYPE', 'APP_PASSWORD', 'TENANT_ID', 'SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL', 'CLOCK'].map(
        (name) => [`LOTSE_${name}`, SECRET],
      ),
    )
    const faults = faultsOf({ ...env, PORT: SECRET, BotOpenIdMetadata: SECRET })
    expect(faults.length).toBeGreaterThan(6)
    expect(faults.join('\n')).not.toContain(SECRET)
  })
  test('administrators are people of one organisation: that of the bot, where none is named', () => {
    const other = '99999999-7777-4888-9999-000000000000'
    const admins = (more: string) => configOf({ ...PRODUCTION, LOTSE_ADMINS: more }).admins
    expect(admins(`${APP.toUpperCase()}, ${other}/${APP}`)).toEqual([
      `${PRODUCTION.LOTSE_TENANT_ID.toLowerCase()}/${APP}`,
      `${other}/${APP}`,
    ])
    for (const wrong of ['petra', `${APP}/`, `${other}/${APP}/x`, `${APP}7`])
      expect(faultsOf({ ...PRODUCTION, LOTSE_ADMINS: wrong })).toHaveLength(1)
    expect(configOf({ LOTSE_MODE: 'demo', LOTSE_ADMINS: APP }).admins).toEqual([APP])
  })
  test('comes out frozen, all the way down', () => {
    const config = configOf({ ...PRODUCTION, LOTSE_ADMINS: APP })
    expect(Object.isFrozen(config)).toBe(true)
    expect(Object.values(config).every((part) => Object.isFrozen(part))).toBe(true)
  })
})

test('the database is where LOTSE_DB says, otherwise in var', () => {
  expect(databaseLocation({})).toBe('var/lotse.db')
  expect(databaseLocation({ LOTSE_DB: ' ' })).toBe('var/lotse.db')
  expect(databaseLocation({ LOTSE_DB: 'postgres://x/y' })).toBe('postgres://x/y')
})

describe('the clock', () => {
  test.each([
    ['2027-03-01T09:00', '2027-03-01T08:00:00.000Z'],
    ['2027-07-01T09:00', '2027-07-01T07:00:00.000Z'],
    ['2027-03-01T09:00:00Z', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01T09:00:00+01:00', '2027-03-01T08:00:00.000Z'],
  ])('%s means Berlin where no zone is named', (given, expected) => {
    expect(configOf({ ...DEMO, LOTSE_CLOCK: given }).clock).toBe(expected)
  })
  test.each(['2027-02-30T09:00', '2027-03-01', 'morgen', '2027-03-01T25:00'])('%s is no time', (given) => {
    expect(named(faultsOf({ ...DEMO, LOTSE_CLOCK: given }))).toEqual(['LOTSE_CLOCK'])
  })
  test('starts where it is told to and runs on', () => {
    let now = 1_000
    const clock = clockFrom(configOf({ ...DEMO, LOTSE_CLOCK: '2027-03-01T09:00:00Z' }), () => now)
    expect(clock()).toBe('2027-03-01T09:00:00.000Z')
    now += 61_500
    expect(clock()).toBe('2027-03-01T09:01:01.500Z')
  })
  test('is real time otherwise', () => {
    expect(clockFrom({}, () => 0)()).toBe('1970-01-01T00:00:00.000Z')
  })
})

test('hosts of a sovereign cloud are read as exact names in lower case', () => {
  const env = { ...PRODUCTION, LOTSE_SERVICE_HOSTS: 'SMBA.infra.gov.teams.microsoft.us, a.example.de' }
  expect(configOf(env).serviceHosts).toEqual(['smba.infra.gov.teams.microsoft.us', 'a.example.de'])
})
