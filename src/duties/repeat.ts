/** When two reminders would tell somebody the same: stages and days of a plan can be changed after one went out. */

import { subjectOf } from './cause.ts'
import { type Reminder, recipientKey } from './reminder.ts'

/** What is reminded of, with its due date, and who; undefined where nothing has a day. */
function matter({ cause, recipient, dueOn }: Reminder): string | undefined {
  if (dueOn === undefined) return undefined
  const meetingOn = 'meetingOn' in cause ? cause.meetingOn : ''
  return [cause.agreementId, cause.kind, subjectOf(cause), meetingOn, dueOn, recipientKey(recipient)].join('/')
}

/** The same matter at the same stage, or on the same day at another one: once is enough. */
export const isRepeat = (reminder: Reminder, said: Reminder): boolean =>
  (reminder.stage === said.stage || reminder.on === said.on) &&
  matter(reminder) !== undefined &&
  matter(reminder) === matter(said)

/** Of stages before a due date that fall on one working day, e.g. around a weekend, the last alone. In the order given. */
export function oncePerDay(reminders: readonly Reminder[]): readonly Reminder[] {
  const last = new Map<string, Reminder>()
  const dayOf = (reminder: Reminder): string | undefined => {
    const { dueOn, stageOn, on, occurrence } = reminder
    return dueOn === undefined || stageOn > dueOn ? undefined : `${matter(reminder)} ${occurrence} ${on}`
  }
  for (const reminder of reminders) {
    const day = dayOf(reminder)
    const other = day === undefined ? undefined : last.get(day)
    if (day !== undefined && (!other || other.stageOn < reminder.stageOn)) last.set(day, reminder)
  }
  return reminders.filter((reminder) => {
    const day = dayOf(reminder)
    return day === undefined || last.get(day) === reminder
  })
}
