/**
 * What a letter says, as it lies in the database until it is sent: for up to 22 months, and maybe written by a program
 * that was another then. So it carries a version and is read like anything that comes from outside. Whoever changes what
 * a part means raises the version and goes on reading the one before.
 */
import { z } from 'zod'
import type { Basis, Clause } from '#src/agreements/stated.ts'
import { basisShape } from '#src/agreements/stored-basis.ts'
import { parseInstant, parseLocalDate, parseLocalTime } from '#src/calendar/local-date.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import type { Stage } from '#src/duties/stages.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Recipient } from './letter.ts'
import { replyShape } from './stored-reply.ts'

const VERSION = 1

// A text comes out as it went in; the parts of an object may stand in another order, as they do here.
const textOf = <T extends string>(parse: (text: string) => T | undefined) =>
  z.custom<T>((given) => typeof given === 'string' && parse(given) === given)
const text = z.string()
const id = z.string().min(1)
const year = z.int().min(1900).max(2199)
const number = z.int().nonnegative()
const day = textOf(parseLocalDate)
const time = textOf(parseLocalTime)
const moment = textOf(parseInstant)
const STAGE = /^(?:\d+[ymwd]|day|prepare|(?:overdue|escalated|ask|month)-\d+)$/
const stage = textOf((given) => (STAGE.test(given) ? (given as Stage) : undefined))
const person = textOf((given) => (given === '' ? undefined : (given as PersonId)))
const yes = z.literal(true).exactOptional()
const clauses = z.array(text as z.ZodType<Clause>)

const of = { agreementId: id, clause: clauses }
const ofDuty = { ...of, dutyId: id, year }
const ofCommittee = { ...of, committeeId: id }
const ofMeeting = { ...ofCommittee, meetingId: id, meetingOn: day, meetingAt: time }

const cause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('duty'), ...ofDuty }),
  z.strictObject({ kind: z.literal('undatedDuty'), ...ofDuty }),
  z.strictObject({ kind: z.literal('referenceDate'), day: text, referenceDate: day.exactOptional(), ...ofDuty }),
  z.strictObject({
    kind: z.literal('cadence'),
    year,
    binding: z.enum(['minimum', 'stated', 'typical', 'hint']),
    expected: number,
    recorded: number,
    missing: number,
    ...ofCommittee,
  }),
  z.strictObject({ kind: z.literal('interval'), years: number, dueYear: year.exactOptional(), ...ofCommittee }),
  z.strictObject({
    kind: z.literal('meetingHint'),
    why: z.enum(['may', 'regularly']),
    from: day,
    to: day,
    ...ofCommittee,
  }),
  z.strictObject({ kind: z.literal('holder'), year, ...ofCommittee }),
  z.strictObject({
    kind: z.literal('handover'),
    endsOn: day,
    holder: text,
    next: text.exactOptional(),
    reading: text.exactOptional(),
    ...ofCommittee,
  }),
  z.strictObject({ kind: z.literal('notice'), terms: number, receiptBy: day, endsOn: day, ...of }),
  z.strictObject({ kind: z.literal('end'), endsOn: day, ...of }),
  z.strictObject({ kind: z.literal('review'), reviewId: id, dueYear: year.exactOptional(), ...of }),
  z.strictObject({ kind: z.literal('invitation'), ...ofMeeting }),
  z.strictObject({
    kind: z.literal('milestone'),
    milestone: z.enum(['callForItems', 'papers', 'minutes']),
    ...ofMeeting,
  }),
  z.strictObject({ kind: z.literal('answer'), ...ofMeeting }),
  z.strictObject({ kind: z.literal('meeting'), ...ofMeeting }),
  z.strictObject({ kind: z.literal('task'), taskId: id, what: text.exactOptional(), ...of }),
])

const recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('partner'), partner: id, office: text.exactOptional(), assumed: yes }),
  z.strictObject({ kind: z.literal('office'), office: text }),
  z.strictObject({ kind: z.literal('secretariat'), committee: id, assumed: yes }),
  z.strictObject({ kind: z.literal('committee'), committee: id }),
  z.strictObject({ kind: z.literal('person'), person: id }),
])

