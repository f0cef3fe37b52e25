/**
 * Überprüfung, Fortschreibung: when the next one is due. Derived from the last one and the period, and only where both
 * are known; the text's own date goes before any reckoning.
 */
import { addDays, addPeriod, firstDayOfYear, type LocalDate, type Period, periodParts } from './local-date.ts'

export interface ReviewFacts {
  readonly every?: Period | undefined
  /** The last review: its day, or only its year where the document says no more. */
  readonly last?: LocalDate | number | undefined
  /** The next one, where the document sets it. */
  readonly next?: LocalDate | 'not-stated' | undefined
}

/** A day, or a whole year where the last review is known by its year only. */
export type ReviewDue = { readonly on: LocalDate } | { readonly inYear: number }

export type NextReview =
  | {
      readonly state: 'ahead' | 'overdue'
      readonly due: ReviewDue
      /** Reckoned by us, not written in the document. */
      readonly derived: boolean
      /** First day on which it was late; absent while it is ahead. */
      readonly overdueSince?: LocalDate
    }
  | {
      readonly state: 'notDecidable'
      /** No period named, no last review known, or a period of months or days from a review known by its year only. */
      readonly reason: 'noPeriod' | 'noLastReview' | 'lastReviewTooVague'
    }

/** Whether the next review lies ahead (due today still counts as ahead) or is overdue. */
export function nextReview({ every, last, next }: ReviewFacts, today: LocalDate): NextReview {
  if (next !== undefined && next !== 'not-stated') return judged({ on: next }, false, today)
  if (every === undefined) return { state: 'notDecidable', reason: 'noPeriod' }
  if (last === undefined) return { state: 'notDecidable', reason: 'noLastReview' }
  if (typeof last !== 'number') return judged({ on: addPeriod(last, every) }, true, today)
  const years = wholeYears(every)
  if (years === undefined) return { state: 'notDecidable', reason: 'lastReviewTooVague' }
  return judged({ inYear: last + years }, true, today)
}

function wholeYears(period: Period): number | undefined {
  const { amount, unit } = periodParts(period)
  if (unit === 'Y') return amount
  return unit === 'M' && amount % 12 === 0 ? amount / 12 : undefined
}

function judged(due: ReviewDue, derived: boolean, today: LocalDate): NextReview {
  const lateFrom = 'on' in due ? addDays(due.on, 1) : firstDayOfYear(due.inYear + 1)
  return today < lateFrom
    ? { state: 'ahead', due, derived }
    : { state: 'overdue', due, derived, overdueSince: lateFrom }
}
