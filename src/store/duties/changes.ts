/** What a transaction has changed that may be reminded of. */
import type { Changed } from '#src/conversation/work.ts'
import type { PlanChange } from '#src/duties/change.ts'

export interface Changes {
  readonly changed: Changed
  readonly all: ReadonlyMap<string, readonly PlanChange[]>
}

export function noted(): Changes {
  const all = new Map<string, PlanChange[]>()
  return {
    all,
    changed(agreementId, change) {
      const others = all.get(agreementId)
      if (others) others.push(change)
      else all.set(agreementId, [change])
    },
  }
}
