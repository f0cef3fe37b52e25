import { dialog } from '#src/conversation/dialog.ts'
import { renamed } from '#src/conversation/field.ts'
import { anyRegion } from '#src/conversation/fields/agreements/region-field.ts'
import { futureDay, withToday } from '#src/conversation/fields/future-day.ts'
import { holding, holdingOf, holdingShown } from '#src/conversation/fields/people/people-fields.ts'
import * as say from '#src/speech/people/people.ts'
import { noticesTo, otherAdministrators } from './parts/tell-administrators.ts'

/** Ends that somebody holds an office. Opened by /funktionsende. */
export const endOffice = dialog('end-office', {
  version: 1,
  about: say.aboutEnd(),
  undone: say.undone(),
})
  .asks('region', anyRegion(say.askRegion))
  .asks('holding', holding)
  .asks('until', withToday(renamed(futureDay, say.untilLabel(), say.askUntil)))
  .concerns(({ region }) => (region === undefined ? {} : { agreementId: region }))
  .checks(async (_, context) => (holdingOf(context) ? undefined : { field: 'holding', because: say.notOpen() }))
  .readsBack(async (answers, context, { directory }) => {
    const one = holdingOf(context)
    const others = await otherAdministrators(answers.region, directory, context.today, [context.person])
    return {
      question: say.readBackEnd(one ? holdingShown(one, context) : answers.holding, answers.until),
      statements: [],
      notes: say.othersInformed(others.length),
      confirm: say.confirmAssign(),
    }
  })
  .does(async (answers, { directory, outbox }, context, { person, at }) => {
    const one = holdingOf(context)
    if (!one) throw new Error('the holding is gone')
    const what = holdingShown(one, context)
    if (!(await directory.end(one, answers.until, { at, by: person.id, deed: 'people.administer' }))) {
      return { answer: say.notOpen() }
    }
    const others = await otherAdministrators(answers.region, directory, context.today, [person.id])
    const cause = `office/${one.officeId}/${one.personId}/${one.as}/until/${answers.until}`
    await outbox.add(noticesTo(others, cause, cause, say.endedNotice(what, answers.until), at))
    return say.ended(what, answers.until)
  })
