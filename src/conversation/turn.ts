/** One message to the bot, freed from the platform it came through. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { Person } from '#src/people/person.ts'

export interface Chat {
  /** The chat or channel, without the thread inside it. */
  readonly id: string
  readonly kind: 'personal' | 'group' | 'channel'
  /** Where the platform takes messages for this chat; absent: nothing can be sent there unasked. */
  readonly serviceUrl?: string
}

/** A card that came back. It names a dialog and its version and brings what was filled in; everything else is looked up. */
export interface CardSubmission {
  readonly dialog: string
  readonly version: number
  readonly verb: 'answer' | 'confirm' | 'change' | 'back' | 'cancel'
  /** Filled inputs by id. Empty inputs are left out by some clients and "" in others: both mean not filled. */
  readonly values: Readonly<Record<string, string>>
}

/** Nachricht an den Bot: one message, freed from the platform it came through. */
export interface Turn {
  /** Unique per activity: channel, conversation and activity id. The same key again is the same message again. */
  readonly key: string
  readonly person: Person
  readonly chat: Chat
  /** What was typed, or the command behind a button; mentions of the bot removed, otherwise as it came. */
  readonly text: string
  readonly submission?: CardSubmission
  /** What a form sent with its command, of a page or of a card, by field name, as it was typed: that command alone reads it. */
  readonly form?: Readonly<Record<string, string>>
  /** How it came; absent: in a chat, where nobody can say that it came another way. */
  readonly via?: 'page' | 'mail'
  /** Names of files that came with it, '' for one without: they are not taken. */
  readonly files?: readonly string[]
  /** A message of before, known by its key, that was edited or deleted; `text` is what stands there now. */
  readonly revises?: { readonly key: string; readonly how: 'edited' | 'deleted' }
  /** Asked where others read along: `chat` is the personal one, where it is answered. */
  readonly isAskedAloud?: true
  /** Card data that no card of ours can have sent. */
  readonly forged?: true
  readonly at: Instant
}
