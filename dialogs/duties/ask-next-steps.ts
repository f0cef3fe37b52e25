import type { GeneralQuestion } from '#src/conversation/question.ts'
import { holdsOn } from '#src/people/office.ts'
import { nextSteps, stepsElsewhere } from '#src/speech/duties/next-steps.ts'
import { withUnavailable } from '#src/speech/parts/conversation.ts'
import { around, stepsOf } from './parts/own-steps.ts'

/** "/schritte", "nächste Schritte": what the asking person has to do, over all agreements. */
export const askNextSteps: GeneralQuestion = {
  about: 'everything',
  async answer(asked) {
    const { chat, today, directory, person, from, text: said, shelf } = asked
    if (chat.kind !== 'personal') return stepsElsewhere()
    const hasOffice = (await directory.holdingsOf(person.id)).some((one) => holdsOn(one, today))
    const steps = await stepsOf(asked)
    const told = nextSteps(steps, { from }, { ...(await around(asked)), today, hasOffice, said })
    return withUnavailable(told, shelf.unavailable)
  },
}
