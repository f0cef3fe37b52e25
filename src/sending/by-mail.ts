/** Letters by e-mail, wired together: in words, and with the meeting for the recipient's own calendar. */
import type { Shelf } from '#src/agreements/lookup.ts'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import type { Way } from '#src/delivery/channel.ts'
import type { Mailbox, MailChannel, MailContent } from '#src/delivery/mail.ts'
import { shownOnOneLine } from '#src/letters/document.ts'
import { parseMailAddress } from '#src/people/mail-address.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import { asRepeat } from '#src/speech/parts/delivery.ts'
import { mailBody, mailSubject } from '#src/speech/parts/mail.ts'
import { underMail } from '#src/speech/parts/privacy.ts'
import { createCalendarParts } from './calendar-part.ts'
import type { Worded } from './ways.ts'

export interface MailingParts {
  readonly shelf: Shelf
  readonly books: Pick<Books, 'meetings' | 'invitations' | 'agenda' | 'outbox' | 'retention'>
  readonly clock: () => Instant
  /** Somebody reads what is sent to the bot's address: calendars are asked for answers, and mails may be answered. */
  readonly isRead?: true
  /** Who is responsible and whom to ask, as the authority wrote it. */
  readonly privacyText?: string
}

/** @param from the bot itself, as it sends and as it asks in calendars @returns the way to a person; undefined for whom no usable address is known */
export function createMailing(
  channel: MailChannel,
  from: Mailbox,
  { shelf, books, clock, isRead, privacyText }: MailingParts,
): (person: KnownPerson) => Way<Worded> | undefined {
  const organizer = { mail: from.address, ...(from.name !== undefined && { name: from.name }) }
  const calendarOf = createCalendarParts({ shelf, books, clock, organizer, ...(isRead && { isRead }) })

  async function compose(
    { reply, letter, links, answerLinks }: Worded,
    isRepeat: boolean,
    to: Mailbox,
  ): Promise<MailContent> {
    const subject = mailSubject(reply)
    const { periods } = await books.retention.periods()
    const calendar = await calendarOf(
      letter,
      { mail: to.address, ...(to.name !== undefined && { name: to.name }) },
      answerLinks,
    )
    const replyTo = letter.content.kind === 'words' ? letter.content.replyTo : undefined
    return {
      subject,
      body: mailBody(subject, isRepeat ? asRepeat(reply) : reply, [...answerLinks, ...links], {
        ...(isRead && { isRead }),
        privacy: (isPlain) => underMail(privacyText, periods.messages, isPlain),
      }),
      ...(replyTo && { replyTo: { address: replyTo.address, name: shownOnOneLine(replyTo.name) } }),
      ...(calendar && { calendar }),
    }
  }

  return ({ mail, name }) => {
    const address = mail === undefined ? undefined : parseMailAddress(mail)
    if (address === undefined) return undefined
    const to: Mailbox = { address, name: shownOnOneLine(name) }
    return channel.wayTo(to, ({ content, isRepeat }) => compose(content, isRepeat, to))
  }
}
