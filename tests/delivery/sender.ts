/** One instance that sends what is due over the real store, dispatcher and SDK, without the pace, once it is told to. */
import { once } from 'node:events'
import { instant } from '#src/calendar/local-date.ts'
import { createDispatcher } from '#src/delivery/dispatcher.ts'
import { openStore } from '#src/store/store.ts'
import { createBot } from '#src/teams/bot.ts'

const [location = '', serviceUrl = ''] = process.argv.slice(2)
const clock = () => instant(new Date().toISOString())
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const store = await openStore(location, clock)
const bot = createBot({
  credentials: undefined,
  mode: 'demo',
  tenants: 'any',
  answer: async () => undefined,
  clock,
  newReference: () => 'ref',
  log: silent,
})
const dispatcher = createDispatcher({
  rows: store.outboxRows,
  waysTo: async ({ to }) => {
    const conversationId = 'person' in to ? to.person : to.place
    return [
      {
        channel: 'teams',
        thread: conversationId,
        send: ({ key, isRepeat }) =>
          bot.post({ serviceUrl, conversationId }, { answer: `${isRepeat ? 'Wiederholung ' : ''}${key}` }),
      },
    ]
  },
  render: async ({ content }) => content,
  clock,
  random: Math.random,
  // At the pace Teams allows everything would be as fast as the pace.
  pace: async () => undefined,
  onFailure: (err) => {
    throw err
  },
})

process.stdout.write('ready\n')
await once(process.stdin, 'data')
let sent = 0
for (let now = await dispatcher.deliverDue(); now > 0; now = await dispatcher.deliverDue()) sent += now
process.stdout.write(`${sent}\n`)
await store.close()
bot.close()
process.exit(0)
