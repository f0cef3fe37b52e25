/**
 * The environment, read once. One schema, a union over LOTSE_MODE: a production bot without tenant and credentials
 * cannot be expressed. All faults are shown together, in German, and never with the value: it may be a secret.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { accessSync, constants, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Instant, instantAt, parseMoment } from './calendar/local-date.ts'
import type { Surroundings } from './operating/concerns.ts'
import { type ConfigName, dangerousSetting, proxyFault, settingFault, VARIABLES } from './speech/operation/variables.ts'

/** The SDK would believe these and trust keys or issuers of whoever set them. We never pass the environment to it. */
const DANGEROUS = [
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'BotOpenIdMetadata',
  'OAuthUrl',
  'ValidateAuthority',
  'ChannelService',
  'CallerId',
].map((name) => name.toLowerCase())

const DEFAULT_DATABASE = 'var/lotse.db'
/** Calendar days. */
const DEFAULT_IMAP_DAYS = 7
const DEFAULT_AGREEMENTS = 'data/agreements'

const guid = z.guid().transform((id) => id.toLowerCase())
/** `OBJECTID`, or `TENANT/OBJECTID` for somebody of another organisation. */
const person = z
  .string()
  .regex(/^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\/)?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i)
  .toLowerCase()
const listOf = (one: z.ZodType<string, string>) =>
  z
    .string()
    .transform((list) => list.split(/[\s,;]+/).filter((id) => id !== ''))
    .pipe(z.array(one))
/** Exact names: no address, no port, no wildcard. */
const hosts = z
  .string()
  .transform((list) => list.split(/[\s,;]+/).flatMap((host) => (host === '' ? [] : [host.toLowerCase()])))
  .pipe(
    z.array(
      z
        .string()
        .max(253)
        .regex(/^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/),
    ),
  )
/** A file that holds the secret and nothing else, as systemd and containers hand it over. */
const secretFile = z
  .string()
  .transform((path) => textOf(path)?.trim() ?? '')
  .pipe(z.string().min(1))
/** One file with an RSA key and its certificate, both as PEM, without a passphrase: Entra takes no other kind of key. */
const certificateFile = z.string().transform((path, context): BotCertificate => {
  try {
    const text = readFileSync(path, 'utf8')
    const certificate = new X509Certificate(text)
    const key = createPrivateKey(text)
    if (key.asymmetricKeyType !== 'rsa' || !certificate.checkPrivateKey(key)) throw new Error('another key')
    return {
      thumbprint: certificate.fingerprint.replaceAll(':', ''),
      privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      endsAt: instantAt(Date.parse(certificate.validTo)),
    }
  } catch {
    context.addIssue({ code: 'custom', message: 'no key with its certificate' })
    return z.NEVER
  }
})
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
/** Without a zone, Berlin is meant: the server's zone decides nothing. */
const clock = z.string().transform((text, context): Instant => {
  const at = parseMoment(text)
  if (at === undefined) context.addIssue({ code: 'custom', message: 'no date and time' })
  return at ?? z.NEVER
})

const common = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(65_535))
    .default(3978),
  LOTSE_DB: z.string().default(DEFAULT_DATABASE),
  LOTSE_AGREEMENTS: z.string().default(DEFAULT_AGREEMENTS),
  LOTSE_ALLOWED_TENANTS: listOf(guid).default([]),
  LOTSE_ADMINS: listOf(person).default([]),
  LOTSE_SERVICE_HOSTS: hosts.optional(),
  LOTSE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LOTSE_MAIL_FROM: z.email().optional(),
  LOTSE_SOFFICE: z.string().trim().min(1).optional(),
  LOTSE_PRIVACY: z.string().trim().max(600).optional(),
  LOTSE_IMAP_URL: z
    .url({ protocol: /^imaps?$/ })
    .refine((url) => new URL(url).username !== '' && new URL(url).password !== '')
    .optional(),
  LOTSE_IMAP_DAYS: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.int().max(90))
    .default(DEFAULT_IMAP_DAYS),
  LOTSE_METRICS: z
    .string()
    .regex(/^[a-z\d.:-]+:\d{1,5}$/i)
    .transform((text) => ({
      host: text.slice(0, text.lastIndexOf(':')),
      port: Number(text.slice(text.lastIndexOf(':') + 1)),
    }))
    .refine(({ port }) => port <= 65_535)
    .optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}
