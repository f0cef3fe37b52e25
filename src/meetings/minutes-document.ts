/** Minutes (Ergebnisprotokoll) as they are handed on: the facts of one meeting, complete in themselves. */
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'

export interface MinutesDocument {
  /** What the document is called, e.g. "Ergebnisprotokoll der KoK LK Kassel". */
  readonly title: string
  readonly body: string
  /** Under which the body meets, as cited: "KV Kassel". */
  readonly agreement: string
  readonly date: LocalDate
  readonly time: LocalTime
  /** When it was to end; when it did end nobody recorded. */
  readonly endsAt?: LocalTime
  readonly place?: string
  readonly present: readonly Attendee[]
  readonly excused: readonly Attendee[]
  readonly minuteTaker?: string
  readonly items: readonly MinutesItem[]
  readonly approval: Approval
  /** What else a reader has to know, e.g. that only numbers may stand here, with the clause. */
  readonly legend: readonly string[]
}

export interface Attendee {
  readonly office: string
  readonly partner: string
  /** Absent: the office was represented, by whom was not recorded. */
  readonly person?: string
  readonly capacity: 'member' | 'deputy' | 'guest'
}

/** Tagesordnungspunkt as it was dealt with. */
export interface MinutesItem {
  /** As on the agenda: "3". */
  readonly number: string
  readonly title: string
  readonly kind: 'information' | 'discussion' | 'decision'
  readonly lines: readonly PrintedLine[]
}

export interface PrintedLine {
  readonly kind: 'discussion' | 'decision' | 'task' | 'information'
  readonly text: string
  /** Who said or brought it in. */
  readonly by?: string
  /** For a task. */
  readonly responsible?: string
  readonly dueOn?: LocalDate
  /** For a decision. */
  readonly vote?: PrintedResult
}

/** Absent counts were not recorded: they are not zero. */
export interface PrintedResult {
  readonly result: 'unanimous' | 'majority' | 'rejected' | 'noted' | 'postponed'
  readonly inFavour?: number
  readonly against?: number
  readonly abstained?: number
}

/** Genehmigung: how far the minutes are on the way to it. */
export interface Approval {
  /** `draft`: not sent out yet; `circulated`: members may object; `approved`: frozen. */
  readonly state: 'draft' | 'circulated' | 'approved'
  /** When it was sent out or approved. */
  readonly on?: LocalDate
  /** While it is circulated: the last day to object. */
  readonly objectionsUntil?: LocalDate
  readonly objections: readonly { readonly by: string; readonly text: string }[]
}

/** A task (Auftrag) with the item it comes from. */
export interface RecordedTask extends Pick<PrintedLine, 'text' | 'responsible' | 'dueOn'> {
  readonly itemNumber: string
}
/** In the order of the agenda. */
export const tasksIn = ({ items }: Pick<MinutesDocument, 'items'>): readonly RecordedTask[] =>
  items.flatMap(({ number, lines }) =>
    lines.filter(({ kind }) => kind === 'task').map((task) => ({ ...task, itemNumber: number })),
  )
