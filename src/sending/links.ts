/** The signed links under a letter: into the calendar, and to the page where it is answered without Teams. */
import { agreementById, type Shelf } from '#src/agreements/lookup.ts'
import {
  addDays,
  dateInBerlin,
  type Instant,
  instantInBerlin,
  type LocalDate,
  localTime,
} from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import { type DutyAsked, dutyAskedText } from '#src/duties/fulfilment.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { answeredIdIn, meetingIdIn, minutesIdIn } from '#src/letters/about-meeting.ts'
import { pollIdIn } from '#src/letters/about-poll.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { DueLetter } from '#src/letters/letter.ts'
import { type Link, linkUrl } from '#src/letters/link.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { PersonId } from '#src/people/person.ts'
import { meetingLink, minutesPageLink } from '#src/speech/meetings/meeting-page.ts'
import { daysLink } from '#src/speech/meetings/poll-page.ts'
import type { MailLink } from '#src/speech/parts/mail.ts'
import { answerLink, calendarLink, dutyLink } from '#src/speech/parts/pages.ts'

/** Calendar days after the meeting: an entry may be looked up once more, then the link is of no use. */
const VALID_DAYS_AFTER = 30
/** Calendar days after the due date, or after the letter if that is later: the last stage comes eight weeks after. */
const DUTY_DAYS_AFTER = 60
/** Calendar days after the meeting, or after the letter if that is later: objections are possible for some weeks. */
const MEETING_DAYS_AFTER = 60

export interface LetterLinks {
  /** Under the letter, whichever way it goes. */
  readonly everywhere: readonly MailLink[]
  /** For those who have no buttons. Issued only for a letter that goes by mail: in a chat nobody needs them. */
  readonly inMail: () => Promise<readonly MailLink[]>
}
const NONE: LetterLinks = { everywhere: [], inMail: async () => [] }

const until = (day: LocalDate, days: number): Instant => instantInBerlin(addDays(day, days), localTime('00:00'))

