/** A database that this program must not touch. Apart from the rest, so that the start can name the reason without it. */

/**
 * `beforeFirstRelease`: nothing leads from there to today's tables. `newerProgram`: it has taken more steps than this one
 * knows. `brokenSteps`: no program of ours takes such steps: one is missing or has another name, or a table of theirs is missing.
 */
export type RefusedBecause = 'beforeFirstRelease' | 'newerProgram' | 'brokenSteps'

const IN_THE_LOG: Readonly<Record<RefusedBecause, string>> = {
  beforeFirstRelease: 'the database is older than the first release: there is no conversion',
  newerProgram: 'a newer program has written the database: start that one',
  brokenSteps: 'steps or tables of the database are missing or unknown: it is damaged or of another program',
}

export class DatabaseRefused extends Error {
  readonly because: RefusedBecause
  constructor(because: RefusedBecause) {
    super(IN_THE_LOG[because])
    this.because = because
  }
}
