/**
 * The e-mail channel, of equal rank with Teams: partners in other organisations have no other. One letter to one
 * recipient; an invitation goes into their calendar (iMIP, RFC 6047). What cannot be sent as it is, is refused and never
 * repaired: a line break in a subject or name would begin a header of its own.
 */
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { CalendarText } from '#src/calendar/icalendar.ts'
import type { WrittenDocument } from '#src/letters/document.ts'
import { parseMailAddress } from '#src/people/mail-address.ts'
import type { Delivered, Rendered, Way } from './channel.ts'
import { htmlBody, plainBody } from './mail-body.ts'
import { SMTP_LIMITS, type SmtpLimits, sendOverSmtp, smtpServer } from './smtp.ts'

export interface Mailbox {
  readonly address: string
  readonly name?: string
}

export interface MailAttachment {
  readonly fileName: string
  /** e.g. "application/pdf" */
  readonly type: string
  readonly content: Uint8Array
}

/** What a mail says, whoever gets it. */
export interface MailContent {
  readonly subject: string
  readonly body: WrittenDocument
  /** Who answers are written to: the bot reads no mail. */
  readonly replyTo?: Mailbox
  /** For the recipient's calendar: a part of the mail, and no file besides, which programs would enter a second time. */
  readonly calendar?: CalendarText
  readonly attachments?: readonly MailAttachment[]
}

export interface Mail extends MailContent {
  readonly to: Mailbox
  /** `<…@…>`; the same for a repeat, so that a mail server can see that it is one. */
  readonly messageId: string
}

export interface MailChannel {
  /** Never rejects for what a server does. The reference of an accepted mail is its Message-ID. */
  send(mail: Mail): Promise<Delivered>
  /** A recipient's way for the dispatcher. @param compose puts what was rendered into a mail */
  wayTo<Content>(
    recipient: Mailbox,
    compose: (message: Rendered<Content>) => MailContent | Promise<MailContent>,
  ): Way<Content>
}

/**
 * @param url see `smtpServer`
 * @param from the bot itself, for every mail: a person as sender would be a forgery to the servers on the way
 * @throws TypeError for an unusable server or sender: a fault of the settings
 */
export function createMailChannel(url: string, from: Mailbox, limits: SmtpLimits = SMTP_LIMITS): MailChannel {
  const server = smtpServer(url)
  const sender = senderOf(from)
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)

  async function send(mail: Mail): Promise<Delivered> {
    const fault = faultOf(mail)
    const to = parseMailAddress(mail.to.address)
    if (fault !== undefined || to === undefined) {
      return { ok: false, because: 'never', status: `unusable ${fault ?? 'address'}` }
    }
    const message = await composed(mail, sender, { ...mail.to, address: to })
    const outcome = await sendOverSmtp(server, domain, { from: sender.address, to }, message, limits)
    return outcome.ok ? { ...outcome, ref: mail.messageId } : outcome
  }

  return {
    send,
    wayTo: (recipient, compose) => ({
      channel: 'mail',
      thread: `mail:${recipient.address}`,
      send: async (message) =>
        send({ ...(await compose(message)), to: recipient, messageId: messageIdOf(message.key, domain) }),
    }),
  }
}

function senderOf({ address: given, name }: Mailbox): Mailbox {
  const address = parseMailAddress(given)
  if (address === undefined || !isOneLine(name ?? '')) throw new TypeError('the sender of mails is no mail address')
  return { address, ...(name !== undefined && { name }) }
}

/** The same for the same letter; says nothing about it, as the key may name people. */
export const messageIdOf = (key: string, domain: string): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`

const isOneLine = (text: string): boolean => text.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(text)

/** @returns the part that would end a header too early or name a file elsewhere; undefined: none does */
function faultOf({ subject, to, replyTo, messageId, attachments = [] }: Mail): string | undefined {
  const fileNames = attachments.map(({ fileName }) => fileName)
  if (!isOneLine(subject) || subject.trim() === '') return 'subject'
  if (![to.name ?? '', replyTo?.name ?? ''].every(isOneLine)) return 'name'
  if (replyTo && parseMailAddress(replyTo.address) === undefined) return 'address'
  if (!/^<[\w.+-]{1,100}@[a-z0-9.-]{1,200}>$/.test(messageId)) return 'Message-ID'
  if (!fileNames.every((name) => isOneLine(name) && /^[^/\\]{1,200}$/.test(name))) return 'file name'
  if (!attachments.every(({ type }) => /^[a-z]+\/[\w.+-]+$/.test(type))) return 'file type'
  return undefined
}

const composed = (mail: Mail, from: Mailbox, to: Mailbox): Promise<Buffer> =>
  new MailComposer({
    from: mailbox(from),
    to: mailbox(to),
    ...(mail.replyTo && { replyTo: mailbox(mail.replyTo) }),
    subject: mail.subject,
    messageId: mail.messageId,
    headers: {
      // Holiday notices would be answers to nobody (RFC 3834; Exchange reads its own header).
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': mail.body.language,
    },
    text: plainBody(mail.body),
    html: htmlBody(mail.body),
    ...(mail.calendar && {
      alternatives: [
        { contentType: `text/calendar; charset=utf-8; method=${mail.calendar.method}`, content: mail.calendar.text },
      ],
    }),
    attachments: (mail.attachments ?? []).map(({ fileName, type, content }) => ({
      filename: fileName,
      contentType: type,
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()

/** An object, never a text: nothing in a name can become a second address. */
const mailbox = ({ name, address }: Mailbox): { name: string; address: string } => ({ name: name ?? '', address })
