/** A meeting (Sitzung) of a body. */
import type { Instant, LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'

/** `held`: it has minutes, or somebody said that it took place. `notHeld`: its day came, and it did not take place. */
export type MeetingState =
  | 'planned'
  | 'invited'
  | 'inSession'
  | 'held'
  | 'minuted'
  | 'approved'
  | 'cancelled'
  | 'notHeld'

/** Sitzung: a body comes together on a day. */
export interface Meeting {
  readonly id: string
  readonly agreementId: string
  readonly committeeId: string
  readonly on: LocalDate
  readonly at: LocalTime
  /** When it is to end, later on the same day; undefined: nobody said. */
  readonly endsAt?: LocalTime
  /** The body's agreement names it: held jointly, and whoever planned it confirmed the consent that the clause demands. */
  readonly jointWith?: string
  /** Room, address or link; undefined: still open. */
  readonly place?: string
  readonly state: MeetingState
  /** Grows with every change; an older one is stale. */
  readonly version: number
  /** The version since which it has its day and time; absent: since it was planned. */
  readonly timeVersion?: number
  readonly plannedBy: PersonId
  readonly recordedAt: Instant
}
