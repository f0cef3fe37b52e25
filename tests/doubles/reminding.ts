/** The reminders as main.ts wires them, towards chats that take everything and remember it. */

import type { Shelf } from '#src/agreements/lookup.ts'
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { Delivered, Rendered } from '#src/delivery/channel.ts'
import { createDispatcher } from '#src/delivery/dispatcher.ts'
import { knownFacts } from '#src/duties/known-facts.ts'
import { MEETING_ANCHOR_YEARS } from '#src/meetings/preset.ts'
import { remindedMilestones } from '#src/meetings/reminded-milestones.ts'
import type { PersonId } from '#src/people/person.ts'
import { createPlanning } from '#src/reminding/planning.ts'
import { createReminding } from '#src/reminding/wording.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { Store } from '#src/store/store.ts'
import { endlessPatience } from './patience.ts'

export interface Arrived {
  readonly key: string
  readonly cause: string
  readonly person: PersonId
  readonly at: Instant
  readonly isRepeat: boolean
  /** As it was worded. */
  readonly reply: Reply
}

/** What stands in a channel. */
export type Posted = Pick<Arrived, 'key' | 'cause' | 'at'> & { readonly conversationId: string }

/** What a bad connector does with a request: whether the message arrived, and what the bot is told. */
export interface Mishap {
  readonly took: boolean
  readonly outcome: Delivered
}

/** What goes wrong, and where there is a way at all. */
export interface Trouble {
  /** Channels take messages, too. */
  readonly hasChannels?: true
  /** With the next request; absent, or undefined: nothing. */
  readonly mishap?: () => Mishap | undefined
  /** Object ids of whoever runs the bot. */
  readonly founders?: readonly string[]
  /** What cannot be sent; absent: the test fails. */
  readonly onFailure?: (err: unknown, key?: string, because?: string) => void
}

const fail = (err: unknown): never => {
  throw err
}

export function createRemindingDispatcher(
  shelf: Shelf,
  store: Pick<Store, 'books' | 'outboxRows'>,
  clock: () => Instant,
  { hasChannels, mishap = () => undefined, founders = [], onFailure = fail }: Trouble = {},
) {
  const arrived: Arrived[] = []
  const posted: Posted[] = []
  const gaps: number[] = []
  const { books, plan } = createPlanning({
    shelf,
    books: store.books,
    founders: new Set(founders),
    clock,
    onGap: (letters) => gaps.push(letters),
    onFailure,
  })
  const dispatcher = createDispatcher({
    patience: endlessPatience(clock),
    rows: store.outboxRows,
    waysTo: async ({ to, cause }) => {
      if ('conversationId' in to && hasChannels) {
        const { conversationId } = to
        const post = async ({ key }: Rendered) => {
          posted.push({ key, cause, at: clock(), conversationId })
          return { ok: true } as const
        }
        return [{ channel: 'teams', thread: conversationId, send: post }]
      }
      const person = 'person' in to ? await store.books.directory.person(to.person) : undefined
      if (!person) return []
      const send = async ({ key, isRepeat, content }: Rendered) => {
        const wrong = mishap()
        if (!wrong || wrong.took)
          arrived.push({ key, cause, person: person.id, at: clock(), isRepeat, reply: content as Reply })
        return wrong?.outcome ?? ({ ok: true } as const)
      }
      return [{ channel: 'teams', thread: person.id, send }]
    },
    ...createReminding({ shelf, books, clock }),
    clock,
    random: () => 0.5,
    pace: async () => undefined,
    onFailure,
  })
  return {
    arrived,
    posted,
    /** As many letters as no transaction had written, each time some were found. */
    gaps,
    /** For whoever changes something while the bot runs. */
    books,
    bot: {
      /** The two halves of a pulse: between them a process may die. */
      plan,
      deliver: () => dispatcher.deliverDue(),
      async pulse(): Promise<void> {
        await plan()
        await dispatcher.deliverDue()
      },
      facts: (from: LocalDate, to: LocalDate) =>
        knownFacts(
          store.books,
          shelf.agreements,
          { from, to },
          {
            anchorYears: MEETING_ANCHOR_YEARS,
            milestones: remindedMilestones,
          },
          clock(),
        ),
    },
  }
}
