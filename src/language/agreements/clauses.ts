/** A place in a document as people type it: "8c", "Ziffer 8 c", "Ziff. 5", "anlage 2", "Präambel". */
import { withoutLast } from '#src/language/words/marks.ts'
import { fold, readable } from '#src/language/words/normalise.ts'

const CLAUSE =
  /^(?:(?:ziffer|ziff\.?|nummer|nr\.?|punkt|abschnitt)\s*)?(\d{1,2}(?:\.\d{1,2}){0,3}\.?(?:\s?[a-z])?|[ivx]{1,4}(?:\.\d{1,2})?(?:\s?nr\.?\s?\d{1,2}|\.\s(?=\p{L}{3})[\p{L} ]{3,40})?|anlage\s?\d{1,2}|pr(?:ä|ae)ambel|rubrum|titel|unterschriften|beratungsfolge|sachbericht|kopf|schluss)$/iu

/** "Ziffer 8 Abs. c" is printed as "8 c". */
const LETTERED = /(?<=\d)\s*(?:abs(?:atz|\.)?|lit(?:era|\.)?|buchst(?:abe|\.)?)\s*(?=[a-z]$)/iu

/** @returns the place as typed, without "Ziffer"; undefined for a section of a law ("§ 8"), which is no clause, and if the text is something else. */
export function readClause(text: string): string | undefined {
  return CLAUSE.exec(readable(text).slice(0, 60).replace(LETTERED, ' '))?.[1]?.replace(/\.$/, '')
}

const SECTION = /^(?:§{1,2}|paragra(?:ph|f)(?:en)?|art(?:ikel|\.))\s*(\d{1,3})\s?([a-z](?![\p{L}]))?(?<behind>.*)$/iu

/** Where a law is cited: one of its sections. */
export interface CitedLaw {
  /** Without blanks: "8a". */
  readonly number: string
  /** What stands behind it: "HAG", "SGB VIII". */
  readonly behind: string
}

/** @returns the section of a law that a text begins with: "§ 7", "§ 8a SGB VIII", "Paragraph 7" */
export function readSection(text: string): CitedLaw | undefined {
  const [, digits, letter = '', behind = ''] = SECTION.exec(readable(text).slice(0, 60).replace(LETTERED, ' ')) ?? []
  return digits === undefined ? undefined : { number: `${digits}${letter.toLowerCase()}`, behind: behind.trim() }
}

/** Does a text name this section? "§ 7" is not "§ 75", and "§ 8" not "§ 8a". */
export const namesSection = (text: string, { number }: CitedLaw): boolean =>
  [...text.matchAll(/§{1,2}\s*(\d{1,3})\s?([a-z](?![\p{L}]))?/giu)].some(
    ([, digits = '', letter = '']) => `${digits}${letter.toLowerCase()}` === number,
  )

/** "Präambel" says by itself that a place in a document is meant; "8 c" does so only beside the name of an agreement. */
export const isWordedClause = (text: string): boolean => readClause(text) !== undefined && /\p{L}{4}/u.test(text)

/**
 * "8 b 3 Personen": the longest beginning that is a clause, and what follows it.
 * @param marks what may end the clause, e.g. ",;:"
 */
export function readLeadingClause(
  text: string,
  marks = '',
): { readonly clause: string; readonly rest: string } | undefined {
  const words = text.split(' ').filter((word) => word !== '')
  for (const length of [3, 2, 1]) {
    const clause = readClause(withoutLast(words.slice(0, length).join(' '), marks))
    if (clause !== undefined) return { clause, rest: words.slice(length).join(' ') }
  }
  return undefined
}

const bare = (clause: string): string => fold(clause).replace(/[^a-z0-9.]/g, '')

/** Is this clause the asked one, or part of it? "8" finds "8 b", but "1" does not find "12" and "I" not "II.2". */
export function sameClause(clause: string, asked: string): boolean {
  const [here, there] = [bare(clause), bare(asked)]
  if (here === there) return true
  if (!here.startsWith(there)) return false
  const more = here.slice(there.length)
  return !/^\d/.test(more) && !(/^[ivx]+$/.test(there) && /^[ivx]/.test(more))
}
