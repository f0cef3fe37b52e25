/** What the bot sends by itself, wired together: the outbox, the ways to people, and the pace Teams allows. */
import type { Shelf } from '#src/agreements/lookup.ts'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import type { Delivered, Way } from '#src/delivery/channel.ts'
import { createDispatcher, type Dispatcher } from '#src/delivery/dispatcher.ts'
import { createOpenWays } from '#src/delivery/open-ways.ts'
import { createPace } from '#src/delivery/pace.ts'
import { meetingIdIn } from '#src/letters/about-meeting.ts'
import type { DueLetter, Letter, OutboxRows } from '#src/letters/letter.ts'
import { isEntered } from '#src/people/guest.ts'
import type { CommitteeChannel, KnownPerson } from '#src/people/ports.ts'
import { asRepeat } from '#src/speech/parts/delivery.ts'
import type { MailLink } from '#src/speech/parts/mail.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { addressed } from '#src/speech/people/bind-channel.ts'
import { inWish, withPlainLabel } from '#src/speech/plain/choosing.ts'
import { termsOf } from '#src/speech/plain/spelling.ts'
import type { ChatAddress } from '#src/teams/bot.ts'
import { meetingForCalendar } from './calendar-part.ts'
import type { LetterLinks } from './links.ts'

export interface OutgoingParts {
  readonly shelf: Shelf
  readonly books: Books
  readonly rows: OutboxRows
  readonly post: (to: ChatAddress, reply: Reply) => Promise<Delivered>
  /** The way by e-mail; absent where the settings name no mail server. */
  readonly mailTo?: (person: KnownPerson) => Way<Worded> | undefined
  /** See the dispatcher. */
  readonly waitsUntil?: (letter: DueLetter) => Promise<Instant | undefined>
  readonly handOut?: (letter: DueLetter) => Promise<boolean>
  readonly render: (letter: DueLetter) => Promise<Reply | undefined>
  /** Signed links that belong under a letter. */
  readonly linksFor: (letter: DueLetter) => Promise<LetterLinks>
  readonly clock: () => Instant
  /** Time is not real: however long a request takes, it is waited for. */
  readonly isPatient?: true
  readonly random: () => number
  /** @param because which part of a stored letter cannot be read, never what stands there */
  readonly onFailure: (err: unknown, key: string, because?: string) => void
}

/** What a way is given: the letter in words, and the letter itself. */
export interface Worded {
  readonly reply: Reply
  readonly letter: DueLetter
  /** For the recipient alone: under the letter in a chat, and besides in a mail. */
  readonly links: readonly MailLink[]
  readonly answerLinks: readonly MailLink[]
}

export function createOutgoing(parts: OutgoingParts): Dispatcher {
  const { books, rows, post, mailTo, render, clock, random, onFailure } = parts
  const terms = termsOf(parts.shelf)
  const teams = (chat: ChatAddress): Way<Worded> => ({
    channel: 'teams',
    thread: chat.conversationId,
    send: ({ content: { reply: words, links }, isRepeat }) => {
      // In a chat the buttons answer; the page is for those who have none.
      const reply = links.length > 0 ? { ...words, links: words.isPlain ? links.map(withPlainLabel) : links } : words
      return post(chat, isRepeat ? asRepeat(reply) : reply)
    },
  })

  /** In the body's channel everybody reads along: the message says for whom it is, and its pages are left out. */
  const inChannel = (channel: CommitteeChannel, name: string): Way<Worded> => ({
    channel: 'teams',
    thread: channel.conversationId,
    send: ({ content: { reply }, isRepeat }) => {
      const told = { ...reply, answer: addressed(name, reply.answer) }
      return post(channel, isRepeat ? asRepeat(told) : told)
    },
  })

  /** In a chat or channel of several people nobody's wish is known. */
  const wantsPlain = async ({ to }: DueLetter): Promise<boolean> =>
    'person' in to && (await books.plainLanguage.isWantedBy(to.person))

  /** The channel of the body that a letter is about. */
  async function channelFor({ cause, content }: DueLetter): Promise<CommitteeChannel | undefined> {
    const id = meetingIdIn(cause)
    const meeting = id === undefined ? undefined : await books.meetings.find(id)
    const about = meeting ?? (content.kind === 'reminder' ? content.reminder.cause : undefined)
    return about && 'committeeId' in about
      ? books.channels.ofCommittee(about.agreementId, about.committeeId)
      : undefined
  }

  /** The person's chat, the body's channel for its members who have none yet, e-mail: in this order. */
  async function waysTo(letter: DueLetter): Promise<readonly Way<Worded>[]> {
    const { to } = letter
    if ('conversationId' in to) return [teams({ serviceUrl: to.serviceUrl, conversationId: to.conversationId })]
    const person = await books.directory.person(to.person)
    if (!person) return []
    const mail = mailTo?.(person)
    const byMail = mail ? [mail] : []
    if (letter.kind === 'calendar') return byMail
    if (person.teams) return [teams(person.teams), ...byMail]
    // Whoever has an Entra id and no chat was taken from the members of a channel.
    const channel = isEntered(person.id) ? undefined : await channelFor(letter)
    return [...(channel ? [inChannel(channel, person.name)] : []), ...byMail]
  }

  /** Whoever wants it gets by mail as well what belongs in their calendar; the same letter again adds nothing. */
  async function alsoByMail(letter: DueLetter): Promise<void> {
    const { to, key } = letter
    if (!('person' in to) || !(await books.calendarMails.isWantedBy(to.person))) return
    const person = await books.directory.person(to.person)
    if (!person || !mailTo?.(person) || !(await meetingForCalendar(letter, books))) return
    const { cause, content, expiresAt } = letter
    const copy: Letter = {
      key: `${key}/calendar`,
      kind: 'calendar',
      cause,
      to,
      content,
      notBefore: clock(),
      ...(expiresAt && { expiresAt }),
    }
    await books.inOneTransaction(({ outbox }) => outbox.add([copy]))
  }

  return createDispatcher({
    rows,
    waysTo,
    ...(parts.waitsUntil && { waitsUntil: parts.waitsUntil }),
    ...(parts.handOut && { handOut: parts.handOut }),
    render: async (letter) => {
      const rendered = await render(letter)
      if (rendered === undefined) return undefined
      const reply = inWish(rendered, await wantsPlain(letter), terms)
      const { everywhere, inMail } = await parts.linksFor(letter)
      // Issued here and not when the mail is written: what fails here is certainly not sent, and tried again.
      const isMail = (await waysTo(letter))[letter.way]?.channel === 'mail'
      if (!isMail) await alsoByMail(letter)
      const answerLinks = isMail ? await inMail() : []
      return { reply, letter, links: everywhere, answerLinks }
    },
    clock,
    random,
    pace: createPace(),
    ...(parts.isPatient && { patience: createOpenWays(clock, () => new Promise(() => undefined)) }),
    onFailure,
  })
}
