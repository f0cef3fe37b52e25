/** Looking words up in a text, in any spelling. */
import { fold } from '#src/language/words/normalise.ts'

/** Does the text contain every word of the question? Upper case, umlauts and hyphens make no difference. */
export function contains(text: string, asked: string): boolean {
  const words = fold(asked).split(' ')
  const said = fold(text)
  return words.every((word) => said.includes(word))
}
