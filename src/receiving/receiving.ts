/**
 * What becomes of a mail that came in. An answer of a calendar is recorded only if UID, attendee and sender belong to one
 * open invitation; it goes to the engine like one from a chat, and whoever answered is told. What somebody wrote is passed
 * on to whoever runs the body. Bounces and automatic answers are nobody's word; a bounce of a letter of ours says that it did
 * not arrive. Anything else changes nothing.
 */
import { createHash } from 'node:crypto'
import type { Shelf } from '#src/agreements/lookup.ts'
import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { calendarUid } from '#src/calendar/icalendar.ts'
import { DAY_MS, dateInBerlin, type Instant, instantInBerlin, laterBy, timeInBerlin } from '#src/calendar/local-date.ts'
import type { Turn } from '#src/conversation/turn.ts'
import type { Books } from '#src/conversation/work.ts'
import { beneficiaryDataIn } from '#src/language/people/beneficiary-data.ts'
import { answeredCause } from '#src/letters/about-meeting.ts'
import type { Letter } from '#src/letters/letter.ts'
import { passedOnCause } from '#src/letters/passed-on.ts'
import { ANSWER_FIELDS, DEPUTY_LENGTH, FORM_ANSWERS, NOTE_LENGTH } from '#src/meetings/answer-form.ts'
import type { Answer, Invitation } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import { answerCommand } from '#src/speech/meetings/answer-page.ts'
import * as say from '#src/speech/meetings/mail-answers.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { dateAndTime } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { AnsweringAttendee, CalendarReply } from './calendar-reply.ts'
import type { MailPlace } from './mailbox.ts'
import { type ReceivedMail, readMail } from './received-mail.ts'
import { createRunners, type NamedBody } from './runners.ts'

export interface MailReceivingParts {
  readonly shelf: Shelf
  readonly books: Books
  readonly clock: () => Instant
  /** The engine. */
  readonly answer: (turn: Turn) => Promise<Reply | undefined>
}

/** A clock that is ahead by more is wrong: its answer would keep later ones from counting. */
const AHEAD_MS = DAY_MS

/** Of one sender in a day: nobody writes more to us, and whoever does is to be looked at in the mailbox. */
const PASSED_ON_A_DAY = 20

const ANSWERS: Readonly<Record<AnsweringAttendee['answer'], Answer | undefined>> = {
  accepted: 'accepted',
  tentative: 'tentative',
  declined: 'declined',
  delegated: 'represented',
  open: undefined,
}

/** An answer that belongs to one open invitation. */
interface MatchedReply {
  readonly meeting: Meeting
  readonly of: string
  readonly invitation: Invitation
  readonly person: KnownPerson
  readonly reply: CalendarReply
  readonly replier: AnsweringAttendee
  readonly answer: Answer
}

