/** The life of a meeting: which state follows which. What is not allowed is refused with the reason. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Meeting, MeetingState } from './meeting.ts'

const NEXT: Readonly<Record<MeetingState, readonly MeetingState[]>> = {
  // A small circle meets without a written invitation, too.
  planned: ['invited', 'inSession', 'held', 'notHeld', 'cancelled'],
  invited: ['inSession', 'held', 'notHeld', 'cancelled'],
  inSession: ['held'],
  // Minutes that were closed too early go on.
  held: ['minuted', 'inSession'],
  minuted: ['approved', 'held'],
  approved: [],
  cancelled: [],
  // Said by mistake.
  notHeld: ['held', 'inSession'],
}

/** What can only be said of a meeting once its day has come. */
const FROM_ITS_DAY: readonly MeetingState[] = ['inSession', 'held', 'notHeld']

export type Advanced =
  | { readonly ok: true; readonly meeting: Meeting }
  | { readonly ok: false; readonly because: 'notYet' | 'wrongState' }

/**
 * @param today a session begins on its day or later: minutes may be written down afterwards, and only then is it known
 *   whether it took place
 * @returns the meeting in its next state and version; nothing is stored
 */
export function advance(meeting: Meeting, to: MeetingState, today: LocalDate): Advanced {
  if (!NEXT[meeting.state].includes(to)) return { ok: false, because: 'wrongState' }
  if (FROM_ITS_DAY.includes(to) && today < meeting.on) return { ok: false, because: 'notYet' }
  return { ok: true, meeting: { ...meeting, state: to, version: meeting.version + 1 } }
}
