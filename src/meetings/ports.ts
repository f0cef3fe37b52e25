/** What the rules of meetings need from a store, in their own words. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Authorship } from '#src/people/audit.ts'
import type { PersonId } from '#src/people/person.ts'
import type { AgendaCopy, AgendaItem, KeptItem } from './agenda.ts'
import type { AccessNeed, Invitation, Response } from './invitation.ts'
import type { Meeting } from './meeting.ts'
import type { MinutesLine, Task } from './minutes.ts'
import type { MinutedMeeting, MinutesVersion } from './minutes-version.ts'
import type { NamedCommittee, Part, RegisterAsked, RegisterEntry, RegisterKind, TaskAssignee } from './register.ts'
import type { Poll, Vote } from './slots.ts'

export interface MeetingReader {
  /** Meetings of an agreement from one day to another, both included, by date and time; cancelled ones too. */
  between(agreementId: string, from: LocalDate, to: LocalDate): Promise<readonly Meeting[]>
  /** Meetings of all agreements from one day to another, both included, by date and time; cancelled ones too. */
  onDays(from: LocalDate, to: LocalDate): Promise<readonly Meeting[]>
  find(id: string): Promise<Meeting | undefined>
}

export interface MeetingBook extends MeetingReader {
  /** @returns false if a meeting with this id is there already; nothing is changed then. */
  add(meeting: Meeting, by: Authorship): Promise<boolean>
  /** Replaces the stored version `meeting.version - 1`. @returns false if somebody else was faster. */
  change(meeting: Meeting, by: Authorship): Promise<boolean>
}

export interface InvitationReader {
  /** Everybody who was asked to a meeting, in the order in which they were. */
  invitedTo(meetingId: string): Promise<readonly Invitation[]>
  /** The last answer of each. */
  responsesTo(meetingId: string): Promise<readonly Response[]>
  /** How many of those asked need what. */
  needsFor(meetingId: string): Promise<Readonly<Record<AccessNeed, number>>>
  /** What one person asked for. */
  needsOf(meetingId: string, person: PersonId): Promise<readonly AccessNeed[]>
  /** What those asked need that is none of the list, in their words. */
  needWordsFor(meetingId: string): Promise<readonly { readonly personId: PersonId; readonly words: string }[]>
}

export interface InvitationBook extends InvitationReader {
  /** Asks them, or asks them again with a newer version. */
  invite(invitations: readonly Invitation[], by: Authorship): Promise<void>
  /** The last answer counts; the one before stays in the audit trail. */
  respond(response: Response, by: Authorship): Promise<void>
  /** What somebody needs, of all meetings; answers stay, they belong to the record. */
  forgetNeeds(person: PersonId, by: Authorship): Promise<void>
  /** What somebody told whoever runs the body with their answers, of all meetings; answers stay. */
  forgetNotes(person: PersonId): Promise<void>
  /** The audit trail says that a need was entered, never which. @param words of a need that is none of the list */
  setNeed(
    meetingId: string,
    person: PersonId,
    need: AccessNeed,
    isNeeded: boolean,
    by: Authorship,
    words?: string,
  ): Promise<void>
}

export interface AgendaReader {
  itemsOf(meetingId: string): Promise<readonly AgendaItem[]>
  /** What was sent out last. */
  lastCopy(meetingId: string): Promise<AgendaCopy | undefined>
  /** As it stood when the minutes were taken; undefined: they are older than this record, or were not begun. */
  keptItems(meetingId: string): Promise<readonly KeptItem[] | undefined>
}

export interface AgendaBook extends AgendaReader {
  /** @returns false if a copy with this number was sent already */
  addCopy(copy: AgendaCopy, by: Authorship): Promise<boolean>
  /** Keeps it with the minutes, in the place of what was kept before. */
  keepItems(meetingId: string, items: readonly KeptItem[], by: Authorship): Promise<void>
  add(item: AgendaItem, by: Authorship): Promise<void>
  /** Replaces the stored version `item.version - 1`. @returns false if somebody else was faster. */
  change(item: AgendaItem, by: Authorship): Promise<boolean>
}

export interface MinutesReader {
  /** Every line that was ever written, corrected ones too. */
  linesOf(meetingId: string): Promise<readonly MinutesLine[]>
  /**
   * Tasks that hold, of all meetings of an agreement: of which body, and whether they are done.
   * @param ids of which lines; absent: of all
   */
  tasksUnder(
    agreementId: string,
    ids?: readonly string[],
  ): Promise<readonly (MinutesLine & { readonly committeeId: string; readonly isDone: boolean })[]>
  /** What was sent round or approved, the oldest first. */
  versionsOf(meetingId: string): Promise<readonly MinutesVersion[]>
}

/** Registers over all meetings: what is corrected or struck is in none, nor what stands in a draft alone. */
export interface RegisterReader {
  /** Bodies under which lines of that kind were written. */
  bodies(kind: RegisterKind): Promise<readonly NamedCommittee[]>
  count(wanted: Omit<RegisterAsked, 'only'>): Promise<number>
  /** Who has to do tasks of these bodies, each in each wording once. */
  responsible(bodies: readonly NamedCommittee[]): Promise<readonly TaskAssignee[]>
  /** Tasks that are asked for: how many, how many of them are open, and how many of those were due before today. */
  countTasks(
    wanted: Omit<RegisterAsked, 'kind' | 'only'>,
    today: LocalDate,
  ): Promise<{ readonly all: number; readonly open: number; readonly late: number }>
  /** Decisions, the newest first. */
  decisions(wanted: Omit<RegisterAsked, 'kind' | 'only' | 'named'>, part?: Part): Promise<readonly RegisterEntry[]>
  /** Tasks, open ones before those that are done, the newest first. */
  tasks(wanted: Omit<RegisterAsked, 'kind'>, part?: Part): Promise<readonly Task[]>
  /** @param number by which the register calls it */
  task(number: number): Promise<Task | undefined>
}

export interface MinutesBook extends MinutesReader {
  /** @returns the line with its number */
  add(line: Omit<MinutesLine, 'number'>): Promise<MinutesLine>
  /** @param by id of the line that stands in its place, or "struck". @returns false if it was replaced already */
  replace(lineId: string, by: string, authorship: Authorship): Promise<boolean>
  /** It holds again. @param by what stood in its place. @returns false if that is something else by now */
  reinstate(lineId: string, by: string, authorship: Authorship): Promise<boolean>
  /** Keeps the lines that hold as they are now. @returns the version with its number and hash */
  freeze(meeting: MinutedMeeting, state: MinutesVersion['state'], authorship: Authorship): Promise<MinutesVersion>
  /** @returns false if it is done already */
  complete(lineId: string, on: LocalDate, remark: string, authorship: Authorship): Promise<boolean>
}

export interface PollReader {
  find(id: string): Promise<Poll | undefined>
  /** Open ones and those that led to a date, the newest first. */
  all(): Promise<readonly Poll[]>
  votesFor(pollId: string): Promise<readonly Vote[]>
}

export interface PollBook extends PollReader {
  add(poll: Poll, by: Authorship): Promise<void>
  /** Replaces the stored version `poll.version - 1`. @returns false if somebody else was faster */
  change(poll: Poll, by: Authorship): Promise<boolean>
  /** The last answers of this person; those before stay in the audit trail, which never says what was remarked. */
  vote(vote: Vote, by: Authorship): Promise<void>
  /** What somebody remarked, of all searches; answers stay. */
  forgetRemarks(person: PersonId): Promise<void>
}
