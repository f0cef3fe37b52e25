/** What the rules of meetings need from a store, in their own words. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Meeting } from './meeting.ts'

export interface MeetingReader {
  /** Meetings of an agreement from one day to another, both included, by date and time; cancelled ones too. */
  between(agreementId: string, from: LocalDate, to: LocalDate): Promise<readonly Meeting[]>
  find(id: string): Promise<Meeting | undefined>
}

export interface MeetingBook extends MeetingReader {
  /** @returns false if a meeting with this id is there already; nothing is changed then. */
  add(meeting: Meeting): Promise<boolean>
  /** Replaces the stored version `meeting.version - 1`. @returns false if somebody else was faster. */
  change(meeting: Meeting): Promise<boolean>
}
