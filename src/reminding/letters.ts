/**
 * What is planned as letters: to whom, under which key, and what becomes one message. Pure; planning.ts stores them,
 * wording.ts words them.
 */
import { createHash } from 'node:crypto'
import type { Agreement } from '#src/agreements/lookup.ts'
import { addDays, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import { SEPARATE_AT_MOST } from '#src/duties/catch-up.ts'
import { subjectOf } from '#src/duties/cause.ts'
import { topicOf } from '#src/duties/change.ts'
import { dutyCause } from '#src/duties/fulfilment.ts'
import type { KnownRecipients } from '#src/duties/known-facts.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import { type Reminder, recipientKey } from '#src/duties/reminder.ts'
import { nameOf } from '#src/letters/about-meeting.ts'
import { type LetterContent, remindersIn } from '#src/letters/content.ts'
import { type Letter, NOBODY, type Recipient } from '#src/letters/letter.ts'
import type { Absence } from '#src/people/absence.ts'
import type { PersonId } from '#src/people/person.ts'
import type { CommitteeChannel } from '#src/people/ports.ts'

/** The channels of bodies, and how reminders to whole bodies went out, by the reminder's key. */
export interface CommitteeChannels {
  readonly channels: readonly CommitteeChannel[]
  readonly told: ReadonlyMap<string, 'channel' | 'persons'>
}

/** Whom a reminder reaches: offices, absences, and the channels of bodies. */
export interface Reach {
  readonly known: KnownRecipients
  readonly absences: readonly Absence[]
  readonly bodies: CommitteeChannels
}
export const NO_CHANNELS: CommitteeChannels = { channels: [], told: new Map() }

/**
 * One letter for each person, or one for the body's channel where all of it is meant; if nobody holds the office, one
 * that cannot be sent, for the list.
 */
export function lettersOf(
  reminder: Reminder,
  agreement: Agreement,
  { known, absences, bodies }: Reach,
  on: LocalDate,
  notBefore: Instant,
  isLate: boolean,
): readonly Letter[] {
  const told = bodies.told.get(reminder.key)
  if (told === 'channel') return []
  const channel = told === undefined ? ownChannel(reminder, bodies.channels) : undefined
  const persons = (): readonly PersonId[] =>
    toldPersons(reminder, agreement, known.holdings, absences, on).map(({ person }) => person)
  const to: readonly Recipient[] = channel
    ? [{ conversationId: channel.conversationId, serviceUrl: channel.serviceUrl }]
    : orNobody(persons()).map((person) => ({ person }))
  return to.map((one) => letterTo(one, reminder, notBefore, isLate ? on : undefined))
}

const orNobody = (persons: readonly PersonId[]): readonly PersonId[] => (persons.length > 0 ? persons : [NOBODY])

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
    ...(late === undefined && {
      plan: { agreementId: reminder.cause.agreementId, topic: topicOf(reminder.cause) },
    }),
  }
}

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
