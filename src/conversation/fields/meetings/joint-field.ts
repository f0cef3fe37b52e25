/** The field "joint": a session held together with somebody whom the agreement allows for it. */
import { type Agreement, agreementById, committeeById } from '#src/agreements/lookup.ts'
import type { Objection } from '#src/conversation/dialog.ts'
import { type Field, found, nothing, refused, type Sight } from '#src/conversation/field.ts'
import { clean, fold } from '#src/language/words/normalise.ts'
import * as say from '#src/speech/meetings/joint.ts'

/** What says that a session is held together, and what denies it in front of that. */
const TOGETHER =
  /(?<=^|[\s,;])(?<denied>(?:nicht|ohne|keine?n?) )?(?:(?:als )?gemeinsame[nrs]?(?: sitzung| konferenz| termin)?|gemeinsam|zusammen)(?=[\s,;]|$)/iu
/** What stands in front of the partner's name. */
const LINK = /(?<=^|[\s,;])(?:mit|und|sowie|&)(?: der| dem| den)? /giu
/** "gemeinsam mit dem Jugendamt am 16.9.": whoever is named, up to what follows. */
const WITH_ANYBODY = /\bgemeinsame?[nrs]?(?: sitzung)? mit (?:(?!(?:am|um|im|in|ab|von|vom|bis) )[^\s,;]+ ?){1,6}/iu
/** No partner's name is longer. */
const NAME_LENGTH = 200
/** Said to be held alone. */
const ALONE = ''

/** Whoever some body may meet with, by the names people use. */
const partners = ({ shelf }: Sight): readonly { readonly id: string; readonly names: readonly string[] }[] =>
  shelf.agreements.flatMap((agreement) => {
    const allowed = new Set(agreement.committees.flatMap(({ jointMeetings }) => jointMeetings.map((one) => one.with)))
    return agreement.thirdParties
      .filter(({ id }) => allowed.has(id))
      .map(({ id, name, aliases }) => ({ id, names: [name, ...aliases] }))
  })

/** Where a text names such a partner: "mit der Stadt Kassel", "und Stadt Kassel". */
function partnerIn(cleaned: string, sight: Sight) {
  for (const link of cleaned.matchAll(LINK)) {
    const at = link.index + link[0].length
    const behind = fold(cleaned.slice(at, at + NAME_LENGTH))
    for (const { id, names } of partners(sight)) {
      // The longest name first: "Stadt Kassel" before "Kassel".
      const name = names
        .toSorted((one, other) => other.length - one.length)
        .find((each) => behind.startsWith(fold(each)) && !/^\p{L}/u.test(cleaned.slice(at + each.length)))
      if (name !== undefined) return { id, index: link.index, length: link[0].length + name.length }
    }
  }
  return undefined
}

/** With whom, and what the clause demands; undefined: the agreement says nothing about this body and them. */
export function jointOf({ answers, shelf }: Sight) {
  const { region, committee, joint } = answers
  const agreement: Agreement | undefined = typeof region === 'string' ? agreementById(shelf, region) : undefined
  const body = agreement && typeof committee === 'string' ? committeeById(agreement, committee) : undefined
  const allowed = body?.jointMeetings.find((one) => one.with === joint)
  const name = agreement?.thirdParties.find(({ id }) => id === joint)?.name
  return agreement && allowed && name !== undefined ? { agreement, name, ...allowed } : undefined
}

/** Is it said to be held together with somebody? */
export const isJoint = (joint: string | undefined): joint is string => joint !== undefined && joint !== ALONE

/** Why a session together with them cannot be recorded so; undefined: it can. */
export function jointObjection(
  { joint, consent }: { readonly joint?: string; readonly consent?: boolean },
  body: string,
  sight: Sight,
): Objection | undefined {
  if (!isJoint(joint)) return undefined
  if (!jointOf(sight)) return { field: 'joint', because: say.notFor(body) }
  return consent === false ? { field: 'joint', because: say.noConsent() } : undefined
}

/** Taken where it is said; with an objection against it the session is read back without. */
export const joint: Field<string> = {
  label: say.label(),
  isUnmistakable: true,
  ask: () => say.ask(),
  find(text, sight) {
    const cleaned = clean(text)
    const together = TOGETHER.exec(cleaned)
    if (!together) return nothing
    const named = partnerIn(cleaned, sight)
    if (!named) {
      const anybody = WITH_ANYBODY.exec(cleaned)
      return anybody && together.groups?.denied === undefined
        ? refused(say.withNobodyKnown(clean(anybody[0])), clean(cleaned.replace(anybody[0], ' ')))
        : nothing
    }
    const spans = [{ index: together.index, length: together[0].length }, named]
    const rest = spans
      .toSorted((one, other) => other.index - one.index)
      .reduce((left, { index, length }) => `${left.slice(0, index)} ${left.slice(index + length)}`, cleaned)
    return found(together.groups?.denied === undefined ? named.id : ALONE, clean(rest))
  },
  understand: () => nothing,
  input: () => undefined,
  fromCard: () => nothing,
  show: (value, sight) => (value === ALONE ? say.alone() : (jointOf(sight)?.name ?? value)),
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}
