/**
 * The bot towards Teams: takes one activity, refuses what must not come in, hands a turn to `answer` and sends what comes
 * back as one card. It decides nothing itself; which sentence answers which words is not known here.
 */
import type { Activity, InvokeResponse, Storage, TurnContext } from 'botbuilder'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Turn } from '#src/conversation/turn.ts'
import type { Delivered } from '#src/delivery/channel.ts'
import type { Member, Person } from '#src/people/person.ts'
import * as say from '#src/speech/parts/failures.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { renderCard } from './card.ts'
import { ConnectorAdapter, type Credentials } from './connector.ts'
import { isKnownChannel, type Mode, mayTalkTo, shapeFault, tenantOf, tokenFault } from './guard.ts'
import { createQueue, createRecent } from './in-order.ts'
import { outcomeOf } from './outcome.ts'
import { Application } from './sdk.ts'
import { memberOf, placeOf, toTurn } from './turn.ts'

/** Longer than any sentence with a command in it; a pasted document gets a clear answer instead of a search in it. */
const MAX_TEXT = 4_000
/** Teams delivers again within minutes; what changed something is recognised for ever by the store's inbox. */
const REMEMBERED_KEYS = 5_000
const REMEMBERED_GREETINGS = 2_000

type Line = (facts: Readonly<Record<string, unknown>>, message: string) => void
/** What the bot writes to the technical log: never a text, never a name. */
export interface BotLog {
  readonly info: Line
  readonly warn: Line
  readonly error: Line
}

export interface BotOptions {
  /** undefined: no authentication. Only a demo on loopback may do that, and `mode` must say so. */
  readonly credentials: Credentials | undefined
  readonly mode: Mode
  /** Tenants whose members may speak to the bot; 'any' for a demo alone. */
  readonly tenants: readonly string[] | 'any'
  /** Exact hosts besides the public cloud's to which the bot may send, in lower case. */
  readonly serviceHosts?: readonly string[]
  /** HTTPS_PROXY and its like, where the network is left through a proxy. */
  readonly proxyEnv?: Readonly<Record<string, string>>
  /** Whether a recognised person may say something more now; absent: always. */
  readonly admit?: (person: string, tenant: string) => Promise<'admit' | 'tell' | 'ignore'>
  /** For teams-ai's own state. What must not be lost does not belong there: the last writer wins. */
  readonly storage?: Storage
  /** @returns what to say, or undefined to say nothing. What it throws was not stored. */
  readonly answer: (turn: Turn) => Promise<Reply | undefined>
  /** Somebody wrote in their personal chat, by which they can be reached. After the answer has left. */
  readonly onContact?: (person: Person, chat: ChatAddress) => Promise<void>
  readonly clock: () => Instant
  /** A short unguessable word that a user can read out and the log contains. */
  readonly newReference: () => string
  readonly log: BotLog
}

/** A chat or channel as the connector knows it. */
export interface ChatAddress {
  readonly serviceUrl: string
  readonly conversationId: string
}

export interface IncomingActivity {
  readonly authorization: string | undefined
  /** Parsed JSON, nothing known about it. */
  readonly body: unknown
}
export interface ActivityAnswer {
  readonly status: number
  readonly body?: unknown
}
export interface Bot {
  /** Sends a message nobody asked for. Never rejects: a failure is a value. */
  post(to: ChatAddress, reply: Reply): Promise<Delivered>
  /** Who belongs to a chat or channel; undefined: it cannot be found out now. Never rejects. */
  members(of: ChatAddress): Promise<readonly Member[] | undefined>
  /** Never rejects. The answer to the user has left when this resolves. */
  receive(incoming: IncomingActivity): Promise<ActivityAnswer>
  close(): void
}

