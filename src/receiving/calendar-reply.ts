/**
 * What somebody's calendar answers to an invitation (iTIP, RFC 5546). Read by a parser for calendars, and only what every
 * client of today sends: Exchange leaves out the organizer, Google names the comment in its own way.
 */
import ICAL from 'ical.js'
import {
  type Instant,
  instantInBerlin,
  parseInstant,
  parseLocalDate,
  parseLocalTime,
} from '#src/calendar/local-date.ts'

/** What an attendee says; `delegated`: somebody else comes. */
export type CalendarAnswer = 'accepted' | 'tentative' | 'declined' | 'delegated' | 'open'

export interface AnsweringAttendee {
  /** In small letters. */
  readonly mail: string
  readonly answer: CalendarAnswer
  readonly name?: string
  /** Who comes instead, in small letters. */
  readonly delegatedTo?: string
}
export interface CalendarReply {
  /** `proposal`: another time is proposed (COUNTER), and nothing is answered. */
  readonly kind: 'answer' | 'proposal'
  readonly uid: string
  /** 0 where none is named, as the standard wants it. */
  readonly sequence: number
  /** When their program made it. */
  readonly stampedAt: Instant
  /** For which beginning it was given, or which is proposed; absent where none is named, or in a zone nobody knows. */
  readonly startsAt?: Instant
  readonly repliers: readonly AnsweringAttendee[]
  /** Trimmed, never empty. */
  readonly comment?: string
  /** Its author's program writes comments into the text of the mail as well. */
  readonly isFromExchange: boolean
}

/** In characters: ours have some hundred, with time zones some thousand. */
const MAX_LENGTH = 100_000

/** @returns undefined for what is no answer to one event: nothing is guessed */
export function readCalendarReply(text: string): CalendarReply | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const calendar = parsed(text)
  const method = textIn(calendar, 'method')?.toUpperCase()
  const events = calendar?.getAllSubcomponents('vevent') ?? []
  const [event] = events
  if (!calendar || !event || events.length > 1 || (method !== 'REPLY' && method !== 'COUNTER')) return undefined
  const [uid, stampedAt, startsAt] = [textIn(event, 'uid'), momentIn(event, 'dtstamp'), momentIn(event, 'dtstart')]
  if (uid === undefined || stampedAt === undefined || event.getFirstProperty('recurrence-id')) return undefined
  const attendees = event.getAllProperties('attendee')
  const sequence = event.getFirstPropertyValue('sequence')
  const comment = commentIn(event, attendees)
  return {
    kind: method === 'REPLY' ? 'answer' : 'proposal',
    uid,
    sequence: typeof sequence === 'number' ? sequence : 0,
    stampedAt,
    ...(startsAt !== undefined && { startsAt }),
    repliers: attendees.flatMap((one) => replier(one) ?? []),
    ...(comment !== undefined && { comment }),
    isFromExchange: textIn(calendar, 'prodid')?.includes('Microsoft') === true,
  }
}

function parsed(text: string): ICAL.Component | undefined {
  try {
    const root: unknown = ICAL.parse(text)
    // Several calendars in one text come as a list of them.
    return Array.isArray(root) && root[0] === 'vcalendar' ? new ICAL.Component(root) : undefined
  } catch {
    return undefined
  }
}

function textIn(component: ICAL.Component | undefined, name: string): string | undefined {
  const value = component?.getFirstPropertyValue(name)
  return typeof value === 'string' ? value : undefined
}

/**
 * Names of zones whose clocks are ours. The rules that a mail brings for its zone are never followed: one line of them makes
 * a parser reckon for days.
 */
const AS_IN_BERLIN = new Set([
  'Europe/Berlin',
  'Europe/Vienna',
  'Europe/Zurich',
  'Europe/Paris',
  'Europe/Brussels',
  'Europe/Amsterdam',
  'Europe/Luxembourg',
  'Europe/Prague',
  'Europe/Warsaw',
  'W. Europe Standard Time',
  'Romance Standard Time',
  'Central Europe Standard Time',
  'Central European Standard Time',
])

function momentIn(event: ICAL.Component, name: string): Instant | undefined {
  const property = event.getFirstProperty(name)
  const value = property?.getFirstValue()
  if (!(value instanceof ICAL.Time) || value.isDate) return undefined
  const { year, month, day, hour, minute, second } = value
  const [date, time] = [`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`, `${two(hour)}:${two(minute)}`]
  const zone = property?.getParameter('tzid')
  if (zone === undefined) {
    return value.zone === ICAL.Timezone.utcTimezone ? parseInstant(`${date}T${time}:${two(second)}Z`) : undefined
  }
  const [on, at] = [parseLocalDate(date), parseLocalTime(time)]
  return on && at && typeof zone === 'string' && AS_IN_BERLIN.has(zone) ? instantInBerlin(on, at) : undefined
}
const two = (part: number): string => String(part).padStart(2, '0')

const ANSWERS: Readonly<Record<string, CalendarAnswer>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
  DELEGATED: 'delegated',
}

function addressIn(value: unknown): string | undefined {
  const address = Array.isArray(value) ? value[0] : value
  if (typeof address !== 'string') return undefined
  const [scheme, ...rest] = address.split(':')
  return scheme?.toLowerCase() === 'mailto' ? decoded(rest.join(':')).trim().toLowerCase() : undefined
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function parameter(property: ICAL.Property, name: string): string | undefined {
  const value = property.getParameter(name)
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined
}

function replier(property: ICAL.Property): AnsweringAttendee | undefined {
  const mail = addressIn(property.getFirstValue())
  if (mail === undefined) return undefined
  const name = parameter(property, 'cn')
  const delegatedTo = addressIn(property.getParameter('delegated-to'))
  return {
    mail,
    answer: ANSWERS[parameter(property, 'partstat')?.toUpperCase() ?? ''] ?? 'open',
    ...(name !== undefined && { name }),
    ...(delegatedTo !== undefined && { delegatedTo }),
  }
}

function commentIn(event: ICAL.Component, attendees: readonly ICAL.Property[]): string | undefined {
  const said = textIn(event, 'comment') ?? attendees.map((one) => parameter(one, 'x-response-comment')).find(Boolean)
  const comment = said?.trim()
  return comment === '' ? undefined : comment
}
