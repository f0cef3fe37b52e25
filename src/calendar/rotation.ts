/**
 * Wechsel der Geschäftsführung: who holds it on a day, as far as the text says so. What is not stated stays so, and
 * where the first term can be read in several ways every reading is answered.
 */
import { addDays, addPeriod, type LocalDate, type Period } from './local-date.ts'

/** Wechsel der Geschäftsführung: in which order partners run a body, and for how long. */
export interface Rotation {
  /** Length of each term after the first. */
  readonly rotates?: Period | undefined
  readonly first:
    | 'not-stated'
    | {
        readonly holder: string
        /** Each reading of the first term, both days included. */
        readonly periods: readonly { readonly reading: string; readonly from: LocalDate; readonly to: LocalDate }[]
      }
  /** Who follows the first holder, in order. The list is not begun anew unless it says so itself. */
  readonly afterwards: 'not-stated' | readonly string[]
}

/** Who holds it on a day in one reading. */
export type RotationTerm =
  | { readonly kind: 'held'; readonly holder: string; readonly from: LocalDate; readonly to: LocalDate }
  /** The stated terms have ended; who follows is not regulated. `since`: first day of that. */
  | { readonly kind: 'notStated'; readonly since: LocalDate }
  /** The first term has not begun. */
  | { readonly kind: 'notBegun'; readonly begins: LocalDate }

export interface TermAsRead {
  readonly reading: string
  readonly term: RotationTerm
}

export type RotationOn =
  /** The text names neither who begins nor when. */
  | { readonly state: 'notStated' }
  /** Every reading has the same answer for this day; their terms may still end on different days. */
  | { readonly state: 'agreed'; readonly term: RotationTerm; readonly readings: readonly TermAsRead[] }
  /** The readings differ on this day: say each of them, prefer none. */
  | { readonly state: 'disputed'; readonly readings: readonly TermAsRead[] }

export function rotationOn(date: LocalDate, rotation: Rotation): RotationOn {
  const { first } = rotation
  if (first === 'not-stated') return { state: 'notStated' }
  const readings = first.periods.map(({ reading, from, to }) => ({
    reading,
    term: termOn(date, first.holder, from, to, rotation),
  }))
  const term = readings[0]?.term
  if (!term) return { state: 'notStated' }
  const agreed = readings.every((other) => answer(other.term) === answer(term))
  return agreed ? { state: 'agreed', term, readings } : { state: 'disputed', readings }
}

const answer = (term: RotationTerm): string => (term.kind === 'held' ? `held ${term.holder}` : term.kind)

function termOn(date: LocalDate, holder: string, from: LocalDate, to: LocalDate, rotation: Rotation): RotationTerm {
  if (date < from) return { kind: 'notBegun', begins: from }
  if (date <= to) return { kind: 'held', holder, from, to }
  const { rotates, afterwards } = rotation
  const second = addDays(to, 1)
  if (afterwards === 'not-stated' || rotates === undefined) return { kind: 'notStated', since: second }
  let begins = second
  for (const [index, next] of afterwards.entries()) {
    const following = addPeriod(second, rotates, index + 1)
    if (date < following) return { kind: 'held', holder: next, from: begins, to: addDays(following, -1) }
    begins = following
  }
  return { kind: 'notStated', since: begins }
}
