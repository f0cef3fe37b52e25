/** A clock that stands still until it is set. */
import { type Instant, instant } from '#src/calendar/local-date.ts'

export interface Clock {
  readonly now: () => Instant
  set(at: Instant): void
}

export function clockAt(start: string): Clock {
  let at = instant(start)
  return {
    now: () => at,
    set: (next) => {
      at = next
    },
  }
}
