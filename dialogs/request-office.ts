import { agreementById } from '#src/agreements/lookup.ts'
import { dialog } from '#src/conversation/dialog.ts'
import { anyRegion } from '#src/conversation/fields.ts'
import { office, officeOfRegion, officeShown, officesIn } from '#src/conversation/people-fields.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import { objectIdOf, type PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people.ts'
import { endingBy } from './appoint.ts'

/** Asks whoever administers for an office. Opened by /beantragen. */
export const requestOffice = dialog('request-office', {
  version: 1,
  needs: 'office.request',
  about: say.aboutRequest(),
  undone: say.undone(),
})
  .asks('region', anyRegion(say.askRegion))
  .asks('office', office)
  .checks(officeOfRegion)
  .readsBack((answers, sight) => {
    const here = { ...sight, answers }
    const one = officesIn(here).find(({ id }) => id === answers.office)
    return {
      question: say.readBackRequest(one ? officeShown(one, here) : answers.office),
      statements: [],
      notes: [],
      confirm: say.confirmRequest(),
    }
  })
  .does(async (answers, { directory, outbox }, sight, { person, at, founders }) => {
    const here = { ...sight, answers }
    const one = officesIn(here).find(({ id }) => id === answers.office)
    const agreement = agreementById(sight.shelf, answers.region)
    if (!one || !agreement) throw new Error(`no office ${answers.office}`)
    const shown = officeShown(one, here)
    const held = (await directory.holdingsIn(agreement.id)).filter(
      ({ officeId, ...rest }) =>
        officeParts(officeId).kind === 'administration' && holdsOn({ officeId, ...rest }, sight.today),
    )
    const founding = (await directory.people()).filter(({ id }) => founders.has(objectIdOf(id)))
    const told = new Set<PersonId>([...held.map(({ personId }) => personId), ...founding.map(({ id }) => id)])
    told.delete(person.id)
    const asked = { office: one, personId: person.id, as: 'holder', from: sight.today } as const
    const { shown: ends } = await endingBy(asked, directory, sight)
    const command = `/funktion ${agreement.region}, ${shown}, ${person.id}, Inhaber/in, heute`
    await outbox.add(
      [...told].map((id) => ({
        // Asked for again on the same day: they were told.
        key: `request/${person.id}/${one.id}/${sight.today}/${id}`,
        kind: 'notice' as const,
        cause: `request/${person.id}`,
        to: { person: id },
        content: say.requestNotice(person.name, shown, ends, `/bewilligen ${person.id} ${one.id}`, command),
        notBefore: at,
      })),
    )
    return say.requested(shown, told.size)
  })