/** @throws Error if the combination of mode, credentials and tenants would leave the bot open to everybody */
export function createBot(options: BotOptions): Bot {
  const { mode, tenants, answer, clock, newReference, log } = options
  if (mode === 'production' && (!options.credentials || tenants === 'any' || tenants.length === 0)) {
    throw new Error('production needs credentials and a list of tenants')
  }
  if (mode === 'demo' && options.credentials) throw new Error('a demo has no credentials: it could not use them')
  const isOurs = (serviceUrl: string): boolean => mayTalkTo(serviceUrl, mode, options.serviceHosts)
  const adapter = new ConnectorAdapter(options.credentials, isOurs, undefined, options.proxyEnv)
  const inOrder = createQueue()
  const answered = createRecent(REMEMBERED_KEYS)
  const greeted = createRecent(REMEMBERED_GREETINGS)
  const isAllowed = (tenant: string): boolean => tenants === 'any' || tenants.includes(tenant)

  const application = new Application({
    adapter,
    // Shared between turns in the SDK: the second user's turn would end the first one's.
    startTypingTimer: false,
    // Removes one mention and throws on odd entities; turn.ts does it.
    removeRecipientMention: false,
    ...(options.storage && { storage: options.storage }),
  })
  // One route for everything: the SDK's own matching finds "/kok" inside "bitte kein /kokosnuss".
  application.addRoute(
    async () => true,
    async (context) => {
      const tenant = tenantOf(context.activity) ?? (tenants === 'any' ? 'demo' : undefined)
      if (tenant === undefined || !isAllowed(tenant)) {
        log.warn({ channel: context.activity.channelId, type: context.activity.type }, 'tenant denied')
        if (context.activity.type === 'message') await send(context, say.unknownTenant())
        return
      }
      switch (context.activity.type) {
        case 'message':
          return onMessage(context, tenant)
        case 'installationUpdate':
        case 'conversationUpdate':
          return onPresence(context, tenant)
        default:
          // An edited message is not run again; reactions, deletions and typing are nothing that was said to the bot.
          return
      }
    },
  )
  adapter.onTurnError = async (context, err) => {
    const reference = newReference()
    log.error({ reference, err }, 'turn failed')
    await context.sendActivity(messageOf(say.internalError(reference)))
  }

  /** Since the start; who counts across starts and instances reads the log. */
  let forged = 0

  async function onMessage(context: TurnContext, tenant: string): Promise<void> {
    const turn = toTurn(context.activity, { tenant, isAllowed, at: clock(), newKey: newReference })
    const admitted = (await options.admit?.(turn.person.id, tenant)) ?? 'admit'
    if (admitted !== 'admit') {
      log.warn({ told: admitted === 'tell' }, 'too many messages')
      if (admitted === 'tell') await send(context, say.tooMany())
      return
    }
    if (turn.forged) {
      forged += 1
      log.warn({ forged }, 'card data that no card of ours can have sent')
    }
    await inOrder(`${turn.place.id} ${turn.person.id}`, async () => {
      if (answered.has(turn.key)) return
      if (turn.text.length > MAX_TEXT) {
        answered.add(turn.key)
        return send(context, say.tooLong(MAX_TEXT))
      }
      // Noted only when it has come to an end: what failed may be delivered again.
      const reply = await answer(turn)
      answered.add(turn.key)
      if (reply) await send(context, reply)
      if (turn.place.kind === 'personal' && turn.person.standing === 'member') {
        const { serviceUrl } = context.activity
        await options.onContact?.(turn.person, { serviceUrl, conversationId: turn.place.id })
      }
    })
  }

  /** On installation two activities arrive, in either order and at once: one greeting. */
  async function onPresence(context: TurnContext, tenant: string): Promise<void> {
    const { activity } = context
    const place = placeOf(activity)
    const presence = presenceOf(activity)
    if (presence === 'left') greeted.forget(place.id)
    if (presence !== 'joined' || greeted.has(place.id)) return
    greeted.add(place.id)
    const { value: _, ...spoken } = activity
    const turn = toTurn({ ...spoken, text: '/hilfe' } as Activity, {
      tenant,
      isAllowed,
      at: clock(),
      newKey: newReference,
    })
    const reply = await answer(turn)
    if (reply) await send(context, reply)
  }

  /** Sends one message. An answer that does not arrive is logged and not repeated: the user can ask again. */
  async function send(context: TurnContext, reply: Reply): Promise<void> {
    const message = shown(reply)
    try {
      await context.sendActivity(message)
    } catch (err) {
      log.error({ reference: newReference(), err }, 'answer not delivered')
    }
  }

  function shown(reply: Reply): Partial<Activity> {
    try {
      return messageOf(reply)
    } catch (err) {
      const reference = newReference()
      log.error({ reference, err }, 'answer not shown')
      return messageOf(say.unshownAnswer(reference))
    }
  }

  async function receive({ authorization, body }: IncomingActivity): Promise<ActivityAnswer> {
    const refuse = (status: number, because: string): ActivityAnswer => {
      log.warn({ status, because }, 'activity refused')
      return { status }
    }
    const fault = shapeFault(body)
    if (fault) return refuse(400, fault)
    const activity = body as Activity
    if (mode === 'production') {
      const token = tokenFault(authorization)
      if (token) return refuse(401, token)
    }
    if (!isKnownChannel(activity.channelId, mode)) return refuse(403, 'channel')
    if (!isOurs(activity.serviceUrl)) return refuse(403, 'service address')

    let isAuthenticated = false
    try {
      const result = await adapter.receive(authorization ?? '', activity, async (context) => {
        isAuthenticated = true
        await application.run(context)
      })
      return asAnswer(result)
    } catch (err) {
      // Some bad tokens make the SDK throw something else than its own error for them: refused all the same.
      if (!isAuthenticated) return refuse(401, 'not authenticated')
      // The failure could not be told to the user. Nothing is stored, so a second delivery does no harm.
      log.error({ err }, 'failure not delivered')
      return { status: 503 }
    }
  }

  async function post(to: ChatAddress, reply: Reply): Promise<Delivered> {
    try {
      // Stored long ago, perhaps: checked again before the bot's token goes there.
      if (!isOurs(to.serviceUrl)) return { ok: false, because: 'never', status: 'service address' }
      const ref = await adapter.post(to.serviceUrl, to.conversationId, messageOf(reply))
      return { ok: true, ...(ref !== undefined && { ref }) }
    } catch (err) {
      return outcomeOf(err)
    }
  }

  async function members({ serviceUrl, conversationId }: ChatAddress): Promise<readonly Member[] | undefined> {
    if (!isOurs(serviceUrl)) return undefined
    try {
      const entries = await adapter.members(serviceUrl, conversationId)
      return entries.map((entry) => memberOf(entry, isAllowed))
    } catch (err) {
      log.warn({ reference: newReference(), err }, 'members not read')
      return undefined
    }
  }

  return { receive, post, members, close: () => adapter.close() }
}

/** One card and nothing else: Teams splits text and card into two messages. */
function messageOf(reply: Reply): Partial<Activity> {
  const { card, summary } = renderCard(reply)
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }
}

function presenceOf({
  type,
  action,
  membersAdded,
  membersRemoved,
  recipient,
}: Activity): 'joined' | 'left' | undefined {
  if (type === 'installationUpdate') {
    return action === 'add' ? 'joined' : action === 'remove' ? 'left' : undefined
  }
  if (membersAdded?.some(({ id }) => id === recipient.id)) return 'joined'
  return membersRemoved?.some(({ id }) => id === recipient.id) ? 'left' : undefined
}

/** An invoke nobody answers is 501 in the SDK; we offer none, so it is not found. */
function asAnswer(result: InvokeResponse | undefined): ActivityAnswer {
  if (!result) return { status: 200 }
  return result.status >= 500 ? { status: 404 } : { status: result.status, body: result.body as unknown }
}
