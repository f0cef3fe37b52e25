/** Stores inbox rows until it is killed, and prints the key of each once it is stored. */
import { randomUUID } from 'node:crypto'
import { instant } from '#src/calendar/local-date.ts'
import { openStore } from '#src/store/store.ts'

const now = instant('2027-03-01T08:00:00Z')
const store = await openStore(process.argv[2] ?? '', () => now)
for (;;) {
  const key = randomUUID()
  await store.books.inOneTransaction((work) => work.inbox.add(key, { key }, now))
  process.stdout.write(`${key}\n`)
}
