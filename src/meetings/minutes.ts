/** Protokoll: lines as they were written, what they amount to. A line is never changed: a correction is a new one. */
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'

export type LineKind = 'attendance' | 'discussion' | 'information' | 'decision' | 'task' | 'objection'

export interface VoteCount {
  readonly inFavour: number
  readonly against: number
  readonly abstained: number
}

export interface MinutesLine {
  readonly id: string
  readonly meetingId: string
  /** Counts within the meeting, from 1. */
  readonly number: number
  /** Under which item: its number on that day's agenda and its title. */
  readonly item: string
  readonly itemTitle: string
  readonly kind: LineKind
  readonly text: string
  readonly vote?: VoteCount | 'unanimous'
  /** Who has to do a task, in the words of the minutes. */
  readonly responsible?: string
  readonly dueOn?: LocalDate
  /** What was said of the date where it is no single day. */
  readonly dueWords?: string
  readonly writtenBy: PersonId
  readonly writtenAt: Instant
  /** The line that stands in its place now, or "struck": both stay readable in the history. */
  readonly replacedBy?: string
}

/** A task with what became of it. */
export interface Task {
  readonly line: MinutesLine
  readonly agreementId: string
  readonly committeeId: string
  readonly meetingOn: LocalDate
  /** How it is called in the register, counted over all meetings. */
  readonly number: number
  readonly done?: { readonly on: LocalDate; readonly remark: string }
}

/** The lines that hold, in order. */
export const standing = (lines: readonly MinutesLine[]): readonly MinutesLine[] =>
  lines.filter(({ replacedBy }) => replacedBy === undefined).toSorted((one, other) => one.number - other.number)

/** Lines by item, in the order in which the items came up. */
export function byItem(lines: readonly MinutesLine[]): ReadonlyMap<string, readonly MinutesLine[]> {
  return Map.groupBy(
    standing(lines).filter(({ kind }) => kind !== 'attendance' && kind !== 'objection'),
    ({ item }) => item,
  )
}

/** "Beschluss 2": how many of its kind there are up to this line. */
export const ordinalOf = (line: MinutesLine, lines: readonly MinutesLine[]): number =>
  standing(lines).filter(({ kind, number }) => kind === line.kind && number <= line.number).length

export const isOverdue = ({ line, done }: Task, today: LocalDate): boolean =>
  done === undefined && line.dueOn !== undefined && line.dueOn < today
