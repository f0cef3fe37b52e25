/** Turnus: how often a body must meet, and whether a year keeps to it. Counting only; what is missing is never guessed. */

/** muss, soll, kann */
export type Modality = 'must' | 'should' | 'may'

/** How often. Every number is per calendar year, except `everyYears`. All fields absent: no number is named. */
export interface Cadence {
  /** "mindestens n-mal": fewer is a breach of a minimum. */
  readonly min?: number
  /** "höchstens n-mal" */
  readonly max?: number
  /** "n-mal jährlich", stated plainly */
  readonly times?: number
  /** "in der Regel n-mal": fewer is worth a hint, no breach. */
  readonly typical?: number
  /** "ca." in front of the number */
  readonly approximate?: boolean
  /** "alle n Jahre" */
  readonly everyYears?: number
  /** "regelmäßig" without a number */
  readonly regularly?: boolean
  /** "bei Bedarf" */
  readonly onDemand?: boolean
  readonly modality: Modality
}
