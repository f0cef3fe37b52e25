/** A message with everything that decides who takes it: what runs here, what is open, and what it can be read as. */
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { type Mentions, readMentions } from '#src/language/agreements/mentions.ts'
import { isMereNegation, readCorrection } from '#src/language/answers.ts'
import { isQuestion } from '#src/language/denial.ts'
import type { LastSaid } from '#src/language/reading/follow-up.ts'
import { splitReason } from '#src/language/reasons.ts'
import { clean } from '#src/language/words/normalise.ts'
import type { Dialog, DialogStep } from './dialog.ts'
import { nextDialogStep, type Running } from './dialog-run.ts'
import {
  buttonsKey,
  dialogKey,
  type EngineParts,
  lastDoneKey,
  lastSaidKey,
  orderAskedKey,
  orderKey,
  questionKey,
  regionKey,
  type TurnWithRegion,
} from './engine-parts.ts'
import type { DialogContext } from './field.ts'
import {
  BUTTONS,
  buttonTyped,
  DIALOG,
  type Kept,
  type Kind,
  LAST_DONE,
  LAST_SAID,
  type LastDone,
  ORDER,
  ORDER_ASKED,
  type PendingQuestion,
  QUESTION,
  REGION,
  unpacked,
} from './kept.ts'
import { knownSoFar, ownRegion } from './known-context.ts'
import type { Turn } from './turn.ts'
import { type Given, type Understood, understood } from './understanding.ts'

/** A message as it came, before anything is looked up for it. */
export interface Arrived {
  readonly parts: EngineParts
  readonly turn: Turn
}

export interface ReceivedMessage {
  readonly parts: EngineParts
  readonly turn: TurnWithRegion
  /** What was typed, on one line; '' for a card. */
  readonly text: string
  /** A command, or a sentence that means one or what the bot does for nobody. */
  readonly command: Given | undefined
  /** A courtesy, or a wish that is declined. */
  readonly talk: Understood['talk']
  readonly running: Running | undefined
  /** What an order read back or asked, beside that. */
  readonly order: Running | undefined
  /** It was the last thing said. */
  readonly isOrderAsked: boolean
  readonly open: PendingQuestion | undefined
  /** What this person asked last here. */
  readonly last: LastSaid | undefined
  /** What this person confirmed last here and can still correct. */
  readonly done: LastDone | undefined
  /** What the button of the last answer says whose label was typed. */
  readonly button: string | undefined
  /** Stored, and not to be read any more. */
  readonly isDialogLost?: true
  readonly isReadBackLost?: true
}

/** A typed message while a dialog runs. */
export interface Talk {
  readonly parts: EngineParts
  readonly turn: TurnWithRegion
  readonly running: Running
  /** Its code as it is today. */
  readonly dialog: Dialog
  readonly context: DialogContext
  /** What it asks; undefined: everything was read back. */
  readonly asked: DialogStep | undefined
  /** What was typed, with its lines where they have a meaning. */
  readonly text: string
  /** "nein, um 11": what stands behind the no. */
  readonly correction: string | undefined
  /** "nicht am 23.6.": it says what does not hold, and nothing about what does. */
  readonly isDenied: boolean
}

/** A channel that belongs to a body speaks of that body's region; whoever holds offices of one region alone, of that one. */
async function regionOf(parts: EngineParts, turn: Turn): Promise<Pick<TurnWithRegion, 'usual' | 'usualFrom'>> {
  const { books } = parts
  if (turn.chat.kind !== 'personal') {
    const channel = await books.channels.at(turn.chat.id)
    return channel ? { usual: channel.agreementId, usualFrom: 'channel' } : { usual: undefined }
  }
  const own = await ownRegion(parts, books, turn)
  return own === undefined ? { usual: undefined } : { usual: own, usualFrom: 'office' }
}

export async function received(parts: EngineParts, arrived: Turn): Promise<ReceivedMessage> {
  const keys = [dialogKey, regionKey, questionKey, orderKey, orderAskedKey, lastSaidKey, buttonsKey, lastDoneKey].map(
    (keyOf) => keyOf(arrived),
  )
  const stored = await parts.books.memory.getMany<unknown>(keys)
  const look = <T>(kind: Kind<T>, at: number): Kept<T> => unpacked(kind, keys[at] ?? '', stored[at], parts.onUnreadable)
  const dialog = look(DIALOG, 0)
  const usual = look(REGION, 1).value
  const question = look(QUESTION, 2)
  const order = look(ORDER, 3)
  const asked = look(ORDER_ASKED, 4)
  const last = look(LAST_SAID, 5)
  const text = arrived.submission ? '' : clean(arrived.text)
  const button = buttonTyped(look(BUTTONS, 6).value ?? [], text)
  const turn: TurnWithRegion = { ...arrived, ...(usual === undefined ? await regionOf(parts, arrived) : { usual }) }
  const isOrderAsked = order.value !== undefined && asked.value === order.value.id
  return {
    parts,
    turn,
    text,
    ...understood(parts, turn, text, {
      isTalking: dialog.value !== undefined || isOrderAsked,
      isAsked: question.value !== undefined,
      last: last.value,
    }),
    running: dialog.value,
    order: order.value,
    isOrderAsked,
    open: question.value,
    last: last.value,
    done: look(LAST_DONE, 7).value,
    button,
    ...(dialog.isUnreadable && { isDialogLost: true }),
    ...((question.isUnreadable || order.isUnreadable || asked.isUnreadable) && { isReadBackLost: true }),
  }
}

export async function talkOf(
  { parts, turn, text: cleaned }: ReceivedMessage,
  running: Running,
  dialog: Dialog,
): Promise<Talk> {
  const { context } = await knownSoFar(parts, turn, dialog, running)
  const asked = nextDialogStep(dialog, context)
  const text = asked?.field.keepsLines ? turn.text : cleaned
  const correction = readCorrection(text)
  // "Ist das nicht in den Ferien?" denies nothing.
  const isDenied = isMereNegation(splitReason(correction ?? text).front) && !isAsking(parts, turn, text)
  return { parts, turn, running, dialog, context, asked, text, correction, isDenied }
}

const isAsking = ({ reader }: EngineParts, { at }: TurnWithRegion, text: string): boolean =>
  isQuestion(text) || reader.read(text, dateInBerlin(at)).isQuestion

export const mentionsIn = ({ parts, turn, text }: ReceivedMessage): Mentions =>
  readMentions(text, parts.lexicon, dateInBerlin(turn.at))
