import { agreementById } from '#src/agreements/lookup.ts'
import { dialog } from '#src/conversation/dialog.ts'
import { anyRegion } from '#src/conversation/fields/agreements/region-field.ts'
import { office, officeOfRegion, officeShown, officesIn } from '#src/conversation/fields/people/people-fields.ts'
import { isFounding } from '#src/people/person.ts'
import * as say from '#src/speech/people/people.ts'
import { endingBy } from './parts/appoint.ts'
import { administratorsOf, noticesTo } from './parts/tell-administrators.ts'

/** Asks whoever administers for an office. Opened by /beantragen. */
export const requestOffice = dialog('request-office', {
  version: 1,
  about: say.aboutRequest(),
  undone: say.undone(),
})
  .asks('region', anyRegion(say.askRegion))
  .asks('office', office)
  .checks(officeOfRegion)
  .readsBack((answers, context) => {
    const one = officesIn(context).find(({ id }) => id === answers.office)
    return {
      question: say.readBackRequest(one ? officeShown(one, context) : answers.office),
      statements: [],
      notes: [],
      confirm: say.confirmRequest(),
    }
  })
  .does(async (answers, { directory, outbox }, context, { person, at, founders }) => {
    const one = officesIn(context).find(({ id }) => id === answers.office)
    const agreement = agreementById(context.shelf, answers.region)
    if (!one || !agreement) throw new Error(`no office ${answers.office}`)
    const shown = officeShown(one, context)
    const founding = (await directory.people()).filter(({ id }) => isFounding(founders, id))
    const told = new Set([
      ...(await administratorsOf(agreement.id, directory, context.today)),
      ...founding.map(({ id }) => id),
    ])
    told.delete(person.id)
    const asked = { office: one, personId: person.id, as: 'holder', from: context.today } as const
    const { shown: ends } = await endingBy(asked, directory, context)
    const command = `/funktion ${agreement.region}, ${shown}, ${person.id}, Inhaber/in, heute`
    const word = say.requestNotice(
      (await directory.person(person.id)) ?? person,
      shown,
      ends,
      `/bewilligen ${person.id} ${one.id}`,
      command,
    )
    // Asked for again on the same day: they were told.
    const key = `request/${person.id}/${one.id}/${context.today}`
    await outbox.add(noticesTo(told, key, `request/${person.id}`, word, at))
    return say.requested(shown, told.size)
  })
