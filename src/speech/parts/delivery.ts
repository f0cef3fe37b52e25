/** What is said about messages the bot sends by itself. */
import type { Reply } from './reply.ts'

/** It is not known whether the first one arrived. */
export const asRepeat = (reply: Reply): Reply => ({
  ...reply,
  answer: `Wiederholung – möglicherweise schon erhalten. ${reply.answer}`,
})
