/** When a meeting ends (Ende): as it is said, and what that means for its beginning. */
import { type LocalTime, laterThatDay, minutesBetween } from '#src/calendar/local-date.ts'
import type { Meeting } from './meeting.ts'

/** A time of the same day, how long it lasts, or that no end is recorded. */
export type Ending = { readonly until: LocalTime } | { readonly lastsMinutes: number } | { readonly isOpen: true }

/** Why a meeting cannot end as it was said. */
export type EndRefusal =
  | { readonly because: 'notAfterBeginning'; readonly at: LocalTime; readonly endsAt: LocalTime }
  /** A meeting ends on its own day: everything else counts days, not nights. */
  | { readonly because: 'afterMidnight'; readonly at: LocalTime; readonly lastsMinutes: number }

export type Ended = { readonly ok: true; readonly endsAt?: LocalTime } | ({ readonly ok: false } & EndRefusal)

/** The end of a meeting that begins at `at`. @param ending undefined: nothing was said, the end is open */
export function endOf(at: LocalTime, ending: Ending | undefined): Ended {
  if (ending === undefined || 'isOpen' in ending) return { ok: true }
  if ('until' in ending) {
    const { until: endsAt } = ending
    return endsAt > at ? { ok: true, endsAt } : { ok: false, because: 'notAfterBeginning', at, endsAt }
  }
  const { lastsMinutes } = ending
  const endsAt = laterThatDay(at, lastsMinutes)
  if (endsAt === undefined) return { ok: false, because: 'afterMidnight', at, lastsMinutes }
  return endsAt > at ? { ok: true, endsAt } : { ok: false, because: 'notAfterBeginning', at, endsAt }
}

/** Whoever moves the beginning moves the end with it: the meeting lasts as long as before. */
export const keptEnding = ({ at, endsAt }: Pick<Meeting, 'at' | 'endsAt'>): Ending =>
  endsAt === undefined ? { isOpen: true } : { lastsMinutes: minutesBetween(at, endsAt) }
