/** What is said about messages the bot sends by itself. */
import { type Reply, withFront } from './reply.ts'

/** It is not known whether the first one arrived. */
export const asRepeat = (reply: Reply): Reply =>
  withFront(
    reply,
    reply.isPlain
      ? 'Vielleicht haben Sie diese Nachricht schon bekommen.'
      : 'Wiederholung – möglicherweise schon erhalten.',
  )
