/** What a letter puts into the recipient's own calendar: only for whoever was asked, and as the meeting is now. */
import { agreementById, committeeById, type Shelf } from '#src/agreements/lookup.ts'
import {
  type CalendarAttendee,
  type CalendarPerson,
  type CalendarText,
  calendarCancellation,
  calendarRequest,
} from '#src/calendar/icalendar.ts'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import { meetingIdIn, wasAsked } from '#src/letters/about-meeting.ts'
import type { DueLetter } from '#src/letters/letter.ts'
import { calendarEntry } from '#src/meetings/calendar-entry.ts'
import { type Answer, isFor } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { calendarDescription } from '#src/speech/meetings/calendar-entry.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import type { MailLink } from '#src/speech/parts/mail.ts'

/**
 * The meeting that a letter puts into a calendar or takes out of it. Whoever only knew of the date, e.g. from a search for
 * one, was never asked: nothing is put into their calendar.
 */
export async function meetingForCalendar(
  { kind, cause, to }: DueLetter,
  books: Pick<Books, 'meetings' | 'invitations' | 'outbox'>,
): Promise<Meeting | undefined> {
  const id = meetingIdIn(cause)
  const meeting = id === undefined ? undefined : await books.meetings.find(id)
  if (!meeting || !('person' in to)) return undefined
  if (kind === 'invitation' || kind === 'calendar') return meeting
  // Anything else says nothing to a calendar, but that the meeting is off.
  if (kind !== 'notice' || meeting.state !== 'cancelled') return undefined
  const isInvited = (await books.invitations.invitedTo(meeting.id)).some(({ personId }) => personId === to.person)
  return isInvited || wasAsked(to.person, await books.outbox.about(cause)) ? meeting : undefined
}

const SHOWN: Readonly<Record<Answer, CalendarAttendee['answer']>> = {
  accepted: 'accepted',
  tentative: 'tentative',
  declined: 'declined',
  represented: 'delegated',
}

export interface CalendarPartParts {
  readonly shelf: Shelf
  readonly books: Pick<Books, 'meetings' | 'invitations' | 'agenda' | 'outbox'>
  readonly clock: () => Instant
  readonly organizer: CalendarPerson
  /** Somebody reads what calendars answer. */
  readonly isRead?: true
}

/** @returns what goes into the calendar of one recipient; undefined: the letter has nothing for it */
export function createCalendarParts({ shelf, books, clock, organizer, isRead }: CalendarPartParts) {
  return async (
    letter: DueLetter,
    { mail, name }: CalendarPerson,
    links: readonly MailLink[],
  ): Promise<CalendarText | undefined> => {
    const meeting = await meetingForCalendar(letter, books)
    const agreement = meeting && agreementById(shelf, meeting.agreementId)
    const committee = agreement && committeeById(agreement, meeting.committeeId)
    if (!meeting || !committee) return undefined
    const given = (await books.invitations.responsesTo(meeting.id)).find(
      ({ personId }) => 'person' in letter.to && personId === letter.to.person,
    )
    const isKept = given !== undefined && isFor(given, meeting)
    const invitation = {
      ...calendarEntry(meeting, committeeName(committee, agreement), clock()),
      organizer,
      // Who else is asked, and who answered what, is nobody's business but the secretariat's.
      attendees: [{ mail, answer: isKept ? SHOWN[given.answer] : 'open', ...(name !== undefined && { name }) }],
      wantsReplies: isRead === true,
    } as const
    if (meeting.state === 'cancelled') return calendarCancellation(invitation)
    const description = calendarDescription((await books.agenda.lastCopy(meeting.id))?.lines ?? [], links)
    return calendarRequest({ ...invitation, description })
  }
}
