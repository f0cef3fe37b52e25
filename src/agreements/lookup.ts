/** Which agreement, body or partner is meant. Agreements are held as loaded; nothing is ever picked among several. */
import type { LocalDate } from '#src/calendar/local-date.ts'
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

/** Bodies that meet under the agreement; those it merely mentions, or that are concluded, are left out. */
export const meetingCommittees = (agreement: Agreement): readonly Committee[] =>
  agreement.committees.filter(({ standing }) => standing === 'established' || standing === 'optional')

/** Contradictions whose answers concern this body or duty. */
export const contradictionsAbout = (agreement: Agreement, id: string): readonly Contradiction[] =>
  agreement.contradictions.filter(({ about }) => about.includes(id))
/** Later law that concerns this body or duty. */
export const legalNotesAbout = (agreement: Agreement, id: string): readonly LegalNote[] =>
  agreement.legalNotes.filter(({ about }) => about.includes(id))

/** A document that binds nobody yet or at all: its contents are cited as what it says, never as what is owed. */
export const bindsNobody = (agreement: Agreement): boolean =>
  agreement.status.state === 'planned' || agreement.status.state === 'notConcluded'

/** Has a limited body's time run out on that day? */
export const isExpired = (committee: Committee, on: LocalDate): boolean =>
  committee.limitedUntil !== undefined && committee.limitedUntil.on < on

export type { Agreement, AgreementKind, Committee, Duty, Partner, UnusableFile }
