/** Moving and cancelling a meeting: what changes, and who has to be told. */
import { type Instant, instantInBerlin, type LocalDate, type LocalTime } from '#src/calendar/local-date.ts'
import { type Ended, type Ending, endOf, keptEnding } from './ending.ts'
import type { Meeting } from './meeting.ts'

/** What is to be different; what is absent stays. An empty place is an open one. */
export interface Change {
  readonly on?: LocalDate | undefined
  readonly at?: LocalTime | undefined
  /** Absent: it lasts as long as before, so the end moves with the beginning. */
  readonly ending?: Ending | undefined
  readonly place?: string | undefined
}

/** Nobody can move or cancel what has begun, and a cancelled meeting is planned anew. */
export const isStillAhead = (meeting: Meeting, now: Instant): boolean =>
  (meeting.state === 'planned' || meeting.state === 'invited') && instantInBerlin(meeting.on, meeting.at) > now

/** When the moved meeting would end, or why it cannot. */
export const movedEnd = (meeting: Meeting, { at, ending }: Change): Ended =>
  endOf(at ?? meeting.at, ending ?? keptEnding(meeting))

/**
 * The next version of the meeting. Undefined: nothing would be different.
 * @throws RangeError if it cannot end so, see `movedEnd`
 */
export function movedMeeting(meeting: Meeting, change: Change, recordedAt: Instant): Meeting | undefined {
  const { on, at, place } = change
  const { place: before, endsAt: _, ...rest } = meeting
  const end = movedEnd(meeting, change)
  if (!end.ok) throw new RangeError(`meeting ${meeting.id} cannot end: ${end.because}`)
  const after = place === undefined ? before : place === '' ? undefined : place
  const moved: Meeting = {
    ...rest,
    on: on ?? meeting.on,
    at: at ?? meeting.at,
    ...(end.endsAt !== undefined && { endsAt: end.endsAt }),
    ...(after !== undefined && { place: after }),
    version: meeting.version + 1,
    recordedAt,
  }
  const isAnother = (part: 'on' | 'at' | 'endsAt' | 'place') => moved[part] !== meeting[part]
  if (isAnother('on') || isAnother('at')) return { ...moved, timeVersion: moved.version }
  return isAnother('endsAt') || isAnother('place') ? moved : undefined
}

export const cancelledMeeting = (meeting: Meeting, recordedAt: Instant): Meeting => ({
  ...meeting,
  state: 'cancelled',
  version: meeting.version + 1,
  recordedAt,
})
