/** What the rules about people need from a store, in their own words. */

import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Absence } from './absence.ts'
import type { Authorship } from './audit.ts'
import { isEntered } from './guest.ts'
import type { OfficeId, Tenure } from './office.ts'
import type { PersonId } from './person.ts'

/** How somebody can be reached in Teams: taken from their own verified message, never from a form. */
export interface TeamsAddress {
  readonly serviceUrl: string
  readonly conversationId: string
}

/** A person as stored: somebody who wrote to the bot, or somebody without Teams whom an administrator entered. */
export interface KnownPerson {
  readonly id: PersonId
  readonly name: string
  readonly mail?: string
  readonly teams?: TeamsAddress
}

/** The chat or channel of a body (Gremium): what concerns the body is said there. */
export interface CommitteeChannel extends TeamsAddress {
  readonly agreementId: string
  readonly committeeId: string
}

export interface ChannelReader {
  /** The body that a chat or channel belongs to. */
  at(conversationId: string): Promise<CommitteeChannel | undefined>
  ofCommittee(agreementId: string, committeeId: string): Promise<CommitteeChannel | undefined>
  all(): Promise<readonly CommitteeChannel[]>
}

/** Kanal: which chat or channel belongs to which body. */
export interface Channels extends ChannelReader {
  /** A body has one channel, a channel one body: what was there before ends. */
  bind(channel: CommitteeChannel, authorship: Authorship): Promise<void>
  /** @returns false if it belonged to no body */
  release(conversationId: string, authorship: Authorship): Promise<boolean>
}

/** Rows that are stored under a person's id, by table. */
export type OwnRecords = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

export interface DirectoryReader {
  person(id: PersonId): Promise<KnownPerson | undefined>
  people(): Promise<readonly KnownPerson[]>
  /** Past and future ones, too. */
  holdingsOf(id: PersonId): Promise<readonly Tenure[]>
  holdingsIn(agreementId: string): Promise<readonly Tenure[]>
}

/**
 * Can anything be sent to them: in a chat of their own, in the channel of the body that it is about, or by mail where
 * there is a server for it?
 * @param ways what this installation lacks, and whether the body has a channel: whoever was taken from its members reads it
 */
export const isReachable = (
  { id, mail, teams }: Pick<KnownPerson, 'id' | 'mail' | 'teams'>,
  ways: { readonly isMailOff?: true; readonly hasChannel?: true },
): boolean => teams !== undefined || (ways.hasChannel && !isEntered(id)) || (mail !== undefined && !ways.isMailOff)

/** Verzeichnis: all people and who holds which office. */
export interface Directory extends DirectoryReader {
  /** Enters or corrects a person. */
  enter(person: KnownPerson, authorship: Authorship): Promise<void>
  /** @returns false if this person holds the office in this way from that day already */
  appoint(holding: Tenure, authorship: Authorship): Promise<boolean>
  /**
   * Ends a holding: `until` is its last day. Before its first day it never begins.
   * @returns false if there is none, or it ended by then
   */
  end(holding: Tenure, until: LocalDate, authorship: Authorship): Promise<boolean>
  /** Removes name and address, from answers, letters and drafts as well; ids in official records stay. */
  forget(id: PersonId, authorship: Authorship): Promise<boolean>
}

export interface AbsenceReader {
  /** The last one recorded, over or not. */
  of(person: PersonId): Promise<Absence | undefined>
  /** Those that are not over on that day, also those to come. */
  since(day: LocalDate): Promise<readonly Absence[]>
}

export interface Absences extends AbsenceReader {
  /** In the place of the one before. The trail says that, never when: why somebody is away is their own affair. */
  record(absence: Absence, authorship: Authorship): Promise<void>
  /** @param lastDay before the first day it never begins. @returns false if there is none that is longer */
  end(person: PersonId, lastDay: LocalDate, authorship: Authorship): Promise<boolean>
  forget(person: PersonId): Promise<void>
}

/** Who wants reminders summed up once a week (Wochenübersicht). */
export interface WeeklyDigestReader {
  wanted(): Promise<ReadonlySet<PersonId>>
}

/** Wochenübersicht: who wants reminders summed up once a week. */
export interface WeeklyDigests extends WeeklyDigestReader {
  /** @returns false if it is so already */
  turn(person: PersonId, isOn: boolean, authorship: Authorship): Promise<boolean>
  forget(person: PersonId): Promise<void>
}

export interface PlainLanguageReader {
  isWantedBy(person: PersonId): Promise<boolean>
}

/** Einfache Sprache: who wants to read it. */
export interface PlainLanguage extends PlainLanguageReader {
  /** @returns false if it is so already */
  turn(person: PersonId, isOn: boolean, authorship: Authorship): Promise<boolean>
  forget(person: PersonId): Promise<void>
}

export interface CalendarMailReader {
  isWantedBy(person: PersonId): Promise<boolean>
}

/** Kalendereinträge per E-Mail: who wants invitations by mail as well, though they have them in Teams. */
export interface CalendarMails extends CalendarMailReader {
  /** @returns false if it is so already */
  turn(person: PersonId, isOn: boolean, authorship: Authorship): Promise<boolean>
  forget(person: PersonId): Promise<void>
}

export type { OfficeId }
