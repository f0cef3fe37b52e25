/** How an answer leaves as one card, and what is said where it cannot be shown or sent. */
import type { Activity, TurnContext } from 'botbuilder'
import * as say from '#src/speech/parts/failures.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { renderCard } from './card.ts'

type LogLine = (facts: Readonly<Record<string, unknown>>, message: string) => void
/** What the bot writes to the technical log: never a text, never a name. */
export interface BotLog {
  readonly info: LogLine
  readonly warn: LogLine
  readonly error: LogLine
}

/** What is needed to tell the log of an answer that failed. */
export interface ShowingParts {
  readonly log: BotLog
  /** A short unguessable word that a user can read out and the log contains. */
  readonly newReference: () => string
}

/**
 * Sends one message. An answer that does not arrive is logged and not repeated: the user can ask again.
 * @returns the id of the message, if Teams gave it one
 */
export async function sendReply(parts: ShowingParts, context: TurnContext, reply: Reply): Promise<string | undefined> {
  const message = shown(parts, reply)
  try {
    return (await context.sendActivity(message))?.id
  } catch (err) {
    parts.log.error({ reference: parts.newReference(), err }, 'answer not delivered')
    return undefined
  }
}

/**
 * Shows a reply in the place of an earlier message of this conversation.
 * @returns false if Teams did not take it: the message may be deleted, or too old
 */
export async function replaceCard(
  parts: ShowingParts,
  context: TurnContext,
  id: string,
  reply: Reply,
): Promise<boolean> {
  try {
    await context.updateActivity({ ...shown(parts, reply), id })
    return true
  } catch (err) {
    parts.log.info({ reference: parts.newReference(), err }, 'card not replaced')
    return false
  }
}

function shown({ log, newReference }: ShowingParts, reply: Reply): Partial<Activity> {
  try {
    return cardMessage(reply)
  } catch (err) {
    const reference = newReference()
    log.error({ reference, err }, 'answer not shown')
    return cardMessage(say.unshownAnswer(reference))
  }
}

/** One card and nothing else: Teams splits text and card into two messages. */
export function cardMessage(reply: Reply): Partial<Activity> {
  const { card, summary } = renderCard(reply)
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }
}
