/** Applies the retention once a day, slice by slice, also for the days on which the bot was off. */
import { dateInBerlin, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import type { PersonId } from '#src/people/person.ts'
import { keptFrom, type RetainedKind, type RetainedPosition, retainedKinds } from '#src/people/retention.ts'

/** Nobody's hand: the trail says that the bot did it by the periods that were decided. */
const BY_THE_BOT = 'bot' as PersonId

/** Transactions in one go: what is to be sent waits for no more than these. */
const SLICES = 20

/** What is left to do of a day. Lost with the process: what is gone is gone, and it begins with the oldest again. */
interface Left {
  readonly day: LocalDate
  readonly kinds: readonly RetainedKind[]
  readonly position?: RetainedPosition
}

/** @returns does a part of what is due, and all of it when called often enough; cheap when nothing is */
export function createRetaining(books: Books, clock: () => Instant): () => Promise<void> {
  let left: Left | undefined
  return async () => {
    const now = clock()
    const day = dateInBerlin(now)
    if (left?.day !== day) {
      const through = await books.plannedThrough('retention')
      left = { day, kinds: through === undefined || through < day ? retainedKinds : [] }
    }
    for (let slice = 0; slice < SLICES; slice += 1) {
      const [kind, ...others] = left.kinds
      if (kind === undefined) return
      const { position } = left
      const goesOnAt = await books.inOneTransaction(async ({ retention, planned }) => {
        const { periods } = await retention.periods()
        const authorship = { at: now, by: BY_THE_BOT, deed: 'retention.apply' }
        const done = await retention.remove(kind, keptFrom(kind, periods, day), authorship, position)
        if (!done.goesOnAt && others.length === 0) await planned.through('retention', day)
        return done.goesOnAt
      })
      left = goesOnAt ? { day, kinds: left.kinds, position: goesOnAt } : { day, kinds: others }
      await books.breathe()
    }
  }
}
