/** What is said while a meeting is planned. */

import type { Agreement, Committee } from '#src/agreements/lookup.ts'
import { type Basis, fromAgreement } from '#src/agreements/stated.ts'
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { sayBasis } from '#src/speech/parts/basis.ts'
import { dateAndTime, longDate } from '#src/speech/parts/format.ts'
import type { Reply, Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { recordedState, whenAndWhere } from './meeting.ts'

export const about = (): string => 'Planung einer Sitzung'
export const undone = (): string => 'Es wurde nichts eingetragen.'

export const confirm = (): string => 'Ja, eintragen'
export const readBack = (
  body: string,
  on: LocalDate,
  at: LocalTime,
  endsAt: LocalTime | undefined,
  place: string,
): string =>
  `${body} am ${dateAndTime(on, at, endsAt)}, ${place === '' ? 'Ort noch offen' : place}. Soll ich das eintragen?`

/** Agreed, set by somebody or ours: labelled as what it is. */
export const invitationBy = (by: LocalDate, leadDays: number, basis: Basis): Statement => ({
  label: 'Einladung',
  text: `spätestens ${longDate(by)} (${leadDays === 1 ? '1 Tag' : `${leadDays} Tage`} vorher)`,
  basis,
})
/** The Ladungsfrist of the agreement, where somebody set more days. */
export const invitationAgreed = (
  by: LocalDate,
  { days, clause }: NonNullable<Committee['invitationLead']>,
): Statement => ({ ...invitationBy(by, days, fromAgreement(clause)), label: 'Vereinbarte Ladungsfrist' })
export const invitationOverdue = (basis: Basis): string =>
  `Der Tag für die Einladung ist schon vorüber (${sayBasis(basis)}).`
/** Only where somebody looked for it: the agreement's file lists it as open by this word. */
export const noLead = (agreement: Agreement, { invitationLead }: Committee): readonly string[] =>
  agreement.notRegulated.includes('Ladungsfrist') && !invitationLead && !agreement.notSeen
    ? [`Eine Ladungsfrist ist in ${agreement.short} nicht geregelt.`]
    : []
/** Sessions with somebody else need what the clause demands. */
export const jointMeetings = (committee: Committee): readonly Statement[] =>
  committee.jointMeetings.map((joint) => says(joint.clause, joint.condition, 'Gemeinsame Sitzung nur'))

export const planned = (body: string, agreement: Agreement, meeting: Meeting): Reply => ({
  answer: `Eingetragen: ${body} am ${whenAndWhere(meeting)}.`,
  statements: [recordedState(meeting)],
  actions: [
    { label: 'Einladen', does: { say: `/einladen ${shortId(meeting)}` } },
    { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${meeting.on.slice(0, 4)}` } },
  ],
})
