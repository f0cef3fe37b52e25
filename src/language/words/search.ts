/** Looking something up: a clause as people type it, or words in any spelling. */
import { readClause, sameClause } from '#src/language/agreements/clauses.ts'
import { fold } from '#src/language/words/normalise.ts'

export { readClause, sameClause }

/** Does the text contain every word of the question? Upper case, umlauts and hyphens make no difference. */
export function contains(text: string, asked: string): boolean {
  const words = fold(asked).split(' ')
  const said = fold(text)
  return words.every((word) => said.includes(word))
}
