/** The steps of a meeting's plan that reminders are about. */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { Basis } from '#src/agreements/stated.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { PresetChange } from '#src/people/preset-change.ts'
import type { Meeting } from './meeting.ts'
import { agreedPlanOf, milestonesOf } from './milestones.ts'

/** Saving the date is what planning does, items may come late, and nobody must object. */
const REMINDED = ['callForItems', 'invitation', 'papers', 'minutes'] as const

/** @param changes what the body set instead of our presets */
export const remindedMilestones = (
  meeting: Pick<Meeting, 'on' | 'agreementId' | 'committeeId'>,
  changes: readonly PresetChange[],
  agreement: Agreement | undefined,
): readonly { readonly milestone: (typeof REMINDED)[number]; readonly dueOn: LocalDate; readonly basis: Basis }[] => {
  const plan = milestonesOf(meeting.on, agreedPlanOf(changes, meeting, agreement))
  return REMINDED.flatMap((milestone) => {
    const step = plan.find(({ kind }) => kind === milestone)
    return step ? [{ milestone, dueOn: step.on, basis: step.basis }] : []
  })
}
