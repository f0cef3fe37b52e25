/** Which agreement a message is about. Several are asked about, none is never guessed, a neighbour is not mistaken. */
import { type Agreement, agreementById, type Shelf, type UnusableFile } from '#src/agreements/lookup.ts'
import type { Mentions } from '#src/language/agreements/mentions.ts'
import { fold } from '#src/language/words/normalise.ts'

export type RegionMeant =
  | {
      readonly kind: 'one'
      readonly agreement: Agreement
      readonly from: 'said' | 'body' | 'partner' | 'usual' | 'only'
    }
  /** `said` is empty where no region was named at all. */
  | { readonly kind: 'several'; readonly candidates: readonly Agreement[]; readonly said: readonly string[] }
  | {
      readonly kind: 'thirdParty'
      readonly agreement: Agreement
      readonly thirdParty: Agreement['thirdParties'][number]
    }
  | { readonly kind: 'unavailable'; readonly unavailable: UnusableFile }
  | { readonly kind: 'unknown'; readonly said: string; readonly suggestions: readonly Agreement[] }

/** @param usual agreement id of the region used last in this chat */
export function regionMeant(mentions: Mentions, shelf: Shelf, usual: string | undefined): RegionMeant {
  const named = mentions.regions.map(({ ids }) => ids)
  if (named.length > 0) {
    const inAll = (named[0] ?? []).filter((id) => named.every((ids) => ids.includes(id)))
    const ids = inAll.length > 0 ? inAll : [...new Set(named.flat())]
    return among(
      shelf,
      ids,
      'said',
      mentions.regions.map(({ said }) => said),
    )
  }
  const [thirdParty] = mentions.thirdParties
  if (thirdParty) {
    const agreement = agreementById(shelf, thirdParty.agreementId)
    const party = agreement?.thirdParties.find(({ id }) => id === thirdParty.id)
    if (agreement && party) return { kind: 'thirdParty', agreement, thirdParty: party }
  }
  if (mentions.partners.length > 0) {
    const ids = shelf.agreements
      .filter((agreement) =>
        mentions.partners.some((span) => agreement.partners.some(({ id }) => span.ids.includes(id))),
      )
      .map(({ id }) => id)
    return among(
      shelf,
      ids,
      'partner',
      mentions.partners.map(({ said }) => said),
    )
  }
  if (mentions.rest !== '') {
    const unavailable = unavailableMeant(mentions.rest, shelf)
    if (unavailable) return { kind: 'unavailable', unavailable }
    const suggestions = mentions.suggestions.flatMap((id) => agreementById(shelf, id) ?? [])
    return { kind: 'unknown', said: mentions.rest, suggestions }
  }
  const withBody = [...new Set(mentions.committees.map(({ agreementId }) => agreementId))]
  if (withBody.length === 1) return among(shelf, withBody, 'body', [])
  const remembered = usual === undefined ? undefined : agreementById(shelf, usual)
  if (remembered && (withBody.length === 0 || withBody.includes(remembered.id))) {
    return { kind: 'one', agreement: remembered, from: 'usual' }
  }
  return among(shelf, withBody.length > 0 ? withBody : shelf.agreements.map(({ id }) => id), 'only', [])
}

function among(
  shelf: Shelf,
  ids: readonly string[],
  from: 'said' | 'body' | 'partner' | 'only',
  said: readonly string[],
): RegionMeant {
  const candidates = ids.flatMap((id) => agreementById(shelf, id) ?? [])
  const [only] = candidates
  if (only && candidates.length === 1) return { kind: 'one', agreement: only, from }
  return { kind: 'several', candidates, said }
}

/** Does the text name an agreement whose file cannot be read? Another one must not be taken in its place. */
export const namedUnavailable = (text: string, shelf: Shelf): UnusableFile | undefined => unavailableMeant(text, shelf)

/** A broken file is known by its name only: a word of four letters or more must stand in it. */
function unavailableMeant(said: string, shelf: Shelf): UnusableFile | undefined {
  const words = new Set(
    fold(said)
      .split(' ')
      .filter((word) => word.length >= 3),
  )
  return shelf.unavailable.find(({ file, id }) =>
    fold(`${file} ${id ?? ''}`)
      .replaceAll('.', ' ')
      .split(' ')
      .some((word) => words.has(word)),
  )
}
