/** Whether Microsoft can be reached and knows the bot, and how far this computer's clock is from theirs. */
import { randomUUID, sign } from 'node:crypto'
import { type Instant, instant, instantOfHttpDate, msBetween } from '#src/calendar/local-date.ts'
import type { BotCertificate, Registration } from '#src/config.ts'
import type { CheckResult } from '#src/speech/operation/doctor.ts'
import * as say from '#src/speech/operation/doctor.ts'
import { unreachedBy } from './trouble.ts'

/** Where Microsoft is; a test has its own. */
export interface Servers {
  /** Gives tokens. */
  readonly login: string
  /** Names the keys by which what comes in is checked. */
  readonly keys: string
  /** Takes what goes out. */
  readonly service: string
  /** Gives tokens to computers of Azure. */
  readonly identity: string
}
export const MICROSOFT: Servers = {
  login: 'https://login.microsoftonline.com',
  keys: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  service: 'https://smba.trafficmanager.net/',
  identity: 'http://169.254.169.254',
}
const SCOPE = 'https://api.botframework.com/.default'
const PATIENCE_MS = 10_000
/** From then on an administrator should know; at 300 s tokens are refused. */
const SKEW_SECONDS = 30
const TOO_SKEWED_SECONDS = 240

/** By Entra's own numbers, as they stand in its answer. */
const REFUSED: Readonly<Record<number, Parameters<typeof say.tokenRefused>[0]>> = {
  7000215: 'wrongSecret',
  7000222: 'secretExpired',
  700016: 'unknownApp',
  90002: 'unknownTenant',
  900023: 'unknownTenant',
  7000112: 'appDisabled',
  700027: 'certificateUnknown',
}

type AskedServer = { readonly response: Response } | { readonly result: CheckResult }

async function ask(url: string, options: RequestInit = {}): Promise<AskedServer> {
  try {
    return { response: await fetch(url, { ...options, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }) }
  } catch (err) {
    const text = say.hostUnreached(new URL(url).hostname, unreachedBy(err) ?? 'unreachable')
    return { result: { area: 'network', state: 'fault', text } }
  }
}

/** @param now the clock of this computer, asked when an answer has come */
export async function checkMicrosoft(
  registration: Registration,
  now: () => Instant,
  at: Servers = MICROSOFT,
): Promise<readonly CheckResult[]> {
  const [token, keys, service] = await Promise.all([
    registration.type === 'SingleTenant'
      ? askForToken(registration, now(), at)
      : ask(identityUrl(registration, at), METADATA),
    ask(at.keys),
    ask(at.service),
  ])
  const all = [token, keys, service]
  const reached = [at.login, at.keys, at.service].flatMap((url, index) => {
    const isAsked = index > 0 || registration.type === 'SingleTenant'
    return isAsked && all[index] && 'response' in all[index] ? [new URL(url).hostname] : []
  })
  const faults = [keys, service, ...(registration.type === 'SingleTenant' ? [token] : [])]
  return [
    ...faults.flatMap((asked) => ('result' in asked ? [asked.result] : [])),
    ...(reached.length > 0
      ? [{ area: 'network', state: 'fine', text: say.hostReached([...new Set(reached)]) } as const]
      : []),
    ...(await registrationResult(registration, token)),
    clockResult(all, now),
  ]
}

async function registrationResult({ type }: Registration, token: AskedServer): Promise<readonly CheckResult[]> {
  const area = 'registration'
  if ('result' in token) {
    return type === 'UserAssignedMSI' ? [{ area, state: 'fault', text: say.noIdentityHere() }] : []
  }
  const { response } = token
  if (response.ok) return [{ area, state: 'fine', text: say.tokenGiven() }]
  const body = (await response.json().catch(() => undefined)) as { error_codes?: unknown } | undefined
  const codes = Array.isArray(body?.error_codes) ? (body.error_codes as unknown[]) : []
  const because = codes.flatMap((code) => REFUSED[Number(code)] ?? [])[0]
  const text = because ? say.tokenRefused(because) : say.tokenRefusedOtherwise(response.status)
  return [{ area, state: 'fault', text }]
}

function askForToken(registration: OfSingleTenant, now: Instant, { login }: Servers): Promise<AskedServer> {
  const url = `${login}/${registration.tenantId}/oauth2/v2.0/token`
  return ask(url, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: registration.appId,
      scope: SCOPE,
      ...('password' in registration
        ? { client_secret: registration.password }
        : {
            client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            client_assertion: assertionOf(registration.appId, registration.certificate, url, now),
          }),
    }),
  })
}
type OfSingleTenant = Extract<Registration, { type: 'SingleTenant' }>

/** What proves to Entra that one holds the key of a certificate (RFC 7523). */
function assertionOf(appId: string, { thumbprint, privateKey }: BotCertificate, url: string, now: Instant): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const seconds = Math.floor(msBetween(EPOCH, now) / 1000)
  const head = { alg: 'RS256', typ: 'JWT', x5t: Buffer.from(thumbprint, 'hex').toString('base64url') }
  const claims = { aud: url, iss: appId, sub: appId, jti: randomUUID(), nbf: seconds, exp: seconds + ASSERTION_SECONDS }
  const text = `${part(head)}.${part(claims)}`
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`
}
const EPOCH = instant('1970-01-01T00:00:00Z')
const ASSERTION_SECONDS = 300

const METADATA = { headers: { Metadata: 'true' } }
const identityUrl = ({ appId }: Registration, { identity }: Servers): string =>
  `${identity}/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fapi.botframework.com&client_id=${appId}`

/** By the time that stands in every answer over HTTP, to the second. */
function clockResult(all: readonly AskedServer[], now: () => Instant): CheckResult {
  const area = 'clock'
  for (const asked of all) {
    const theirs = 'response' in asked ? instantOfHttpDate(asked.response.headers.get('date') ?? '') : undefined
    if (theirs === undefined) continue
    const seconds = Math.round(Math.abs(msBetween(theirs, now())) / 1000)
    if (seconds <= SKEW_SECONDS) return { area, state: 'fine', text: say.clockRight(seconds) }
    return { area, state: seconds >= TOO_SKEWED_SECONDS ? 'fault' : 'note', text: say.clockWrong(seconds) }
  }
  return { area, state: 'note', text: say.clockUnknown() }
}
