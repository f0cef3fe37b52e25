/** The noun beside a name: "Rathaus" in "Rathaus Hanau" says that the name belongs to a place. */

/** Longer than any single noun: what stands further in front is not looked at. */
const WINDOW = 40
const NOUN_LAST = /(?:^|[\s,;])(\p{Lu}\p{L}{2,})\s$/u
const NOUN_FIRST = /^ (\p{Lu}\p{L}{2,})(?=[\s,;.]|$)/u

/** @param cleaned @param start where the name begins @returns the noun right in front of it */
export const nounBefore = (cleaned: string, start: number): string | undefined =>
  NOUN_LAST.exec(cleaned.slice(Math.max(0, start - WINDOW), start))?.[1]

/** @param cleaned @param end where the name ends @returns the noun right behind it */
export const nounBehind = (cleaned: string, end: number): string | undefined => NOUN_FIRST.exec(cleaned.slice(end))?.[1]