const reminder = z.strictObject({
  key: id,
  cause,
  occurrence: text,
  stage,
  recipient,
  stageOn: day,
  on: day,
  at: time,
  sendAt: moment,
  dueOn: day.exactOptional(),
  legalShift: day.exactOptional(),
  basis: basisShape,
  stageBasis: basisShape.exactOptional(),
  hint: yes,
})

const content = z.discriminatedUnion('kind', [
  /** Said as it stands. */
  z.strictObject({
    kind: z.literal('words'),
    words: replyShape,
    /** Whose words they are: a mail is answered there. */
    replyTo: z.strictObject({ address: text, name: text }).exactOptional(),
  }),
  /** What is due on its day; to whom it goes is found out then. */
  z.strictObject({ kind: z.literal('planned'), reminder }),
  /** Put into words when it is sent. `late`: it was missed, and comes after its day. */
  z.strictObject({ kind: z.literal('reminder'), reminder, late: yes }),
  /** Many late ones in one message. */
  z.strictObject({ kind: z.literal('summary'), summary: z.array(reminder) }),
  /** The digest of a week. `day`: its first working day. */
  z.strictObject({ kind: z.literal('weekly'), summary: z.array(reminder), day }),
  /** Somebody asked to be reminded of a duty again. `insteadOf`: they are away. */
  z.strictObject({
    kind: z.literal('later'),
    later: z.strictObject({ agreementId: id, dutyId: id, year }),
    insteadOf: person.exactOptional(),
  }),
])

const address = z.union([z.strictObject({ person }), z.strictObject({ place: id, serviceUrl: text })])

type Fixed<T> = T extends string | number | boolean | Basis ? T : { readonly [Part in keyof T]: Fixed<T[Part]> }

export type LetterContent = Fixed<z.infer<typeof content>>
export type ContentOf<Kind extends LetterContent['kind']> = Extract<LetterContent, { readonly kind: Kind }>
export type Words = ContentOf<'words'>['words']

/** Written by another program, or by hand: nobody can tell what it says. */
export interface UnreadableContent {
  readonly kind: 'unreadable'
  /** For the log: which part, and never what stands in it. */
  readonly because: string
}
/** What is found in the database. */
export type StoredContent = LetterContent | UnreadableContent

export const writeContent = (given: LetterContent): string => JSON.stringify({ v: VERSION, ...given })

/** Never throws: what is no content of a version that is known is `unreadable`. */
export function readContent(stored: string): StoredContent {
  const given = parsed(stored)
  if (typeof given !== 'object' || given === null) return unreadable('no JSON object')
  const { v, ...rest } = given as { readonly v?: unknown }
  if (v !== VERSION) return unreadable(typeof v === 'number' ? `version ${v}` : 'no version')
  const { success, error, data } = content.safeParse(rest)
  if (success) return data as LetterContent
  const [issue] = error.issues
  return unreadable(`${issue?.path.join('.')} ${issue?.code}`.trim())
}

const unreadable = (because: string): UnreadableContent => ({ kind: 'unreadable', because })

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored)
  } catch {
    return undefined
  }
}

/** @returns whom a stored letter is for; undefined: it cannot be read */
export function readRecipient(stored: string): Recipient | undefined {
  const { data } = address.safeParse(parsed(stored))
  if (data === undefined || 'person' in data) return data
  return { conversationId: data.place, serviceUrl: data.serviceUrl }
}

/** The name of the property is that of the first release: it stands in every database. */
export const writeRecipient = (to: Recipient): string =>
  JSON.stringify('person' in to ? to : { place: to.conversationId, serviceUrl: to.serviceUrl })

/** What it reminds of. */
export function remindersIn(stored: StoredContent): readonly Reminder[] {
  if (stored.kind === 'planned' || stored.kind === 'reminder') return [stored.reminder]
  return stored.kind === 'summary' || stored.kind === 'weekly' ? stored.summary : []
}
