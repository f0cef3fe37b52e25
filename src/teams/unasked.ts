/** What the bot does in a chat without being spoken to: it writes there, and looks up who belongs to it. */
import type { Delivered } from '#src/delivery/channel.ts'
import type { RosterMember } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { ConnectorAdapter } from './connector.ts'
import { outcomeOf } from './outcome.ts'
import { cardMessage, type ShowingParts } from './showing.ts'
import type { ShownCards } from './shown-cards.ts'
import { type ActivityContext, memberOf } from './turn.ts'

/** A chat or channel as the connector knows it. */
export interface ChatAddress {
  readonly serviceUrl: string
  readonly conversationId: string
}

export interface UnaskedParts extends ShowingParts {
  readonly adapter: Pick<ConnectorAdapter, 'post' | 'replace' | 'members'>
  readonly cards: Pick<ShownCards, 'posted'>
  readonly isAllowed: ActivityContext['isAllowed']
  readonly mode: ActivityContext['mode']
  /** May the bot's token go to that address? */
  readonly isOurs: (serviceUrl: string) => boolean
}

/** Sends a message nobody asked for. Never rejects: a failure is a value. */
export async function postUnasked(parts: UnaskedParts, to: ChatAddress, reply: Reply): Promise<Delivered> {
  try {
    // Stored long ago, perhaps: checked again before the bot's token goes there.
    if (!parts.isOurs(to.serviceUrl)) return { ok: false, because: 'never', status: 'service address' }
    const ref = await parts.adapter.post(to.serviceUrl, to.conversationId, cardMessage(reply))
    if (ref !== undefined) await retireEarlier(parts, to, reply, ref)
    return { ok: true, ...(ref !== undefined && { ref }) }
  } catch (err) {
    return outcomeOf(err)
  }
}

/** Never rejects: the message has left, whatever becomes of the card before it. */
async function retireEarlier(
  { adapter, cards, log, newReference }: UnaskedParts,
  { serviceUrl, conversationId }: ChatAddress,
  reply: Reply,
  ref: string,
): Promise<void> {
  try {
    await cards.posted(conversationId, reply, ref, (id, shown) =>
      adapter.replace(serviceUrl, conversationId, id, cardMessage(shown)),
    )
  } catch (err) {
    log.info({ reference: newReference(), err }, 'card not replaced')
  }
}

/** Who belongs to a chat or channel; undefined: it cannot be found out now. Never rejects. */
export async function readMembers(
  { adapter, isOurs, isAllowed, mode, log, newReference }: UnaskedParts,
  { serviceUrl, conversationId }: ChatAddress,
): Promise<readonly RosterMember[] | undefined> {
  if (!isOurs(serviceUrl)) return undefined
  try {
    const entries = await adapter.members(serviceUrl, conversationId)
    return entries.map((entry) => memberOf(entry, { isAllowed, mode }))
  } catch (err) {
    log.warn({ reference: newReference(), err }, 'members not read')
    return undefined
  }
}
