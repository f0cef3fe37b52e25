/** What of a report about a duty is certainly no name and may wait for its question: a clause, a number of persons. */
import { readLeadingClause } from '#src/language/agreements/clauses.ts'
import { countWithin } from '#src/language/words/counts.ts'
import { clean } from '#src/language/words/normalise.ts'

/** "8 b", "8c"; a bare number may be anything. */
const LETTERED = /^\d{1,2} ?[a-z]$/iu

/** "8 b (2)" */
const WORDS_OF_CLAUSE = 3

function clauseWithin(text: string): string | undefined {
  const words = text.split(' ')
  for (const at of words.keys()) {
    const clause = readLeadingClause(words.slice(at, at + WORDS_OF_CLAUSE).join(' '), ',;:')?.clause
    if (clause !== undefined && LETTERED.test(clause)) return clause
  }
  return undefined
}

/** "die Meldung 8 b, 12 Stück, für Anna M." gives "8 b, 12 Personen": the rest is kept nowhere. */
export function dutyWords(text: string): string {
  const cleaned = clean(text)
  const count = countWithin(cleaned)
  return [clauseWithin(cleaned), count && `${count.count} Personen`].filter(Boolean).join(', ')
}

/** What stands beside that. */
export function besideDuty(text: string): string {
  const cleaned = clean(text)
  const count = countWithin(cleaned)
  const left = count ? `${cleaned.slice(0, count.start)} ${cleaned.slice(count.end)}` : cleaned
  return left.replace(/(?<![\p{L}\d])\d{1,2} ?[a-z](?![\p{L}\d])/giu, ' ')
}
