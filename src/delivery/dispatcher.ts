/**
 * Sends what is due. A row is set to "sending" immediately before its request and one at a time, so that after a crash
 * only what was truly under way is unclear. Repeating is decided here and nowhere else: no channel repeats by itself.
 */
import { type Instant, laterBy } from '#src/calendar/local-date.ts'
import type { DueLetter, OutboxRows } from '#src/people/outbox.ts'
import type { Delivered, Way } from './channel.ts'
import { nextStep } from './retry.ts'

export interface DispatcherParts {
  readonly rows: OutboxRows
  /** The recipient's ways, the best first; none: nobody can be reached. */
  readonly waysTo: (letter: DueLetter) => Promise<readonly Way[]>
  /** Puts a letter into words when it is sent. Undefined: it is no longer wanted. */
  readonly render: (letter: DueLetter) => Promise<unknown>
  readonly clock: () => Instant
  /** From 0 to 1. */
  readonly random: () => number
  /** Resolves when a message to this thread may go out. */
  readonly pace: (thread: string) => Promise<void>
  readonly onFailure: (err: unknown, key: string) => void
}

/** Taken from the store at once; several workers go through them. */
const BATCH = 100
const LANES = 2
/** Longer than any request lives: a row that is "sending" for longer belongs to a process that died. */
const LEASE_MS = 90_000

export interface Dispatcher {
  /** Sends everything that is due. @returns how many requests were made */
  deliverDue(): Promise<number>
  /** Takes up what a dead process left behind. @param everything at start of a process that is alone */
  recover(everything: boolean): Promise<number>
}

export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { rows, clock } = parts

  async function deliver(letter: DueLetter): Promise<number> {
    const now = clock()
    if (letter.expiresAt !== undefined && letter.expiresAt <= now && letter.attempts === 0) {
      await rows.settle(letter.key, { kind: 'end', state: 'expired' }, now)
      return 0
    }
    const [ways, content] = await Promise.all([parts.waysTo(letter), parts.render(letter)])
    if (content === undefined) {
      await rows.settle(letter.key, { kind: 'end', state: 'recalled' }, now)
      return 0
    }
    const way = ways[letter.way]
    if (!way) {
      const state = letter.ambiguous > 0 ? 'unclear' : 'undeliverable'
      await rows.settle(letter.key, { kind: 'end', state, trouble: 'no way' }, now)
      return 0
    }
    await parts.pace(way.thread)
    if (!(await rows.beginSending(letter.key, clock()))) return 0
    const outcome = await attempt(way, letter, content)
    const standing = { ...letter, attempts: letter.attempts + 1, ways: ways.length }
    const ended = clock()
    await rows.settle(letter.key, nextStep(outcome, standing, ended, parts.random()), ended)
    return 1
  }

  /** What a channel throws happened after it may have sent. */
  async function attempt(way: Way, letter: DueLetter, content: unknown): Promise<Delivered> {
    try {
      return await way.send({ content, isRepeat: letter.ambiguous > 0, key: letter.key })
    } catch (err) {
      parts.onFailure(err, letter.key)
      return { ok: false, because: 'ambiguous', status: 'thrown' }
    }
  }

  return {
    async deliverDue() {
      let sent = 0
      for (;;) {
        const due = await rows.due(clock(), BATCH)
        if (due.length === 0) return sent
        // One recipient's letters in their order, different recipients' beside one another.
        const queues = [...Map.groupBy(due, ({ to }) => JSON.stringify(to)).values()]
        const before = sent
        let settled = 0
        await Promise.all(
          Array.from({ length: LANES }, async () => {
            for (let queue = queues.shift(); queue; queue = queues.shift()) {
              for (const letter of queue) {
                try {
                  sent += await deliver(letter)
                  settled += 1
                } catch (err) {
                  // The store or the renderer failed: the row stays as it is and is looked at again with the next pulse.
                  parts.onFailure(err, letter.key)
                }
              }
            }
          }),
        )
        if (due.length < BATCH || (settled === 0 && sent === before)) return sent
      }
    },
    async recover(everything) {
      const now = clock()
      const stranded = await rows.stranded(everything ? laterBy(now, 1) : laterBy(now, -LEASE_MS))
      for (const letter of stranded) {
        const ways = await parts.waysTo(letter)
        const next = nextStep(
          { ok: false, because: 'ambiguous', status: 'crash' },
          { ...letter, ways: ways.length },
          now,
          parts.random(),
        )
        await rows.settle(letter.key, next, now)
      }
      return stranded.length
    },
  }
}
