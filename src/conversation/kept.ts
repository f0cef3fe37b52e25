/**
 * What a conversation keeps in the store from one message to the next. Each kind is stored with the version of its shape and
 * parsed when it is read: a program of another version may have written it. A shape that changes gets a new version.
 */

import { z } from 'zod'
import { type LocalDate, parseLocalDate } from '#src/calendar/local-date.ts'
import { readYesNo, yesWord } from '#src/language/answers.ts'
import type { LastSaid } from '#src/language/reading/follow-up.ts'
import { clean, wordsOf } from '#src/language/words/normalise.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import { replyShape } from '#src/letters/stored-reply.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { Running } from './dialog-run.ts'
import { buttonsKey } from './engine-parts.ts'
import type { Turn } from './turn.ts'
import type { Memory } from './work.ts'

/** A question that the next message may answer. */
export interface PendingQuestion {
  /** Its name in the table of commands. */
  readonly command: string
  /** What was said behind the command. */
  readonly rest: string
  /** Read back by an order, as programs up to 0.2.0 kept it: what it was cannot be confirmed any more. */
  readonly isReadBack?: true
}

/** Which meeting is written down in this chat by this person, and at which item. */
export interface Writing {
  readonly meetingId: string
  readonly item: string
}

/** What was confirmed last and can still be corrected. */
export type LastDone = Pick<Running, 'dialog' | 'codeVersion' | 'answers'>

/** A button that says a command in the person's stead. */
export interface Button {
  readonly label: string
  readonly say: string
}

export interface Kind<T> {
  readonly name: KeptName
  readonly version: number
  readonly shape: z.ZodType<T>
}
export type KeptName =
  | 'dialog'
  | 'order'
  | 'orderAsked'
  | 'question'
  | 'region'
  | 'writing'
  | 'lastWriting'
  | 'lastSaid'
  | 'buttons'
  | 'lastDone'
  | 'done'
  | 'answer'

/** Neither of both: nothing is stored. */
export interface Kept<T> {
  readonly value?: T
  readonly isUnreadable?: true
}

/* Shapes. Strict: a property that this program does not know could be the one that forbids a confirmation. */

const date = z.custom<LocalDate>((value) => typeof value === 'string' && parseLocalDate(value) !== undefined)
const isTrue = z.literal(true)
/** The fields themselves read the answers (`Field.restore`). */
const answers = z.record(z.string(), z.unknown())

const running = z.strictObject({
  id: z.string(),
  dialog: z.string(),
  codeVersion: z.number(),
  version: z.number(),
  answers,
  said: z.string(),
  trail: z.array(answers),
  about: z.exactOptional(z.strictObject({ field: z.string(), candidates: z.array(date), day: z.exactOptional(date) })),
  shown: z.exactOptional(z.string()),
  mustReadAgain: z.exactOptional(isTrue),
}) satisfies z.ZodType<Running>

const question = z.strictObject({
  command: z.string(),
  rest: z.string(),
  isReadBack: z.exactOptional(isTrue),
}) satisfies z.ZodType<PendingQuestion>

const writing = z.strictObject({ meetingId: z.string(), item: z.string() }) satisfies z.ZodType<Writing>

const lastSaid = z.strictObject({
  command: z.string(),
  rest: z.string(),
  named: z.array(z.strictObject({ kind: z.string(), said: z.string() })),
}) satisfies z.ZodType<LastSaid>

const lastDone = z.strictObject({
  dialog: z.string(),
  codeVersion: z.number(),
  answers,
}) satisfies z.ZodType<LastDone>

const button = z.strictObject({ label: z.string(), say: z.string() }) satisfies z.ZodType<Button>

