/** Letters by e-mail, wired together: in words, and with the meeting for the recipient's own calendar. */
import { agreementById, committeeById, type Shelf } from '#src/agreements/lookup.ts'
import { calendarCancellation, calendarRequest } from '#src/calendar/icalendar.ts'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import type { Way } from '#src/delivery/channel.ts'
import type { Mailbox, MailChannel, MailContent } from '#src/delivery/mail.ts'
import { meetingIdIn } from '#src/letters/about-meeting.ts'
import { shownOnOneLine } from '#src/letters/document.ts'
import type { DueLetter } from '#src/letters/letter.ts'
import { calendarEntry } from '#src/meetings/calendar-entry.ts'
import { parseMailAddress } from '#src/people/mail-address.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import { asRepeat } from '#src/speech/parts/delivery.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { calendarFileName, mailBody, mailSubject } from '#src/speech/parts/mail.ts'
import type { Worded } from './ways.ts'

export interface MailingParts {
  readonly shelf: Shelf
  readonly books: Pick<Books, 'meetings'>
  readonly clock: () => Instant
  /** Somebody reads what is sent to the bot's address: calendars are asked for answers, and mails may be answered. */
  readonly isRead?: true
}

/** @param from the address of the bot @returns the way to a person; undefined for whom no usable address is known */
export function createMailing(
  channel: MailChannel,
  from: string,
  { shelf, books, clock, isRead }: MailingParts,
): (person: KnownPerson) => Way<Worded> | undefined {
  async function compose(
    { reply, letter, links, answerLinks }: Worded,
    isRepeat: boolean,
    to: Mailbox,
  ): Promise<MailContent> {
    const subject = mailSubject(reply)
    const calendar = await calendarOf(letter, to)
    const replyTo = letter.content.kind === 'words' ? letter.content.replyTo : undefined
    return {
      subject,
      body: mailBody(subject, isRepeat ? asRepeat(reply) : reply, [...answerLinks, ...links], isRead),
      ...(replyTo && { replyTo: { address: replyTo.address, name: shownOnOneLine(replyTo.name) } }),
      ...(calendar && { calendar: { ...calendar, fileName: calendarFileName() } }),
    }
  }

  /** As the meeting is now: an invitation puts it into the calendar or moves it there, the word that it is off takes it out. */
  async function calendarOf({ kind, cause }: DueLetter, { address, name }: Mailbox) {
    const id = meetingIdIn(cause)
    const meeting = id === undefined ? undefined : await books.meetings.find(id)
    const agreement = meeting && agreementById(shelf, meeting.agreementId)
    const committee = agreement && committeeById(agreement, meeting.committeeId)
    if (!committee || (kind !== 'invitation' && kind !== 'notice')) return undefined
    const invitation = {
      ...calendarEntry(meeting, committeeName(committee, agreement), clock()),
      organizer: { mail: from },
      // Who else is asked, and who answered what, is nobody's business but the secretariat's.
      attendees: [{ mail: address, answer: 'open', ...(name !== undefined && { name }) }],
      wantsReplies: isRead === true,
    } as const
    if (meeting.state === 'cancelled') return calendarCancellation(invitation)
    return kind === 'invitation' ? calendarRequest(invitation) : undefined
  }

  return ({ mail, name }) => {
    const address = mail === undefined ? undefined : parseMailAddress(mail)
    if (address === undefined) return undefined
    const to: Mailbox = { address, name: shownOnOneLine(name) }
    return channel.wayTo(to, ({ content, isRepeat }) => compose(content, isRepeat, to))
  }
}
