/**
 * Sends what is due. A row is set to "sending" immediately before its request and one at a time, so that after a crash
 * only what was truly under way is unclear. Repeating is decided here and nowhere else: no channel repeats by itself.
 */
import { type Instant, laterBy } from '#src/calendar/local-date.ts'
import type { Claim, DueLetter, LetterNext, OutboxRows } from '#src/people/outbox.ts'
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
const LEASE_MS = 50_000
/** A letter that cannot be put into words is tried again after this, and must not stand before the others meanwhile. */
const NO_WORDS_PAUSE_MS = 60_000

export interface Dispatcher {
  /** Sends everything that is due. @returns how many requests were made */
  deliverDue(): Promise<number>
  /** Takes up what a dead process left behind. @param everything at start of a process that is alone */
  recover(everything: boolean): Promise<number>
}

export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { rows, clock } = parts
  /** What became of letters when the store could not be told: a row left in "sending" would be neither sent nor listed. */
  const untold: { readonly claim: Claim; readonly next: LetterNext; readonly at: Instant }[] = []

  async function tellUntold(): Promise<void> {
    for (let one = untold.shift(); one; one = untold.shift()) {
      try {
        await rows.settle(one.claim, one.next, one.at)
      } catch (err) {
        untold.push(one)
        throw err
      }
    }
  }

  /** 'taken': another instance was faster. */
  async function deliver(letter: DueLetter): Promise<'sent' | 'settled' | 'taken'> {
    const now = clock()
    if (letter.expiresAt !== undefined && letter.expiresAt <= now && letter.attempts === 0) {
      await rows.settle(letter, { kind: 'end', state: 'expired' }, now)
      return 'settled'
    }
    const worded = await inWords(letter)
    if (!worded) {
      // Out of the way of the others, and on the list if it never gets better.
      const later: Delivered = { ok: false, because: 'retryLater', afterMs: NO_WORDS_PAUSE_MS, status: 'no words' }
      await rows.settle(letter, nextStep(later, { ...letter, ways: 0 }, now, parts.random()), now)
      return 'settled'
    }
    const { ways, content } = worded
    if (content === undefined) {
      await rows.settle(letter, { kind: 'end', state: 'recalled' }, now)
      return 'settled'
    }
    const way = ways[letter.way]
    if (!way) {
      const state = letter.ambiguous > 0 ? 'unclear' : 'undeliverable'
      await rows.settle(letter, { kind: 'end', state, trouble: 'no way' }, now)
      return 'settled'
    }
    await parts.pace(way.thread)
    if (!(await rows.beginSending(letter, clock()))) return 'taken'
    const outcome = await attempt(way, letter, content)
    const standing = { ...letter, attempts: letter.attempts + 1, ways: ways.length }
    const at = clock()
    const next = nextStep(outcome, standing, at, parts.random())
    try {
      await rows.settle(standing, next, at)
    } catch (err) {
      untold.push({ claim: { key: letter.key, attempts: standing.attempts }, next, at })
      throw err
    }
    return 'sent'
  }

  /** @returns undefined if the letter cannot be made: a defect, or the store did not answer */
  async function inWords(letter: DueLetter): Promise<{ ways: readonly Way[]; content: unknown } | undefined> {
    try {
      const [ways, content] = await Promise.all([parts.waysTo(letter), parts.render(letter)])
      return { ways, content }
    } catch (err) {
      parts.onFailure(err, letter.key)
      return undefined
    }
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
      await tellUntold()
      let sent = 0
      for (;;) {
        const due = await rows.due(clock(), BATCH)
        if (due.length === 0) return sent
        // One recipient's letters in their order, different recipients' beside one another.
        const queues = [...Map.groupBy(due, ({ to }) => JSON.stringify(to)).values()]
        let looked = 0
        // Where another instance is faster, both have the same letters before them: the rest in no order, or the two
        // would go on meeting at each letter.
        let isShared = false
        const nextQueue = () =>
          isShared ? queues.splice(Math.floor(parts.random() * queues.length), 1)[0] : queues.shift()
        await Promise.all(
          Array.from({ length: LANES }, async () => {
            for (let queue = nextQueue(); queue; queue = nextQueue()) {
              for (const letter of queue) {
                try {
                  const became = await deliver(letter)
                  looked += 1
                  if (became === 'sent') sent += 1
                  if (became === 'taken') {
                    isShared = true
                    // This recipient's next letter is for whoever is at the one before it.
                    break
                  }
                } catch (err) {
                  // The store failed: the row stays as it is and is looked at again with the next pulse.
                  parts.onFailure(err, letter.key)
                }
              }
            }
          }),
        )
        if (due.length < BATCH || looked === 0) return sent
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
        await rows.settle(letter, next, now)
      }
      return stranded.length
    },
  }
}
