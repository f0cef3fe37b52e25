/** Questions about letters of the plan while they wait. */
import { dateInBerlin, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { type LetterContent, remindersIn } from '#src/letters/content.ts'

/** Nothing but the moment at which its facts were read may differ: what is said is worded when it is sent. */
export function saysTheSame(stored: LetterContent, planned: LetterContent): boolean {
  return said(stored) === said(planned)
}

/** Whatever the order of its parts. */
const said = (content: LetterContent): string =>
  JSON.stringify(content, (name, value: unknown) => {
    if (name === 'basis' || name === 'stageBasis') return undefined
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  })

/**
 * Was it to be said before today? What comes late has no day of its own but that of its sending. What is no part of the
 * plan is never missed: it is sent whenever it can be.
 */
export function isMissed(content: LetterContent, notBefore: Instant, today: LocalDate): boolean {
  switch (content.kind) {
    case 'weekly':
      return content.day < today
    case 'summary':
      return dateInBerlin(notBefore) < today
    case 'planned':
      return content.reminder.on < today
    case 'reminder':
      return (content.late ? dateInBerlin(notBefore) : content.reminder.on) < today
    case 'later':
    case 'words':
      return false
  }
}

/** What comes late of a letter that was called back. What a digest would have said has single letters of its own. */
export const missedIn = (content: LetterContent): readonly Reminder[] =>
  content.kind === 'weekly' ? [] : remindersIn(content)
