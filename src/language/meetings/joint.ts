/** "gemeinsam mit der Stadt Kassel", "nicht gemeinsam mit …": a session held together with somebody. */
import { clean, fold } from '#src/language/words/normalise.ts'

/** What says that a session is held together, and what denies it in front of that. */
const TOGETHER =
  /(?<=^|[\s,;])(?<denied>(?:nicht|ohne|keine?n?) )?(?:(?:als )?gemeinsame[nrs]?(?: sitzung| konferenz| termin)?|gemeinsam|zusammen)(?=[\s,;]|$)/iu
/** What stands in front of the partner's name. */
const LINK = /(?<=^|[\s,;])(?:mit|und|sowie|&)(?: der| dem| den)? /giu
/** "gemeinsam mit dem Jugendamt am 16.9.": whoever is named, up to what follows. */
const WITH_ANYBODY = /\bgemeinsame?[nrs]?(?: sitzung)? mit (?:(?!(?:am|um|im|in|ab|von|vom|bis) )[^\s,;]+ ?){1,6}/iu
/** No partner's name is longer. */
const NAME_LENGTH = 200

/** Whoever a body may meet with, by the names people use. */
export interface JointPartner {
  readonly id: string
  readonly names: readonly string[]
}

/** `rest`: what else the text says. */
export type SaidJoint =
  | { readonly kind: 'partner'; readonly id: string; readonly isDenied: boolean; readonly rest: string }
  /** Together with somebody whom no agreement names for it. */
  | { readonly kind: 'anybody'; readonly said: string; readonly rest: string }

/** @returns undefined if nothing is said of a session together with somebody */
export function readJoint(text: string, partners: readonly JointPartner[]): SaidJoint | undefined {
  const cleaned = clean(text)
  const together = TOGETHER.exec(cleaned)
  if (!together) return undefined
  const isDenied = together.groups?.denied !== undefined
  const named = partnerIn(cleaned, partners)
  if (named) {
    const rest = [{ index: together.index, length: together[0].length }, named]
      .toSorted((one, other) => other.index - one.index)
      .reduce((left, { index, length }) => `${left.slice(0, index)} ${left.slice(index + length)}`, cleaned)
    return { kind: 'partner', id: named.id, isDenied, rest: clean(rest) }
  }
  const anybody = WITH_ANYBODY.exec(cleaned)?.[0]
  return anybody === undefined || isDenied
    ? undefined
    : { kind: 'anybody', said: clean(anybody), rest: clean(cleaned.replace(anybody, ' ')) }
}

/** Where a text names such a partner: "mit der Stadt Kassel", "und Stadt Kassel". */
function partnerIn(cleaned: string, partners: readonly JointPartner[]) {
  for (const link of cleaned.matchAll(LINK)) {
    const at = link.index + link[0].length
    const behind = fold(cleaned.slice(at, at + NAME_LENGTH))
    for (const { id, names } of partners) {
      // The longest name first: "Stadt Kassel" before "Kassel".
      const name = names
        .toSorted((one, other) => other.length - one.length)
        .find((each) => behind.startsWith(fold(each)) && !/^\p{L}/u.test(cleaned.slice(at + each.length)))
      if (name !== undefined) return { id, index: link.index, length: link[0].length + name.length }
    }
  }
  return undefined
}