/** A running dialog. */
export const DIALOG: Kind<Running> = { name: 'dialog', version: 1, shape: running }
/** An order that was read back or asks something: beside a running dialog. */
export const ORDER: Kind<Running> = { name: 'order', version: 1, shape: running }
/** The id of that order, as long as it was the last thing said. */
export const ORDER_ASKED: Kind<string> = { name: 'orderAsked', version: 1, shape: z.string() }
export const QUESTION: Kind<PendingQuestion> = { name: 'question', version: 1, shape: question }
/** Agreement id of the region named last. */
export const REGION: Kind<string> = { name: 'region', version: 1, shape: z.string() }
/** While somebody writes something down, everything typed without a slash in that chat is theirs to write. */
export const WRITING: Kind<Writing> = { name: 'writing', version: 1, shape: writing }
/** Where this person wrote last in that chat. */
export const LAST_WRITING: Kind<Writing> = { name: 'lastWriting', version: 1, shape: writing }
/** The question this person asked last: "und in Kassel?" asks it again. */
export const LAST_SAID: Kind<LastSaid> = { name: 'lastSaid', version: 1, shape: lastSaid }
/** The buttons of the last answer: whoever types what stands on one means it. */
export const BUTTONS: Kind<readonly Button[]> = { name: 'buttons', version: 1, shape: z.array(button) }
/** "Ne warte, bis 25." corrects this. */
export const LAST_DONE: Kind<LastDone> = { name: 'lastDone', version: 1, shape: lastDone }
/** What a confirmed dialog answered. */
export const DONE: Kind<Reply> = { name: 'done', version: 1, shape: replyShape }
/** What a message was answered. */
export const ANSWER: Kind<Reply> = { name: 'answer', version: 1, shape: replyShape }

/** A value as it is stored. */
export const packed = <T>({ version }: Kind<T>, value: T): { readonly v: number; readonly is: T } => ({
  v: version,
  is: value,
})

/** @param stored what the store gave for that key; undefined or null: nothing */
export function unpacked<T>(kind: Kind<T>, key: string, stored: unknown, onUnreadable: OnUnreadable): Kept<T> {
  if (stored === undefined || stored === null) return {}
  if (typeof stored === 'object' && 'v' in stored && stored.v === kind.version && 'is' in stored) {
    const { data } = kind.shape.safeParse(stored.is)
    if (data !== undefined) return { value: data }
  }
  // Under the key of a conversation something else stands another time.
  onUnreadable(kind.name, key, { content: typeof stored === 'symbol' ? '' : stored })
  return { isUnreadable: true }
}

/** @param ttlMs lifetime in milliseconds */
export async function keep<T>(memory: Memory, kind: Kind<T>, key: string, value: T, ttlMs: number): Promise<void> {
  await memory.set(key, packed(kind, value), ttlMs)
}

export const kept = async <T>(
  memory: Memory,
  kind: Kind<T>,
  key: string,
  onUnreadable: OnUnreadable,
): Promise<Kept<T>> => unpacked(kind, key, await memory.get<unknown>(key), onUnreadable)

/* Whoever types what stands on a button of the last answer means that button: with a screen reader it is nearer. */

/** As long as a follow-up question counts. */
export const HOUR_MS = 60 * 60 * 1000

/** What the buttons of an answer say. Buttons of a dialog are left to its fields, which know their words. */
function buttonsOf({ answer, actions = [], choices = [], furtherChoices = [] }: Reply): readonly Button[] {
  const buttons = [...actions, ...choices, ...furtherChoices].flatMap(({ label, does }) =>
    'say' in does ? [{ label, say: does.say }] : [],
  )
  const [only, another] = buttons
  // "Möchten Sie eine planen?": where there is one thing to do, a yes means it.
  return only && !another && answer.endsWith('?') ? [only, { label: yesWord, say: only.say }] : buttons
}

/** Those of the last answer count: where it has none, what was offered before is forgotten. */
export async function rememberButtons(
  memory: Memory,
  turn: Pick<Turn, 'chat' | 'person'>,
  reply: Reply,
): Promise<void> {
  const buttons = buttonsOf(reply)
  await (buttons.length > 0
    ? keep(memory, BUTTONS, buttonsKey(turn), buttons, HOUR_MS)
    : memory.delete(buttonsKey(turn)))
}

const asLabel = (text: string): string =>
  wordsOf(clean(text))
    .map(({ folded }) => folded)
    .join(' ')

/** What the button says whose label was typed; undefined: none, or two that say different things. */
export function buttonTyped(buttons: readonly Button[], text: string): string | undefined {
  const typed = asLabel(text)
  const isYes = readYesNo(text) === 'yes'
  const isMeant = ({ label }: Button): boolean => asLabel(label) === typed || (isYes && label === yesWord)
  const [say, ...others] = new Set(buttons.filter(isMeant).map((one) => one.say))
  return typed === '' || others.length > 0 ? undefined : say
}
