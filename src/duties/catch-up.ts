/** After a pause: of what was missed, what is still useful, once; many at once as one message. Pure. */
import { dateInBerlin, type Instant, type LocalDate, type LocalTime, timeInBerlin } from '#src/calendar/local-date.ts'
import { subjectOf } from './cause.ts'
import { type Reminder, recipientKey } from './reminder.ts'

/** One row for each thing and recipient, whatever the stage. */
const lane = (reminder: Reminder): string => {
  const { cause, recipient, occurrence } = reminder
  return [cause.agreementId, cause.kind, subjectOf(cause), occurrence, recipientKey(recipient)].join('/')
}

/** What is over is of no use any more; what is owed stays owed. A meeting is over for this as soon as it begins. */
export function isStillUseful({ cause, dueOn }: Reminder, now: Instant): boolean {
  const [today, time] = [dateInBerlin(now), timeInBerlin(now)]
  const isAhead = ({
    meetingOn,
    meetingAt,
  }: {
    readonly meetingOn: LocalDate
    readonly meetingAt: LocalTime
  }): boolean => meetingOn > today || (meetingOn === today && meetingAt > time)
  switch (cause.kind) {
    case 'meeting':
    case 'invitation':
    case 'answer':
      return isAhead(cause)
    case 'milestone':
      return cause.milestone === 'minutes' || isAhead(cause)
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
 * @param missed reminders of days before today that nobody was told
 * @param ahead those of today and later: what comes again by the time it would be sent need not come late as well
 * @param sentAt when somebody is there to read it
 * @returns the newest of each, oldest due date first, then by clause
 */
export function stillUseful(
  missed: readonly Reminder[],
  ahead: readonly Reminder[],
  sentAt: (reminder: Reminder) => Instant,
): readonly Reminder[] {
  const coming = new Map<string, LocalDate>()
  for (const reminder of ahead.toSorted((one, other) => (one.on < other.on ? 1 : -1)))
    coming.set(lane(reminder), reminder.on)
  const newest = new Map<string, Reminder>()
  for (const reminder of missed) {
    const at = sentAt(reminder)
    const next = coming.get(lane(reminder))
    if (!isStillUseful(reminder, at) || (next !== undefined && next <= dateInBerlin(at))) continue
    const earlier = newest.get(lane(reminder))
    if (!earlier || earlier.sendAt < reminder.sendAt) newest.set(lane(reminder), reminder)
  }
  return [...newest.values()].toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
}

/** By due date, then as the agreement counts its clauses. */
const placeOf = ({ dueOn, cause, key }: Reminder): string => [dueOn ?? '', cause.clause.join(), key].join(' ')

/** As many late reminders as one person can take one by one; more come as one message. */
export const SEPARATE_AT_MOST = 3
