/**
 * Offices (Funktionen, Stellen) and who holds them for how long. Rights hang on offices, never on names. An office's id
 * says what it is, so that a right can be decided without reading the agreement.
 */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { PersonId } from './person.ts'

/**
 * `seat`: a place in bodies that the agreement names. `secretariat`: runs one body (Geschäftsführung) for a partner.
 * `contact`: gets the reminders of a partner. `administration`: looks after people, offices and channels for a partner.
 */
export type OfficeKind = 'seat' | 'secretariat' | 'contact' | 'administration'

/** "Sozialamt (eine Vertretung)" is the same office as "Sozialamt". */
export const officeName = (who: string): string => who.replace(/\s*\((?:eine|ein|je eine) Vertretung\)$/u, '')

/** The same for "Gesundheitsamt / SpDi" however it is spelled; only letters and digits, as it becomes part of an id. */
export const officeSlug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)

/** `agreement/partner/kind/detail`: the detail is a body's id for a secretariat, a slug of the name for a seat. */
export type OfficeId = string & { readonly __brand: 'OfficeId' }

export interface OfficeParts {
  readonly agreementId: string
  readonly partnerId: string
  readonly kind: OfficeKind
  readonly detail: string
}

/** Funktion: what somebody can hold; rights hang on it. */
export interface Office extends OfficeParts {
  readonly id: OfficeId
  /** As the agreement prints it, or said in our words for the two other kinds. */
  readonly name: string
}

const KINDS: readonly string[] = ['seat', 'secretariat', 'contact', 'administration'] satisfies OfficeKind[]

export const officeId = ({ agreementId, partnerId, kind, detail }: OfficeParts): OfficeId =>
  [agreementId, partnerId, kind, detail].join('/') as OfficeId

/** @throws Error if no office can have this id */
export function officeParts(id: OfficeId): OfficeParts {
  const parts = readOfficeParts(id)
  if (!parts) throw new Error(`no office id: ${id}`)
  return parts
}

/** @returns undefined if no office can have this id */
function readOfficeParts(id: string): OfficeParts | undefined {
  const [agreementId, partnerId, kind, detail, ...more] = id.split('/')
  if (!agreementId || !partnerId || !kind || !KINDS.includes(kind) || detail === undefined || more.length > 0)
    return undefined
  return { agreementId, partnerId, kind: kind as OfficeKind, detail }
}

/** Whether an office can have this id, be there one or not. */
export const isOfficeId = (id: unknown): id is OfficeId => typeof id === 'string' && readOfficeParts(id) !== undefined

/** Amtszeit: somebody holds an office, or stands in for its holder, from one day to another, both included. */
export interface Tenure {
  readonly officeId: OfficeId
  readonly personId: PersonId
  readonly as: 'holder' | 'deputy'
  readonly from: LocalDate
  /** Absent: until further notice. */
  readonly until?: LocalDate
}

export const holdsOn = ({ from, until }: Tenure, day: LocalDate): boolean =>
  from <= day && (until === undefined || day <= until)
