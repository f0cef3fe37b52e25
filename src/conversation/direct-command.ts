/**
 * An order: a command that is carried out at once, because it is about the person's own answer, undone by the same
 * command, or only looks things up. It leaves a running dialog as it is. One that reads something back is made with
 * `order` of dialog.ts. One file per order under dialogs/.
 */
import { DAY_MS, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { Matter, Right } from '#src/people/permission.ts'
import type { Person } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { DialogContext } from './field.ts'
import type { Writing } from './kept.ts'
import type { Chat, Turn } from './turn.ts'
import type { Work } from './work.ts'

export interface CommandContext {
  readonly person: Person
  readonly chat: Chat
  readonly at: Instant
  readonly today: LocalDate
  /** What follows the command word. */
  readonly text: string
  /** What a form sent with it, by field name, as it was typed. */
  readonly form?: Readonly<Record<string, string>>
  /** How it came; absent: in a chat. */
  readonly via?: Turn['via']
  /** The message as its own lines, cleaned, without empty ones. */
  readonly lines: readonly string[]
  /** Recorded meetings, names and the usual region, as a dialog's field sees them. */
  readonly context: DialogContext
  readonly newId: string
  /** For whoever stores more than one thing. */
  readonly anotherId: () => string
  /** Where signed links lead; undefined: there are none. */
  readonly publicUrl: string | undefined
  /** Files are made as PDF too, where there is a program for it. */
  readonly hasPdf: boolean
  /** Asked inside the transaction, so that a change counts at once. */
  readonly isAllowed: (right: Right, matter: Matter) => Promise<boolean>
}

/** Sofortbefehl: carried out at once, without reading back. */
export interface DirectCommand {
  /** "Rückmeldung zu einer Einladung" */
  readonly about: string
  /** Runs once, inside the transaction. */
  readonly carryOut: (ordered: CommandContext, work: Work) => Promise<Reply>
}

export const modeKey = ({ chat, person }: Pick<CommandContext, 'chat' | 'person'>): string =>
  `mode/${chat.id}/${person.id}`
/** What looks like a line after somebody stopped writing is answered plainly. */
export const lastModeKey = ({ chat, person }: Pick<CommandContext, 'chat' | 'person'>): string =>
  `lastmode/${chat.id}/${person.id}`
/** From one session to the next. */
export const LAST_MODE_MS = 400 * DAY_MS
/** Minutes that nobody goes on writing for three days are resumed with their command. */
export const MODE_MS = 3 * DAY_MS

/**
 * @param writing where lines go; `isInterrupted`: not any more, by "Pause", by "Ende", or because nobody wrote for days
 * @returns undefined if nothing is written down here any more: the message is answered like any other
 */
export type LineTaker = (
  ordered: CommandContext,
  writing: Writing & { readonly isInterrupted?: true },
  work: Work,
) => Promise<Reply | undefined>
