/** Words that carry a conversation and say nothing of what it is about. */
import { wordsOf } from '#src/language/words/normalise.ts'
import { weightOf } from './fact-index.ts'

const weightsIn = (text: string): readonly number[] => wordsOf(text).map(({ folded }) => weightOf(folded))

/** "ja stimmt so": no word that could be a name or a thing. */
export const isMereTalk = (text: string): boolean => weightsIn(text).every((weight) => weight < 1)

/** "da was": not even a verb or a noun. */
export const isFiller = (text: string): boolean => weightsIn(text).every((weight) => weight === 0)

/** "ok gut zu wissen": one small word at most that says anything; "nur der Tag ist falsch" says something. */
export const isRemark = (text: string): boolean =>
  weightsIn(text).reduce((sum, weight) => sum + weight, 0) <= ONE_SMALL_WORD
const ONE_SMALL_WORD = 0.25
