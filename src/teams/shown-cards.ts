/**
 * The last card of a thing is the live one: of what a dialog asks, and of what buttons with a version change, such as an
 * invitation. A clicked card becomes the answer in its place; the one before loses its buttons once another has taken over.
 * One card is remembered for each thing in a chat, in this process and no more of them than `MOST`: what is forgotten keeps
 * its buttons, and the version behind them refuses it once the thing has moved on.
 */
import type { TurnContext } from 'botbuilder'
import type { Turn } from '#src/conversation/turn.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { replaceCard, type ShowingParts, sendReply } from './showing.ts'

const MOST = 2_000

/** A card of a dialog, at the state it shows. */
export interface DialogCard {
  readonly dialog: string
  readonly version: number
}

interface SentReply {
  readonly id: string
  /** With its thread, where it stands in one. */
  readonly conversationId: string
  readonly reply: Reply
}
type ShownCard = DialogCard & SentReply

export interface ShownCards {
  /** Shows an answer: in the place of the clicked card where it belongs there, else as a new message. */
  show(context: TurnContext, turn: Turn, reply: Reply): Promise<void>
  /**
   * A message nobody asked for was sent: its card is the live one of its thing.
   * @param replace shows a reply in the place of an earlier message of that chat
   */
  posted(
    conversationId: string,
    reply: Reply,
    id: string,
    replace: (id: string, reply: Reply) => Promise<unknown>,
  ): Promise<void>
}

/** @param isOpen can this card still be answered? Absent: nothing is known of dialogs, and no card is touched later */
export function createShownCards(
  parts: ShowingParts,
  isOpen: (turn: Turn, card: DialogCard) => Promise<boolean> = async () => true,
): ShownCards {
  const cards = new Map<string, ShownCard>()
  const things = new Map<string, SentReply>()
  /** The card in whose place another thing now stands is no card of its own thing any more. */
  const tookPlace = (id: string): void => {
    for (const [key, card] of things) if (card.id === id) things.delete(key)
  }
  /** From now on this card is the live one of its thing; the one before loses its buttons. */
  async function isLive(
    place: string,
    sent: SentReply,
    replace: (id: string, reply: Reply) => Promise<unknown>,
  ): Promise<void> {
    const thing = thingOf(sent.reply)
    if (thing === undefined) return
    const key = `${place} ${thing}`
    const before = things.get(key)
    remember(things, key, sent)
    if (before && before.id !== sent.id && before.conversationId === sent.conversationId)
      await replace(before.id, withoutButtons(before.reply))
  }
  return {
    posted: (conversationId, reply, id, replace) => isLive(conversationId, { id, conversationId, reply }, replace),
    async show(context, turn, reply) {
      const key = `${turn.chat.id} ${turn.person.id}`
      const before = cards.get(key)
      const clicked = context.activity.value === undefined ? undefined : context.activity.replyToId
      const takesPlace = clicked !== undefined && belongsThere(turn, reply, before?.id === clicked)
      const isReplaced = takesPlace && (await replaceCard(parts, context, clicked, reply))
      const id = isReplaced ? clicked : await sendReply(parts, context, reply)
      const asked = askedBy(reply)
      if (before && before.id === id) cards.delete(key)
      else if (before && (asked?.dialog === before.dialog || !(await isOpen(turn, before)))) {
        cards.delete(key)
        if (before.conversationId === context.activity.conversation.id)
          await replaceCard(parts, context, before.id, withoutButtons(before.reply))
      }
      if (id === undefined) return
      const sent = { id, conversationId: context.activity.conversation.id, reply }
      if (asked) remember(cards, key, { ...asked, ...sent })
      if (isReplaced) tookPlace(id)
      // What others see too is theirs to click.
      const place = turn.chat.kind === 'personal' ? turn.chat.id : key
      await isLive(place, sent, (earlier, shown) => replaceCard(parts, context, earlier, shown))
    },
  }
}

function remember<Card>(cards: Map<string, Card>, key: string, card: Card): void {
  cards.delete(key)
  cards.set(key, card)
  const [oldest] = cards.keys()
  if (cards.size > MOST && oldest !== undefined) cards.delete(oldest)
}

/**
 * What the first button changes: "/rückmeldung 3fa2c1d0-2 zu" an invitation, whatever its version. A button without one only
 * leads somewhere.
 */
function thingOf({ choices = [], actions = [] }: Reply): string | undefined {
  const [first] = [...choices, ...actions]
  const match = first && 'say' in first.does ? VERSIONED.exec(first.does.say) : null
  return match ? `${match[1]} ${match[2]} ${match[3]}` : undefined
}
const VERSIONED = /^(\/\S+) ([0-9a-f]{8})-\d+ (\S+)/u

/** What others see too is theirs to click: only a card that this person was shown last is replaced there. */
const belongsThere = ({ chat, submission }: Turn, { replaces }: Reply, isOwn: boolean): boolean =>
  chat.kind === 'personal' ? submission !== undefined || replaces === true : submission !== undefined && isOwn

/** The dialog whose question or read-back it is: that can be cancelled. A reminder of it can only be gone on with. */
function askedBy({ actions = [] }: Reply): DialogCard | undefined {
  for (const { does } of actions)
    if ('dialog' in does && does.verb === 'cancel') return { dialog: does.dialog, version: does.version }
  return undefined
}

const withoutButtons = ({ inputs: _, actions: __, choices: ___, furtherChoices: ____, ...facts }: Reply): Reply => facts
