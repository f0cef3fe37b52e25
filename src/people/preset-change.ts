/** Defaults (Voreinstellungen) that somebody changed for a body or for an agreement's reminders. */

import type { Instant } from '#src/calendar/local-date.ts'
import type { Authorship } from './audit.ts'

export interface PresetChange {
  readonly agreementId: string
  /** "lead/<committee>/<milestone>": calendar days. "stages" or "stages/<duty>": how long before a due date. */
  readonly subject: string
  /** A number of days, or a list of leads. */
  readonly value: number | readonly string[]
  readonly decidedAt: Instant
}

export interface PresetReader {
  all(): Promise<readonly PresetChange[]>
  /** Of these agreements. */
  of(agreementIds: readonly string[]): Promise<readonly PresetChange[]>
}

export interface Presets extends PresetReader {
  decide(change: PresetChange, authorship: Authorship): Promise<void>
  /** Back to the program's default. @returns false if it was not changed */
  reset(agreementId: string, subject: string, authorship: Authorship): Promise<boolean>
}
