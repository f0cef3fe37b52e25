/** Who runs the bodies of an agreement today, as recorded. */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { Asked } from '#src/conversation/question.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import type { Secretary } from '#src/speech/agreements/secretary.ts'

/**
 * Holders before deputies. Somebody whose name was removed stays without one, and where others read along who are not of
 * the body no name is said.
 */
export async function secretariesOf(
  agreement: Agreement,
  { directory, channels, chat, today, at }: Pick<Asked, 'directory' | 'channels' | 'chat' | 'today' | 'at'>,
): Promise<readonly Secretary[]> {
  const home = chat.kind === 'personal' ? undefined : await channels.at(chat.id)
  const isSaid = (committeeId: string): boolean =>
    chat.kind === 'personal' || (home?.agreementId === agreement.id && home.committeeId === committeeId)
  const found: Secretary[] = []
  for (const holding of await directory.holdingsIn(agreement.id)) {
    const { kind, partnerId, detail } = officeParts(holding.officeId)
    if (kind !== 'secretariat' || !holdsOn(holding, today)) continue
    const name = (await directory.person(holding.personId))?.name
    const isUnsaid = !isSaid(detail)
    found.push({
      committeeId: detail,
      partnerId,
      name,
      ...(isUnsaid && { isUnsaid }),
      as: holding.as,
      from: holding.from,
      seenAt: at,
    })
  }
  return found.toSorted((one, other) => other.as.localeCompare(one.as))
}
