/** The meetings of a body in a year: which is next, and does the year keep to the cadence? */
import type { Agreement, Committee } from '#src/agreements/lookup.ts'
import { assessCadence, type CadenceAssessment } from '#src/calendar/cadence.ts'
import { firstDayOfYear, type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import type { Meeting } from './meeting.ts'

const FALLEN_OUT: readonly Meeting['state'][] = ['cancelled', 'notHeld']

/** Does it take place, or did it, as far as is recorded? */
export const isOn = ({ state }: Pick<Meeting, 'state'>): boolean => !FALLEN_OUT.includes(state)

const counts = (meeting: Meeting, committeeId: string): boolean => meeting.committeeId === committeeId && isOn(meeting)

/** Meetings of this body that take place or took place, in order. */
export const meetingsOf = (meetings: readonly Meeting[], committeeId: string): readonly Meeting[] =>
  meetings.filter((meeting) => counts(meeting, committeeId))

const TAKES_PLACE: readonly Meeting['state'][] = ['planned', 'invited', 'inSession']

const UNTOLD: readonly Meeting['state'][] = ['planned', 'invited']

/** Its day is over, it has no minutes, and nobody said that it took place: it meets no cadence and misses none. */
export const isUntold = ({ state, on }: Pick<Meeting, 'state' | 'on'>, today: LocalDate): boolean =>
  on < today && UNTOLD.includes(state)

/** The first meeting from today on that is not over yet. */
export const nextMeeting = (meetings: readonly Meeting[], committeeId: string, today: LocalDate): Meeting | undefined =>
  meetings.find((meeting) => counts(meeting, committeeId) && meeting.on >= today && TAKES_PLACE.includes(meeting.state))

/** The one of that day that has begun, is over or was written down: no longer ahead, and not to be denied. */
export const begunOn = (meetings: readonly Meeting[], committeeId: string, day: LocalDate): Meeting | undefined =>
  meetings.find((meeting) => counts(meeting, committeeId) && meeting.on === day && !TAKES_PLACE.includes(meeting.state))

/** Before the agreement is in force it demands no meeting. */
const inForceFrom = ({ inForce }: Pick<Agreement, 'inForce'>): LocalDate | undefined =>
  inForce === 'not-stated' || inForce.from === 'open' ? undefined : inForce.from

/**
 * How a body's year stands. Undefined where the agreement names no cadence.
 * @param meetings in order; earlier years too where the body meets every n years
 */
export function cadenceInYear(
  agreement: Pick<Agreement, 'inForce'>,
  committee: Committee,
  meetings: readonly Meeting[],
  year: number,
  today: LocalDate,
): CadenceAssessment | undefined {
  if (committee.cadence === 'not-stated') return undefined
  const all = meetingsOf(meetings, committee.id)
  const dates = all.filter((one) => !isUntold(one, today)).map(({ on }) => on)
  return assessCadence(committee.cadence, year, dates, today, {
    since: committee.since ? firstDayOfYear(committee.since.year) : inForceFrom(agreement),
    limitedUntil: committee.limitedUntil?.on,
    lastMeetingBefore: dates.findLast((on) => yearOf(on) < year),
    untold: all.filter((one) => isUntold(one, today)).map(({ on }) => on),
  })
}

/** A body with the meetings recorded for a year and what they amount to. */
export interface CommitteeYear {
  readonly committee: Committee
  /** Held or still ahead. */
  readonly recorded: number
  /** Days that are over, of which it is not recorded whether the body met. */
  readonly untold: readonly LocalDate[]
  readonly assessment: CadenceAssessment | undefined
}

/** @param meetings those of the year, of whichever bodies */
export const committeeYear = (
  agreement: Pick<Agreement, 'inForce'>,
  committee: Committee,
  meetings: readonly Meeting[],
  year: number,
  today: LocalDate,
): CommitteeYear => {
  const inYear = meetingsOf(meetings, committee.id).filter(({ on }) => yearOf(on) === year)
  const untold = inYear.filter((one) => isUntold(one, today)).map(({ on }) => on)
  return {
    committee,
    recorded: inYear.length - untold.length,
    untold,
    assessment: cadenceInYear(agreement, committee, meetings, year, today),
  }
}
