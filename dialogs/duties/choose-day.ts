import { yearOf } from '#src/calendar/local-date.ts'
import { dialog } from '#src/conversation/dialog.ts'
import { renamed } from '#src/conversation/field.ts'
import {
  debtor,
  dutyMatter,
  dutyMeant,
  dutyWithoutDay,
  hasSeveralDebtors,
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
  .asksIf((_, sight) => hasSeveralDebtors(sight), 'debtor', renamed(debtor, say.partnerLabel(), say.askPartner))
  .asks('day', renamed(futureDay, say.dayLabel(), say.askDay))
  .concerns(
    (_, sight) => dutyMatter(sight),
    (_, sight) => whoOwes(sight),
  )
  .checks(async (answers, sight) => {
    const { one } = dutyMeant(sight)
    if (one.dueOn?.known) return { field: 'duty', because: hasDay(one) }
    return yearOf(answers.day) === one.year ? undefined : { field: 'day', because: say.inYear(one.year) }
  })
  .readsBack((answers, sight) => {
    const { of, one } = dutyMeant(sight)
    return say.readBackChoose(of, one, answers.day)
  })
  .does(async (answers, { dutyNotes }, sight, { person, at, newId }) => {
    const { of, one } = dutyMeant(sight)
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
