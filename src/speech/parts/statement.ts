/** Statements by what they rest on: the short way to a founded sentence. */
import type { Clauses } from '#src/agreements/clauses.ts'
import { derivedFrom, derivedFromRecords, fromAgreement, fromLaw, type Law } from '#src/agreements/stated.ts'
import type { Statement } from './reply.ts'

/** Rests on the agreement. */
export const says = (clauses: Clauses, text: string, label?: string): Statement => ({
  text,
  basis: fromAgreement(clauses),
  ...(label !== undefined && { label }),
})
/** Computed from the agreement. */
export const computed = (clauses: Clauses, text: string, label?: string): Statement => ({
  text,
  basis: derivedFrom(clauses),
  ...(label !== undefined && { label }),
})
/** Counted from what is recorded. */
export const counted = <T extends object>(
  records: Parameters<typeof derivedFromRecords<T>>[0],
  text: string,
  label?: string,
): Statement => ({
  text,
  basis: derivedFromRecords<T>(records),
  ...(label !== undefined && { label }),
})
/** Law outside the agreement. */
export const byLaw = (law: Law, text: string, label?: string): Statement => ({
  text,
  basis: fromLaw(law),
  ...(label !== undefined && { label }),
})
