import { instantInBerlin, type LocalDate } from '#src/calendar/local-date.ts'
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
import { futureDay } from '#src/conversation/fields/future-day.ts'
import { dutyCause, laterKey } from '#src/duties/fulfilment.ts'
import { OFFICE_OPENS, workingDayFor } from '#src/duties/office-hours.ts'
import * as say from '#src/speech/duties/answer-reminder.ts'

/** Asks to be reminded again on another day, before the duty is due. Opened by [Später erinnern], or by /später. */
export const postponeDuty = dialog('postpone-duty', {
  version: 1,
  about: say.aboutPostpone(),
  undone: say.undone(),
  forgetsUnread: true,
})
  .asks('region', regionOfDuty)
  .asks('duty', dutyOfYear)
  .asksIf((_, context) => hasSeveralDebtors(context), 'debtor', renamed(debtor, say.partnerLabel(), say.askPartner))
  .asks('until', renamed(futureDay, say.untilLabel(), say.askUntil))
  .concerns(
    (_, context) => dutyMatter(context),
    (_, context) => whoOwes(context),
  )
  .checks(isOneDuty)
  .checks(async (answers, context) => {
    const { of, one } = dutyMeant(context)
    const dueOn: LocalDate | undefined = one.dueOn?.value
    if (answers.until <= context.today) return { field: 'until', because: say.notToday() }
    const until = workingDayFor(answers.until, context.today, of.land)
    return dueOn !== undefined && (answers.until > dueOn || until > dueOn)
      ? { field: 'until', because: say.afterDue(dueOn) }
      : undefined
  })
  .readsBack((answers, context) => {
    const { of, one } = dutyMeant(context)
    return say.readBackPostpone(of, one, workingDayFor(answers.until, context.today, of.land), answers.until)
  })
  .does(async (answers, { dutyNotes, outbox }, context, { person, at, newId }) => {
    const { of, one } = dutyMeant(context)
    const { id: dutyId } = one.duty
    const until = workingDayFor(answers.until, context.today, of.land)
    await dutyNotes.add({
      id: newId,
      agreementId: of.id,
      dutyId,
      year: one.year,
      kind: 'postponed',
      until,
      by: person.id,
      at,
    })
    await outbox.add([
      {
        key: laterKey(of.id, dutyId, one.year, until, person.id),
        kind: 'reminder',
        cause: dutyCause(of.id, dutyId, one.year),
        to: { person: person.id },
        content: { kind: 'later', later: { agreementId: of.id, dutyId, year: one.year } },
        notBefore: instantInBerlin(until, OFFICE_OPENS),
      },
    ])
    return say.postponed(of, one, until)
  })
