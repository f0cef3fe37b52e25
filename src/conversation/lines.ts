/** Lines of the minutes that are open in this chat, or were. */
import { looksLikeAttendance, looksLikeMinutesLine } from '#src/language/meetings/minutes-line.ts'
import * as say from '#src/speech/parts/conversation.ts'
import { besideDialog } from './answering.ts'
import { notUnderstood, orderedBy } from './commanding.ts'
import { lastModeKey, modeKey } from './direct-command.ts'
import { kept, LAST_WRITING, WRITING } from './kept.ts'
import { asksWhoIsThere } from './known-context.ts'
import type { ReceivedMessage } from './message.ts'
import { forgetting, type Outcome } from './outcome.ts'

/** A sentence of the minutes may begin like a command: only a slash makes it one. */
const mayBeLine = ({ command, running, text }: ReceivedMessage): boolean => !command?.slash && !running && text !== ''

export const openLine = async (message: ReceivedMessage): Promise<Outcome | undefined> =>
  mayBeLine(message) ? asLine(message, WRITING) : undefined

/** What looks like a line after somebody stopped writing is answered plainly. */
export const lateLine = async (message: ReceivedMessage): Promise<Outcome | undefined> =>
  mayBeLine(message) && looksLikeMinutesLine(message.text) ? asLine(message, LAST_WRITING) : undefined

/** "Beschluss: …" is dictated to the open minutes, whatever a dialog beside them asks: the dialog stays. */
export async function dictatedLine(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, command, running } = message
  if (command?.slash || !running || !looksLikeMinutesLine(text)) return undefined
  // A list of names answers the dialog that asks for them.
  if (asksWhoIsThere(parts, running) && looksLikeAttendance(text)) return undefined
  const line = await asLine(message, WRITING)
  return line && besideDialog(parts, turn, line, running)
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
