/**
 * The bot towards Teams: takes one activity, refuses what must not come in, hands a turn to `answer` and sends what comes
 * back as one card. It decides nothing itself; which sentence answers which words is not known here.
 */
import type { Storage, TurnContext } from 'botbuilder'
import type { Delivered } from '#src/delivery/channel.ts'
import type { RosterMember } from '#src/people/person.ts'
import * as say from '#src/speech/parts/failures.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { ConnectorAdapter, type Credentials } from './connector.ts'
import { mayTalkTo } from './guard.ts'
import { type ActivityAnswer, createRefusalLog, type IncomingActivity, receiveActivity } from './receiving.ts'
import { Application } from './sdk.ts'
import { cardMessage } from './showing.ts'
import { createShownCards } from './shown-cards.ts'
import { type AnsweringOptions, createTurnTaker } from './taking-turns.ts'
import { type ChatAddress, postUnasked, readMembers } from './unasked.ts'

export type { ChatAddress }

export interface BotOptions extends AnsweringOptions {
  /** undefined: no authentication. Only a demo on loopback may do that, and `mode` must say so. */
  readonly credentials: Credentials | undefined
  /** Exact hosts besides the public cloud's to which the bot may send, in lower case. */
  readonly serviceHosts?: readonly string[]
  /** HTTPS_PROXY and its like, where the network is left through a proxy. */
  readonly proxyEnv?: Readonly<Record<string, string>>
  /** For teams-ai's own state. What must not be lost does not belong there: the last writer wins. */
  readonly storage?: Storage
}

export interface Bot {
  /** Sends a message nobody asked for. Never rejects: a failure is a value. */
  post(to: ChatAddress, reply: Reply): Promise<Delivered>
  /** Who belongs to a chat or channel; undefined: it cannot be found out now. Never rejects. */
  members(of: ChatAddress): Promise<readonly RosterMember[] | undefined>
  /** Never rejects. The answer to the user has left when this resolves. */
  receive(incoming: IncomingActivity): Promise<ActivityAnswer>
  close(): void
}

/**
 * The SDK shows that somebody types when a turn takes a second, with one timer for all turns: the second user's turn ends
 * the first one's. Its option `startTypingTimer` is read by nothing in 1.7.4.
 */
class WithoutTyping extends Application {
  override startTypingTimer(): void {
    // An answer is the one message of its turn.
  }
}

/** @throws Error if the combination of mode, credentials and tenants would leave the bot open to everybody */
export function createBot(options: BotOptions): Bot {
  refuseOpenBot(options)
  const { mode, tenants, newReference, log } = options
  const isOurs = (serviceUrl: string): boolean => mayTalkTo(serviceUrl, mode, options.serviceHosts)
  const isAllowed = (tenant: string): boolean => tenants === 'any' || tenants.includes(tenant)
  const adapter = new ConnectorAdapter(options.credentials, isOurs, undefined, options.proxyEnv)
  const application = new WithoutTyping({
    adapter,
    // Removes one mention and throws on odd entities; turn.ts does it.
    removeRecipientMention: false,
    ...(options.storage && { storage: options.storage }),
  })
  const cards = createShownCards(options, options.isOpen)
  const unasked = { adapter, cards, isOurs, isAllowed, mode, log, newReference }
  const post: Bot['post'] = (to, reply) => postUnasked(unasked, to, reply)
  // One route for everything: the SDK's own matching finds "/kok" inside "bitte kein /kokosnuss".
  application.addRoute(async () => true, createTurnTaker(options, isAllowed, cards, post))
  adapter.onTurnError = async (context, err) => {
    const reference = newReference()
    log.error({ reference, err }, 'turn failed')
    await context.sendActivity(cardMessage(say.internalError(reference)))
  }

  const receiving = {
    mode,
    isOurs,
    adapter,
    log: createRefusalLog(log, options.clock),
    run: (context: TurnContext) => application.run(context),
  }
  return {
    receive: (incoming) => receiveActivity(receiving, incoming),
    post,
    members: (of) => readMembers(unasked, of),
    close: () => adapter.close(),
  }
}

function refuseOpenBot({ mode, credentials, tenants }: BotOptions): void {
  if (mode === 'production' && (!credentials || tenants === 'any' || tenants.length === 0)) {
    throw new Error('production needs credentials and a list of tenants')
  }
  if (mode === 'demo' && credentials) throw new Error('a demo has no credentials: it could not use them')
}
