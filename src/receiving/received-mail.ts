/** A mail that came in, taken apart: who sent it, what it is, and what its author wrote. */
import PostalMime, { type Attachment, addressParser, type Email } from 'postal-mime'
import { isAbsenceSubject, ownWords } from '#src/language/mail/own-words.ts'
import { parseMailAddress } from '#src/people/mail-address.ts'
import { type CalendarReply, readCalendarReply } from './calendar-reply.ts'

/** Eingegangene E-Mail. */
export interface ReceivedMail {
  /** Absent where it names none or several. In small letters. */
  readonly from?: { readonly address: string; readonly name: string }
  /**
   * `bounce`: ours did not arrive. `automatic`: a program wrote it, nobody did. `calendar`: a calendar answers.
   * `words`: somebody wrote.
   */
  readonly kind: 'bounce' | 'automatic' | 'calendar' | 'words'
  /** Of a `bounce` that says so for good: Message-IDs of what did not arrive, and the code, e.g. "5.1.1". */
  readonly failed?: { readonly refs: readonly string[]; readonly status: string }
  /** Of a `calendar`; absent where it cannot be read, or says two things. */
  readonly reply?: CalendarReply
  readonly subject: string
  /** Without what was quoted; "" where nothing else is in it. */
  readonly text: string
  /** Message-IDs of what it answers. */
  readonly answers: readonly string[]
  /** Files besides the answer of a calendar. */
  readonly files: number
}

const LIMITS = { maxNestingDepth: 10, maxHeadersSize: 200_000, forceRfc822Attachments: true } as const
/** In characters. */
const SUBJECT_LENGTH = 200
/** How many of the mails before it. */
const MAX_REFS = 50

/** @throws Error for what is no mail, or nested without end */
export async function readMail(raw: Uint8Array): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw, { ...LIMITS, attachmentEncoding: 'utf8' })
  const subject = (mail.subject ?? '').slice(0, SUBJECT_LENGTH)
  const calendars = mail.attachments.filter(isCalendar)
  const answers = calendars.flatMap(calendarAnswer)
  const kind = isBounce(mail)
    ? 'bounce'
    : answers.length > 0
      ? 'calendar'
      : isAutomatic(mail, subject)
        ? 'automatic'
        : 'words'
  const [reply] = answers
  // Google sends the same twice; two that differ say nothing.
  const isOne = new Set(answers.map((one) => JSON.stringify(one))).size === 1
  const from = senderOf(mail)
  const failed = kind === 'bounce' ? failureIn(mail) : undefined
  return {
    ...(from && { from }),
    kind,
    ...(failed && { failed }),
    ...(kind === 'calendar' && isOne && reply && { reply }),
    subject,
    text: ownWords(mail.text ?? (mail.html === undefined ? '' : await textOfHtml(mail.html))),
    answers: [...`${mail.inReplyTo ?? ''} ${mail.references ?? ''}`.matchAll(/<[^<>\s]{3,300}>/g)]
      .slice(-MAX_REFS)
      .map(([id]) => id),
    files: mail.attachments.filter((one) => !one.related && !isCalendar(one)).length,
  }
}

/**
 * What a mail says that was written as HTML alone, as phones and some Outlooks do. The parser of mails has a reader for it,
 * which it uses beside a part that is text: so there is one.
 */
async function textOfHtml(html: string): Promise<string> {
  const shown = ['head', 'style', 'script'].reduce(withoutElement, html)
  const lines = (
    Buffer.from(shown, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')
  const beside = [
    'Content-Type: multipart/mixed; boundary="b"\r\n',
    '--b\r\nContent-Type: text/plain\r\n\r\n',
    '--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n',
    `${lines}\r\n--b--\r\n`,
  ]
  return (await PostalMime.parse(beside.join('\r\n'), LIMITS)).text ?? ''
}

/** Without what nobody is shown; where its end is missing, without the rest. In one pass, however often it begins. */
function withoutElement(html: string, name: string): string {
  // As long as it was: other letters can become two.
  const small = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  let [kept, from] = ['', 0]
  for (let begins = small.indexOf(`<${name}`); begins !== -1; begins = small.indexOf(`<${name}`, begins + 1)) {
    // "<header>" is no head.
    if (begins < from || /[a-z]/.test(small.charAt(begins + name.length + 1))) continue
    kept += html.slice(from, begins)
    const ends = small.indexOf(`</${name}>`, begins)
    if (ends === -1) return kept
    from = ends + name.length + 3
  }
  return kept + html.slice(from)
}

/** One address, as it is compared with what is stored. */
function senderOf({ headers }: Email): ReceivedMail['from'] {
  const senders = headers
    .filter(({ key }) => key === 'from')
    .flatMap(({ value }) => addressParser(value, { flatten: true }))
  const [only] = senders
  if (senders.length !== 1 || only?.address === undefined) return undefined
  const address = parseMailAddress(only.address)
  return address === undefined ? undefined : { address: address.toLowerCase(), name: only.name }
}

const isCalendar = ({ mimeType, filename }: Attachment): boolean =>
  mimeType === 'text/calendar' || mimeType === 'application/ics' || /\.ics$/iu.test(filename ?? '')

/** Of an answer, which can be unreadable: then it is one all the same. */
function calendarAnswer({ content, method }: Attachment): readonly (CalendarReply | undefined)[] {
  const text = typeof content === 'string' ? content : ''
  const reply = readCalendarReply(text)
  return reply || method === 'REPLY' || method === 'COUNTER' ? [reply] : []
}

const header = ({ headers }: Email, name: string): string | undefined =>
  headers
    .find(({ key }) => key === name)
    ?.value.trim()
    .toLowerCase()

const isBounce = (mail: Email): boolean =>
  header(mail, 'content-type')?.startsWith('multipart/report') === true ||
  header(mail, 'return-path') === '<>' ||
  header(mail, 'x-failed-recipients') !== undefined ||
  mail.attachments.some(({ mimeType }) => mimeType === 'message/delivery-status') ||
  /^(?:mailer-daemon|postmaster)@/iu.test(mail.from?.address ?? '')

const textOf = ({ content }: Attachment): string => (typeof content === 'string' ? content : '')

/** RFC 3464. Nothing where it is only late, or does not say what it is about. */
function failureIn({ attachments }: Email): ReceivedMail['failed'] {
  const report = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  const said = report ? textOf(report) : ''
  const status = /^Status:[ \t]*(5\.\d{1,3}\.\d{1,3})/im.exec(said)?.[1]
  if (status === undefined || !/^Action:[ \t]*failed/im.test(said)) return undefined
  const returned = attachments.filter(({ mimeType }) => /^(?:message\/rfc822|text\/rfc822-headers)$/.test(mimeType))
  const refs = returned.flatMap((one) => {
    const [head = ''] = textOf(one).split(/\r?\n\r?\n/, 1)
    return /^Message-ID:\s*(<[^<>\s]{3,300}>)/im.exec(head)?.[1] ?? []
  })
  return refs.length > 0 ? { refs, status } : undefined
}

/** RFC 3834, and what programs said before it. `X-Auto-Response-Suppress` is no such sign: Exchange puts it on answers. */
const isAutomatic = (mail: Email, subject: string): boolean =>
  !['no', undefined].includes(header(mail, 'auto-submitted')?.split(';')[0]?.trim()) ||
  header(mail, 'x-autoreply') !== undefined ||
  header(mail, 'x-autorespond') !== undefined ||
  ['auto_reply', 'bulk', 'junk', 'list'].includes(header(mail, 'precedence') ?? '') ||
  header(mail, 'list-id') !== undefined ||
  isAbsenceSubject(subject)
