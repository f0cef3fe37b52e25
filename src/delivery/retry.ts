/** What an outcome means for a letter. Pure: from how it stands to what happens next. */
import { DAY_MS, type Instant, laterBy } from '#src/calendar/local-date.ts'
import type { LetterNext } from '#src/letters/letter.ts'
import type { Delivered } from './channel.ts'

/** 5 s, doubled with each attempt, at most 10 min. */
const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 600_000
/** A repeat after an unclear outcome: long enough for the first one to show up, short enough for the day. */
const REPEAT_AFTER_MS = 600_000
/** What could not be delivered for two days stands on the list, whatever the reason. */
export const GIVE_UP_AFTER_MS = 2 * DAY_MS

export type AfterAttempt = Exclude<LetterNext, { readonly kind: 'later' }>

export interface AttemptHistory {
  /** Attempts made so far, this one included. */
  readonly attempts: number
  /** Attempts among them that may have arrived. */
  readonly ambiguous: number
  /** Which of the recipient's ways was tried, from 0. */
  readonly way: number
  readonly ways: number
  /** When it first went wrong; absent: this time. */
  readonly triedSince?: Instant
  readonly expiresAt?: Instant
}

/**
 * After an unclear outcome there is at most one repeat, marked as such; then the next way, then the list. A clear no
 * goes to the next way at once.
 * @param jitter from 0 to 1, spreads the attempts of many letters
 */
export function afterAttempt(outcome: Delivered, history: AttemptHistory, now: Instant, jitter: number): AfterAttempt {
  if (outcome.ok) return { kind: 'end', state: 'sent', ...(outcome.ref !== undefined && { ref: outcome.ref }) }
  const trouble = outcome.status
  const told = trouble === undefined ? {} : { trouble }
  const { attempts, ambiguous, way, ways } = history
  const triedSince = history.triedSince ?? now
  const again = (notBefore: Instant, unclear: number, by: number): AfterAttempt => ({
    kind: 'again',
    notBefore,
    ambiguous: unclear,
    way: by,
    triedSince,
    ...told,
  })
  const otherWay = way + 1 < ways
  switch (outcome.because) {
    case 'retryLater': {
      const until = history.expiresAt ?? laterBy(triedSince, GIVE_UP_AFTER_MS)
      if (now >= until) {
        if (otherWay) return again(now, ambiguous, way + 1)
        return { kind: 'end', state: ambiguous > 0 ? 'unclear' : 'undeliverable', ...told }
      }
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20))
      const after = outcome.afterMs ?? pause * (0.5 + jitter / 2)
      return again(laterBy(now, Math.round(after)), ambiguous, way)
    }
    case 'never':
      if (otherWay) return again(now, ambiguous, way + 1)
      return { kind: 'end', state: ambiguous > 0 ? 'unclear' : 'undeliverable', ...told }
    case 'ambiguous':
      if (ambiguous === 0) return again(laterBy(now, REPEAT_AFTER_MS), 1, way)
      if (otherWay) return again(now, ambiguous + 1, way + 1)
      return { kind: 'end', state: 'unclear', ...told }
  }
}
