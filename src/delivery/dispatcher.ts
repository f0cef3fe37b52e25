/**
 * Sends what is due. A row is set to "sending" immediately before its request and one at a time, so that after a crash
 * only what was truly under way is unclear. Repeating is decided here and nowhere else: no channel repeats by itself.
 */
import { type Instant, laterBy, msBetween } from '#src/calendar/local-date.ts'
import {
  type Claim,
  type DueLetter,
  type LetterNext,
  type OutboxRows,
  type TakenLetter,
  UNREADABLE,
} from '#src/letters/letter.ts'
import type { Delivered, Way } from './channel.ts'
import { createOpenWays, type OpenWays } from './open-ways.ts'
import { afterAttempt } from './retry.ts'

/** `Content`: a letter in words, as its ways take it. */
export interface DispatcherParts<Content> {
  readonly rows: OutboxRows
  /** The recipient's ways, the best first; none: nobody can be reached. */
  readonly waysTo: (letter: DueLetter) => Promise<readonly Way<Content>[]>
  /** Nobody is to be told before this, although it is due; undefined, or absent: now. */
  readonly waitsUntil?: (letter: DueLetter) => Promise<Instant | undefined>
  /** Hands out what is for nobody yet, or has to come otherwise. True: it is not to be sent itself. Absent: all is. */
  readonly handOut?: (letter: DueLetter) => Promise<boolean>
  /** Puts a letter into words when it is sent. Undefined: it is no longer wanted. */
  readonly render: (letter: DueLetter) => Promise<Content | undefined>
  readonly clock: () => Instant
  /** From 0 to 1. */
  readonly random: () => number
  /** Resolves when a message to this thread may go out. */
  readonly pace: (thread: string) => Promise<void>
  /** Absent: that of real time. */
  readonly patience?: OpenWays
  /** @param because which part of a stored letter cannot be read, never what stands there */
  readonly onFailure: (err: unknown, key: string, because?: string) => void
}

/** Taken at once; several workers go through them. Few enough that other instances have their share of what is due. */
const BATCH = 20
const LANES = 2
/** A letter that cannot be put into words is tried again after this, and must not stand before the others meanwhile. */
const NO_WORDS_PAUSE_MS = 60_000

export interface Dispatcher {
  /** Sends everything that is due, and takes up what a dead process left behind. @returns how many requests were made */
  deliverDue(): Promise<number>
  /** Resolves when nothing is under way any more that took too long to be waited for. */
  ended(): Promise<void>
}

