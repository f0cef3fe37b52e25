import { dialog } from '#src/conversation/dialog.ts'
import { renamed } from '#src/conversation/field.ts'
import {
  debtor,
  dutyMatter,
  dutyMeant,
  dutyOfYear,
  hasSeveralDebtors,
  isOneDuty,
  regionOfDuty,
  whoOwes,
} from '#src/conversation/fields/duties/duty-fields.ts'
import * as say from '#src/speech/duties/answer-reminder.ts'

/** Says that a duty is being worked on. Opened by [In Arbeit] in a reminder, or by /inarbeit. */
export const startDuty = dialog('start-duty', {
  version: 1,
  about: say.aboutStart(),
  undone: say.undone(),
  forgetsUnread: true,
})
  .asks('region', regionOfDuty)
  .asks('duty', dutyOfYear)
  .asksIf((_, context) => hasSeveralDebtors(context), 'debtor', renamed(debtor, say.partnerLabel(), say.askPartner))
  .concerns(
    (_, context) => dutyMatter(context),
    (_, context) => whoOwes(context),
  )
  .checks(isOneDuty)
  .readsBack((_, context) => {
    const { of, one } = dutyMeant(context)
    return say.readBackStart(of, one)
  })
  .does(async (_, { dutyNotes }, context, { person, at, newId }) => {
    const { of, one } = dutyMeant(context)
    await dutyNotes.add({
      id: newId,
      agreementId: of.id,
      dutyId: one.duty.id,
      year: one.year,
      kind: 'inProgress',
      by: person.id,
      at,
    })
    return say.started(of, one)
  })
