/** After a pause: of what was missed, what is still useful, once; many at once as one message. Pure. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import { type Reminder, recipientKey, subjectOf } from './reminder.ts'

/** One row for each thing and recipient, whatever the stage. */
const lane = (reminder: Reminder): string => {
  const { cause, recipient, occurrence } = reminder
  return [cause.agreementId, cause.kind, subjectOf(cause), occurrence, recipientKey(recipient)].join('/')
}

/** What is over is of no use any more; what is owed stays owed. */
const isStillUseful = ({ cause, dueOn }: Reminder, today: LocalDate): boolean => {
  switch (cause.kind) {
    case 'meeting':
      return cause.meetingOn >= today
    case 'invitation':
    case 'answer':
      return cause.meetingOn > today
    case 'milestone':
      return cause.milestone === 'minutes' || cause.meetingOn > today
    case 'notice':
      return cause.receiptBy >= today
    case 'handover':
      return cause.endsOn >= today
    case 'end':
      return dueOn === undefined || dueOn >= today
    default:
      return true
  }
}

/**
 * @param missed reminders of days before today that were never stored
 * @param ahead those of today and later that are stored: what comes again today need not come late as well
 * @returns the newest of each, oldest due date first
 */
export function stillUseful(
  missed: readonly Reminder[],
  ahead: readonly Reminder[],
  today: LocalDate,
): readonly Reminder[] {
  const coming = new Set(ahead.filter(({ on }) => on <= today).map(lane))
  const newest = new Map<string, Reminder>()
  for (const reminder of missed) {
    if (!isStillUseful(reminder, today) || coming.has(lane(reminder))) continue
    const earlier = newest.get(lane(reminder))
    if (!earlier || earlier.sendAt < reminder.sendAt) newest.set(lane(reminder), reminder)
  }
  return [...newest.values()].toSorted((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1))
}

/** As many late reminders as one person can take one by one; more come as one message. */
export const SEPARATE_AT_MOST = 3
