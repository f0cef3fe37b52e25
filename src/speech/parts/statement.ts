/** Statements by what they rest on: the short way to a founded sentence. */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { Clause } from '#src/agreements/stated.ts'
import type { Statement } from './reply.ts'

/** Rests on the agreement. */
export const says = (agreement: Agreement, clauses: readonly Clause[], text: string, label?: string): Statement => ({
  text,
  basis: { kind: 'agreement', agreement: agreement.short, clauses },
  ...(label !== undefined && { label }),
})
/** Computed from the agreement. */
export const computed = (
  agreement: Agreement,
  clauses: readonly Clause[],
  text: string,
  label?: string,
): Statement => ({
  text,
  basis: { kind: 'derived', agreement: agreement.short, clauses },
  ...(label !== undefined && { label }),
})
/** Counted from what is recorded. */
export const counted = (text: string, label?: string): Statement => ({
  text,
  basis: { kind: 'derived' },
  ...(label !== undefined && { label }),
})
/** Law outside the agreement. */
export const byLaw = (norm: string, text: string, label?: string): Statement => ({
  text,
  basis: { kind: 'law', norm },
  ...(label !== undefined && { label }),
})