/** @param publicUrl where the links lead; absent: there are none */
export function createLetterLinks(
  books: Pick<Books, 'meetings' | 'polls' | 'inOneTransaction'>,
  shelf: Shelf,
  publicUrl: string | undefined,
) {
  if (publicUrl === undefined) return async (): Promise<LetterLinks> => NONE
  const issued = async (label: string, page: string, link: Link): Promise<MailLink> => {
    const word = await books.inOneTransaction(({ links }) => links.issue(link))
    return { label, url: linkUrl(publicUrl, page, word) }
  }
  const toMeeting = (meeting: Meeting, personId: PersonId) => ({
    personId,
    about: meeting.id,
    expiresAt: until(meeting.on, VALID_DAYS_AFTER),
  })

  async function forInvitation(meetingId: string, personId: PersonId): Promise<LetterLinks> {
    const meeting = await books.meetings.find(meetingId)
    if (!meeting || meeting.state === 'cancelled') return NONE
    const about = toMeeting(meeting, personId)
    return {
      everywhere: [await issued(calendarLink(), 'kalender', { ...about, purpose: 'calendar' })],
      inMail: async () => [
        await issued(answerLink(), 'antwort', { ...about, purpose: 'answer' }),
        ...(await forMeeting(meetingId, personId, meeting.on)),
      ],
    }
  }

  async function forAnswer(meetingId: string, personId: PersonId): Promise<readonly MailLink[]> {
    const meeting = await books.meetings.find(meetingId)
    if (!meeting || meeting.state === 'cancelled') return []
    return [await issued(answerLink(), 'antwort', { ...toMeeting(meeting, personId), purpose: 'answer' })]
  }

  /** Its agenda and minutes, and what can be said to them. */
  async function forMeeting(
    meetingId: string,
    personId: PersonId,
    sentOn: LocalDate,
    label = meetingLink(),
  ): Promise<readonly MailLink[]> {
    const meeting = await books.meetings.find(meetingId)
    if (!meeting || meeting.state === 'cancelled') return []
    const expiresAt = until(meeting.on > sentOn ? meeting.on : sentOn, MEETING_DAYS_AFTER)
    return [await issued(label, 'sitzung', { purpose: 'meeting', personId, about: meeting.id, expiresAt })]
  }

  /** Where the card has buttons to answer with, the mail has a link. */
  async function forReminder({ cause, stage, dueOn, recipient }: Reminder, personId: PersonId, sentOn: LocalDate) {
    if (cause.kind === 'answer') return forAnswer(cause.meetingId, personId)
    if (cause.kind === 'milestone' || cause.kind === 'meeting') return forMeeting(cause.meetingId, personId, sentOn)
    if (!('dutyId' in cause) || stage.startsWith('escalated-')) return []
    const { agreementId, dutyId, year } = cause
    return forDuty(
      { agreementId, dutyId, year, ...(recipient.kind === 'partner' && { partnerId: recipient.partner }) },
      personId,
      dueOn !== undefined && dueOn > sentOn ? dueOn : sentOn,
    )
  }

  async function forDuty(
    { partnerId, ...asked }: DutyAsked,
    personId: PersonId,
    last: LocalDate,
  ): Promise<readonly MailLink[]> {
    const agreement = agreementById(shelf, asked.agreementId)
    const duty = agreement?.duties.find(({ id }) => id === asked.dutyId)
    if (!agreement || !duty) return []
    const isDebtor = partnerId !== undefined && duty.debtors.includes(partnerId)
    const link = await issued(dutyLink(agreement, duty, asked.year), 'pflicht', {
      purpose: 'duty',
      personId,
      about: dutyAskedText({ ...asked, ...(isDebtor && { partnerId }) }),
      expiresAt: until(last, DUTY_DAYS_AFTER),
    })
    return [link]
  }

  /** Asked and reminded, a search is answered on its page. */
  async function forPoll(pollId: string, personId: PersonId): Promise<readonly MailLink[]> {
    const poll = await books.polls.find(pollId)
    const last = poll?.slots
      .map(({ on }) => on)
      .toSorted()
      .at(-1)
    if (poll?.state !== 'open' || last === undefined) return []
    const expiresAt = until(last, VALID_DAYS_AFTER)
    return [await issued(daysLink(), 'terminwahl', { purpose: 'poll', personId, about: poll.id, expiresAt })]
  }

  return async ({ kind, cause, to, content, notBefore }: DueLetter): Promise<LetterLinks> => {
    if (!('person' in to)) return NONE
    const { person } = to
    const pollId = pollIdIn(cause)
    if (pollId !== undefined) return { everywhere: [], inMail: () => forPoll(pollId, person) }
    if (kind === 'invitation' || kind === 'calendar') {
      const meetingId = meetingIdIn(cause)
      return meetingId === undefined ? NONE : forInvitation(meetingId, person)
    }
    const answered = answeredIdIn(cause)
    if (answered !== undefined) return { everywhere: [], inMail: () => forAnswer(answered, person) }
    const sentOn = dateInBerlin(notBefore)
    const minutesOf = minutesIdIn(cause)
    if (minutesOf !== undefined)
      return { everywhere: [], inMail: () => forMeeting(minutesOf, person, sentOn, minutesPageLink()) }
    if (kind === 'notice') {
      const about = meetingIdIn(cause)
      return about === undefined ? NONE : { everywhere: [], inMail: () => forMeeting(about, person, sentOn) }
    }
    if (kind !== 'reminder') return NONE
    return {
      everywhere: [],
      inMail: async () => {
        const links = content.kind === 'later' ? [await forDuty(content.later, person, sentOn)] : []
        for (const one of remindersIn(content)) links.push(await forReminder(one, person, sentOn))
        return links.flat()
      },
    }
  }
}
