import { dialog } from '#src/conversation/dialog.ts'
import {
  asksForCount,
  debtor,
  dutyMatter,
  dutyMeant,
  dutyOfYear,
  hasSeveralDebtors,
  isOneDuty,
  occurrenceOf,
  pastDay,
  personCount,
  regionOfDuty,
  remark,
  whoOwes,
} from '#src/conversation/fields/duties/duty-fields.ts'
import { planLock } from '#src/conversation/work.ts'
import { dutyCause, type Fulfilment, isDone, owedBy } from '#src/duties/fulfilment.ts'
import * as say from '#src/speech/duties/fulfil-duty.ts'

/** Records that a duty was done. Opened by /erledigt, or by [Erledigt] in a reminder. */
export const fulfilDuty = dialog('fulfil-duty', {
  version: 1,
  about: say.about(),
  undone: say.undone(),
  // A list of names typed by mistake must not be kept anywhere.
  forgetsUnread: true,
  orElse: ['declineDuty', 'startDuty'],
})
  .asks('region', regionOfDuty)
  .asks('duty', dutyOfYear)
  .asksIf((_, context) => hasSeveralDebtors(context), 'debtor', debtor)
  .asksIf((_, context) => asksForCount(context), 'count', personCount)
  .asksIf((_, context) => occurrenceOf(context) !== undefined && !asksForCount(context), 'remark', remark)
  .asks('doneOn', pastDay)
  .concerns(
    (_, context) => dutyMatter(context),
    (_, context) => whoOwes(context),
  )
  .checks(isOneDuty)
  .checks(async (answers, context, { fulfilments }) => {
    const { of, one } = dutyMeant(context)
    const recorded = await fulfilments.of(of.id, one.year, one.year)
    const earlier = recorded.find(
      ({ dutyId, partnerId }) => dutyId === one.duty.id && (partnerId === undefined || partnerId === answers.debtor),
    )
    return earlier && { field: 'duty', because: say.already(earlier) }
  })
  .readsBack((answers, context) => {
    const { of, one } = dutyMeant(context)
    return {
      question: say.readBack(of, one, answers),
      statements: say.readBackFacts(one),
      notes: [say.onBehalf(of, one.duty, answers.debtor)],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { fulfilments, outbox, planned }, context, { person, at, newId }) => {
    const { of, one } = dutyMeant(context)
    const fulfilment: Fulfilment = {
      id: newId,
      agreementId: of.id,
      dutyId: one.duty.id,
      year: one.year,
      ...(answers.debtor !== undefined && { partnerId: answers.debtor }),
      doneOn: answers.doneOn,
      ...(answers.count !== undefined && { count: answers.count }),
      ...(answers.remark !== undefined && { remark: answers.remark }),
      recordedBy: person.id,
      recordedAt: at,
    }
    if (!(await fulfilments.add(fulfilment))) throw new Error(`duty ${one.duty.id} of ${one.year} was recorded already`)
    const recorded = await fulfilments.of(of.id, one.year, one.year)
    if (isDone(one.duty, one.year, recorded)) {
      await planned.hold(planLock(of.id))
      await outbox.recall(dutyCause(of.id, one.duty.id, one.year), at)
      return say.done(of, one, fulfilment, [])
    }
    return say.done(of, one, fulfilment, owedBy(one.duty, one.year, recorded))
  })
