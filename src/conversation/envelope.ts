/** What comes with a message or after it: files, and word that it was edited or deleted. Nothing of it is swallowed. */
import * as say from '#src/speech/parts/envelope.ts'
import { type Reply, withNotes } from '#src/speech/parts/reply.ts'
import type { Arrived, ReceivedMessage } from './message.ts'
import { amended, type Outcome } from './outcome.ts'
import { answerIn } from './refusing.ts'
import type { Below } from './taker.ts'

/** A message is carried out once, as it stood then. What it did is said, with the way back where there is one. */
export async function revised({ parts, turn }: Arrived): Promise<Outcome | undefined> {
  if (!turn.revises) return undefined
  const { key, how } = turn.revises
  const answered = answerIn(await parts.books.inbox.answerTo(key), parts, { ...turn, key })
  const undo = (answered?.actions ?? []).filter(({ label }) => label === say.undoLabel())
  const told = how === 'edited' ? say.edited : say.deleted
  return { reply: told(answered?.answer, undo) }
}

/** Words are taken, files beside them are not; whoever sent them is told at once. */
export async function withFiles(message: ReceivedMessage, below: Below<ReceivedMessage>): Promise<Outcome | undefined> {
  const { files = [] } = message.turn
  if (files.length === 0) return undefined
  if (message.text === '') return { reply: say.onlyFiles(files) }
  const answered = await below(message)
  const told = (reply: Reply): Reply => withNotes(reply, [say.filesLeft(files)], [say.plainFilesLeft(files)])
  return answered && amended(answered, async () => undefined, told)
}