/** @returns takes a mail as it came over the wire; the same mail again does nothing */
export function createReceiving(parts: MailReceivingParts): (raw: Uint8Array) => Promise<MailPlace> {
  const { shelf, books, clock } = parts
  const runners = createRunners(parts)

  async function withAddress(address: string): Promise<readonly KnownPerson[]> {
    return (await books.directory.people()).filter(({ mail }) => mail?.toLowerCase() === address)
  }

  function nameOf({ agreementId, committeeId }: NamedBody): string | undefined {
    const agreement = agreementById(shelf, agreementId)
    const committee = agreement && committeeId !== undefined ? committeeById(agreement, committeeId) : undefined
    return agreement && (committee ? committeeName(committee, agreement) : agreement.region)
  }

  /** Only our own UIDs are known, and each names one meeting. */
  async function meetingOf({ uid }: CalendarReply): Promise<Meeting | undefined> {
    const meeting = await books.meetings.find(uid.split('@')[0] ?? '')
    return meeting && calendarUid(meeting.id) === uid ? meeting : undefined
  }

  async function matched(
    mail: ReceivedMail,
    reply: CalendarReply,
    meeting: Meeting,
  ): Promise<MatchedReply | undefined> {
    const of = nameOf(meeting)
    const own = reply.repliers.filter((one) => one.mail === mail.from?.address)
    const [replier] = own
    const answer = replier && ANSWERS[replier.answer]
    if (of === undefined || !replier || own.length > 1 || answer === undefined || reply.kind !== 'answer')
      return undefined
    if (reply.sequence >= meeting.version || reply.stampedAt > laterBy(clock(), AHEAD_MS)) return undefined
    const theirs = await withAddress(replier.mail)
    const invited = await books.invitations.invitedTo(meeting.id)
    const both = theirs.flatMap((person) => {
      const invitation = invited.find(({ personId }) => personId === person.id)
      return invitation ? [{ person, invitation }] : []
    })
    // Two who share an address cannot be told apart.
    const [only] = both
    return only && both.length === 1 ? { ...only, meeting, of, reply, replier, answer } : undefined
  }

  const responseOf = async ({ meeting, person }: MatchedReply) =>
    (await books.invitations.responsesTo(meeting.id)).find(({ personId }) => personId === person.id)

  /** Told once for each answer that their program made, however often it comes. */
  async function told({ meeting, person, reply }: MatchedReply, words: Reply): Promise<void> {
    const letter: Letter = {
      key: `mail-answer/${meeting.id}/${person.id}/${reply.stampedAt}`,
      kind: 'notice',
      cause: answeredCause(meeting),
      to: { person: person.id },
      content: { kind: 'words', words },
      notBefore: clock(),
    }
    await books.inOneTransaction(({ outbox }) => outbox.add([letter]))
  }

  /** One that names no time is for the entry of its number: another room or end made a new one, and no new time. */
  function isForItsTime({ reply, meeting }: MatchedReply): boolean {
    if (reply.startsAt === undefined) return reply.sequence >= (meeting.timeVersion ?? 1) - 1
    return reply.startsAt === instantInBerlin(meeting.on, meeting.at)
  }

  /** @returns false if it is not theirs to answer any more */
  async function recorded(one: MatchedReply, mail: ReceivedMail): Promise<boolean> {
    const { meeting, of, person, invitation, reply, replier, answer } = one
    const [stampedAt, before] = [reply.stampedAt, await responseOf(one)]
    const isAgain = before?.stampedAt === stampedAt
    if (!isAgain && before && stampedAt <= (before.stampedAt ?? before.answeredAt)) return true
    if (!isAgain && !isStillAhead(meeting, clock())) {
      await told(one, say.tooLateByMail(of, meeting))
      return true
    }
    if (!isAgain && !isForItsTime(one)) {
      await told(one, say.forOldTime(of, meeting))
      return true
    }
    const comment = commentOf(reply, mail)
    const isLong = [...comment].length > NOTE_LENGTH
    const isWithheld = beneficiaryDataIn(comment) !== undefined
    if (!isAgain) {
      const deputy = answer === 'represented' ? await deputyOf(reply, replier) : ''
      const form = {
        [ANSWER_FIELDS.answer]: FORM_ANSWERS.find((choice) => choice.answer === answer)?.value ?? '',
        [ANSWER_FIELDS.deputy]: deputy,
        [ANSWER_FIELDS.note]: isLong || isWithheld ? '' : comment,
        [ANSWER_FIELDS.stampedAt]: stampedAt,
      }
      await parts.answer({
        key: `mail|${meeting.id}|${person.id}|${stampedAt}`,
        person: { id: person.id, name: person.name, origin: 'tenant' },
        chat: { id: `mail/${person.id}`, kind: 'personal' },
        text: answerCommand(meeting, invitation.version),
        form,
        via: 'mail',
        at: clock(),
      })
    }
    const stored = await responseOf(one)
    if (stored?.stampedAt !== stampedAt) return false
    await told(one, say.recordedByMail(of, meeting, stored, isWithheld))
    if (isLong && !isWithheld) await passOn({ ...mail, text: comment }, meeting)
    return true
  }

  /** As they are known here, otherwise as they are named there. */
  async function deputyOf({ repliers }: CalendarReply, { delegatedTo = '' }: AnsweringAttendee): Promise<string> {
    const [known] = await withAddress(delegatedTo)
    const name = known?.name ?? repliers.find(({ mail }) => mail === delegatedTo)?.name ?? delegatedTo
    return [...name].slice(0, DEPUTY_LENGTH).join('')
  }

  /** @param about the meeting that it is about, where a calendar named one */
  async function passOn(mail: ReceivedMail, about?: Meeting): Promise<MailPlace> {
    const { from, text, subject, reply, kind, files } = mail
    if (!from) return 'left'
    const known = await withAddress(from.address)
    const bodies = about ? [about] : await runners.bodiesOf(mail.answers, known)
    if (bodies.length === 0) return 'left'
    const isWithheld = [text, subject, from.name].some((said) => beneficiaryDataIn(said) !== undefined)
    const isProposal = reply?.kind === 'proposal'
    const words = say.passedOn(bodies.length === 1 ? bodies.flatMap((body) => nameOf(body) ?? [])[0] : undefined, {
      name: isWithheld ? '' : from.name,
      address: from.address,
      isKnown: known.length > 0,
      subject: isWithheld ? '' : subject,
      text: isWithheld ? '' : text,
      ...(kind === 'calendar' && !isProposal && { calendar: calendarWord(reply, from.address) }),
      ...(isProposal && reply.startsAt !== undefined && { proposed: shown(reply.startsAt) }),
      files,
      isWithheld,
    })
    const digest = hashOf(JSON.stringify([from, mail]))
    const cause = passedOnCause(from.address, dateInBerlin(clock()))
    const before = new Set((await books.outbox.about(cause)).map(({ key }) => key.split('/')[1]))
    if (!before.has(digest) && before.size >= PASSED_ON_A_DAY) return 'left'
    const to = await runners.runnersOf(bodies)
    const letters = to.map(
      (person): Letter => ({
        key: `passed-on/${digest}/${person}`,
        kind: 'notice',
        cause,
        to: { person },
        content: { kind: 'words', words, replyTo: { address: from.address, name: isWithheld ? '' : from.name } },
        notBefore: clock(),
      }),
    )
    await books.inOneTransaction(({ outbox }) => outbox.add(letters))
    // What was not passed on is still to be read.
    return isWithheld || files > 0 ? 'left' : 'read'
  }

  return async (raw) => {
    const mail = await readMail(raw).catch(() => undefined)
    if (!mail?.from) return 'left'
    const { failed } = mail
    if (failed)
      await books.inOneTransaction(({ outbox }) => outbox.cameBack(failed.refs, `came back ${failed.status}`, clock()))
    if (mail.kind === 'bounce' || mail.kind === 'automatic') return 'read'
    const meeting = mail.reply && (await meetingOf(mail.reply))
    if (!mail.reply || !meeting) return passOn(mail)
    const one = await matched(mail, mail.reply, meeting)
    return one && (await recorded(one, mail)) ? 'read' : passOn(mail, meeting)
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40)

const commentOf = (reply: CalendarReply, { text }: ReceivedMail): string =>
  reply.comment ?? (reply.isFromExchange ? text : '')

const calendarWord = (reply: CalendarReply | undefined, address: string) => {
  if (!reply) return 'unreadable'
  return (reply.repliers.find(({ mail }) => mail === address) ?? reply.repliers[0])?.answer ?? 'open'
}

const shown = (at: Instant): string => dateAndTime(dateInBerlin(at), timeInBerlin(at))
