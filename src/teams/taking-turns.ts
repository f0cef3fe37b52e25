/** What becomes of an activity that was let in: a message is answered once and in order, a new chat is greeted once. */
import type { Activity, TurnContext } from 'botbuilder'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Turn } from '#src/conversation/turn.ts'
import type { Delivered } from '#src/delivery/channel.ts'
import type { Person } from '#src/people/person.ts'
import * as say from '#src/speech/parts/failures.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { type Mode, tenantOf } from './guard.ts'
import { createQueue, createRecent } from './in-order.ts'
import { type ShowingParts, sendReply } from './showing.ts'
import type { DialogCard, ShownCards } from './shown-cards.ts'
import { type ActivityContext, chatOf, isRevision, toTurn } from './turn.ts'
import type { ChatAddress } from './unasked.ts'

/** Longer than any sentence with a command in it; a pasted document gets a clear answer instead of a search in it. */
const MAX_TEXT = 4_000
/** Teams delivers again within minutes; what changed something is recognised for ever by the store's inbox. */
const REMEMBERED_KEYS = 5_000
const REMEMBERED_GREETINGS = 2_000

/** What answering needs of whoever runs the bot. */
export interface AnsweringOptions extends ShowingParts {
  /** Only a demo on loopback is spoken to without authentication. */
  readonly mode: Mode
  /** Tenants whose members may speak to the bot; 'any' for a demo alone. */
  readonly tenants: readonly string[] | 'any'
  /** Whether a recognised person may say something more now; absent: always. */
  readonly admit?: (person: string, tenant: string) => Promise<'admit' | 'tell' | 'ignore'>
  /** @returns what to say, or undefined to say nothing. What it throws was not stored. */
  readonly answer: (turn: Turn) => Promise<Reply | undefined>
  /** Can a card of a dialog still be answered? One that cannot loses its buttons. Absent: cards stay as they were sent. */
  readonly isOpen?: (turn: Turn, card: DialogCard) => Promise<boolean>
  /** Somebody wrote in their personal chat, by which they can be reached. After the answer has left. */
  readonly onContact?: (person: Person, chat: ChatAddress) => Promise<void>
  /** Where whoever asked aloud is answered alone. Absent or undefined: nowhere. */
  readonly personalChatOf?: (person: Person['id']) => Promise<ChatAddress | undefined>
  readonly clock: () => Instant
}

/** With what it remembers from turn to turn. */
interface TurnParts {
  readonly options: AnsweringOptions
  readonly isAllowed: ActivityContext['isAllowed']
  readonly cards: ShownCards
  /** Sends a message to a chat in which it was not asked for. */
  readonly post: (to: ChatAddress, reply: Reply) => Promise<Delivered>
  readonly inOrder: ReturnType<typeof createQueue>
  readonly answered: ReturnType<typeof createRecent>
  readonly greeted: ReturnType<typeof createRecent>
  /** Since the start; who counts across starts and instances reads the log. */
  readonly forged: { count: number }
}

/** @returns what takes an activity of an allowed tenant, and turns all others away */
export function createTurnTaker(
  options: AnsweringOptions,
  isAllowed: ActivityContext['isAllowed'],
  cards: ShownCards,
  post: TurnParts['post'],
): (context: TurnContext) => Promise<void> {
  const parts: TurnParts = {
    options,
    isAllowed,
    cards,
    post,
    inOrder: createQueue(),
    answered: createRecent(REMEMBERED_KEYS),
    greeted: createRecent(REMEMBERED_GREETINGS),
    forged: { count: 0 },
  }
  return (context) => takeTurn(parts, context)
}

