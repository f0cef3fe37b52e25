/** Signed links: an unguessable word that opens one thing for one person, for a time. Nothing else is in it. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'

/** Each word opens one kind of page only. */
export type LinkPurpose = 'calendar' | 'answer' | 'poll' | 'meeting' | 'minutes' | 'minutesPdf' | 'duty' | 'ownData'

/** Link: an address that acts for the person it was sent to. */
export interface Link {
  readonly purpose: LinkPurpose
  readonly personId: PersonId
  /** What it opens and nothing else: the id of a meeting or a search for a date, or the duty of a year (see `dutyAskedText`); empty for one's own data. */
  readonly about: string
  readonly expiresAt: Instant
}

export interface LinkReader {
  /** @returns undefined for a word that is unknown, expired, revoked, or meant for another purpose: all the same */
  redeem(word: string, purpose: LinkPurpose, now: Instant): Promise<Link | undefined>
}

export interface Links extends LinkReader {
  /** @returns the word; it is stored nowhere */
  issue(link: Link): Promise<string>
  /** Nothing of this person opens any more. */
  revokeFor(person: PersonId): Promise<void>
}

/**
 * Where a signed link leads.
 * @param publicUrl with or without a slash at its end
 * @param page as src/http/server.ts calls it, e.g. "protokoll"
 * @param word from `Links.issue`
 */
export const linkUrl = (publicUrl: string, page: string, word: string): string =>
  `${publicUrl.endsWith('/') ? publicUrl.slice(0, -1) : publicUrl}/${page}/${word}`
