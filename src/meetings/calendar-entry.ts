/** A meeting as people's own calendars hold it. */
import { type CalendarMeeting, calendarUid } from '#src/calendar/icalendar.ts'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Meeting } from './meeting.ts'
import { MEETING_DURATION_MINUTES } from './preset.ts'

/**
 * Every version of the meeting is the next state of the same entry. How long it lasts nobody records, so it is our
 * preset, and the entry says nothing about that.
 * @param title what stands in the calendar
 */
export const calendarEntry = (
  meeting: Pick<Meeting, 'id' | 'version' | 'on' | 'at' | 'place'>,
  title: string,
  stampedAt: Instant,
): CalendarMeeting => ({
  uid: calendarUid(meeting.id),
  sequence: meeting.version - 1,
  stampedAt,
  on: meeting.on,
  at: meeting.at,
  durationMinutes: MEETING_DURATION_MINUTES,
  title,
  ...(meeting.place !== undefined && { place: meeting.place }),
})
