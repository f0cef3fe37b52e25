/** Protokoll: lines as they were written, what they amount to. A line is never changed: a correction is a new one. */
import { dateInBerlin, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import { type AttendanceKind, isAttendance, splitNames } from './attendance.ts'
import type { Meeting } from './meeting.ts'
import type { Attendee, MinutesDocument, PrintedResult } from './minutes-document.ts'
import type { RegisterEntry } from './register.ts'

export type LineKind = AttendanceKind | 'discussion' | 'information' | 'decision' | 'task' | 'objection'

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

/** Beschluss: counted, or in a word. `noted`: taken note of, nothing was decided. */
export type DecisionResult = VoteCount | 'unanimous' | 'majority' | 'noted' | 'postponed'

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
      .filter(({ kind }) => !isAttendance(kind) && kind !== 'objection')
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

/**
 * The minutes as a document to hand on. Attendance is what was written down, part by part: where nobody said who belongs
 * to which partner, it is not filled in.
 */
export function documentOf(
  meeting: Meeting,
  names: Pick<MinutesDocument, 'title' | 'body' | 'agreement'>,
  lines: readonly MinutesLine[],
): MinutesDocument {
  const all = currentLines(lines)
  const attendees = (kind: AttendanceKind, as: Attendee['capacity']): readonly Attendee[] =>
    all
      .filter((line) => line.kind === kind)
      .flatMap(({ text }) => splitNames(text))
      .map((name) => attendee(name, as))
  const states = { approved: 'approved', minuted: 'circulated' } as const
  return {
    ...names,
    date: meeting.on,
    time: meeting.at,
    ...(meeting.endsAt !== undefined && { endsAt: meeting.endsAt }),
    ...(meeting.place !== undefined && { place: meeting.place }),
    present: [
      ...attendees('attendance', 'member'),
      ...attendees('represented', 'deputy'),
      ...attendees('guests', 'guest'),
    ],
    excused: attendees('excused', 'member'),
    items: [...byItem(lines)].map(([number, theirs]) => ({
      number: number === '' ? '0' : number,
      title: theirs[0]?.itemTitle ?? '',
      kind: theirs.some(({ kind }) => kind === 'decision') ? 'decision' : 'discussion',
      lines: theirs.flatMap((line) => documentLine(line)),
    })),
    approval: {
      state: meeting.state === 'approved' || meeting.state === 'minuted' ? states[meeting.state] : 'draft',
      objections: all
        .filter(({ kind }) => kind === 'objection')
        .map(({ text, writtenAt }) => ({ by: dateInBerlin(writtenAt), text })),
    },
    legend: [],
  }
}

/** "Sabine Ruppel (Sozialamt, Landkreis Kassel)"; without brackets it may be a person or an office, and is not told apart. */
function attendee(text: string, capacity: Attendee['capacity']): Attendee {
  const [, person, place] = /^(.+?)\s*\((.+)\)$/u.exec(text) ?? []
  if (person === undefined || place === undefined) {
    return capacity === 'guest'
      ? { office: '–', partner: '–', person: text, capacity }
      : { office: text, partner: '–', capacity }
  }
  const end = place.lastIndexOf(', ')
  return end < 0
    ? { office: place, partner: '–', person, capacity }
    : { office: place.slice(0, end), partner: place.slice(end + 2), person, capacity }
}

function documentLine({
  kind,
  text,
  vote,
  responsible,
  dueOn,
}: MinutesLine): MinutesDocument['items'][number]['lines'] {
  if (isAttendance(kind) || kind === 'objection') return []
  return [
    {
      kind,
      text,
      ...(responsible !== undefined && { responsible }),
      ...(dueOn !== undefined && { dueOn }),
      ...(vote !== undefined && { vote: voteOf(vote) }),
    },
  ]
}

/** A count says for itself whether it was a majority. */
const voteOf = (vote: DecisionResult): PrintedResult =>
  typeof vote === 'string'
    ? { result: vote }
    : { result: vote.inFavour > vote.against ? 'majority' : 'rejected', ...vote }
