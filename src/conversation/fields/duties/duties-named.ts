/** The agreement and the duties that a text names by their clause. */
import { agreementById, type Duty } from '#src/agreements/lookup.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { regionMeant } from '#src/conversation/fields/agreements/region.ts'
import { readLeadingClause, sameClause } from '#src/language/agreements/clauses.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'
import { clean } from '#src/language/words/normalise.ts'

export interface DutiesNamed {
  readonly agreementIds: readonly string[]
  readonly duties: readonly Duty[]
  readonly hasClause: boolean
  /** What is said beside region and clause. */
  readonly rest: string
}

export function dutiesNamed(text: string, { shelf, lexicon, today, usualRegion }: DialogContext): DutiesNamed {
  // What stands behind the colon are the stages: "2 Wochen" is no clause.
  const [front = '', ...behind] = text.split(':')
  const mentions = readMentions(front, lexicon, today)
  const meant = regionMeant({ ...mentions, rest: '' }, shelf, usualRegion)
  const agreement = meant.kind === 'one' ? agreementById(shelf, meant.agreement.id) : undefined
  if (!agreement) return { agreementIds: [], duties: [], hasClause: false, rest: '' }
  const named = readLeadingClause(mentions.unclaimed)
  const clause = named?.clause
  const duties =
    clause === undefined
      ? []
      : agreement.duties.filter(
          ({ clause: at, due }) => due.kind === 'deadline' && at.some((one) => sameClause(one, clause)),
        )
  const rest = clean([named ? named.rest : mentions.unclaimed, ...behind].join(' '))
  return { agreementIds: [agreement.id], duties, hasClause: clause !== undefined, rest }
}
