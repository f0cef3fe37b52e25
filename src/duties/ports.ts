/** What the rules of duties need from a store, in their own words. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import type { DutyNote, Fulfilment } from './fulfilment.ts'

export interface FulfilmentReader {
  /** Those that hold, of an agreement, for years from one to another, both included. */
  of(agreementId: string, fromYear: number, toYear: number): Promise<readonly Fulfilment[]>
}

export interface FulfilmentBook extends FulfilmentReader {
  /** @returns false if this duty is recorded as done for that year already */
  add(fulfilment: Fulfilment): Promise<boolean>
  /** Takes a record back: it stays in the audit trail. @returns false if there is none */
  withdraw(id: string, by: { readonly at: Instant; readonly by: PersonId; readonly deed: string }): Promise<boolean>
}

export interface DutyNoteReader {
  /** The oldest first. */
  of(agreementId: string, fromYear: number, toYear: number): Promise<readonly DutyNote[]>
}

export interface DutyNoteBook extends DutyNoteReader {
  add(note: DutyNote): Promise<void>
}
