/** Applies the retention once a day, also for the days on which the bot was off. */
import { dateInBerlin, type Instant } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import { keptFrom, retainedKinds } from '#src/people/retention.ts'

/** Nobody's hand: the trail says that the bot did it by the periods that were decided. */
const BY_THE_BOT = 'bot'

/** @returns does what is due; cheap when called often */
export function createRetaining(books: Books, clock: () => Instant): () => Promise<void> {
  let doneOn: string | undefined
  return async () => {
    const now = clock()
    const today = dateInBerlin(now)
    if (doneOn === today) return
    const through = await books.plannedThrough('retention')
    if (through === undefined || through < today) {
      await books.inOneTransaction(async ({ retention, planned }) => {
        const { periods } = await retention.periods()
        const authorship = { at: now, by: BY_THE_BOT, deed: 'retention.apply' }
        for (const kind of retainedKinds) await retention.remove(kind, keptFrom(kind, periods, today), authorship)
        await planned.through('retention', today)
      })
    }
    doneOn = today
  }
}
