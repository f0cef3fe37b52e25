/**
 * The books a turn may use. One turn, one transaction: state with its audit row, memory and inbox together or
 * not at all. A book writes the audit row itself: it cannot be forgotten.
 */
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { PlanChange } from '#src/duties/change.ts'
import type { DutyNoteBook, DutyNoteReader, FulfilmentBook, FulfilmentReader } from '#src/duties/ports.ts'
import type { Outbox, OutboxReader } from '#src/letters/letter.ts'
import type { LinkReader, Links } from '#src/letters/link.ts'
import type { UnreadableBook, UnreadableReader } from '#src/letters/set-aside.ts'
import type {
  AgendaBook,
  AgendaReader,
  InvitationBook,
  InvitationReader,
  MeetingBook,
  MeetingReader,
  MinutesBook,
  MinutesReader,
  PollBook,
  PollReader,
  RegisterReader,
} from '#src/meetings/ports.ts'
import type { AuditEntry } from '#src/people/audit.ts'
import type { PersonId } from '#src/people/person.ts'
import type {
  AbsenceReader,
  Absences,
  CalendarMailReader,
  CalendarMails,
  ChannelReader,
  Channels,
  Directory,
  DirectoryReader,
  OwnRecords,
  PlainLanguage,
  PlainLanguageReader,
  WeeklyDigestReader,
  WeeklyDigests,
} from '#src/people/ports.ts'
import type { PresetReader, Presets } from '#src/people/preset-change.ts'
import type { Retention, RetentionReader } from '#src/people/retention.ts'

/** What may expire: dialog state, usual region, open question. Values are JSON; one that is none is given as a symbol. */
export interface Memory {
  get<T>(key: string): Promise<T | undefined>
  /** In the order of the keys; one look for all of them. */
  getMany<T>(keys: string[]): Promise<(T | undefined)[]>
  /** @param ttlMs lifetime in milliseconds */
  set(key: string, value: unknown, ttlMs: number): Promise<unknown>
  delete(key: string): Promise<unknown>
}

/** Activities that changed something, with the answer they got: a second delivery changes nothing and gets it again. */
export interface Inbox {
  /** @returns undefined if it was not answered; a symbol if the answer is there and is no JSON */
  answerTo(activityKey: string): Promise<unknown>
  /** @returns false if this activity is there already. */
  add(activityKey: string, answer: unknown, at: Instant): Promise<boolean>
}

/** What was asked for and refused: the only trace that a forbidden attempt leaves. */
export interface Refusals {
  add(entry: AuditEntry): Promise<void>
}

/** Through which day something was planned. */
export interface Planned {
  /** @returns false if it was planned through that day already */
  through(what: string, day: LocalDate): Promise<boolean>
  /** Until the end of the transaction nobody else holds it: they wait, and then see what this one has changed. */
  hold(what: string): Promise<void>
}

/** What is held while the letters of an agreement's plan change; before any of them is touched, or two wait for each other. */
export const planLock = (agreementId: string): string => `reminders/${agreementId}`

/** Under this agreement something was changed: what follows from it is planned anew before the transaction ends. */
export type Changed = (agreementId: string, change: PlanChange) => void

/** A book of the store: how it is read, and how it is written inside a transaction. Whoever writes it may read it. */
interface Book<Reader, Writer extends Reader> {
  readonly reader: Reader
  readonly writer: Writer
}

/** A book that reminders are planned from: who writes it says what was changed. */
interface PlannedBook<Reader, Writer extends Reader> extends Book<Reader, Writer> {
  readonly isPlannedFrom: true
}

/** Every book, listed once: what reads and what writes comes from here, and the store opens each of them by its name. */
export interface BookList {
  readonly meetings: PlannedBook<MeetingReader, MeetingBook>
  readonly invitations: PlannedBook<InvitationReader, InvitationBook>
  readonly polls: Book<PollReader, PollBook>
  readonly fulfilments: PlannedBook<FulfilmentReader, FulfilmentBook>
  readonly agenda: Book<AgendaReader, AgendaBook>
  readonly minutes: PlannedBook<MinutesReader, MinutesBook>
  readonly registers: Book<RegisterReader, RegisterReader>
  readonly dutyNotes: PlannedBook<DutyNoteReader, DutyNoteBook>
  readonly directory: PlannedBook<DirectoryReader, Directory>
  readonly channels: PlannedBook<ChannelReader, Channels>
  readonly absences: PlannedBook<AbsenceReader, Absences>
  readonly weeklyDigests: Book<WeeklyDigestReader, WeeklyDigests>
  readonly plainLanguage: Book<PlainLanguageReader, PlainLanguage>
  readonly calendarMails: Book<CalendarMailReader, CalendarMails>
  readonly presets: PlannedBook<PresetReader, Presets>
  readonly outbox: Book<OutboxReader, Outbox>
  readonly links: Book<LinkReader, Links>
  readonly retention: Book<RetentionReader, Retention>
}
export type Readers = { readonly [Name in keyof BookList]: BookList[Name]['reader'] }
/** What a plan may be found out from. */
export type PlanReaders = {
  readonly [Name in keyof BookList as BookList[Name] extends { readonly isPlannedFrom: true }
    ? Name
    : never]: BookList[Name]['reader']
}
export type Writers = { readonly [Name in keyof BookList]: BookList[Name]['writer'] }

export interface Work extends Writers {
  readonly planned: Planned
  readonly refusals: Refusals
  /** What was changed in this transaction until now that may be reminded of, by agreement. */
  readonly changes: ReadonlyMap<string, readonly PlanChange[]>
  readonly memory: Memory
  readonly inbox: Inbox
  readonly unreadable: UnreadableBook
}

/** What was done, the newest first. */
export interface AuditReader {
  by(person: PersonId): Promise<readonly AuditEntry[]>
  /** About things of these agreements, behind the first `skip`. */
  latest(
    agreementIds: readonly string[],
    part: { readonly skip: number; readonly limit: number },
  ): Promise<readonly AuditEntry[]>
}

/** The store as a conversation sees it. */
export interface Books extends Readers {
  readonly audit: AuditReader
  plannedThrough(what: string): Promise<LocalDate | undefined>
  /** Everything that is stored under this person's id. */
  ownRecords(person: PersonId): Promise<OwnRecords>
  readonly memory: Memory
  readonly inbox: Pick<Inbox, 'answerTo'>
  readonly unreadable: UnreadableReader
  /** Between two parts of long work: whoever waits is answered first. */
  breathe(): Promise<unknown>
  /** All of it is stored, or, if `task` throws, nothing. */
  inOneTransaction<T>(task: (work: Work) => Promise<T>): Promise<T>
}
