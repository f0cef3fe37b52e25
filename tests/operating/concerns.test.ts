/** Each way an installation can lack something, one at a time: exactly that is on the list of the start. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DAY_MS, instant, laterBy } from '#src/calendar/local-date.ts'
import { readConfig, surroundings, unknownSettings } from '#src/config.ts'
import { concernsOf, type Surroundings } from '#src/operating/concerns.ts'
import { concern, missingOrRisky } from '#src/speech/operation/concerns.ts'

const COMPLETE = {
  LOTSE_APP_ID: '11111111-2222-4333-8444-555555555555',
  LOTSE_APP_TYPE: 'SingleTenant',
  LOTSE_APP_PASSWORD: 'geheim',
  LOTSE_TENANT_ID: '66666666-7777-4888-9999-000000000000',
  LOTSE_ADMINS: '12345678-1234-4234-8234-123456789012,22345678-1234-4234-8234-123456789012',
  LOTSE_PUBLIC_URL: 'https://lotse.example.de',
  LOTSE_SMTP_URL: 'smtps://mail.example.de',
  LOTSE_MAIL_FROM: 'lotse@example.de',
  LOTSE_IMAP_URL: 'imaps://lotse:geheim@mail.example.de',
  LOTSE_PRIVACY: 'Landkreis Musterland, datenschutz@example.de',
  HOST: '127.0.0.1',
}
const NOW = instant('2027-03-01T08:00:00Z')
const SHELF = { available: 5, unavailable: 0 }
/** Whoever runs the tests may be root. */
const around = (env: Record<string, string | undefined>): Surroundings => ({ ...surroundings(env), isRoot: false })

function found(change: Record<string, string | undefined>, shelf = SHELF): readonly string[] {
  const env = { ...COMPLETE, ...change }
  const read = readConfig(env)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return concernsOf(read.config, around(env), shelf, NOW)
}

describe('what is missing or risky', () => {
  test('is nothing where everything is set', () => expect(found({})).toEqual([]))
  test.each<[string[], Record<string, string | undefined>]>([
    [['noAdmins'], { LOTSE_ADMINS: undefined }],
    [['singleAdmin'], { LOTSE_ADMINS: '12345678-1234-4234-8234-123456789012' }],
    [['singleAdmin'], { LOTSE_ADMINS: '12345678-1234-4234-8234-123456789012,12345678-1234-4234-8234-123456789012' }],
    [['noPublicUrl'], { LOTSE_PUBLIC_URL: '' }],
    [['noMail'], { LOTSE_SMTP_URL: undefined, LOTSE_MAIL_FROM: undefined, LOTSE_IMAP_URL: undefined }],
    [['halfMail', 'mailboxAlone'], { LOTSE_MAIL_FROM: undefined }],
    [['halfMail'], { LOTSE_SMTP_URL: undefined, LOTSE_IMAP_URL: undefined }],
    [['noMailbox'], { LOTSE_IMAP_URL: undefined }],
    [['noPrivacyText'], { LOTSE_PRIVACY: ' ' }],
    [['hostNotNamed'], { HOST: undefined }],
    [['uncheckedTls'], { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
    [['missingCaFile'], { NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' }],
  ])('%j', (names, change) => expect(found(change)).toEqual(names))
  test('is that no agreement can be used, or that one of them cannot', () => {
    expect(found({}, { available: 0, unavailable: 2 })).toEqual(['noAgreements'])
    expect(found({}, { available: 4, unavailable: 1 })).toEqual(['brokenAgreements'])
  })
  test.each([
    [-1, ['certificateEnded']],
    [0, ['certificateEnded']],
    [1, ['certificateEndsSoon']],
    [59, ['certificateEndsSoon']],
    [60, []],
  ])('is a certificate that ends in %i days', (days, names) => {
    const read = readConfig(COMPLETE)
    if (!read.ok || read.config.mode !== 'production') throw new Error('not read')
    const certificate = { thumbprint: 'A', privateKey: 'x', endsAt: laterBy(NOW, days * DAY_MS) }
    const registration = { type: 'SingleTenant', appId: 'x', tenantId: 'x', certificate } as const
    expect(concernsOf({ ...read.config, registration }, around(COMPLETE), SHELF, NOW)).toEqual(names)
  })
  test('is running as root', () => {
    const read = readConfig(COMPLETE)
    if (!read.ok) throw new Error(read.faults.join('\n'))
    expect(concernsOf(read.config, { ...around(COMPLETE), isRoot: true }, SHELF, NOW)).toEqual(['runsAsRoot'])
  })
  test('is nothing in a demo', () => {
    const read = readConfig({ LOTSE_MODE: 'demo' })
    if (!read.ok) throw new Error(read.faults.join('\n'))
    expect(concernsOf(read.config, surroundings({}), { available: 0, unavailable: 1 }, NOW)).toEqual([])
  })
})

test('a certificate file that can be read is no concern', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-ca-'))
  try {
    writeFileSync(join(folder, 'ca.pem'), '')
    expect(found({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') })).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a setting with a slip in its name is named; those of others and empty ones are not', () => {
  expect(unknownSettings({ ...COMPLETE, LOTSE_ADMIN: 'x', LOTSE_SMTP: '', OTHER: 'x' })).toEqual(['LOTSE_ADMIN'])
})

test('the list says of each what to do', () => {
  expect(missingOrRisky([concern('noAdmins'), concern('runsAsRoot')])).toMatch(
    /^Der Gremienlotse läuft\. .*:\n- LOTSE_ADMINS fehlt: .*Tragen Sie .*\n- Der Bot läuft als root\. Richten Sie /,
  )
})
