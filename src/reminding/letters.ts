/**
 * Reminders as letters: under which key, before and after their recipients are known, and what becomes one message. Pure;
 * planning.ts and handing-out.ts store them, wording.ts words them.
 */
import { createHash } from 'node:crypto'
import { addDays, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import { SEPARATE_AT_MOST } from '#src/duties/catch-up.ts'
import { subjectOf } from '#src/duties/cause.ts'
import { topicOf } from '#src/duties/change.ts'
import { dutyCause } from '#src/duties/fulfilment.ts'
import { type Reminder, recipientKey } from '#src/duties/reminder.ts'
import { nameOf } from '#src/letters/about-meeting.ts'
import { type LetterContent, remindersIn } from '#src/letters/content.ts'
import { type Letter, NOBODY, type Recipient } from '#src/letters/letter.ts'
import type { CommitteeChannel } from '#src/people/ports.ts'

/**
 * With the recipient in its key, be it a channel: what was called back there can be written anew elsewhere.
 * @param late the day on which it comes late, and is no longer in the plan; absent: it comes on its day
 */
export function letterTo(to: Recipient, reminder: Reminder, notBefore: Instant, late: LocalDate | undefined): Letter {
  const content: LetterContent = { kind: 'reminder', reminder, ...(late !== undefined && { late: true }) }
  return {
    key: `${reminder.key}/${nameOf(to)}${late === undefined ? '' : `/late/${late}`}`,
    kind: 'reminder',
    cause: reminderCause(reminder),
    to,
    content,
    notBefore,
  }
}

/** Waits for its day; when it is due there is a letter to each recipient instead. */
export const plannedLetter = (reminder: Reminder, notBefore: Instant): Letter => ({
  key: reminder.key,
  kind: 'reminder',
  cause: reminderCause(reminder),
  to: { person: NOBODY },
  content: { kind: 'planned', reminder },
  notBefore,
  plan: { agreementId: reminder.cause.agreementId, topic: topicOf(reminder.cause) },
})

const HASH_LENGTH = 16
const summaryCause = (day: LocalDate): string => `summary/${day}`

/** What was said of many at once is found by its day; `days` back and, under a clock that was ahead, to come. */
export const summaryCauses = (today: LocalDate, days: number): readonly string[] =>
  Array.from({ length: 2 * days + 1 }, (_, at) => summaryCause(addDays(today, at - days)))

/** Many late ones to one person become one. */
export function summed(letters: readonly Letter[], today: LocalDate): readonly Letter[] {
  const byPerson = Map.groupBy(letters, ({ to }) => nameOf(to))
  return [...byPerson].flatMap(([person, theirs]) => {
    const [first] = theirs
    if (!first || theirs.length <= SEPARATE_AT_MOST || person === NOBODY) return theirs
    const summary = theirs.flatMap(({ content }) => remindersIn(content))
    const what = createHash('sha256')
      .update(theirs.map(({ key }) => key).join(' '))
      .digest('hex')
      .slice(0, HASH_LENGTH)
    // Some can come later the same day, of a file that could not be read before: they are another message.
    return [
      {
        ...first,
        key: `summary/${today}/${what}/${person}`,
        cause: summaryCause(today),
        content: { kind: 'summary', summary },
      },
    ]
  })
}

/** The channel of the body that all of is meant. */
export const ownChannel = (
  { recipient, cause }: Reminder,
  channels: readonly CommitteeChannel[],
): CommitteeChannel | undefined =>
  recipient.kind === 'committee'
    ? channels.find((one) => one.agreementId === cause.agreementId && one.committeeId === recipient.committee)
    : undefined

/** Whoever is reminded of something need not be told the same day that somebody is reminded of it. */
export function withoutOwnEscalation(letters: readonly Letter[]): readonly Letter[] {
  const about = ({ content, to, notBefore }: Letter): string => {
    const [reminder] = remindersIn(content)
    const subject = reminder && [reminder.cause.agreementId, reminder.cause.kind, subjectOf(reminder.cause)].join('/')
    return `${subject} ${JSON.stringify(to)} ${notBefore}`
  }
  const isEcho = ({ content }: Letter): boolean => remindersIn(content)[0]?.stage.startsWith('escalated-') === true
  const reminded = new Set(letters.filter((letter) => !isEcho(letter)).map(about))
  return letters.filter((letter) => !isEcho(letter) || !reminded.has(about(letter)))
}

/** Fulfilling a duty calls back every letter about it, whatever its stage. */
export function reminderCause(reminder: Pick<Reminder, 'cause' | 'recipient'>): string {
  const { cause, recipient } = reminder
  if ('dutyId' in cause) return dutyCause(cause.agreementId, cause.dutyId, cause.year)
  if ('meetingId' in cause) return `meeting/${cause.meetingId}/${cause.kind}`
  return `${cause.kind}/${cause.agreementId}/${subjectOf(cause)}/${recipientKey(recipient)}`
}