const production = {
  ...common,
  LOTSE_MODE: z.literal('production'),
  HOST: z.string().default('0.0.0.0'),
  LOTSE_APP_ID: guid,
  LOTSE_TENANT_ID: guid,
  LOTSE_PUBLIC_URL: z.url({ protocol: /^https$/ }).optional(),
}
const none = z.undefined().optional()
const withSecret = {
  secret: { LOTSE_APP_PASSWORD: z.string(), LOTSE_APP_PASSWORD_FILE: none, LOTSE_APP_CERTIFICATE: none },
  file: { LOTSE_APP_PASSWORD: none, LOTSE_APP_PASSWORD_FILE: secretFile, LOTSE_APP_CERTIFICATE: none },
  certificate: { LOTSE_APP_PASSWORD: none, LOTSE_APP_PASSWORD_FILE: none, LOTSE_APP_CERTIFICATE: certificateFile },
} as const
const singleTenant = { ...production, LOTSE_APP_TYPE: z.literal('SingleTenant'), LOTSE_CLOCK: none }
const bySecret = z.object({ ...singleTenant, ...withSecret.secret })
const bySecretFile = z.object({ ...singleTenant, ...withSecret.file })
const byCertificate = z.object({ ...singleTenant, ...withSecret.certificate })
const managedIdentity = z.object({
  ...production,
  LOTSE_APP_TYPE: z.literal('UserAssignedMSI'),
  LOTSE_APP_PASSWORD: none,
  LOTSE_APP_PASSWORD_FILE: none,
  LOTSE_APP_CERTIFICATE: none,
  LOTSE_CLOCK: none,
})
const demo = z.object({
  ...common,
  LOTSE_MODE: z.literal('demo'),
  HOST: z.literal('127.0.0.1').default('127.0.0.1'),
  LOTSE_TENANT_ID: guid.optional(),
  LOTSE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOTSE_CLOCK: clock.optional(),
})

/** Who the bot is towards Microsoft. */
export type Registration = { readonly appId: string; readonly tenantId: string } & (
  | { readonly type: 'SingleTenant'; readonly password: string }
  | { readonly type: 'SingleTenant'; readonly certificate: BotCertificate }
  | { readonly type: 'UserAssignedMSI' }
)
/** In place of a secret: a key that never leaves this computer. */
export interface BotCertificate {
  /** SHA-1, 40 hexadecimal digits: how Entra names a certificate. */
  readonly thumbprint: string
  /** PEM. */
  readonly privateKey: string
  readonly endsAt: Instant
}

interface CommonConfig {
  readonly host: string
  readonly port: number
  readonly publicUrl?: string
  readonly database: string
  readonly agreementsFolder: string
  /** Ids of persons (tenant/object id); in a demo also object ids, of whatever tenant. */
  readonly admins: readonly string[]
  /** Hosts of the Bot Framework's service besides the public cloud's. */
  readonly serviceHosts?: readonly string[]
  readonly sofficePath?: string
  readonly smtpUrl?: string
  readonly mailFrom?: string
  /** The mailbox of the sender, where answers are read; absent: nobody reads them. */
  readonly imapUrl?: string
  /** Calendar days after which mails that were read are deleted there. Absent: 7. */
  readonly imapDays?: number
  /** Who is responsible and whom to ask, for pages and mails. */
  readonly privacyText?: string
  readonly logLevel: string
  /** Where figures for Prometheus are read; absent: nowhere. */
  readonly metrics?: { readonly host: string; readonly port: number }
  /** The clock starts here; absent: real time. */
  readonly clock?: Instant
}
export interface ProductionConfig extends CommonConfig {
  readonly mode: 'production'
  readonly registration: Registration
  readonly tenants: readonly string[]
}
export interface DemoConfig extends CommonConfig {
  readonly mode: 'demo'
  /** 'any': nobody but this machine can speak to a demo. */
  readonly tenants: readonly string[] | 'any'
}
export type Config = ProductionConfig | DemoConfig
export type Environment = Readonly<Record<string, string | undefined>>

