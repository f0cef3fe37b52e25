/** What a message can mean, and what must be known beside it to tell. */
import type { Shelf } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { LastSaid } from './follow-up.ts'
import type { Courtesy, Declined } from './talk/talk-kinds.ts'

export interface MeantCommand {
  readonly kind: 'command'
  readonly command: string
  /** What follows the command word, as its dialog or question reads it. */
  readonly rest: string
  /** Words that neither it nor any name explains. */
  readonly unread: string
}
/** It orders or reports something: one of these, which is asked. */
export interface AskedDeeds {
  readonly kind: 'askedDeeds'
  readonly commands: readonly string[]
  readonly rest: string
}
export type Meaning =
  | MeantCommand
  | AskedDeeds
  | { readonly kind: 'courtesy'; readonly courtesy: Courtesy }
  | { readonly kind: 'declined'; readonly declined: Declined }

/** Answers from the facts of the agreements. */
export const ASK = 'ask'

export interface Situation {
  readonly today: LocalDate
  readonly shelf: Shelf
  /** Agreement id of the region usual here. */
  readonly usual: string | undefined
  readonly last: LastSaid | undefined
  /** A region was asked for: a name alone answers that. */
  readonly isAsked: boolean
}
