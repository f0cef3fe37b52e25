/** Somebody invited for this time (Gast), by name, by address, or both. */
import type { PersonId } from './person.ts'
import type { KnownPerson } from './ports.ts'

/** Gast: invited without a seat. */
export interface Guest {
  readonly name: string
  /** In small letters. */
  readonly mail?: string
}

/** A guest who is known already, or one to be entered. */
export type MatchedGuest =
  | { readonly kind: 'known'; readonly person: KnownPerson }
  | { readonly kind: 'new'; readonly guest: Guest }

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** By address, otherwise by the whole name if one person only has it: nobody is invited for another. */
export function matchedGuest(guest: Guest, people: readonly KnownPerson[]): MatchedGuest {
  const byMail = people.find(({ mail }) => guest.mail !== undefined && mail !== undefined && same(mail, guest.mail))
  if (byMail) return { kind: 'known', person: byMail }
  const byName = people.filter(({ name }) => same(name, guest.name))
  const [only] = byName
  return only && byName.length === 1 && guest.mail === undefined
    ? { kind: 'known', person: only }
    : { kind: 'new', guest }
}

const TITLES = new Set(['dr', 'prof', 'frau', 'herr', 'med', 'phil', 'jur'])
const nameWords = (name: string): readonly string[] =>
  (
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  ).filter((word) => !TITLES.has(word))

/** Can both be one person's name: "Wolf, Tom", "Dr. Tom Wolf" and "Tom" can, "Tom Wolf" and "Eva Wolf" cannot. */
export function mayBeOnesName(one: string, other: string): boolean {
  const [few, many] = [nameWords(one), nameWords(other)].sort((a, b) => a.length - b.length)
  return few !== undefined && few.length > 0 && few.every((word) => many?.includes(word))
}

/** Entered by somebody else, by name or address: no identity of an organisation stands behind it. */
export const isEntered = (id: PersonId): boolean => id.startsWith('guest/')

/** The id of a guest says nothing about them: addresses stand with the person alone. */
export const guestId = (unguessable: string, index: number): PersonId => `guest/${unguessable}-${index}` as PersonId
