/** A process that sends what is due until it is killed: the real store, dispatcher and SDK. Started by killed.test.ts. */
import { instant } from '#src/calendar/local-date.ts'
import { createDispatcher } from '#src/delivery/dispatcher.ts'
import { openStore } from '#src/store/store.ts'
import { createBot } from '#src/teams/bot.ts'

const [location = '', serviceUrl = '', began = '0'] = process.argv.slice(2)
/** A second is ten minutes here, so that a repeat comes within the test. */
const HASTE = 600
const clock = () => instant(new Date(Number(began) + (Date.now() - Number(began)) * HASTE).toISOString())
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
  pace: async () => undefined,
  onFailure: () => undefined,
})
await dispatcher.recover(true)
for (;;) {
  await dispatcher.deliverDue()
  const open = (await store.books.outbox.about('test')).filter(
    ({ state }) => state === 'pending' || state === 'sending',
  )
  if (open.length === 0) break
  await new Promise((resolve) => setTimeout(resolve, 20))
}
await store.close()
bot.close()
process.exit(0)
