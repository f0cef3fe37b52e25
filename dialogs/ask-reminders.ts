import { type Agreement, currentAgreements, partnerName } from '#src/agreements/lookup.ts'
import { addDays, addYears, firstDayOfYear, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion, Asked } from '#src/conversation/question.ts'
import { reminderPlan, remindsOf } from '#src/duties/reminder-plan.ts'
import { INVITATION_LEAD_DAYS, MEETING_ANCHOR_YEARS } from '#src/meetings/preset.ts'
import { partnerRemindersAnswer, type Reminded, remindersAnswer } from '#src/speech/reminders.ts'

/** The coming twelve months, today included. */
const lastDay = (today: LocalDate): LocalDate => addDays(addYears(today, 1), -1)

async function remindedOf(agreement: Agreement, { meetings, shelf, today }: Asked): Promise<Reminded> {
  const to = lastDay(today)
  const recorded = await meetings.between(
    agreement.id,
    firstDayOfYear(yearOf(today) - MEETING_ANCHOR_YEARS),
    lastDayOfYear(yearOf(to) + 1),
  )
  const reminders = reminderPlan({
    agreements: shelf.agreements,
    meetings: recorded,
    invitationLeadDays: INVITATION_LEAD_DAYS,
    from: today,
    to,
  })
  return { agreement, reminders: reminders.filter(({ cause }) => cause.agreementId === agreement.id) }
}

/** "/erinnerungen": who is reminded of what in the coming twelve months; with a partner, over all its agreements. */
export const askReminders: AgreementQuestion = {
  command: 'reminders',
  about: 'agreement',
  async acrossAgreements(asked) {
    const { mentions, shelf, today } = asked
    const [partner] = mentions.partners
    if (mentions.regions.length > 0 || !partner) return undefined
    const theirs = currentAgreements(shelf, today).filter((agreement) =>
      agreement.partners.some(({ id }) => partner.ids.includes(id)),
    )
    const [first] = theirs
    if (!first || theirs.length < 2) return undefined
    const all: Reminded[] = []
    for (const agreement of theirs) {
      const { reminders } = await remindedOf(agreement, asked)
      const own = reminders.filter(
        ({ recipient }) => recipient.kind === 'partner' && partner.ids.includes(recipient.partner),
      )
      all.push({ agreement, reminders: own })
    }
    return partnerRemindersAnswer(partnerName(first, partner.ids[0] ?? ''), all, today, lastDay(today))
  },
  async answer({ agreement, ...asked }) {
    return remindersAnswer(await remindedOf(agreement, asked), remindsOf(agreement), asked.today, lastDay(asked.today))
  },
}
