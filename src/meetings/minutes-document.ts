/** Niederschrift: the minutes as they are handed on, complete in themselves, of what was said and recorded alone. */
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { KeptItem } from './agenda.ts'
import { isAttendance } from './attendance.ts'
import type { Attendance } from './attendees.ts'
import type { Meeting } from './meeting.ts'
import { byItem, currentLines, type GeneralKind, type MinutesLine } from './minutes.ts'
import { saidIn } from './minutes-version.ts'

export interface MinutesDocument {
  /** What the document is called, e.g. "Ergebnisprotokoll der KoK LK Kassel". */
  readonly title: string
  readonly body: string
  /** Under which the body meets, as cited: "KV Kassel". */
  readonly agreement: string
  readonly date: LocalDate
  /** For when it was called; when it did begin and end is among `general`, where somebody said it. */
  readonly time: LocalTime
  readonly endsAt?: LocalTime
  readonly place?: string
  /** What was said of the session itself, in the words of the minutes. */
  readonly general: Readonly<Record<GeneralKind, readonly string[]>>
  /** When invitations went out first; absent: none went out. */
  readonly invitedOn?: LocalDate
  /** "nicht geregelt", or what the agreement says of a quorum. */
  readonly quorumRule: string
  /** Who wrote the lines: the minute takers, where nobody else was named. */
  readonly writers: readonly string[]
  readonly isAttendanceKnown: boolean
  readonly attendance: Attendance
  /** What was said before the first item. */
  readonly preliminary: readonly PrintedLine[]
  readonly items: readonly MinutesItem[]
  /** False: minutes of before agendas were kept with them; items without a line are not known then. */
  readonly isAgendaKnown: boolean
  /** Anlagen: where papers of items lie, as it was entered. */
  readonly papers: readonly { readonly number: string; readonly address: string }[]
  /** Verteiler: names of those to whom they go. */
  readonly distribution: readonly string[]
  readonly approval: Approval
}

/** Tagesordnungspunkt as it was dealt with. */
export interface MinutesItem {
  /** As on the agenda: "3". */
  readonly number: string
  readonly title: string
  /** As it was announced; absent for what every agenda has by itself. */
  readonly kind?: KeptItem['kind']
  readonly lines: readonly PrintedLine[]
}

/** A line as a reader sees it. */
export type PrintedLine = ReturnType<typeof saidIn>

/** Genehmigung: how far the minutes are on the way to it. */
export interface Approval {
  /** `draft`: not sent out yet; `circulated`: members may object; `approved`: frozen. */
  readonly state: 'draft' | 'circulated' | 'approved'
  /** When they were sent out last. */
  readonly sentOn?: LocalDate
  /** The last day to object, of those that were sent out. */
  readonly objectionsUntil?: LocalDate
  readonly objections: readonly { readonly by: string; readonly on: LocalDate; readonly text: string }[]
  /** When they were approved, who recorded it, and the checksum of the approved lines. */
  readonly approved?: { readonly on: LocalDate; readonly by: string; readonly hash: string }
}

/** What a document is made of beside the lines. */
export interface DocumentFacts
  extends Pick<
    MinutesDocument,
    | 'title'
    | 'body'
    | 'agreement'
    | 'invitedOn'
    | 'quorumRule'
    | 'writers'
    | 'attendance'
    | 'papers'
    | 'distribution'
    | 'approval'
  > {
  readonly meeting: Pick<Meeting, 'on' | 'at' | 'endsAt' | 'place'>
  readonly lines: readonly MinutesLine[]
  /** The agenda as it stood when the minutes were taken. */
  readonly keptItems: readonly KeptItem[] | undefined
}

/** All items of the agenda in its order, with what was written under each; what stands nowhere in it comes behind. */
export function documentOf({ meeting, lines, keptItems, ...facts }: DocumentFacts): MinutesDocument {
  const all = currentLines(lines)
  const written = byItem(lines)
  const held = (keptItems ?? []).map(
    ({ number, title, kind }): MinutesItem => ({
      number,
      title,
      ...(kind !== undefined && { kind }),
      lines: (written.get(number) ?? []).map(saidIn),
    }),
  )
  const numbers = new Set(held.map(({ number }) => number))
  const others = [...written].filter(([number]) => number !== '' && !numbers.has(number))
  const said = (kind: GeneralKind): readonly string[] =>
    all.filter((line) => line.kind === kind).map(({ text }) => text)
  const { on, at, endsAt, place } = meeting
  return {
    ...facts,
    date: on,
    time: at,
    ...(endsAt !== undefined && { endsAt }),
    ...(place !== undefined && { place }),
    general: {
      chair: said('chair'),
      minuteTaker: said('minuteTaker'),
      began: said('began'),
      ended: said('ended'),
      interrupted: said('interrupted'),
      summons: said('summons'),
      quorum: said('quorum'),
      papers: said('papers'),
    },
    isAttendanceKnown: all.some(({ kind }) => isAttendance(kind)),
    preliminary: (written.get('') ?? []).map(saidIn),
    items: [
      ...held,
      ...others.map(([number, theirs]) => ({
        number,
        title: theirs[0]?.itemTitle ?? '',
        lines: theirs.map(saidIn),
      })),
    ],
    isAgendaKnown: keptItems !== undefined,
  }
}

/** A task (Auftrag) with the item it comes from. */
export interface RecordedTask extends PrintedLine {
  readonly itemNumber: string
}
/** In the order of the document. */
export const tasksIn = ({
  items,
  preliminary,
}: Pick<MinutesDocument, 'items' | 'preliminary'>): readonly RecordedTask[] =>
  [{ number: '', lines: preliminary }, ...items].flatMap(({ number, lines }) =>
    lines.filter(({ kind }) => kind === 'task').map((task) => ({ ...task, itemNumber: number })),
  )
