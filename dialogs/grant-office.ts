import { currentAgreements } from '#src/agreements/lookup.ts'
import type { Order } from '#src/conversation/order.ts'
import { officesOf } from '#src/meetings/seats.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people.ts'
import { appointed } from './appoint.ts'

/** The button under a request: what was asked for is given from today on. Nothing that nobody asked for. */
export const grantOffice: Order = {
  command: 'grantOffice',
  needs: 'people.administer',
  about: say.aboutAssign(),
  async carryOut({ text, at, today, person, sight, isAllowed }, work) {
    const [personId, officeId] = text.split(' ')
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
    return (await appointed(appointment, work, sight, { by: person.id, at })) ?? { answer: say.alreadyHeld() }
  },
}
