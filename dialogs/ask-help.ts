import { conferenceOf, currentAgreements } from '#src/agreements/lookup.ts'
import type { Asked, GeneralQuestion } from '#src/conversation/question.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import { stepsHead } from '#src/speech/duties/next-steps.ts'
import { type AnswerHead, help } from '#src/speech/parts/help.ts'
import { around, stepsOf } from './duties/parts/own-steps.ts'

/** "/hilfe": what this person has to do, and what the bot can do here, now and for them. */
export const askHelp: GeneralQuestion = {
  about: 'everything',
  async answer(asked) {
    const { offered, shelf, today, directory, person } = asked
    const held = (await directory.holdingsOf(person.id)).filter((one) => holdsOn(one, today))
    const own = new Set(held.map(({ officeId }) => officeParts(officeId).agreementId))
    const current = currentAgreements(shelf, today)
    const mine = current.filter(({ id }) => own.has(id))
    const nearest = mine.length > 0 ? mine : current
    const withConference = nearest.find((agreement) => conferenceOf(agreement))
    const example = withConference ? `/kok ${withConference.region}` : '/termine'
    const regions = nearest.map(({ region }) => region)
    const head = await headFor(asked, held.length > 0)
    return help(head, await offered(), example, regions, shelf.unavailable)
  },
}

/** What is one's own is not said where others listen. */
async function headFor(asked: Asked, holdsOffice: boolean): Promise<AnswerHead | undefined> {
  const { chat, today } = asked
  if (chat.kind !== 'personal') return undefined
  const steps = await stepsOf(asked)
  return steps.length === 0 && !holdsOffice ? undefined : stepsHead(steps, today, await around(asked))
}
