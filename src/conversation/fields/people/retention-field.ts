/** The field "which records are kept how long". */
import { z } from 'zod'
import { found, nothing, refused } from '#src/conversation/field.ts'
import { phrase } from '#src/conversation/fields/order-fields.ts'
import { readRetention } from '#src/language/people/retention.ts'
import { LONGEST_DAYS, type RetainedKind, retainedKinds, SHORTEST_DAYS } from '#src/people/retention.ts'
import * as say from '#src/speech/people/retention.ts'

/** Which records, and how many days from now on. */
export const retentionPeriod = phrase<{ readonly kind: RetainedKind; readonly days: number }>('period', {
  label: say.periodLabel(),
  ask: say.askPeriod,
  read(text, before) {
    const said = readRetention(text, before?.kind)
    if (!said) return nothing
    const isPossible = said.days >= SHORTEST_DAYS && said.days <= LONGEST_DAYS
    return isPossible ? found(said) : refused(say.outOfBounds(SHORTEST_DAYS, LONGEST_DAYS))
  },
  written: ({ kind, days }) => say.period(kind, days),
  shape: z.object({ kind: z.enum(retainedKinds), days: z.number() }),
})
