import { currentAgreements } from '#src/agreements/lookup.ts'
import { officeShown } from '#src/conversation/fields/people/people-fields.ts'
import { awaitYes } from '#src/conversation/here.ts'
import type { Order } from '#src/conversation/order.ts'
import { officesOf } from '#src/meetings/seats.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people/people.ts'
import { appointed, endingBy } from './parts/appoint.ts'

/**
 * The button under a request: what was asked for is given from today on. Nothing that nobody asked for; what ends by it
 * is read back first.
 */
export const grantOffice: Order = {
  about: say.aboutAssign(),
  async carryOut({ command, text, at, today, person, place, sight, isAllowed }, work) {
    const [personId, officeId, insteadOf] = text.split(' ')
    const asked = personId === undefined ? [] : await work.outbox.about(`request/${personId}`)
    const isAsked = asked.some(({ key }) => key.startsWith(`request/${personId}/${officeId}/`))
    const office = currentAgreements(sight.shelf, today)
      .flatMap((agreement) => officesOf(agreement, say.officeNames))
      .find(({ id }) => id === officeId)
    if (!isAsked || !office) return say.noRequest()
    if (!(await isAllowed('people.administer', { agreementId: office.agreementId }))) return say.notYours()
    const who = await work.directory.person(personId as PersonId)
    if (!who) return say.noRequest()
    const appointment = { office, personId: who.id, name: who.name, as: 'holder', from: today } as const
    const ending = await endingBy(appointment, work.directory, sight)
    // Only those who were named are confirmed: meanwhile it can be somebody else's.
    const former = ending.held.map((held) => held.personId).join()
    if (former !== '' && insteadOf !== former) {
      const rest = `${personId} ${officeId} ${former}`
      await awaitYes(work.memory, { command, place, person }, rest)
      const question = say.readBackAssign(who.name, officeShown(office, sight), 'holder', today)
      return say.readBackGrant(question, ending.lines, `/bewilligen ${rest}`)
    }
    return (await appointed(appointment, work, sight, { by: person.id, at })) ?? { answer: say.alreadyHeld() }
  },
}
