/**
 * Invitation (Einladung) and response (Rückmeldung): who is asked, what they answered, and what that means for the
 * partners. A response belongs to the day and time it was given for: after a move it is asked for again.
 */
import type { Instant, LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import { holdsOn, type OfficeId, type Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Meeting } from './meeting.ts'
import type { Seat } from './seats.ts'
import type { AnswerWay } from './slots.ts'

/** Einladung: somebody was asked to a meeting, for the offices they hold, or as a guest for this time. */
export interface Invitation {
  readonly meetingId: string
  readonly personId: PersonId
  /** Empty for a guest. */
  readonly offices: readonly OfficeId[]
  /** `Meeting.version` of the letter they were asked with last; an older card is stale. */
  readonly version: number
  readonly invitedAt: Instant
}

export const isGuest = ({ offices }: Pick<Invitation, 'offices'>): boolean => offices.length === 0

/** `represented`: somebody else comes in their place. */
export type Answer = 'accepted' | 'tentative' | 'declined' | 'represented'

/** Rückmeldung: what somebody answered to an invitation. */
export interface Response {
  readonly meetingId: string
  readonly personId: PersonId
  readonly answer: Answer
  /** Who comes in their place, as they named them. */
  readonly deputy?: string
  /** What it was given for. */
  readonly on: LocalDate
  readonly at: LocalTime
  /** They come later than it begins. */
  readonly arrivesAt?: LocalTime
  /** As it was typed, for whoever runs the body. */
  readonly note?: string
  /** Absent: in a chat. */
  readonly way?: AnswerWay
  /** When their mail program made it, where it came by mail: the same one, or one from before, does not count again. */
  readonly stampedAt?: Instant
  readonly answeredBy: PersonId
  readonly answeredAt: Instant
}

/**
 * Bedarf: Barrierefreiheitsbedarf. Shown as counts: what somebody needs says something about their health. `other`: in
 * words of their own, shown without a name.
 */
export type AccessNeed =
  | 'signLanguage'
  | 'speechToText'
  | 'inductionLoop'
  | 'stepFree'
  | 'assistance'
  | 'papersAhead'
  | 'plainLanguage'
  | 'other'
export const accessNeeds: readonly AccessNeed[] = [
  'signLanguage',
  'speechToText',
  'inductionLoop',
  'stepFree',
  'assistance',
  'papersAhead',
  'plainLanguage',
  'other',
]
/** Those that can be chosen without a word. */
export const listedNeeds: readonly AccessNeed[] = accessNeeds.filter((need) => need !== 'other')

/* Who is asked */

/** A seat with the people who fill it on the day of the meeting. */
export interface FilledSeat {
  readonly seat: Seat
  readonly holders: readonly PersonId[]
  readonly deputies: readonly PersonId[]
  /** The tenure that began last; absent where nobody fills it. */
  readonly latest?: Tenure
}

export const isVacant = ({ seat, holders }: FilledSeat): boolean => seat.office !== undefined && holders.length === 0

/** In the order of the annex. A seat whose office the annex does not name is filled by nobody we know. */
export const filledSeats = (
  seats: readonly Seat[],
  holdings: readonly Tenure[],
  on: LocalDate,
): readonly FilledSeat[] =>
  seats.map((seat) => {
    const held = holdings.filter((holding) => holding.officeId === seat.office?.id && holdsOn(holding, on))
    const those = (as: Tenure['as']) => [
      ...new Set(held.filter((holding) => holding.as === as).map(({ personId }) => personId)),
    ]
    const latest = held.toSorted((one, other) => (one.from < other.from ? -1 : 1)).at(-1)
    return { seat, holders: those('holder'), deputies: those('deputy'), ...(latest && { latest }) }
  })

/** Eingeladene: somebody to be asked, once, however many of the seats they fill. */
export type Invitee = Pick<Invitation, 'personId' | 'offices'>

/**
 * The holders; where a seat has none, its deputies. Then the guests.
 * @param asked those who have an invitation already are not asked again
 */
export function inviteesOf(
  seats: readonly FilledSeat[],
  guests: readonly PersonId[],
  asked: readonly Pick<Invitation, 'personId'>[] = [],
): readonly Invitee[] {
  const offices = new Map<PersonId, OfficeId[]>()
  for (const { seat, holders, deputies } of seats) {
    if (!seat.office) continue
    for (const person of holders.length > 0 ? holders : deputies) {
      const known = offices.get(person) ?? []
      if (!known.includes(seat.office.id)) offices.set(person, [...known, seat.office.id])
    }
  }
  for (const guest of guests) if (!offices.has(guest)) offices.set(guest, [])
  const already = new Set(asked.map(({ personId }) => personId))
  return [...offices]
    .filter(([personId]) => !already.has(personId))
    .map(([personId, held]) => ({ personId, offices: held }))
}

/** For whom somebody may answer: for themselves, or for those whose seat they fill as a deputy on that day. */
export function answersFor(
  person: PersonId,
  invitations: readonly Invitation[],
  seats: readonly FilledSeat[],
): readonly Invitation[] {
  const own = invitations.filter(({ personId }) => personId === person)
  if (own.length > 0) return own
  const deputised = new Set(
    seats.flatMap(({ seat, deputies }) => (seat.office && deputies.includes(person) ? [seat.office.id] : [])),
  )
  return invitations.filter(({ offices }) => offices.some((office) => deputised.has(office)))
}

/* What they answered */

/** Was it given for the day and time that the meeting has now? */
export const isFor = (response: Pick<Response, 'on' | 'at'>, meeting: Pick<Meeting, 'on' | 'at'>): boolean =>
  response.on === meeting.on && response.at === meeting.at

/** `open`: no answer. `outdated`: an answer for a day or time that has changed since. */
export type ResponseState = Answer | 'open' | 'outdated'

export interface InvitationAnswer {
  readonly invitation: Invitation
  readonly state: ResponseState
  readonly response?: Response
}

export const invitationAnswers = (
  meeting: Pick<Meeting, 'on' | 'at'>,
  invitations: readonly Invitation[],
  responses: readonly Response[],
): readonly InvitationAnswer[] =>
  invitations.map((invitation) => {
    const response = responses.find(({ personId }) => personId === invitation.personId)
    if (!response) return { invitation, state: 'open' }
    return { invitation, response, state: isFor(response, meeting) ? response.answer : 'outdated' }
  })

/** Those who are reminded: whose answer to this day is missing. */
export const withoutAnswer = (answers: readonly InvitationAnswer[]): readonly InvitationAnswer[] =>
  answers.filter(({ state }) => state === 'open' || state === 'outdated')

/** `represented`: somebody comes. `uncertain`: nobody said yes, but somebody still may. `absent`: nobody will come. */
export type PartnerTurnout = 'represented' | 'uncertain' | 'absent'

/** Each partner that has seats in the body, in the order of the annex. */
export function partnersOf(
  seats: readonly FilledSeat[],
  answers: readonly InvitationAnswer[],
): ReadonlyMap<string, PartnerTurnout> {
  const partners = new Map<string, PartnerTurnout>()
  for (const { seat } of seats) {
    if (seat.partnerId === undefined || !seat.office) continue
    const office = seat.office.id
    const states = answers.filter(({ invitation }) => invitation.offices.includes(office)).map(({ state }) => state)
    const before = partners.get(seat.partnerId) ?? 'absent'
    if (before === 'represented' || states.some((one) => one === 'accepted' || one === 'represented')) {
      partners.set(seat.partnerId, 'represented')
    } else {
      const isOpen = states.some((one) => one !== 'declined')
      partners.set(seat.partnerId, before === 'uncertain' || isOpen ? 'uncertain' : 'absent')
    }
  }
  return partners
}

/* How a meeting is named in a command that stands behind a button */

/** The beginning of the meeting's id: short enough to be typed, long enough to mean one. */
export const shortId = ({ id }: Pick<Meeting, 'id'>): string => id.slice(0, 8)
