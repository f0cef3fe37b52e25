/**
 * Ladungsfrist: until when an invitation must be out. Counted back from the meeting and never moved to a working day:
 * a later day would shorten the lead.
 */
import type { Land } from './holidays.ts'
import { addDays, type LocalDate } from './local-date.ts'
import { addWorkingDays } from './working-days.ts'

/** The two ways to read a lead; they differ by one day. */
export type LeadReading =
  /** "spätestens n Tage vorher": the day of invitation is the n-th before the meeting. */
  | 'atLatest'
  /** "n Tage dazwischen": n full days lie between invitation and meeting (as §§ 187, 188 BGB count back). */
  | 'between'

/** Ladungsfrist: calendar days, or working days of a Land. */
export type InvitationLead = { readonly leadDays: number } | { readonly leadWorkingDays: number; readonly land: Land }

/**
 * Last day for the invitation. In working days `between` may name a Saturday, Sunday or holiday: the days in between
 * are what is counted.
 * @throws RangeError for a lead that is no whole number or negative
 */
export function lastInvitationDay(meetingOn: LocalDate, lead: InvitationLead, reading: LeadReading): LocalDate {
  const days = 'leadDays' in lead ? lead.leadDays : lead.leadWorkingDays
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`no lead in days: ${days}`)
  const nthBefore = 'leadDays' in lead ? addDays(meetingOn, -days) : addWorkingDays(meetingOn, -days, lead.land)
  return reading === 'atLatest' ? nthBefore : addDays(nthBefore, -1)
}
