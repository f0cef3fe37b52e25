/** What is said while a meeting is planned. */
import type { Agreement, Committee } from '#src/agreements/lookup.ts'
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { dateAndTime, longDate } from './format.ts'
import { recordedState, whenAndWhere } from './meeting.ts'
import type { Reply, Statement } from './reply.ts'
import { says } from './statement.ts'

export const about = (): string => 'Planung einer Sitzung'
export const undone = (): string => 'Es wurde nichts eingetragen.'
export const unusualDayLabel = (): string => 'Tag bestätigt'

/** A weekend or a public holiday is possible, but nobody should plan it by mistake. */
export const askUnusualDay = (on: LocalDate, holiday: string | undefined): string =>
  holiday
    ? `${longDate(on)} ist ein Feiertag (${holiday}). Soll die Sitzung wirklich an diesem Tag stattfinden?`
    : `${longDate(on)} liegt am Wochenende. Soll die Sitzung wirklich an diesem Tag stattfinden?`
export const anotherDay = (): string => 'Dann nennen Sie bitte einen anderen Tag.'
export const beginsInThePast = (at: LocalTime): string => `${at} Uhr ist heute schon vorüber.`
export const sameDay = (body: string, other: Meeting): string =>
  `Für ${body} ist an diesem Tag schon eine Sitzung eingetragen: ${dateAndTime(other.on, other.at)}. Bitte nennen Sie einen anderen Tag.`
export const afterLimit = (committee: Committee, until: LocalDate): string =>
  `${committee.short} ist befristet bis ${longDate(until)}. Bitte nennen Sie einen Tag bis dahin.`
export const beforeInForce = (agreement: Agreement, from: LocalDate): string =>
  `${agreement.short} gilt erst ab ${longDate(from)}. Bitte nennen Sie einen späteren Tag.`
export const afterEnd = (agreement: Agreement, end: LocalDate): string =>
  `${agreement.short} endet am ${longDate(end)}. Bitte nennen Sie einen Tag bis dahin.`

export const confirm = (): string => 'Ja, eintragen'
export const readBack = (body: string, on: LocalDate, at: LocalTime, place: string): string =>
  `${body} am ${dateAndTime(on, at)}, ${place === '' ? 'Ort noch offen' : place}. Soll ich das eintragen?`

/** The lead is ours, not the agreement's: it is labelled so. */
export const invitationBy = (by: LocalDate, leadDays: number): Statement => ({
  label: 'Einladung',
  text: `spätestens ${longDate(by)} (${leadDays} Tage vorher)`,
  basis: { kind: 'preset' },
})
export const invitationOverdue = (): string => 'Der Tag für die Einladung ist nach der Voreinstellung schon vorüber.'
export const noLead = (agreement: Agreement): string => `Eine Ladungsfrist ist in ${agreement.short} nicht geregelt.`
/** Sessions with somebody else need what the clause demands. */
export const jointMeetings = (agreement: Agreement, committee: Committee): readonly Statement[] =>
  committee.jointMeetings.map((joint) => says(agreement, joint.clause, joint.condition, 'Gemeinsame Sitzung nur'))

export const planned = (body: string, agreement: Agreement, meeting: Meeting): Reply => ({
  answer: `Eingetragen: ${body} am ${whenAndWhere(meeting)}.`,
  statements: [recordedState(meeting)],
  actions: [
    { label: 'Nächste KoK anzeigen', does: { say: `/kok ${agreement.region}` } },
    { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${meeting.on.slice(0, 4)}` } },
  ],
})
