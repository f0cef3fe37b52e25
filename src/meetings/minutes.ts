/** Protokoll: lines as they were written, what they amount to. A line is never changed: a correction is a new one. */
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import { type AttendanceKind, isAttendance } from './attendance.ts'
import type { RegisterEntry } from './register.ts'

/** What is said of the session itself, and belongs to no item of its agenda. `summons`: how it was called. */
export const generalKinds = [
  'chair',
  'minuteTaker',
  'began',
  'ended',
  'interrupted',
  'summons',
  'quorum',
  'papers',
] as const
export type GeneralKind = (typeof generalKinds)[number]
export const isGeneral = (kind: string): kind is GeneralKind => (generalKinds as readonly string[]).includes(kind)

export type LineKind = AttendanceKind | GeneralKind | 'discussion' | 'information' | 'decision' | 'task' | 'objection'

/** What the form of a page calls an objection. */
export const OBJECTION_FIELD = 'einwand'
/** In characters: longer than anybody speaks in one go; a pasted document is no line of minutes. */
export const LINE_LENGTH = 2_000

export interface VoteCount {
  readonly inFavour: number
  readonly against: number
  /** Absent: nobody said. */
  readonly abstained?: number
}

/** A result in a word. `noted`: taken note of, nothing was decided; `undecided`: it was said that nothing was. */
export const resultWords = [
  'unanimous',
  'majority',
  'rejected',
  'rejectedUnanimously',
  'rejectedByMajority',
  'consensus',
  'noted',
  'postponed',
  'referred',
  'removed',
  'withdrawn',
  'undecided',
] as const
export type ResultWord = (typeof resultWords)[number]

/** A word, and those of the votes that were told. */
export interface WordWithCount {
  readonly how: 'unanimous' | 'majority'
  readonly against?: number
  readonly abstained?: number
}

/** Beschluss: counted, or in a word, or both. */
export type DecisionResult = VoteCount | WordWithCount | ResultWord

/** The item comes back by itself: put off, handed on, or taken off the agenda. */
export const comesBack = (vote: unknown): boolean => vote === 'postponed' || vote === 'referred' || vote === 'removed'

/** Protokoll: one line of them, as it was taken down. */
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
  readonly vote?: DecisionResult
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

/** Aufgabe: a task with what became of it. */
export interface Task extends RegisterEntry {
  /** How it is called in the register, counted over all meetings; a correction keeps it. */
  readonly number: number
  readonly done?: { readonly on: LocalDate; readonly remark: string }
}

/** The lines that hold, in order; a corrected line stands where the first wording stood. */
export function currentLines(lines: readonly MinutesLine[]): readonly MinutesLine[] {
  const places = placesOf(lines)
  const placeOf = (line: MinutesLine): number => places.get(line.id) ?? line.number
  return lines
    .filter(({ replacedBy }) => replacedBy === undefined)
    .toSorted((one, other) => placeOf(one) - placeOf(other) || one.number - other.number)
}

/** Of each correction the number of the line that it corrects, the first of a row of them. */
function placesOf(lines: readonly MinutesLine[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const { id, number, replacedBy } of lines.toSorted((one, other) => one.number - other.number)) {
    if (replacedBy !== undefined) places.set(replacedBy, places.get(id) ?? number)
  }
  return places
}

/** The line that was written last of those that hold. */
export const latest = (lines: readonly MinutesLine[]): MinutesLine | undefined =>
  currentLines(lines).reduce<MinutesLine | undefined>(
    (last, line) => (last === undefined || line.number > last.number ? line : last),
    undefined,
  )

export const isCorrection = (line: MinutesLine, lines: readonly MinutesLine[]): boolean =>
  lines.some(({ replacedBy }) => replacedBy === line.id)

/** Lines by item, in the order of the agenda; what was said before the first item comes first. */
export function byItem(lines: readonly MinutesLine[]): ReadonlyMap<string, readonly MinutesLine[]> {
  return Map.groupBy(
    currentLines(lines)
      .filter(({ kind }) => !isAttendance(kind) && !isGeneral(kind) && kind !== 'objection')
      .toSorted((one, other) => Number(one.item) - Number(other.item)),
    ({ item }) => item,
  )
}

/** "Beschluss 2": how many of its kind there are up to this line. */
export const numberWithinKind = (line: MinutesLine, lines: readonly MinutesLine[]): number =>
  currentLines(lines)
    .filter(({ kind }) => kind === line.kind)
    .findIndex(({ id }) => id === line.id) + 1

export const isOverdue = ({ line, done }: Task, today: LocalDate): boolean =>
  done === undefined && line.dueOn !== undefined && line.dueOn < today
