/** Who runs the bodies of an agreement today, as recorded. */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { Asked } from '#src/conversation/question.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import type { Secretary } from '#src/speech/agreements/secretary.ts'

/** Holders before deputies. Somebody whose name was removed stays without one. */
export async function secretariesOf(
  agreement: Agreement,
  { directory, today, at }: Pick<Asked, 'directory' | 'today' | 'at'>,
): Promise<readonly Secretary[]> {
  const found: Secretary[] = []
  for (const holding of await directory.holdingsIn(agreement.id)) {
    const { kind, partnerId, detail } = officeParts(holding.officeId)
    if (kind !== 'secretariat' || !holdsOn(holding, today)) continue
    const name = (await directory.person(holding.personId))?.name
    found.push({ committeeId: detail, partnerId, name, as: holding.as, from: holding.from, seenAt: at })
  }
  return found.toSorted((one, other) => other.as.localeCompare(one.as))
}
