/** One of several instances that sends what is due, once it is told to. Started by postgres-restart.test.ts and the bench. */
import { once } from 'node:events'
import { instant } from '#src/calendar/local-date.ts'
import { startSender } from '../doubles/sender.ts'

const [location = '', serviceUrl = ''] = process.argv.slice(2)
const clock = () => instant(new Date().toISOString())
const failed = (err: unknown): never => {
  throw err
}
const { dispatcher, stop } = await startSender(location, serviceUrl, clock, failed, { onFailure: failed })

process.stdout.write('ready\n')
await once(process.stdin, 'data')
let sent = 0
for (let now = await dispatcher.deliverDue(); now > 0; now = await dispatcher.deliverDue()) sent += now
process.stdout.write(`${sent}\n`)
await stop()
process.exit(0)
