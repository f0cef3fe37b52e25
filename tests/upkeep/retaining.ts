/** A process that applies the retention until it is killed, and says after each slice. Started by retention.test.ts. */
import { instant } from '#src/calendar/local-date.ts'
import { openStore } from '#src/store/store.ts'
import { createRetaining } from '#src/upkeep/retention.ts'

const [location = '', now = ''] = process.argv.slice(2)
const clock = () => instant(now)
const { books } = await openStore(location, clock)
let slices = 0
const retain = createRetaining(
  {
    ...books,
    async breathe() {
      slices += 1
      process.stdout.write(`${slices}\n`)
      await books.breathe()
    },
  },
  clock,
)
for (;;) await retain()
