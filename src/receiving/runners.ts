/** Which body a mail is about, and who runs it: to them it is passed on. */
import { agreementById, type Shelf } from '#src/agreements/lookup.ts'
import { dateInBerlin, type Instant } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import { answeredIdIn, meetingIdIn, minutesIdIn } from '#src/letters/about-meeting.ts'
import { pollIdIn } from '#src/letters/about-poll.ts'
import { agreementIn } from '#src/letters/cause.ts'
import { remindersIn } from '#src/letters/content.ts'
import { NOBODY, type OutboxLetter } from '#src/letters/letter.ts'
import { holdsOn, officeParts, type Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import type { KnownPerson } from '#src/people/ports.ts'

/** Gremium einer E-Mail; without a committee: all of its agreement. */
export interface NamedBody {
  readonly agreementId: string
  readonly committeeId?: string
}

export function createRunners({
  shelf,
  books,
  clock,
}: {
  readonly shelf: Shelf
  readonly books: Pick<Books, 'directory' | 'meetings' | 'polls' | 'outbox'>
  readonly clock: () => Instant
}) {
  async function bodyOf({ cause, content }: OutboxLetter): Promise<NamedBody | undefined> {
    const meetingId = meetingIdIn(cause) ?? minutesIdIn(cause) ?? answeredIdIn(cause)
    if (meetingId !== undefined) return books.meetings.find(meetingId)
    const pollId = pollIdIn(cause)
    if (pollId !== undefined) return books.polls.find(pollId)
    const [reminder] = remindersIn(content)
    if (reminder) return reminder.cause
    const agreement = agreementIn(cause, shelf)
    return agreement && { agreementId: agreement.id }
  }

  const key = ({ agreementId, committeeId = '' }: NamedBody): string => `${agreementId}/${committeeId}`
  const once = (bodies: readonly NamedBody[]): readonly NamedBody[] => [
    ...new Map(bodies.map((one) => [key(one), one])).values(),
  ]

  async function running({ agreementId, committeeId }: NamedBody): Promise<readonly PersonId[]> {
    const today = dateInBerlin(clock())
    const held = (await books.directory.holdingsIn(agreementId)).filter((one) => holdsOn(one, today))
    const those = (isIt: (one: Tenure) => boolean) => held.filter(isIt).map(({ personId }) => personId)
    const secretariats = those(({ officeId }) => {
      const { kind, detail } = officeParts(officeId)
      return kind === 'secretariat' && (committeeId === undefined || detail === committeeId)
    })
    return secretariats.length > 0
      ? secretariats
      : those(({ officeId }) => officeParts(officeId).kind === 'administration')
  }

  return {
    /** Of the letters that were answered; where none is named, those in which the sender has an office today. */
    async bodiesOf(answers: readonly string[], senders: readonly KnownPerson[]): Promise<readonly NamedBody[]> {
      const letters = await books.outbox.sentAs(answers)
      const named = (await Promise.all(letters.map(bodyOf))).flatMap((body) => body ?? [])
      if (named.length > 0) return once(named)
      const today = dateInBerlin(clock())
      const held = (await Promise.all(senders.map(({ id }) => books.directory.holdingsOf(id)))).flat()
      const agreements = held.flatMap((one) => (holdsOn(one, today) ? [officeParts(one.officeId).agreementId] : []))
      return once(agreements.flatMap((id) => (agreementById(shelf, id) ? [{ agreementId: id }] : [])))
    },
    /** Where nobody runs it, its administration; where there is none, the letter stands on the daily list. */
    async runnersOf(bodies: readonly NamedBody[]): Promise<readonly PersonId[]> {
      const people = new Set((await Promise.all(bodies.map(running))).flat())
      return people.size > 0 ? [...people] : [NOBODY]
    },
  }
}
