/** What became of a request to the connector: certainly not sent, refused for good, or nobody knows. */
import type { Delivered } from '#src/delivery/channel.ts'

/** The connection never stood, so nothing can have arrived. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  // connector.ts: the bot got no token of its own.
  'NO_TOKEN',
])
/** Blocked, left, never installed, no such chat; or a message no repetition would make acceptable. */
const REFUSED = new Set([400, 403, 404, 405, 410, 413])

/** @param err what a send threw */
export function outcomeOf(err: unknown): Exclude<Delivered, { ok: true }> {
  const { statusCode, code, response } = err as {
    statusCode?: unknown
    code?: unknown
    response?: { headers?: { get?: (name: string) => string | null | undefined } }
  }
  if (typeof statusCode === 'number') {
    const status = String(statusCode)
    if (statusCode === 429 || statusCode === 412) {
      const afterMs = pauseOf(response?.headers?.get?.('retry-after'))
      return { ok: false, because: 'retryLater', status, ...(afterMs !== undefined && { afterMs }) }
    }
    // The bot's own token was refused: nothing was taken, and somebody has to mend it.
    if (statusCode === 401) return { ok: false, because: 'retryLater', status }
    if (REFUSED.has(statusCode)) return { ok: false, because: 'never', status }
    return { ok: false, because: 'ambiguous', status }
  }
  const status = typeof code === 'string' ? code : 'failed'
  return { ok: false, because: NEVER_LEFT.has(status) ? 'retryLater' : 'ambiguous', status }
}

/** Longer than a throttled thread ever has to wait; more would be a mistake of the other side. */
const LONGEST_PAUSE_S = 3_600

/** Retry-After in milliseconds; given in seconds. Undefined where it says nothing usable. */
function pauseOf(value: string | null | undefined): number | undefined {
  const seconds = Number(value)
  if (value === null || value === undefined || value.trim() === '' || !Number.isFinite(seconds) || seconds < 0)
    return undefined
  return Math.min(seconds, LONGEST_PAUSE_S) * 1_000
}
