/** Which agreement, body or partner is meant. Agreements are held as loaded; nothing is ever picked among several. */
import { type LocalDate, lastDayOfYear } from '#src/calendar/local-date.ts'
import type { Agreement, Committee, Contradiction, Duty, LegalNote, Partner } from './agreement.ts'
import type { AgreementKind } from './schema-values.ts'
import type { UnusableFile } from './shelve.ts'

/** Regal: all agreements of this installation. */
export interface Shelf {
  readonly agreements: readonly Agreement[]
  readonly unavailable: readonly UnusableFile[]
}

export const agreementById = (shelf: Shelf, id: string): Agreement | undefined =>
  shelf.agreements.find((agreement) => agreement.id === id)

/** For whoever looks up one after the other. */
export const agreementsById = ({ agreements }: Pick<Shelf, 'agreements'>): ReadonlyMap<string, Agreement> =>
  new Map(agreements.map((agreement) => [agreement.id, agreement]))

/** Agreements people mean today: one that has a successor in force is history. */
export const currentAgreements = (shelf: Shelf, today: LocalDate): readonly Agreement[] =>
  shelf.agreements.filter((agreement) => {
    const successor = agreement.supersededBy ? agreementById(shelf, agreement.supersededBy) : undefined
    if (!successor || successor.inForce === 'not-stated' || successor.inForce.from === 'open') return true
    return successor.inForce.from > today
  })

export const committeeById = (agreement: Agreement, id: string): Committee | undefined =>
  agreement.committees.find((committee) => committee.id === id)
export const partnerById = (agreement: Agreement, id: string): Partner | undefined =>
  agreement.partners.find((partner) => partner.id === id)

/** The Kooperationskonferenz of an agreement, if it has one. */
export const conferenceOf = (agreement: Agreement): Committee | undefined =>
  agreement.committees.find((committee) => committee.kind === 'cooperationConference')

/** A partner's short name; the id itself would be a defect of the file that the check reports. */
export const partnerName = (agreement: Agreement, id: string): string => partnerById(agreement, id)?.short ?? id

/** Does it meet under its agreement, or may it? */
export const isMeeting = ({ standing }: Committee): boolean => standing === 'established' || standing === 'optional'

/** Bodies that meet under the agreement; those it merely mentions, or that are concluded, are left out. */
export const meetingCommittees = (agreement: Agreement): readonly Committee[] => agreement.committees.filter(isMeeting)

/**
 * Contradictions whose answers concern this body or duty.
 * @param year one that concerns another year alone is left out; absent: every one
 */
export const contradictionsAbout = (agreement: Agreement, id: string, year?: number): readonly Contradiction[] =>
  agreement.contradictions.filter(
    (one) => one.about.includes(id) && (year === undefined || one.year === undefined || one.year === year),
  )
/**
 * Later law that concerns this body or duty.
 * @param year law that came after it is left out; absent: all of it
 */
export const legalNotesAbout = (agreement: Agreement, id: string, year?: number): readonly LegalNote[] =>
  agreement.legalNotes.filter((note) => note.about.includes(id) && (year === undefined || appliesIn(note, year)))
/** Was it law in that year, if only on its last day? */
export const appliesIn = ({ since }: LegalNote, year: number): boolean =>
  since === 'not-stated' || since <= lastDayOfYear(year)
/** The law since which there is probably nothing left to do for a duty. */
export const emptiedBy = (agreement: Agreement, id: string, year: number): LegalNote | undefined =>
  legalNotesAbout(agreement, id, year).find(({ empties }) => empties)

/** A document that binds nobody yet or at all: its contents are cited as what it says, never as what is owed. */
export const bindsNobody = (agreement: Agreement): boolean =>
  agreement.status.state === 'planned' || agreement.status.state === 'notConcluded'

/** A template, a paper that is not decided, and an agreement whose first day is open demand nothing of anybody. */
export const demandsAnything = (agreement: Agreement): boolean =>
  agreement.kind !== 'template' &&
  !bindsNobody(agreement) &&
  !(agreement.inForce !== 'not-stated' && agreement.inForce.from === 'open')

/** Has a limited body's time run out on that day? */
export const isExpired = (committee: Committee, on: LocalDate): boolean =>
  committee.limitedUntil !== undefined && committee.limitedUntil.on < on

/** Does it meet on that day: neither over by then, nor only mentioned, nor described as the practice of another time? */
export const meetsOn = (committee: Committee, on: LocalDate): boolean =>
  isMeeting(committee) && !isExpired(committee, on)

export type { Agreement, AgreementKind, Committee, Duty, Partner, UnusableFile }
