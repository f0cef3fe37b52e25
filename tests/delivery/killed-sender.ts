/** A process that sends what is due until it is killed: the real store, dispatcher and SDK. Started by killed.test.ts. */
import { instant } from '#src/calendar/local-date.ts'
import { startSender } from '../doubles/sender.ts'

const [location = '', serviceUrl = '', began = '0'] = process.argv.slice(2)
/** A second is ten minutes here, so that a repeat comes within the test. */
const HASTE = 600
const clock = () => instant(new Date(Number(began) + (Date.now() - Number(began)) * HASTE).toISOString())
const { store, dispatcher, stop } = await startSender(location, serviceUrl, clock, () => undefined)

for (;;) {
  await dispatcher.deliverDue()
  const open = (await store.books.outbox.about('test')).filter(
    ({ state }) => state === 'pending' || state === 'sending',
  )
  if (open.length === 0) break
  await new Promise((resolve) => setTimeout(resolve, 20))
}
await stop()
process.exit(0)
