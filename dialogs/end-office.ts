import { dialog } from '#src/conversation/dialog.ts'
import { renamed } from '#src/conversation/field.ts'
import { anyRegion, futureDay, withToday } from '#src/conversation/fields.ts'
import { holding, holdingOf, holdingShown } from '#src/conversation/people-fields.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import * as say from '#src/speech/people.ts'

/** Ends that somebody holds an office. Opened by /funktionsende. */
export const endOffice = dialog('end-office', {
  version: 1,
  needs: 'people.administer',
  about: say.aboutEnd(),
  undone: say.undone(),
  matter: ({ region }) => (typeof region === 'string' ? { agreementId: region } : {}),
})
  .asks('region', anyRegion(say.askRegion))
  .asks('holding', holding)
  .asks('until', withToday(renamed(futureDay, say.untilLabel(), say.askUntil)))
  .checks(async (answers, sight) =>
    holdingOf({ ...sight, answers }) ? undefined : { field: 'holding', because: say.notOpen() },
  )
  .readsBack((answers, sight) => {
    const here = { ...sight, answers }
    const one = holdingOf(here)
    return {
      question: say.readBackEnd(one ? holdingShown(one, here) : answers.holding, answers.until),
      statements: [],
      notes: [say.visibleToOthers()],
      confirm: say.confirmAssign(),
    }
  })
  .does(async (answers, { directory, outbox }, sight, { person, at }) => {
    const here = { ...sight, answers }
    const one = holdingOf(here)
    if (!one) throw new Error('the holding is gone')
    const what = holdingShown(one, here)
    if (!(await directory.end(one, answers.until, { at, by: person.id, deed: 'people.administer' }))) {
      return { answer: say.notOpen() }
    }
    const { agreementId } = officeParts(one.officeId)
    const admins = (await directory.holdingsIn(agreementId)).filter(
      (held) => officeParts(held.officeId).kind === 'administration' && holdsOn(held, sight.today),
    )
    const cause = `office/${one.officeId}/${one.personId}/${one.as}/until/${answers.until}`
    const others = new Set(admins.map((held) => held.personId).filter((id) => id !== person.id))
    await outbox.add(
      [...others].map((id) => ({
        key: `${cause}/${id}`,
        kind: 'notice' as const,
        cause,
        to: { person: id },
        content: say.endedNotice(what, answers.until),
        notBefore: at,
      })),
    )
    return say.ended(what, answers.until)
  })
