/** A meeting as people's own calendars hold it. */
import { type CalendarMeeting, calendarUid } from '#src/calendar/icalendar.ts'
import { type Instant, instantInBerlin, minutesBetween, msBetween } from '#src/calendar/local-date.ts'
import type { Meeting } from './meeting.ts'
import { MEETING_DURATION_MINUTES } from './preset.ts'

/**
 * Every version of the meeting is the next state of the same entry, also the one that calls it off. Where nobody said when it ends, it lasts as long as
 * our preset, and the entry says nothing about that.
 * @param title what stands in the calendar
 */
export const calendarEntry = (
  meeting: Pick<Meeting, 'id' | 'version' | 'on' | 'at' | 'endsAt' | 'place' | 'state'>,
  title: string,
  stampedAt: Instant,
): CalendarMeeting => {
  const link = linkIn(meeting.place)
  return {
    uid: calendarUid(meeting.id),
    sequence: meeting.version - 1,
    stampedAt,
    on: meeting.on,
    at: meeting.at,
    durationMinutes: durationMinutes(meeting),
    title,
    ...(meeting.place !== undefined && { place: meeting.place }),
    ...(link !== undefined && { link }),
    ...(meeting.state === 'cancelled' && { isCancelled: true }),
  }
}

function durationMinutes({ on, at, endsAt }: Pick<Meeting, 'on' | 'at' | 'endsAt'>): number {
  if (endsAt === undefined) return MEETING_DURATION_MINUTES
  const passed = msBetween(instantInBerlin(on, at), instantInBerlin(on, endsAt)) / 60_000
  // In the hour that is skipped in spring an end can be no later moment than the beginning.
  return passed > 0 ? passed : minutesBetween(at, endsAt)
}

/** The first https address in a place, e.g. of "Kreishaus und https://…"; what stands behind it as a mark is none of it. */
function linkIn(place: string | undefined): string | undefined {
  const words = (place ?? '').split(/\s+/).map((word) => word.replace(/^[(<]+|[)>,;.]+$/g, ''))
  return words.find((word) => word.toLowerCase().startsWith('https://') && URL.canParse(word))
}
