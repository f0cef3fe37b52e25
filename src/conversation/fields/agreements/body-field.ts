/** The field "which body" of an agreement that is known. */
import { type Agreement, type Committee, committeeById, isExpired, meetingBodies } from '#src/agreements/lookup.ts'
import { type Field, found, nothing, type Reading, refused, type Sight } from '#src/conversation/field.ts'
import { committeesIn } from '#src/language/agreements/mentions.ts'
import { without } from '#src/language/words/span.ts'
import * as say from '#src/speech/parts/fields.ts'
import { agreementOf } from './region-field.ts'

const committeeOf = (sight: Sight): Committee | undefined => {
  const agreement = agreementOf(sight)
  return agreement && typeof sight.answers.committee === 'string'
    ? committeeById(agreement, sight.answers.committee)
    : undefined
}

/** Which body is meant, as far as it is known. */
export interface OfBody {
  readonly region?: string
  readonly committee?: string
}

/** "KoK LK Kassel", or "die Sitzung" while the body is open. */
export const bodyName = (sight: Sight): string => {
  const agreement = agreementOf(sight)
  const chosen = committeeOf(sight)
  return agreement && chosen ? say.body(chosen, agreement) : say.theMeeting()
}

function meets(chosen: Committee, agreement: Agreement, sight: Sight, rest: string): Reading<string> {
  if (!meetingBodies(agreement).includes(chosen)) return refused(say.notPlannable(chosen, agreement), rest)
  if (chosen.limitedUntil && isExpired(chosen, sight.today)) {
    return refused(say.expiredBody(chosen, chosen.limitedUntil.on), rest)
  }
  return found(chosen.id, rest)
}

/** A body of the region's agreement that meets. */
export const committee: Field<string> = {
  label: say.committeeLabel(),
  ask: (sight) => {
    const agreement = agreementOf(sight)
    return agreement ? say.askCommittee(agreement) : say.askRegion()
  },
  find(text, sight) {
    const agreement = agreementOf(sight)
    if (!agreement) return nothing
    const spans = committeesIn(text, sight.lexicon, agreement.id)
    const chosen = [...new Set(spans.flatMap(({ value }) => value))].flatMap((id) => committeeById(agreement, id) ?? [])
    const rest = without(text, ...spans)
    const [only] = chosen
    if (!only) return nothing
    if (chosen.length > 1) return refused(say.severalCommittees(chosen.map(({ short }) => short)), rest)
    return meets(only, agreement, sight, rest)
  },
  understand: () => nothing,
  input(id, sight, value) {
    const agreement = agreementOf(sight)
    if (!agreement) return undefined
    const choices = meetingBodies(agreement)
      .filter((one) => !isExpired(one, sight.today))
      .map((one) => ({ label: one.name, value: one.id }))
    return { id, kind: 'choice', label: say.committeeLabel(), choices, ...(value !== undefined && { value }) }
  },
  fromCard(value, sight) {
    const agreement = agreementOf(sight)
    const chosen = agreement && committeeById(agreement, value)
    return agreement && chosen ? meets(chosen, agreement, sight, '') : nothing
  },
  show: (value, sight) => {
    const agreement = agreementOf(sight)
    return (agreement && committeeById(agreement, value)?.name) ?? value
  },
  restore: (stored, sight) => {
    const agreement = agreementOf(sight)
    return typeof stored === 'string' && agreement && committeeById(agreement, stored) ? stored : undefined
  },
}
