import { currentAgreements } from '#src/agreements/lookup.ts'
import type { OpenQuestion } from '#src/conversation/question.ts'
import { help } from '#src/speech/help.ts'

/** "/hilfe": what the bot can do here and for this person. */
export const askHelp: OpenQuestion = {
  command: 'help',
  about: 'everything',
  async answer({ isAllowed, shelf, today }) {
    const regions = currentAgreements(shelf, today).map(({ region }) => region)
    return help(await isAllowed('meeting.plan', {}), regions, shelf.unavailable)
  },
}
