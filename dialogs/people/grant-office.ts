import { currentAgreements } from '#src/agreements/lookup.ts'
import type { DirectCommand } from '#src/conversation/direct-command.ts'
import { awaitYes } from '#src/conversation/engine-parts.ts'
import { officeShown } from '#src/conversation/fields/people/people-fields.ts'
import { officesOf } from '#src/meetings/seats.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people/people.ts'
import { appointed, endingBy } from './parts/appoint.ts'

/**
 * The button under a request: what was asked for is given from today on. Nothing that nobody asked for; what ends by it
 * is read back first.
 */
export const grantOffice: DirectCommand = {
  about: say.aboutAssign(),
  async carryOut({ command, text, at, today, person, chat, context, isAllowed }, work) {
    const [personId, officeId, insteadOf] = text.split(' ')
    const asked = personId === undefined ? [] : await work.outbox.about(`request/${personId}`)
    const isAsked = asked.some(({ key }) => key.startsWith(`request/${personId}/${officeId}/`))
    const office = currentAgreements(context.shelf, today)
      .flatMap((agreement) => officesOf(agreement, say.officeNames))
      .find(({ id }) => id === officeId)
    if (!isAsked || !office) return say.noRequest()
    if (!(await isAllowed('people.administer', { agreementId: office.agreementId }))) return say.notYours()
    const who = await work.directory.person(personId as PersonId)
    if (!who) return say.noRequest()
    const appointment = { office, personId: who.id, name: who.name, as: 'holder', from: today } as const
    const ending = await endingBy(appointment, work.directory, context)
    // Only those who were named are confirmed: meanwhile it can be somebody else's.
    const former = ending.held.map((held) => held.personId).join()
    if (former !== '' && insteadOf !== former) {
      const rest = `${personId} ${officeId} ${former}`
      await awaitYes(work.memory, { command, chat, person }, rest)
      const question = say.readBackAssign(who.name, officeShown(office, context), 'holder', today)
      return say.readBackGrant(question, ending.lines, `/bewilligen ${rest}`)
    }
    return (await appointed(appointment, work, context, { by: person.id, at })) ?? { answer: say.alreadyHeld() }
  },
}
