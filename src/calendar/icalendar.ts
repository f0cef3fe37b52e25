/**
 * A meeting as iCalendar text (RFC 5545) for people's own calendars: asked (REQUEST), called off (CANCEL) or only told
 * (PUBLISH), as RFC 5546 wants each. The same UID and a higher SEQUENCE replace what a calendar holds already. Times are
 * instants in UTC, so that no calendar needs to know our zone. Whatever a text contains stays inside its property.
 */
import { type Instant, instantInBerlin, type LocalDate, type LocalTime, laterBy } from './local-date.ts'

export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH'

/** iCalendar text with its method, which a mail has to name a second time beside it. */
export interface CalendarText {
  readonly method: CalendarMethod
  /** Lines end with CRLF and have at most 75 octets of UTF-8. */
  readonly text: string
}

export interface CalendarPerson {
  readonly mail: string
  readonly name?: string
}

/** Somebody who is asked, with their answer so far. `delegated`: somebody else comes in their place. */
export interface CalendarAttendee extends CalendarPerson {
  readonly answer: 'open' | 'accepted' | 'tentative' | 'declined' | 'delegated'
}

export interface CalendarMeeting {
  /** Stays the same as long as the meeting lives, see `calendarUid`. */
  readonly uid: string
  /** From 0; grows with every change that is sent out. */
  readonly sequence: number
  /** When this text was made. */
  readonly stampedAt: Instant
  readonly on: LocalDate
  /** What Berlin's clocks show. */
  readonly at: LocalTime
  /** Minutes that pass, also where the clocks are changed meanwhile. */
  readonly durationMinutes: number
  readonly title: string
  readonly place?: string
  readonly description?: string
  /** Where it is held online: an https address. */
  readonly link?: string
  /** Called off: who only looks at it is told by its status. */
  readonly isCancelled?: boolean
}

/** For an invitation: who asks, and who is asked. Each recipient is told only of the attendees that are listed here. */
export interface CalendarInvitation extends CalendarMeeting {
  readonly organizer: CalendarPerson
  readonly attendees: readonly CalendarAttendee[]
  /**
   * Calendars then send an answer to the organizer's address: only where somebody or something reads it. Who has answered
   * already is not asked again.
   */
  readonly wantsReplies: boolean
}

/** The name by which calendars everywhere know a meeting: the same in mails, feeds and downloads. */
export const calendarUid = (meetingId: string): string => `${meetingId}@gremienlotse`

/** Invites; with a higher sequence it moves or changes what was asked before. */
export const calendarRequest = (invitation: CalendarInvitation): CalendarText =>
  calendar('REQUEST', event(invitation, 'CONFIRMED', people(invitation, invitation.wantsReplies)))

/** Takes the meeting out of the calendars of those who were asked. */
export const calendarCancellation = (invitation: CalendarInvitation): CalendarText =>
  calendar('CANCEL', event(invitation, 'CANCELLED', people(invitation, false)))

/** Nobody is asked: for a download and for a feed of many meetings. */
export const calendarPublication = (meetings: readonly CalendarMeeting[]): CalendarText =>
  calendar(
    'PUBLISH',
    meetings.flatMap((meeting) => event(meeting, meeting.isCancelled ? 'CANCELLED' : 'CONFIRMED', [])),
  )

function calendar(method: CalendarMethod, events: readonly string[]): CalendarText {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gremienlotse//Gremienlotse//DE',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...events,
    'END:VCALENDAR',
  ]
  return { method, text: lines.map((line) => `${folded(line)}\r\n`).join('') }
}

function event(meeting: CalendarMeeting, status: 'CONFIRMED' | 'CANCELLED', people: readonly string[]): string[] {
  const { sequence, durationMinutes } = meeting
  if (!Number.isSafeInteger(sequence) || sequence < 0) throw new RangeError(`no sequence: ${sequence}`)
  if (!Number.isSafeInteger(durationMinutes) || durationMinutes <= 0) {
    throw new RangeError(`no duration in minutes: ${durationMinutes}`)
  }
  const begins = instantInBerlin(meeting.on, meeting.at)
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(onOneLine(meeting.uid))}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(meeting.stampedAt)}`,
    `DTSTART:${utc(begins)}`,
    `DTEND:${utc(laterBy(begins, durationMinutes * 60_000))}`,
    `SUMMARY:${escaped(onOneLine(meeting.title))}`,
    ...(meeting.place === undefined ? [] : [`LOCATION:${escaped(onOneLine(meeting.place))}`]),
    ...(meeting.description === undefined ? [] : [`DESCRIPTION:${escaped(meeting.description)}`]),
    ...(meeting.link === undefined ? [] : online(meeting.link)),
    ...people,
    `STATUS:${status}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

/** RFC 7986; who knows only RFC 5545 has the URL. @throws RangeError for what is no address of https */
function online(link: string): readonly string[] {
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (url?.protocol !== 'https:') throw new RangeError('no https address')
  return [`URL:${url.href}`, `CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:${url.href}`]
}

const PARTSTAT = {
  open: 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
  delegated: 'DELEGATED',
} as const

const people = ({ organizer, attendees }: CalendarInvitation, wantsReply: boolean): string[] => [
  `ORGANIZER${commonName(organizer)}:${address(organizer.mail)}`,
  ...attendees.map((one) => {
    const parameters = `${commonName(one)};ROLE=REQ-PARTICIPANT;PARTSTAT=${PARTSTAT[one.answer]}`
    return `ATTENDEE${parameters}${wantsReply && one.answer === 'open' ? ';RSVP=TRUE' : ''}:${address(one.mail)}`
  }),
]

/** `20270617T080000Z` */
const utc = (at: Instant): string => at.replace(/[-:]|\.\d+/g, '')

/**
 * The name as a parameter: without the quotation mark that would end it, its circumflex as RFC 6868 writes it. A
 * backslash means nothing there, but some readers make a line break of `\n`.
 */
function commonName({ name = '' }: CalendarPerson): string {
  const shown = onOneLine(name).replaceAll('"', "'").replaceAll('\\', '/').replaceAll('^', '^^')
  return shown === '' ? '' : `;CN="${shown}"`
}

/** @throws RangeError for what is no plain mail address: they are checked where they are entered */
function address(mail: string): string {
  if (!/^[^\s@"<>()[\]\\:;,\p{C}]+@[^\s@"<>()[\]\\:;,\p{C}]+$/u.test(mail)) throw new RangeError('no mail address')
  return `mailto:${mail.replace(/[^A-Za-z0-9@._+'=~!$*-]/gu, encodeURIComponent)}`
}

/** Every way to begin a new line that any reader knows. */
const LINE_BREAKS = /\r\n|[\r\n\v\f\x85\u2028\u2029]/g
/** What no text may contain or show: controls, halves of characters, and what turns the direction of the rest. */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu
const clean = (text: string): string => text.toWellFormed().replace(/\t/g, ' ').replace(UNSEEN, '')
const linesOf = (text: string): string[] => text.split(LINE_BREAKS).map(clean)

const onOneLine = (text: string): string =>
  linesOf(text)
    .filter((line) => line !== '')
    .join(' ')

/** A value of type TEXT. */
const escaped = (text: string): string =>
  linesOf(text)
    .map((line) => line.replace(/[\\;,]/g, '\\$&'))
    .join('\\n')

const MAX_OCTETS = 75

/** Content lines longer than 75 octets go on in the next line after a space; no character is cut in two. */
function folded(line: string): string {
  let octets = 0
  let text = ''
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > MAX_OCTETS) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
