/** The bodies that a text can mean: with a region only those of that region. */
import { agreementById, committeeById, meetingCommittees } from '#src/agreements/lookup.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'

export interface CommitteeRef {
  readonly agreementId: string
  readonly committeeId: string
}

export function readCommittees(text: string, { shelf, lexicon, today }: DialogContext): readonly CommitteeRef[] {
  const { regions, committees } = readMentions(text, lexicon, today)
  const named = new Set(regions.flatMap(({ ids }) => ids))
  return committees.filter(({ agreementId, committeeId }) => {
    const agreement = agreementById(shelf, agreementId)
    const body = agreement && committeeById(agreement, committeeId)
    const meets = agreement !== undefined && body !== undefined && meetingCommittees(agreement).includes(body)
    return meets && (named.size === 0 || named.has(agreementId))
  })
}
