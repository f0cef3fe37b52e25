/** Lines of the minutes that are open in this chat, or were. */
import { readYesNo } from '#src/language/answers.ts'
import {
  changesMinutes,
  goesToItem,
  looksLikeAttendance,
  looksLikeMinutesLine,
} from '#src/language/meetings/minutes-line.ts'
import * as say from '#src/speech/parts/conversation.ts'
import { withNotes } from '#src/speech/parts/reply.ts'
import { besideDialog, isRead } from './answering.ts'
import { notUnderstood, orderedBy } from './commanding.ts'
import { lastModeKey, modeKey } from './direct-command.ts'
import { kept, LAST_WRITING, WRITING } from './kept.ts'
import { asksWhoIsThere, dialogOf } from './known-context.ts'
import { type ReceivedMessage, talkOf } from './message.ts'
import { amended, forgetting, type Outcome } from './outcome.ts'
import type { Below } from './taker.ts'

/** A sentence of the minutes may begin like a command: only a slash makes it one. */
const mayBeLine = ({ command, running, text }: ReceivedMessage): boolean => !command?.slash && !running && text !== ''

export const openLine = async (message: ReceivedMessage): Promise<Outcome | undefined> =>
  mayBeLine(message) ? asLine(message, WRITING) : undefined

/** What looks like a line after somebody stopped writing is answered plainly. */
export const lateLine = async (message: ReceivedMessage): Promise<Outcome | undefined> =>
  mayBeLine(message) && (looksLikeMinutesLine(message.text) || changesMinutes(message.text))
    ? asLine(message, LAST_WRITING)
    : undefined

/** "Beschluss: …" is dictated to the open minutes, whatever a dialog beside them asks: the dialog stays. */
export async function dictatedLine(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, command, running } = message
  const isForMinutes = looksLikeMinutesLine(text) || changesMinutes(text) || goesToItem(text)
  if (command?.slash || !running || !isForMinutes) return undefined
  // A list of names answers the dialog that asks for them.
  if (asksWhoIsThere(parts, running) && looksLikeAttendance(text)) return undefined
  const line = await asLine(message, WRITING)
  return line && besideDialog(parts, turn, line, running)
}

/** Beside a dialog that makes nothing of it, a sentence may have been meant for the minutes: it is said that it is in none. */
export async function besideMinutes(
  message: ReceivedMessage,
  below: Below<ReceivedMessage>,
): Promise<Outcome | undefined> {
  const { parts, turn, text, command, running } = message
  const dialog = running && dialogOf(parts, running)
  if (!running || !dialog || text === '' || command || readYesNo(text)) return undefined
  const { value } = await kept(parts.books.memory, WRITING, modeKey(turn), parts.onUnreadable)
  if (!value || isRead(await talkOf(message, running, dialog))) return undefined
  const answered = await below(message)
  return (
    answered &&
    amended(
      answered,
      async () => undefined,
      (reply) => withNotes(reply, [say.notALine(text)]),
    )
  )
}

/** The text as a line of the minutes that are open here or were last. @returns undefined if there are none */
async function asLine(
  { parts, turn, text }: ReceivedMessage,
  kind: typeof WRITING | typeof LAST_WRITING,
): Promise<Outcome | undefined> {
  const key = kind === WRITING ? modeKey(turn) : lastModeKey(turn)
  const { value, isUnreadable } = await kept(parts.books.memory, kind, key, parts.onUnreadable)
  if (isUnreadable) return forgetting(key, { reply: say.lineLost(text) })
  if (!value) return undefined
  const writing = kind === WRITING ? value : { ...value, isInterrupted: true as const }
  return {
    reply: notUnderstood(parts, turn, text),
    // Stored before it is echoed.
    store: async (work) => parts.lineTaker(await orderedBy(parts, turn, text, work), writing, work),
  }
}
