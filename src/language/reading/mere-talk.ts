/** Words that carry a conversation and say nothing of what it is about. */
import { wordsOf } from '#src/language/words/normalise.ts'
import { weightOf } from './fact-index.ts'

/** "ok gut zu wissen", "was steht jetzt da, lies nochmal vor": nothing in it that somebody could miss. */
export const isMereTalk = (text: string): boolean => wordsOf(text).every(({ folded }) => weightOf(folded) < 1)

/** "da was": not even a verb or a noun. */
export const isFiller = (text: string): boolean => wordsOf(text).every(({ folded }) => weightOf(folded) === 0)