async function takeTurn(parts: TurnParts, context: TurnContext): Promise<void> {
  const { options, isAllowed } = parts
  const { activity } = context
  const tenant = tenantOf(activity) ?? (options.tenants === 'any' ? 'demo' : undefined)
  if (tenant === undefined || !isAllowed(tenant)) {
    options.log.warn({ channel: activity.channelId, type: activity.type }, 'tenant denied')
    if (activity.type !== 'message') return
    // Whoever floods us from elsewhere is answered no oftener than anybody else.
    const sender = `${tenant ?? ''}/${String(activity.from?.id)}`
    const admitted = (await options.admit?.(sender, tenant ?? '')) ?? 'admit'
    if (admitted !== 'ignore') await sendReply(options, context, say.unknownTenant())
    return
  }
  switch (activity.type) {
    case 'message':
      return onMessage(parts, context, tenant)
    case 'installationUpdate':
    case 'conversationUpdate':
      return onPresence(parts, context, tenant)
    default:
      // An edited or deleted message is answered in words, and not run again; reactions and typing say nothing to the bot.
      if (isRevision(activity)) await onMessage(parts, context, tenant)
  }
}

async function onMessage(parts: TurnParts, context: TurnContext, tenant: string): Promise<void> {
  const { options, isAllowed, inOrder, answered, forged } = parts
  const { answer, clock, newReference, log, mode } = options
  const turn = toTurn(context.activity, { tenant, isAllowed, mode, at: clock(), newKey: newReference })
  const admitted = (await options.admit?.(turn.person.id, tenant)) ?? 'admit'
  if (admitted !== 'admit') {
    log.warn({ told: admitted === 'tell' }, 'too many messages')
    if (admitted === 'tell') await sendReply(options, context, say.tooMany())
    return
  }
  if (turn.forged) {
    forged.count += 1
    log.warn({ forged: forged.count }, 'card data that no card of ours can have sent')
  }
  await inOrder(`${turn.chat.id} ${turn.person.id}`, async () => {
    if (answered.has(turn.key)) return
    if (turn.text.length > MAX_TEXT) {
      answered.add(turn.key)
      await sendReply(options, context, say.tooLong(MAX_TEXT))
      return
    }
    // Noted only when it has come to an end: what failed may be delivered again.
    const reply = await answer(turn)
    answered.add(turn.key)
    if (reply) await shown(parts, context, turn, reply)
    if (turn.chat.kind === 'personal' && turn.person.origin === 'tenant') {
      const { serviceUrl } = context.activity
      // The answer has left and is true, whatever becomes of this; the next message tries it again.
      await options
        .onContact?.(turn.person, { serviceUrl, conversationId: turn.chat.id })
        .catch((err: unknown) => log.error({ reference: newReference(), err }, 'contact not stored'))
    }
  })
}

/** What is for one person alone never stands where others read it, whatever becomes of it elsewhere. */
async function shown(
  { options, cards, post }: TurnParts,
  context: TurnContext,
  turn: Turn,
  reply: Reply,
): Promise<void> {
  if (!reply.isPersonal || turn.chat.kind === 'personal') return cards.show(context, turn, reply)
  const to = await options.personalChatOf?.(turn.person.id)
  const isSent = to !== undefined && (await post(to, reply)).ok
  await sendReply(options, context, isSent ? say.answeredPersonally() : say.notAnsweredPersonally())
}

/** On installation two activities arrive, in either order and at once: one greeting. */
async function onPresence(parts: TurnParts, context: TurnContext, tenant: string): Promise<void> {
  const { options, isAllowed, greeted } = parts
  const { answer, clock, newReference, mode } = options
  const { activity } = context
  const chat = chatOf(activity)
  const presence = presenceOf(activity)
  if (presence === 'left') greeted.forget(chat.id)
  if (presence !== 'joined' || greeted.has(chat.id)) return
  greeted.add(chat.id)
  const { value: _, ...spoken } = activity
  const turn = toTurn({ ...spoken, text: '/hilfe' } as Activity, {
    tenant,
    isAllowed,
    mode,
    at: clock(),
    newKey: newReference,
  })
  const reply = await answer(turn)
  if (reply) await shown(parts, context, turn, reply)
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
