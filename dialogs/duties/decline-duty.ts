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
  remark,
  whoOwes,
} from '#src/conversation/fields/duties/duty-fields.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import * as say from '#src/speech/duties/answer-reminder.ts'

/** Says that somebody else is responsible, and who; the Geschäftsführung is told. By [Nicht zuständig] or its command. */
export const declineDuty = dialog('decline-duty', {
  version: 1,
  about: say.aboutDecline(),
  undone: say.undone(),
  forgetsUnread: true,
})
  .asks('region', regionOfDuty)
  .asks('duty', dutyOfYear)
  .asksIf((_, context) => hasSeveralDebtors(context), 'debtor', renamed(debtor, say.partnerLabel(), say.askPartner))
  .asks('words', renamed(remark, say.responsibleLabel(), say.askResponsible))
  .concerns(
    (_, context) => dutyMatter(context),
    (_, context) => whoOwes(context),
  )
  .checks(isOneDuty)
  .readsBack((answers, context) => {
    const { of, one } = dutyMeant(context)
    return say.readBackDecline(of, one, answers.words)
  })
  .does(async (answers, { dutyNotes, outbox, directory }, context, { person, at, newId }) => {
    const { of, one } = dutyMeant(context)
    const { id: dutyId } = one.duty
    await dutyNotes.add({
      id: newId,
      agreementId: of.id,
      dutyId,
      year: one.year,
      kind: 'notResponsible',
      words: answers.words,
      by: person.id,
      at,
    })
    const told = (await directory.holdingsIn(of.id)).filter((holding) => {
      const { kind } = officeParts(holding.officeId)
      return holdsOn(holding, context.today) && (kind === 'secretariat' || kind === 'administration')
    })
    const others = new Set(told.map(({ personId }) => personId).filter((id) => id !== person.id))
    await outbox.add(
      [...others].map((id) => ({
        key: `declined/${newId}/${id}`,
        kind: 'notice',
        cause: `declined/${newId}`,
        to: { person: id },
        content: { kind: 'words', words: say.declinedNotice(of, one, answers.words) },
        notBefore: at,
      })),
    )
    return say.declined(of, one, others.size)
  })
