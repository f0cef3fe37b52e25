/** The field "which body" of an agreement that is known. */
import { type Agreement, type Committee, committeeById, isExpired, meetingCommittees } from '#src/agreements/lookup.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { committeesIn } from '#src/language/agreements/mentions.ts'
import { without } from '#src/language/words/span.ts'
import * as say from '#src/speech/parts/fields.ts'
import { agreementOf } from './region-field.ts'

const committeeOf = (context: DialogContext): Committee | undefined => {
  const agreement = agreementOf(context)
  return agreement && typeof context.answers.committee === 'string'
    ? committeeById(agreement, context.answers.committee)
    : undefined
}

/** Which body is meant, as far as it is known. */
export interface OfBody {
  readonly region?: string
  readonly committee?: string
}

/** "KoK LK Kassel", or "die Sitzung" while the body is open. */
export const chosenCommitteeName = (context: DialogContext): string => {
  const agreement = agreementOf(context)
  const chosen = committeeOf(context)
  return agreement && chosen ? say.committeeName(chosen, agreement) : say.theMeeting()
}

function meets(chosen: Committee, agreement: Agreement, context: DialogContext, rest: string): Reading<string> {
  if (!meetingCommittees(agreement).includes(chosen)) return refused(say.notPlannable(chosen, agreement), rest)
  if (chosen.limitedUntil && isExpired(chosen, context.today)) {
    return refused(say.expiredCommittee(chosen, chosen.limitedUntil.on), rest)
  }
  return found(chosen.id, rest)
}

/** A body of the region's agreement that meets. */
export const committee: Field<string> = {
  label: say.committeeLabel(),
  ask: (context) => {
    const agreement = agreementOf(context)
    return agreement ? say.askCommittee(agreement) : say.askRegion()
  },
  find(text, context) {
    const agreement = agreementOf(context)
    if (!agreement) return nothing
    const spans = committeesIn(text, context.lexicon, agreement.id)
    const chosen = [...new Set(spans.flatMap(({ value }) => value))].flatMap((id) => committeeById(agreement, id) ?? [])
    const rest = without(text, ...spans)
    const [only] = chosen
    if (!only) return nothing
    if (chosen.length > 1) return refused(say.severalCommittees(chosen.map(({ short }) => short)), rest)
    return meets(only, agreement, context, rest)
  },
  understand: () => nothing,
  input(id, context, value) {
    const agreement = agreementOf(context)
    if (!agreement) return undefined
    const choices = meetingCommittees(agreement)
      .filter((one) => !isExpired(one, context.today))
      .map((one) => ({ label: one.name, value: one.id }))
    return { id, kind: 'choice', label: say.committeeLabel(), choices, ...(value !== undefined && { value }) }
  },
  fromCard(value, context) {
    const agreement = agreementOf(context)
    const chosen = agreement && committeeById(agreement, value)
    return agreement && chosen ? meets(chosen, agreement, context, '') : nothing
  },
  show: (value, context) => {
    const agreement = agreementOf(context)
    return (agreement && committeeById(agreement, value)?.name) ?? value
  },
  restore: (stored, context) => {
    const agreement = agreementOf(context)
    return typeof stored === 'string' && agreement && committeeById(agreement, stored) ? stored : undefined
  },
}
