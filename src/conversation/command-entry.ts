/** A line of the table in dialogs/all.ts: what a command is called and for, where, for whom, and what it does. */
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import { commandWord, type Spelled, type TableOf } from '#src/language/commands.ts'
import type { MessageReading } from '#src/language/reading/message-reading.ts'
import type { Right } from '#src/people/permission.ts'
import type { Person } from '#src/people/person.ts'
import type { CommandOffer } from '#src/speech/parts/conversation.ts'
import type { Circumstance } from './circumstances.ts'
import type { Dialog, WrittenDialog } from './dialog.ts'
import type { DirectCommand } from './direct-command.ts'
import type { Question } from './question.ts'
import type { Chat } from './turn.ts'
import type { Books } from './work.ts'

/** Where a command makes sense: /hilfe offers it there. */
export type Places = readonly Chat['kind'][]

interface Described extends Spelled {
  /** What it is for, as a button says it. */
  readonly purpose: string
  readonly at: Places
  /** What must be so for /hilfe to offer it; absent: nothing. */
  readonly when?: Circumstance
  /** As the command list of the Teams client explains it, with an example; absent: not in that list. */
  readonly menu?: string
}
/** Everybody may ask; what an answer shows to whom is the question's own to decide. The engine steers dialogs itself. */
interface Asking extends Described {
  readonly does: Question | 'cancel' | 'back'
}
interface Acting extends Described {
  /** The right without which it is not even looked at. */
  readonly needs: Right
  readonly does: WrittenDialog | DirectCommand
  /** Takes what is typed without the command, where something was asked of this person. */
  readonly unprompted?: AnswerReader
}

/** A typed message that begins with no command and answers no dialog. */
export interface SaidMessage {
  readonly text: string
  readonly reading: MessageReading
  readonly person: Person
  readonly at: Instant
  readonly today: LocalDate
  /** The command that was said last here. */
  readonly last: string | undefined
}
/** @returns what the command is told; undefined: the message answers nothing that was asked of this person */
export type AnswerReader = (typed: SaidMessage, books: Books) => Promise<string | undefined>

export type CommandEntry = Asking | Acting
export type CommandTable = TableOf<CommandEntry>

/** @returns undefined for what asks nothing and reads nothing back */
export const dialogIn = (entry: CommandEntry): Dialog | undefined =>
  'needs' in entry && 'steps' in entry.does ? asDialog(entry.does, entry.needs) : undefined

export const asDialog = (written: WrittenDialog, needs: Right): Dialog => ({
  ...written,
  needs: written.right ?? needs,
})

export const asCommand = (entry: CommandEntry): CommandOffer => ({ word: commandWord(entry), purpose: entry.purpose })
