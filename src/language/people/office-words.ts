import { clean, wordsOf } from '#src/language/words/normalise.ts'

const SECRETARIAT = /^(?:geschae?ftsfue?hrung(?:en)?|gf)$/

/** "die Geschäftsführung", "GF" */
export const namesSecretariat = (text: string): boolean =>
  wordsOf(clean(text)).some(({ folded }) => SECRETARIAT.test(folded))
