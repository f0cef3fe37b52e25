/** Registers: what is looked up over all meetings. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { MinutesLine, Task } from './minutes.ts'

/** A body (Gremium) of an agreement. */
export interface NamedCommittee {
  readonly agreementId: string
  readonly committeeId: string
}

export type RegisterKind = 'decision' | 'task'

/** Register: a line that holds, with its body and the day of its meeting. */
export interface RegisterEntry extends NamedCommittee {
  readonly line: MinutesLine
  readonly meetingOn: LocalDate
}

/** Who has to do tasks of a body, in the words of its minutes. */
export interface TaskAssignee extends NamedCommittee {
  readonly responsible: string
}

/** Which lines of a register are asked for. */
export interface RegisterAsked {
  readonly kind: RegisterKind
  readonly bodies: readonly NamedCommittee[]
  /** Only tasks that nobody has reported as done, those of them that were due before a day, or those that are done. */
  readonly only?: 'open' | 'done' | { readonly dueBefore: LocalDate }
  /** Only tasks that one of these has to do. */
  readonly named?: readonly TaskAssignee[]
  /**
   * Only lines of which text, who has to do it and item fit each of these: small letters and digits, "%" for anything. What
   * speaks of certain words is among them.
   */
  readonly patterns?: readonly string[]
}

/** A part of a list: so many entries behind the first `skip`. */
export interface Part {
  readonly skip: number
  readonly limit: number
}

/** The newest first. */
export function inRegister({ line: one }: RegisterEntry, { line: other }: RegisterEntry): number {
  if (one.writtenAt !== other.writtenAt) return one.writtenAt > other.writtenAt ? -1 : 1
  return other.number - one.number || (one.id > other.id ? -1 : 1)
}

/** Open tasks before those that are done, the newest first. */
export const inTaskRegister = (one: Task, other: Task): number =>
  Number(one.done !== undefined) - Number(other.done !== undefined) || inRegister(one, other)
