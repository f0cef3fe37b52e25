/** What the bot sends by itself, wired together: the outbox, the ways to people, and the pace Teams allows. */
import type { Instant } from './calendar/local-date.ts'
import type { Books } from './conversation/work.ts'
import type { Delivered, Way } from './delivery/channel.ts'
import { createDispatcher, type Dispatcher } from './delivery/dispatcher.ts'
import { createPace } from './delivery/pace.ts'
import type { DueLetter, OutboxRows, Recipient } from './people/outbox.ts'
import { asRepeat } from './speech/delivery.ts'
import type { Reply } from './speech/reply.ts'
import type { ChatAddress } from './teams/bot.ts'

export interface OutgoingParts {
  readonly books: Books
  readonly rows: OutboxRows
  readonly post: (to: ChatAddress, reply: Reply) => Promise<Delivered>
  readonly render: (letter: DueLetter) => Promise<unknown>
  readonly clock: () => Instant
  readonly random: () => number
  readonly onFailure: (err: unknown, key: string) => void
}

export function createOutgoing(parts: OutgoingParts): Dispatcher {
  const { books, rows, post, render, clock, random, onFailure } = parts
  const teams = (chat: ChatAddress): Way => ({
    channel: 'teams',
    thread: chat.conversationId,
    send: ({ content, isRepeat }) => post(chat, isRepeat ? asRepeat(content as Reply) : (content as Reply)),
  })

  async function waysTo(recipient: Recipient): Promise<readonly Way[]> {
    if ('place' in recipient) {
      return [teams({ serviceUrl: recipient.serviceUrl, conversationId: recipient.place })]
    }
    const person = await books.directory.person(recipient.person)
    return person?.teams ? [teams(person.teams)] : []
  }

  return createDispatcher({
    rows,
    waysTo,
    render,
    clock,
    random,
    pace: createPace(),
    onFailure,
  })
}