/** @returns the settings, frozen, or every fault in German; a fault never shows a value */
export function readConfig(
  env: Environment = process.env,
): { ok: true; config: Config } | { ok: false; faults: string[] } {
  const given = withoutEmpty(env)
  const fault = (name: ConfigName): string => settingFault(name, given[name] !== undefined)
  const clockAllowed = given.LOTSE_MODE === 'demo' || given.NODE_ENV === 'test'
  const testClock =
    clockAllowed && given.LOTSE_MODE !== 'demo' ? clock.optional().safeParse(given.LOTSE_CLOCK) : undefined
  const read = readMember({ ...given, ...(testClock && { LOTSE_CLOCK: undefined }) })
  const faults = [
    ...(read.success ? [] : read.error.issues.map((issue) => fault(String(issue.path[0]) as ConfigName))),
    ...(testClock && !testClock.success ? [fault('LOTSE_CLOCK')] : []),
    ...PROXIES.filter((name) => given[name] !== undefined && !isProxy(given[name])).map(proxyFault),
    ...Object.keys(given)
      .filter((name) => DANGEROUS.includes(name.toLowerCase()))
      .map(dangerousSetting),
  ]
  if (!read.success || faults.length > 0) return { ok: false, faults: [...new Set(faults)] }
  return { ok: true, config: deepFreeze(configOf(read.data, testClock?.data)) }
}

/** Where the data lives: a file path or `postgres://…`. For the tools that need nothing else of the settings. */
export const databaseLocation = (env: Environment = process.env): string =>
  withoutEmpty(env).LOTSE_DB ?? DEFAULT_DATABASE

/** The folder of the agreements, likewise. */
export const agreementsLocation = (env: Environment = process.env): string =>
  withoutEmpty(env).LOTSE_AGREEMENTS ?? DEFAULT_AGREEMENTS

const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy']
const PROXY_SETTINGS = [...PROXIES, 'NO_PROXY', 'no_proxy']
/** How the network is left, by the names every program uses for it. */
export const proxySettings = (env: Environment = process.env): Record<string, string> =>
  Object.fromEntries(PROXY_SETTINGS.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))

/** Names that sound like settings of ours and are none. Tests and their tools have some of their own. */
export const unknownSettings = (env: Environment = process.env): readonly string[] =>
  Object.keys(withoutEmpty(env))
    .filter((name) => name.startsWith('LOTSE_') && !(name in VARIABLES) && !TOOLS.includes(name))
    .toSorted()
const TOOLS = ['LOTSE_INSTALL', 'LOTSE_LONG', 'LOTSE_FUZZ', 'LOTSE_TEST_POSTGRES']

/** What the environment says besides the settings, for the list of what is missing or risky. */
export function surroundings(env: Environment = process.env): Surroundings {
  const caFile = env.NODE_EXTRA_CA_CERTS
  return {
    isHostNamed: withoutEmpty(env).HOST !== undefined,
    isTlsUnchecked: env.NODE_TLS_REJECT_UNAUTHORIZED === '0',
    isCaFileMissing: caFile !== undefined && caFile !== '' && !canRead(caFile),
    isRoot: process.getuid?.() === 0,
  }
}
function canRead(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}

/** The clock of the bot: real time, or from LOTSE_CLOCK on at the pace of real time. */
export function clockFrom(config: Pick<Config, 'clock'>, now: () => number = Date.now): () => Instant {
  const ahead = config.clock === undefined ? 0 : Date.parse(config.clock) - now()
  return () => instantAt(now() + ahead)
}

const withoutEmpty = (env: Environment): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))

