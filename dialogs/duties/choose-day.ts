import { yearOf } from '#src/calendar/local-date.ts'
import { dialog } from '#src/conversation/dialog.ts'
import { renamed } from '#src/conversation/field.ts'
import {
  debtor,
  dutyMatter,
  dutyMeant,
  dutyWithoutDay,
  hasSeveralDebtors,
  isOneDuty,
  regionOfDuty,
  whoOwes,
} from '#src/conversation/fields/duties/duty-fields.ts'
import { futureDay } from '#src/conversation/fields/future-day.ts'
import * as say from '#src/speech/duties/answer-reminder.ts'
import { hasDay } from '#src/speech/duties/fulfil-duty.ts'

/** Names the day for a duty whose agreement names none; reminders follow it. Opened by [Tag nennen], or by /fälligkeit. */
export const chooseDay = dialog('choose-day', {
  version: 1,
  about: say.aboutChoose(),
  undone: say.undone(),
  forgetsUnread: true,
})
  .asks('region', regionOfDuty)
  .asks('duty', dutyWithoutDay)
  .asksIf((_, context) => hasSeveralDebtors(context), 'debtor', renamed(debtor, say.partnerLabel(), say.askPartner))
  .asks('day', renamed(futureDay, say.dayLabel(), say.askDay))
  .concerns(
    (_, context) => dutyMatter(context),
    (_, context) => whoOwes(context),
  )
  .checks(isOneDuty)
  .checks(async (answers, context) => {
    const { one } = dutyMeant(context)
    if (one.dueOn) return { field: 'duty', because: hasDay(one) }
    return yearOf(answers.day) === one.year ? undefined : { field: 'day', because: say.inYear(one.year) }
  })
  .readsBack((answers, context) => {
    const { of, one } = dutyMeant(context)
    return say.readBackChoose(of, one, answers.day)
  })
  .does(async (answers, { dutyNotes }, context, { person, at, newId }) => {
    const { of, one } = dutyMeant(context)
    await dutyNotes.add({
      id: newId,
      agreementId: of.id,
      dutyId: one.duty.id,
      year: one.year,
      kind: 'dayChosen',
      until: answers.day,
      by: person.id,
      at,
    })
    return say.dayChosen(of, one, answers.day)
  })
