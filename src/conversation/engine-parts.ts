/** What every part of the engine works with: its parts, and a turn in its place. */
import type { Shelf } from '#src/agreements/lookup.ts'
import type { Lexicon } from '#src/language/agreements/mentions.ts'
import type { Commands } from '#src/language/commands.ts'
import type { Reader } from '#src/language/reading/reader.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { Matter, Right } from '#src/people/permission.ts'
import type { RosterMember } from '#src/people/person.ts'
import type { CommandEntry, CommandTable } from './command-entry.ts'
import type { LineTaker } from './direct-command.ts'
import type { Chat, Turn } from './turn.ts'
import type { Books } from './work.ts'

/** Everything the bot can be asked and told, as dialogs/all.ts has it. */
export interface Conversations {
  readonly commands: CommandTable
  /** What becomes of a typed line while something is written down. */
  readonly lineTaker: LineTaker
}

export interface EngineParts {
  readonly shelf: Shelf
  readonly lexicon: Lexicon
  readonly reader: Reader
  readonly commands: Commands<CommandEntry>
  readonly lineTaker: LineTaker
  /** Where signed links lead; undefined: there are none. */
  readonly publicUrl: string | undefined
  /** There is a program that makes PDF files. */
  readonly hasPdf?: true
  readonly books: Books
  /** Who belongs to a chat or channel. @returns undefined if it cannot be found out */
  readonly roster: (chat: Chat) => Promise<readonly RosterMember[] | undefined>
  /** Object ids from LOTSE_ADMINS: they may administer before anybody was given an office. */
  readonly founders: ReadonlySet<string>
  /** No mail server is configured: whoever has an address alone is told nothing. */
  readonly isMailOff?: true
  /** Unguessable ids. */
  readonly newId: () => string
  readonly onUnreadable: OnUnreadable
  /** Told which row of the table in takers.ts took a message; where one row handed it to those below, theirs comes first. */
  readonly onTaken?: (name: string) => void
  /** Where others read along: what is granted to whoever speaks, and which command it is that they said. */
  readonly aloud?: SharedAnswer
}

/** Laut gefragt: what a turn comes to where others read its answer. */
export interface SharedAnswer {
  readonly granted: (right: Right, matter: Matter) => void
  readonly commanded: (command: string, rest: string) => void
  /** Was anything granted that is not for all who read along? */
  readonly isPersonal: () => boolean
}

export const dialogKey = (turn: Turn): string => `dialog/${turn.chat.id}/${turn.person.id}`
export const orderKey = (turn: Turn): string => `order/${turn.chat.id}/${turn.person.id}`
export const orderAskedKey = (turn: Turn): string => `asked/${turn.chat.id}/${turn.person.id}`
export const doneKey = (dialogId: string): string => `done/${dialogId}`
export const questionKey = (turn: Pick<Turn, 'chat' | 'person'>): string => `question/${turn.chat.id}/${turn.person.id}`
export const lastSaidKey = (turn: Pick<Turn, 'chat' | 'person'>): string => `said/${turn.chat.id}/${turn.person.id}`
export const buttonsKey = (turn: Pick<Turn, 'chat' | 'person'>): string => `buttons/${turn.chat.id}/${turn.person.id}`
export const lastDoneKey = (turn: Pick<Turn, 'chat' | 'person'>): string => `lastdone/${turn.chat.id}/${turn.person.id}`
/** In a personal chat the person's usual region, elsewhere that of the chat or channel. */
export const regionKey = (turn: Turn): string =>
  turn.chat.kind === 'personal' ? `region/${turn.person.id}` : `region/${turn.chat.id}`

/** A turn with what is remembered of this person and this chat. */
export interface TurnWithRegion extends Turn {
  /** Agreement id of the region named last in this place; where none was, the one that follows from place or person. */
  readonly usual: string | undefined
  /** Why it is this one, where nobody named it: the body of this channel, or all offices of the person are of it. */
  readonly usualFrom?: 'channel' | 'office'
}
