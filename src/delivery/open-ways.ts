/**
 * One hanging way holds up no other. A request that takes long goes on by itself; until it has come to an end nothing else
 * takes the same way, and after it failed for a growing while neither.
 */
import { type Instant, laterBy } from '#src/calendar/local-date.ts'
import type { Delivered, Way } from './channel.ts'

/** Longer than a healthy service takes. A mail server greets, encrypts and looks the sender up first. */
const PATIENCE_MS = { teams: 400, mail: 2_000 } as const
/** While a request hangs: soon enough that little is late when it was only slow. */
const LOOK_AGAIN_MS = 5_000
const LONGEST_CLOSED_MS = 300_000
/** More than this is no slow chat but a service that is down. */
const MOST_HANGING = 40

/** Ways that hang, and until when nothing more is sent by them. */
export interface OpenWays {
  /** @returns when it is worth looking again; undefined: the way is free */
  closedUntil(way: Pick<Way, 'channel' | 'thread'>, now: Instant): Instant | undefined
  /** Waits for a request, but not for ever. @returns its end; undefined: it goes on by itself */
  waitFor<T extends { readonly outcome: Delivered }>(
    way: Pick<Way, 'channel' | 'thread'>,
    request: Promise<T>,
  ): Promise<T | undefined>
  /** Resolves when no request is under way any more. */
  ended(): Promise<void>
}

/** @param after resolves after so many milliseconds, or when the signal says that nobody waits any more */
export function createOpenWays(
  clock: () => Instant,
  after: (ms: number, signal: AbortSignal) => Promise<void> = realTime,
): OpenWays {
  const hanging = new Map<string, number>()
  const failed = new Map<string, { readonly times: number; readonly until: Instant }>()
  const underWay = new Set<Promise<unknown>>()
  // All mail goes through one server; what hangs in Teams is a chat.
  const keyOf = ({ channel, thread }: Pick<Way, 'channel' | 'thread'>): string => (channel === 'mail' ? 'mail' : thread)

  function ends(key: string, { ok }: Delivered): void {
    const left = (hanging.get(key) ?? 1) - 1
    if (left > 0) hanging.set(key, left)
    else hanging.delete(key)
    if (ok) return void failed.delete(key)
    const times = (failed.get(key)?.times ?? 0) + 1
    const until = laterBy(clock(), Math.min(LONGEST_CLOSED_MS, LOOK_AGAIN_MS * 2 ** Math.min(times, 10)))
    failed.set(key, { times, until })
  }

  return {
    closedUntil(way, now) {
      const key = keyOf(way)
      if (hanging.has(key) || hanging.size >= MOST_HANGING) return laterBy(now, LOOK_AGAIN_MS)
      const until = failed.get(key)?.until
      return until !== undefined && until > now ? until : undefined
    },
    async waitFor(way, request) {
      const key = keyOf(way)
      const noLonger = new AbortController()
      const patience = after(PATIENCE_MS[way.channel], noLonger.signal).then(() => undefined)
      const ended = await Promise.race([request, patience])
      noLonger.abort()
      if (ended !== undefined) {
        if (ended.outcome.ok) failed.delete(key)
        return ended
      }
      hanging.set(key, (hanging.get(key) ?? 0) + 1)
      const going = request.then(({ outcome }) => ends(key, outcome)).finally(() => underWay.delete(going))
      underWay.add(going)
      return undefined
    },
    async ended() {
      await Promise.allSettled(underWay)
    },
  }
}

const realTime = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
