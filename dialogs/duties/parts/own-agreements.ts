/** Whose matter a list is that was asked for without a name: the asking person's, where they have one. */
import { type Agreement, currentAgreements } from '#src/agreements/lookup.ts'
import type { Asked } from '#src/conversation/question.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'

/** An agreement under which somebody holds offices, and the partners they hold them for. */
export interface OwnAgreement {
  readonly agreement: Agreement
  readonly heldFor: ReadonlySet<string>
}

/**
 * Of a person who asks in their own chat and names nobody. Looking after the bot alone makes no list one's own.
 * @returns none: the question is about a region, as it was before
 */
export async function ownAgreements(asked: Asked): Promise<readonly OwnAgreement[]> {
  const { mentions, chat, planned, directory, person, shelf, today } = asked
  const { regions, partners, committees, thirdParties, rest } = mentions
  const isNamed = regions.length + partners.length + committees.length + thirdParties.length > 0 || rest !== ''
  if (isNamed || chat.kind !== 'personal' || planned !== undefined) return []
  const held = (await directory.holdingsOf(person.id))
    .filter((one) => holdsOn(one, today))
    .map(({ officeId }) => officeParts(officeId))
    .filter(({ kind }) => kind !== 'administration')
  return currentAgreements(shelf, today).flatMap((agreement) => {
    const own = held.filter(({ agreementId }) => agreementId === agreement.id)
    return own.length === 0 ? [] : [{ agreement, heldFor: new Set(own.map(({ partnerId }) => partnerId)) }]
  })
}