/** The member of the union is chosen here, so that each fault is that of the mode that was meant. */
function readMember(given: Environment) {
  if (given.LOTSE_MODE === 'demo') return demo.safeParse(given)
  const asked = { LOTSE_MODE: 'production', ...given }
  if (given.LOTSE_APP_TYPE === 'UserAssignedMSI') return managedIdentity.safeParse(asked)
  if (given.LOTSE_APP_CERTIFICATE !== undefined) return byCertificate.safeParse(asked)
  return (given.LOTSE_APP_PASSWORD_FILE === undefined ? bySecret : bySecretFile).safeParse(asked)
}

const isProxy = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

type ProductionRead = z.infer<typeof bySecret | typeof bySecretFile | typeof byCertificate | typeof managedIdentity>
type SettingsRead = ProductionRead | z.infer<typeof demo>

function registrationOf(read: ProductionRead): Registration {
  const who = { appId: read.LOTSE_APP_ID, tenantId: read.LOTSE_TENANT_ID }
  if (read.LOTSE_APP_TYPE === 'UserAssignedMSI') return { ...who, type: read.LOTSE_APP_TYPE }
  if (read.LOTSE_APP_CERTIFICATE) return { ...who, type: read.LOTSE_APP_TYPE, certificate: read.LOTSE_APP_CERTIFICATE }
  return { ...who, type: read.LOTSE_APP_TYPE, password: read.LOTSE_APP_PASSWORD ?? read.LOTSE_APP_PASSWORD_FILE }
}

function configOf(read: SettingsRead, testClock: Instant | undefined): Config {
  const shared = {
    host: read.HOST,
    port: read.PORT,
    database: read.LOTSE_DB,
    agreementsFolder: read.LOTSE_AGREEMENTS,
    logLevel: read.LOG_LEVEL,
    ...(read.LOTSE_SERVICE_HOSTS !== undefined && { serviceHosts: read.LOTSE_SERVICE_HOSTS }),
    ...(read.LOTSE_METRICS !== undefined && { metrics: read.LOTSE_METRICS }),
    ...(read.LOTSE_PUBLIC_URL !== undefined && { publicUrl: read.LOTSE_PUBLIC_URL }),
    ...(read.LOTSE_SOFFICE !== undefined && { sofficePath: read.LOTSE_SOFFICE }),
    ...(read.LOTSE_SMTP_URL !== undefined && { smtpUrl: read.LOTSE_SMTP_URL }),
    ...(read.LOTSE_MAIL_FROM !== undefined && { mailFrom: read.LOTSE_MAIL_FROM }),
    ...(read.LOTSE_PRIVACY !== undefined && { privacyText: read.LOTSE_PRIVACY }),
    ...(read.LOTSE_IMAP_URL !== undefined && { imapUrl: read.LOTSE_IMAP_URL, imapDays: read.LOTSE_IMAP_DAYS }),
  }
  if (read.LOTSE_MODE === 'demo') {
    const tenants = [...(read.LOTSE_TENANT_ID ? [read.LOTSE_TENANT_ID] : []), ...read.LOTSE_ALLOWED_TENANTS]
    return {
      ...shared,
      mode: 'demo',
      admins: read.LOTSE_ADMINS,
      publicUrl: read.LOTSE_PUBLIC_URL ?? `http://127.0.0.1:${read.PORT}`,
      tenants: tenants.length > 0 ? tenants : 'any',
      ...(read.LOTSE_CLOCK !== undefined && { clock: read.LOTSE_CLOCK }),
    }
  }
  return {
    ...shared,
    mode: 'production',
    admins: read.LOTSE_ADMINS.map((id) => (id.includes('/') ? id : `${read.LOTSE_TENANT_ID}/${id}`)),
    tenants: [read.LOTSE_TENANT_ID, ...read.LOTSE_ALLOWED_TENANTS],
    registration: registrationOf(read),
    ...(testClock !== undefined && { clock: testClock }),
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}

/** What a program started by this one inherits: its path, and settings of its own such as PGSSLROOTCERT. */
export const inherited = (): Readonly<Record<string, string | undefined>> => process.env
