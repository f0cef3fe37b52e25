/**
 * What the product knows always carries what it rests on. `speech/` takes only `Stated`, so a sentence without a
 * foundation has no way out.
 */
import type { Instant } from '#src/calendar/local-date.ts'

/** A place in a document, as printed: "5", "8 b", "Anlage 2", "Präambel". */
export type Clause = string

/** The five foundations a statement can have. */
export type Basis =
  /** Vereinbarung: written in the agreement. */
  | { readonly kind: 'agreement'; readonly agreement: string; readonly clauses: readonly Clause[] }
  /** eingetragener Termin, or another entry: somebody recorded it. */
  | { readonly kind: 'recorded'; readonly at: Instant; readonly what?: 'entry' }
  /** Berechnung: follows from something stated, `from` names it where it is a clause. */
  | { readonly kind: 'derived'; readonly agreement?: string; readonly clauses?: readonly Clause[] }
  /** Voreinstellung: our default, editable. */
  | { readonly kind: 'preset' }
  /** Rechtshinweis: law outside the agreement, e.g. "§ 26 Abs. 3 SGB X". */
  | { readonly kind: 'law'; readonly norm: string }

/** A value with its foundation. */
export interface Known<T> {
  readonly known: true
  readonly value: T
  readonly basis: Basis
}
/** "Nicht geregelt": a proper answer. `lookedIn` says where was looked. */
export interface NotRegulated {
  readonly known: false
  readonly lookedIn: { readonly agreement: string; readonly clauses: readonly Clause[] }
}
export type Stated<T> = Known<T> | NotRegulated

export const known = <T>(value: T, basis: Basis): Known<T> => ({ known: true, value, basis })
export const notRegulated = (agreement: string, clauses: readonly Clause[]): NotRegulated => ({
  known: false,
  lookedIn: { agreement, clauses },
})