export function createDispatcher<Content>(parts: DispatcherParts<Content>): Dispatcher {
  const { rows, clock } = parts
  const patience = parts.patience ?? createOpenWays(clock)
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

  async function deliver({
    content: stored,
    isLeftBehind,
    ...taken
  }: TakenLetter): Promise<'sent' | 'handedOut' | undefined> {
    const now = clock()
    if (stored.kind === 'unreadable') {
      parts.onFailure(new Error('a stored letter cannot be read'), taken.key, stored.because)
      const state = isLeftBehind || taken.ambiguous > 0 ? 'unclear' : 'undeliverable'
      await rows.settle(taken, { kind: 'end', state, trouble: UNREADABLE }, now)
      return undefined
    }
    const letter: DueLetter = { ...taken, content: stored }
    if (isLeftBehind) {
      const { length } = await parts.waysTo(letter)
      const crash: Delivered = { ok: false, because: 'ambiguous', status: 'crash' }
      await rows.settle(letter, afterAttempt(crash, { ...letter, ways: length }, now, parts.random()), now)
      return undefined
    }
    if (letter.expiresAt !== undefined && letter.expiresAt <= now && letter.attempts === 0) {
      await rows.settle(letter, { kind: 'end', state: 'expired' }, now)
      return undefined
    }
    const worded = await inWords(letter)
    if (typeof worded === 'object' && 'later' in worded) {
      // The days for which it is tried are those on which somebody is there.
      const waits = msBetween(now, worded.later)
      const triedSince = letter.triedSince && laterBy(letter.triedSince, waits)
      await rows.settle(letter, { kind: 'later', notBefore: worded.later, ...(triedSince && { triedSince }) }, now)
      return undefined
    }
    if (worded === 'handedOut') return worded
    if (!worded) {
      // Out of the way of the others, and on the list if it never gets better.
      const later: Delivered = { ok: false, because: 'retryLater', afterMs: NO_WORDS_PAUSE_MS, status: 'no words' }
      await rows.settle(letter, afterAttempt(later, { ...letter, ways: 0 }, now, parts.random()), now)
      return undefined
    }
    const { ways, content } = worded
    if (content === undefined) {
      await rows.settle(letter, { kind: 'end', state: 'recalled' }, now)
      return undefined
    }
    const way = ways[letter.way]
    if (!way) {
      const state = letter.ambiguous > 0 ? 'unclear' : 'undeliverable'
      await rows.settle(letter, { kind: 'end', state, trouble: 'no way' }, now)
      return undefined
    }
    await parts.pace(way.thread)
    if (!(await rows.beginSending(letter, clock()))) return undefined
    await patience.waitFor(way, sent(way, ways.length, letter, content))
    return 'sent'
  }

  /** Sends it and stores what became of it, however long that takes. */
  async function sent(
    way: Way<Content>,
    ways: number,
    letter: DueLetter,
    content: Content,
  ): Promise<{ readonly outcome: Delivered }> {
    const outcome = await attempt(way, letter, content)
    const history = { ...letter, attempts: letter.attempts + 1, ways }
    const at = clock()
    const next = afterAttempt(outcome, history, at, parts.random())
    try {
      await rows.settle(history, next, at)
    } catch (err) {
      untold.push({ claim: { key: letter.key, attempts: history.attempts }, next, at })
      parts.onFailure(err, letter.key)
    }
    return { outcome }
  }

  /** @returns undefined if the letter cannot be made: a defect, or the store did not answer */
  async function inWords(
    letter: DueLetter,
  ): Promise<
    { ways: readonly Way<Content>[]; content: Content | undefined } | { later: Instant } | 'handedOut' | undefined
  > {
    try {
      const later = await parts.waitsUntil?.(letter)
      if (later !== undefined && later > clock()) return { later }
      if (await parts.handOut?.(letter)) return 'handedOut'
      const ways = await parts.waysTo(letter)
      const way = ways[letter.way]
      // Before it is put into words, which makes links for it.
      const closedUntil = way && patience.closedUntil(way, clock())
      if (closedUntil !== undefined) return { later: closedUntil }
      return { ways, content: await parts.render(letter) }
    } catch (err) {
      parts.onFailure(err, letter.key)
      return undefined
    }
  }

  /** What a channel throws happened after it may have sent. */
  async function attempt(way: Way<Content>, letter: DueLetter, content: Content): Promise<Delivered> {
    try {
      return await way.send({ content, isRepeat: letter.ambiguous > 0, key: letter.key })
    } catch (err) {
      parts.onFailure(err, letter.key)
      return { ok: false, because: 'ambiguous', status: 'thrown' }
    }
  }

  /** @returns how many were looked at, were sent, and were handed out */
  async function deliverEach(letters: readonly TakenLetter[]) {
    const done = { looked: 0, sent: 0, handedOut: 0 }
    // One recipient's letters in their order, different recipients' beside one another.
    const queues = [...Map.groupBy(letters, ({ to }) => JSON.stringify(to)).values()]
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let queue = queues.shift(); queue; queue = queues.shift()) {
          for (const letter of queue) {
            try {
              const became = await deliver(letter)
              if (became !== undefined) done[became] += 1
              done.looked += 1
            } catch (err) {
              // The store failed: the letter stays as it is and is looked at again with the next pulse.
              parts.onFailure(err, letter.key)
            }
          }
        }
      }),
    )
    return done
  }

  return {
    async deliverDue() {
      let all = 0
      for (;;) {
        await tellUntold()
        const due = await rows.take(clock(), BATCH)
        // Before anything is sent, so that what was due first comes first.
        const planned = due.filter(({ content }) => content.kind === 'planned')
        if ((await deliverEach(planned)).looked > 0) continue
        const { looked, sent, handedOut } = await deliverEach(due.filter((one) => !planned.includes(one)))
        all += sent
        if ((due.length < BATCH && handedOut === 0) || looked === 0) return all
      }
    },
    ended: patience.ended,
  }
}
