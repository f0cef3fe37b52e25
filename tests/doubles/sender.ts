/** What a sending process of a test is made of: the real store, dispatcher and SDK, without the pace. */

import type { Instant } from '#src/calendar/local-date.ts'
import { createDispatcher, type Dispatcher } from '#src/delivery/dispatcher.ts'
import type { Sharing } from '#src/store/outbox/jobs.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { createBot } from '#src/teams/bot.ts'
import { endlessPatience } from './patience.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * @param onFailure what a letter that could not be sent does to the process
 * @param sharing it is one of several; absent: it is alone
 */
export async function startSender(
  location: string,
  serviceUrl: string,
  clock: () => Instant,
  onFailure: (err: unknown) => void,
  sharing?: Sharing,
): Promise<{ readonly store: Store; readonly dispatcher: Dispatcher; readonly stop: () => Promise<void> }> {
  const store = await openStore(location, clock, sharing)
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
    patience: endlessPatience(clock),
    rows: store.outboxRows,
    waysTo: async ({ to }) => {
      const conversationId = 'person' in to ? to.person : to.conversationId
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
    onFailure,
  })
  return {
    store,
    dispatcher,
    async stop() {
      await store.close()
      bot.close()
    },
  }
}
