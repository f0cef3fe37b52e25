/** Looking words up in a text, in any spelling. */
import { fold } from '#src/language/words/normalise.ts'

/**
 * What a database can look for: whatever contains the words of the question fits each of these, and little else does. A
 * letter that is written in several ways, and what may be half of one, stands for anything.
 */
export const patternsOf = (asked: string): readonly string[] =>
  fold(asked)
    .split(' ')
    .map((word) => {
      const certain = word
        .replace(/ae|oe|ue|s{2,}|[^a-z0-9]/gu, '%')
        .replace(/^[es]/u, '%')
        .replace(/[aous]$/u, '%')
      return `%${certain}%`.replace(/%+/gu, '%')
    })

/** Does the text contain every word of the question? Upper case, umlauts and hyphens make no difference. */
export function contains(text: string, asked: string): boolean {
  const words = fold(asked).split(' ')
  const said = fold(text)
  return words.every((word) => said.includes(word))
}
