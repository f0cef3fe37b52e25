/**
 * What is refused before the SDK sees it. The SDK crashes on odd shapes, believes tokens that name their own issuer, and
 * sends the bot's token to any address a message names.
 */
import { Buffer } from 'node:buffer'

/** Teams' activities have about 4 levels and a dozen entries; state saving and logging break on thousands. */
const MAX_DEPTH = 20
const MAX_ENTRIES = 200
/** 8 KB: real tokens have about 1 KB. */
const MAX_AUTHORIZATION = 8_192
const ISSUER = 'https://api.botframework.com'
const SERVICE_HOST = 'smba.trafficmanager.net'
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
const CHANNELS = { production: ['msteams'], demo: ['msteams', 'emulator'] }

const ACCOUNT_TEXTS = ['name', 'aadObjectId', 'role', 'tenantId', 'conversationType']

export type Mode = keyof typeof CHANNELS

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTextOrNothing = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string'
// Ids become part of an address and of a header of the answer.
const isId = (value: unknown): value is string => typeof value === 'string' && /^[\x20-\x7e]{1,1000}$/.test(value)
const isName = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** @returns what is wrong with the shape of an activity, for the log, or undefined */
export function shapeFault(body: unknown): string | undefined {
  if (!isRecord(body)) return 'no object'
  if (!isWithinLimits(body, MAX_DEPTH)) return 'too deep or too long'
  for (const field of ['type', 'channelId', 'serviceUrl']) if (!isName(body[field])) return `no ${field}`
  for (const field of ['conversation', 'from', 'recipient']) {
    const account = body[field]
    if (!isRecord(account) || !isId(account.id)) return `no ${field}.id`
    // The answer repeats these, and the SDK refuses to send what it does not know.
    for (const text of ACCOUNT_TEXTS) if (!isTextOrNothing(account[text])) return `${field}.${text} is no text`
    const { isGroup, properties } = account
    if (isGroup !== undefined && isGroup !== null && typeof isGroup !== 'boolean') return `${field}.isGroup`
    if (properties !== undefined && properties !== null && !isRecord(properties)) return `${field}.properties`
  }
  if (body.id !== undefined && body.id !== null && !isId(body.id)) return 'odd id'
  for (const field of ['text', 'locale', 'deliveryMode', 'replyToId']) {
    if (body[field] !== undefined && body[field] !== null && typeof body[field] !== 'string')
      return `${field} is no text`
  }
  for (const field of ['entities', 'attachments', 'membersAdded', 'membersRemoved']) {
    const list = body[field]
    if (list !== undefined && list !== null && !(Array.isArray(list) && list.every(isRecord)))
      return `${field} is no list`
  }
  if (body.channelData !== undefined && body.channelData !== null && !isRecord(body.channelData))
    return 'odd channelData'
  return undefined
}

function isWithinLimits(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  const entries = Object.values(value)
  return entries.length <= MAX_ENTRIES && entries.every((entry) => isWithinLimits(entry, depth - 1))
}

/**
 * Decodes the token only to refuse it: everything not issued by the Bot Framework, above all what the SDK's second path
 * ("emulator") would check against an issuer named by the token itself. Whether the rest is genuine, the SDK checks.
 */
export function tokenFault(authorization: string | undefined): string | undefined {
  if (authorization === undefined || authorization === '') return 'no token'
  if (authorization.length > MAX_AUTHORIZATION) return 'token too long'
  const token = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization)
  if (!token) return 'no bearer token'
  const header = decoded(token[1])
  if (header?.alg !== 'RS256') return 'algorithm'
  const claims = decoded(token[2])
  if (claims?.iss !== ISSUER) return 'issuer'
  // The SDK takes one that never ends.
  return typeof claims.exp === 'number' ? undefined : 'no expiry'
}

function decoded(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString())
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

export const isKnownChannel = (channelId: string, mode: Mode): boolean => CHANNELS[mode].includes(channelId)

/**
 * Whether the bot may send there, with its token. The host is exact: anybody can have a name under trafficmanager.net.
 * @param moreHosts hosts of a sovereign cloud, in lower case, as the settings name them
 */
export function mayTalkTo(serviceUrl: string, mode: Mode, moreHosts: readonly string[] = []): boolean {
  const url = URL.parse(serviceUrl)
  if (!url) return false
  if (url.username !== '' || url.password !== '') return false
  if (mode === 'demo') return url.protocol === 'http:' && LOOPBACK.has(url.hostname)
  const isHost = url.hostname === SERVICE_HOST || moreHosts.includes(url.hostname)
  return url.protocol === 'https:' && isHost && url.port === ''
}

/**
 * The tenant an activity comes from, in lower case. The places that name one must agree; none at all is no tenant.
 * @returns undefined if it cannot be told
 */
export function tenantOf(activity: {
  readonly conversation: { readonly tenantId?: unknown }
  readonly channelData?: unknown
}): string | undefined {
  const channelData = isRecord(activity.channelData) ? activity.channelData : {}
  const tenant = isRecord(channelData.tenant) ? channelData.tenant.id : undefined
  const named = [activity.conversation.tenantId, tenant].filter((id) => id !== undefined && id !== null)
  const [first] = named
  if (!isName(first) || named.some((id) => typeof id !== 'string' || id.toLowerCase() !== first.toLowerCase()))
    return undefined
  return first.toLowerCase()
}
