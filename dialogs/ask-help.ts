import { currentAgreements } from '#src/agreements/lookup.ts'
import type { GeneralQuestion } from '#src/conversation/question.ts'
import { help } from '#src/speech/parts/help.ts'

/** "/hilfe": what the bot can do here and for this person. */
export const askHelp: GeneralQuestion = {
  about: 'everything',
  async answer({ offered, shelf, today }) {
    const regions = currentAgreements(shelf, today).map(({ region }) => region)
    return help(await offered(), regions, shelf.unavailable)
  },
}
