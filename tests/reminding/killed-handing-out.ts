/** A bot that dies while it hands out what is due. Started by handing-out.test.ts, which says where it dies. */
import { instant } from '#src/calendar/local-date.ts'
import type { Work } from '#src/conversation/work.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { openStore } from '#src/store/store.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'

const [location = '', now = '', where = '', nth = ''] = process.argv.slice(2)
const clock = () => instant(now)
const store = await openStore(location, clock)
let handedOut = 0
const dieAt = (place: string): void => {
  if (place === where && handedOut === Number(nth)) process.kill(process.pid, 'SIGKILL')
}
const counting = (work: Work): Work => ({
  ...work,
  outbox: {
    ...work.outbox,
    async handOut(...told) {
      handedOut += 1
      return work.outbox.handOut(...told)
    },
  },
})
const { bot } = createRemindingDispatcher(
  await loadAgreements('data/agreements', new Set()),
  {
    ...store,
    books: {
      ...store.books,
      async inOneTransaction(task) {
        const done = await store.books.inOneTransaction(async (work) => {
          const result = await task(counting(work))
          dieAt('before the commit')
          return result
        })
        dieAt('after the commit')
        return done
      },
    },
  },
  clock,
)
await bot.deliver()
