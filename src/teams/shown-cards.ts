/**
 * The last card of what is asked is the live one. A clicked card becomes the answer in its place; the one before loses its
 * buttons once another has taken over. One card is remembered for each person in a chat, in this process and no more of
 * them than `MOST`: what is forgotten keeps its buttons, and the version behind them refuses it.
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

interface ShownCard extends DialogCard {
  readonly id: string
  /** With its thread, where it stands in one. */
  readonly conversationId: string
  readonly reply: Reply
}

export interface ShownCards {
  /** Shows an answer: in the place of the clicked card where it belongs there, else as a new message. */
  show(context: TurnContext, turn: Turn, reply: Reply): Promise<void>
}

/** @param isOpen can this card still be answered? Absent: nothing is known of dialogs, and no card is touched later */
export function createShownCards(
  parts: ShowingParts,
  isOpen: (turn: Turn, card: DialogCard) => Promise<boolean> = async () => true,
): ShownCards {
  const cards = new Map<string, ShownCard>()
  const remember = (key: string, card: ShownCard): void => {
    cards.delete(key)
    cards.set(key, card)
    const [oldest] = cards.keys()
    if (cards.size > MOST && oldest !== undefined) cards.delete(oldest)
  }
  return {
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
      if (asked && id !== undefined)
        remember(key, { ...asked, id, conversationId: context.activity.conversation.id, reply })
    },
  }
}

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
