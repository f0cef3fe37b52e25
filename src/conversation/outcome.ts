/** What a turn comes to, and what is added to it by whoever hands it on. */
import type { Reply } from '#src/speech/parts/reply.ts'
import type { Work } from './work.ts'

/** An answer, and what has to be stored with it before it leaves. */
export interface Outcome {
  readonly reply: Reply
  readonly store?: (work: Work) => Promise<Reply | undefined>
  /** What is stored makes the next question shorter, and nothing else. */
  readonly onlyRemembers?: true
}

/** @param first stored before what the outcome stores. @param change made to whatever is answered */
export const amended = (
  { reply, store }: Outcome,
  first: (work: Work) => Promise<unknown>,
  change: (reply: Reply) => Reply = (unchanged) => unchanged,
): Outcome => ({
  reply: change(reply),
  store: async (work) => {
    await first(work)
    const stored = await store?.(work)
    return stored && change(stored)
  },
})

/** What is stored there is void, before anything new is stored. */
export const forgetting = (key: string, outcome: Outcome, change?: (reply: Reply) => Reply): Outcome =>
  amended(outcome, ({ memory }) => memory.delete(key), change)
