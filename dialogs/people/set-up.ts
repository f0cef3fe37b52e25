import { agreementById } from '#src/agreements/lookup.ts'
import { addDays } from '#src/calendar/local-date.ts'
import { dialog } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { anyRegion } from '#src/conversation/fields/agreements/region-field.ts'
import {
  holdingShown,
  office,
  officeOfRegion,
  officeShown,
  officesIn,
  secretariatsBefore,
} from '#src/conversation/fields/people/people-fields.ts'
import { holdsOn, type Office, type OfficeId } from '#src/people/office.ts'
import { endsBefore, undone } from '#src/speech/people/people.ts'
import * as say from '#src/speech/people/set-up.ts'
import { appointed, endingBy } from './parts/appoint.ts'

/** One's own office, and the administration of the same partner: whoever sets the bot up looks after it. */
function officesGiven(context: DialogContext<{ readonly region: string; readonly office: string }>): readonly Office[] {
  const all = officesIn(context)
  const own = all.find(({ id }) => id === context.answers.office)
  if (!own) throw new Error(`no office ${context.answers.office}`)
  const administration = all.find(({ kind, partnerId }) => kind === 'administration' && partnerId === own.partnerId)
  return administration && administration.id !== own.id ? [own, administration] : [own]
}

/** The first steps: which agreement, and who one is in it; then people and channels. Opened by /einrichten. */
export const setUp = dialog('set-up', {
  version: 1,
  about: say.about(),
  undone: undone(),
})
  .asks('region', anyRegion(say.askRegion))
  .asks('office', { ...office, needsPeople: true, ask: say.askOffice })
  .concerns(({ region }) => (region === undefined ? {} : { agreementId: region }))
  .checks(officeOfRegion)
  .readsBack((_, context) => {
    return {
      question: say.readBack(officesGiven(context).map((one) => officeShown(one, context))),
      statements: [],
      notes: [
        ...endsBefore(
          officesGiven(context).flatMap(({ id }) =>
            secretariatsBefore(context, id, context.person, context.today).map((held) => holdingShown(held, context)),
          ),
          addDays(context.today, -1),
        ),
        say.whatFollows(),
      ],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { directory, channels, outbox }, context, { person, at }) => {
    const by = { at, by: person.id, deed: 'people.administer' }
    if (!(await directory.person(person.id))) await directory.enter({ id: person.id, name: person.name }, by)
    const given = officesGiven(context)
    const holds = (id: OfficeId): boolean =>
      context.holdings.some(
        (one) =>
          one.officeId === id && one.personId === person.id && one.as === 'holder' && holdsOn(one, context.today),
      )
    const ends: string[] = []
    for (const office of given) {
      if (holds(office.id)) continue
      const appointment = { office, personId: person.id, name: person.name, as: 'holder', from: context.today } as const
      const ending = await endingBy(appointment, directory, context)
      if (await appointed(appointment, { directory, outbox }, context, { by: person.id, at }))
        ends.push(...ending.lines)
    }
    const agreement = agreementById(context.shelf, answers.region)
    const held = await directory.holdingsIn(answers.region)
    const vacant = officesIn(context).filter(
      ({ id, kind }) => kind === 'seat' && !held.some((one) => one.officeId === id && holdsOn(one, context.today)),
    )
    return say.setUp(
      agreement?.region ?? '',
      given.map((one) => officeShown(one, context)),
      vacant.length,
      (await channels.all()).filter(({ agreementId }) => agreementId === answers.region).length,
      context.shelf.unavailable.map(({ file }) => file),
      ends,
    )
  })
