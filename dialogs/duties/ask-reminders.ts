import { type Agreement, currentAgreements, partnerName } from '#src/agreements/lookup.ts'
import { addDays, addYears, firstDayOfYear, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion, Asked } from '#src/conversation/question.ts'
import { knownFacts } from '#src/duties/known-facts.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import { reminderPlan, remindsOf } from '#src/duties/reminder-plan.ts'
import { MEETING_ANCHOR_YEARS } from '#src/meetings/preset.ts'
import type { NamedCommittee } from '#src/meetings/register.ts'
import { remindedMilestones } from '#src/meetings/reminded-milestones.ts'
import {
  ownRemindersAnswer,
  partnerRemindersAnswer,
  type Reminded,
  remindersAnswer,
} from '#src/speech/duties/reminders.ts'
import { withUnavailable } from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { type OwnAgreement, ownAgreements } from './parts/own-agreements.ts'

const PRESETS = { anchorYears: MEETING_ANCHOR_YEARS, milestones: remindedMilestones }

interface DaySpan {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** What is planned further ahead than this depends on too much. */
const AHEAD_YEARS = 10

/** The coming twelve months, today included; a year that was asked for, as far as it is still to come. */
function spanOf({ mentions: { year }, today }: Asked): DaySpan {
  if (year === undefined || year < yearOf(today) || year > yearOf(today) + AHEAD_YEARS)
    return { from: today, to: addDays(addYears(today, 1), -1) }
  return { from: year === yearOf(today) ? today : firstDayOfYear(year), to: lastDayOfYear(year) }
}

/** From the same facts as what will be sent. Tasks quote minutes: only whoever may read those sees them, and of no draft. */
async function remindedOf(agreement: Agreement, asked: Asked, span: DaySpan): Promise<Reminded> {
  const known = await knownFacts(asked, [agreement], span, PRESETS, asked.at)
  const readable = await readableTasks(agreement, asked)
  const reminders = reminderPlan({
    ...known,
    installed: asked.shelf.agreements,
    tasks: (known.tasks ?? []).filter(({ id }) => readable.has(id)),
  })
  return { agreement, reminders }
}

/** Ids of the lines that give the open tasks of the bodies whose minutes this person may read. */
async function readableTasks(
  { id: agreementId }: Agreement,
  { registers, isAllowed }: Asked,
): Promise<ReadonlySet<string>> {
  const bodies: NamedCommittee[] = []
  for (const body of await registers.bodies('task'))
    if (body.agreementId === agreementId && (await isAllowed('reminder.read', body))) bodies.push(body)
  return new Set((await registers.tasks({ bodies, only: 'open' })).map(({ line }) => line.id))
}

/** Those that would reach the asking person, as everybody is in office and there today. */
async function ownReminders(own: readonly OwnAgreement[], asked: Asked): Promise<Reply | undefined> {
  const { directory, person, today, from, text } = asked
  const span = spanOf(asked)
  const all: Reminded[] = []
  for (const { agreement } of own) {
    const holdings = await directory.holdingsIn(agreement.id)
    const { reminders } = await remindedOf(agreement, asked, span)
    const theirs = reminders.filter((one) =>
      toldPersons(one, agreement, holdings, [], today).some((told) => told.person === person.id),
    )
    if (theirs.length > 0) all.push({ agreement, reminders: theirs })
    await asked.breathe()
  }
  return all.length === 0 ? undefined : ownRemindersAnswer(all, span, { from, said: text })
}

/**
 * "/erinnerungen": who is reminded of what in the coming twelve months, first of what the asking person is; with a partner,
 * over all its agreements.
 */
export const askReminders: AgreementQuestion = {
  about: 'agreement',
  async acrossAgreements(asked) {
    const { mentions, shelf, today, from, text } = asked
    const own = await ownAgreements(asked)
    if (own.length > 0) return ownReminders(own, asked)
    const [partner] = mentions.partners
    if (mentions.regions.length > 0 || !partner) return undefined
    const theirs = currentAgreements(shelf, today).filter((agreement) =>
      agreement.partners.some(({ id }) => partner.ids.includes(id)),
    )
    const [first] = theirs
    // With a broken file there may be more: the answer must stay the partner's, and say so.
    if (!first || (theirs.length < 2 && shelf.unavailable.length === 0)) return undefined
    const span = spanOf(asked)
    const all: Reminded[] = []
    for (const agreement of theirs) {
      const { reminders } = await remindedOf(agreement, asked, span)
      const own = reminders.filter(
        ({ recipient }) => recipient.kind === 'partner' && partner.ids.includes(recipient.partner),
      )
      all.push({ agreement, reminders: own })
      await asked.breathe()
    }
    return withUnavailable(
      partnerRemindersAnswer(partnerName(first, partner.ids[0] ?? ''), all, span, { from, said: text }),
      shelf.unavailable,
    )
  },
  async answer({ agreement, ...asked }) {
    const span = spanOf(asked)
    return remindersAnswer(await remindedOf(agreement, asked, span), remindsOf(agreement), span.from, span.to)
  },
}
