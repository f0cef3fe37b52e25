/**
 * The plan that follows from one date: everything that has to happen before and after a meeting. Counted in calendar
 * days and never moved to a working day: a later day would take from the time that members were promised.
 */
import { type Agreement, committeeById } from '#src/agreements/lookup.ts'
import { asPresets, type Basis, byEntry, byPreset, derivedFromRecords, fromAgreement } from '#src/agreements/stated.ts'
import { addDays, type LocalDate } from '#src/calendar/local-date.ts'
import type { PresetChange } from '#src/people/preset-change.ts'
import type { Meeting } from './meeting.ts'
import {
  AGENDA_DAYS,
  CALL_FOR_ITEMS_DAYS,
  INVITATION_LEAD_DAYS,
  MINUTES_DUE_DAYS,
  OBJECTION_DAYS,
  PAPERS_LEAD_DAYS,
  SAVE_THE_DATE_LEAD_DAYS,
} from './preset.ts'

/** In the order of time. The last day for each ("spätestens … vorher"); `objections`: to object to the minutes. */
export const milestoneKinds = [
  'saveTheDate',
  'callForItems',
  'itemsClose',
  'invitation',
  'papers',
  'minutes',
  'objections',
] as const
export type MilestoneKind = (typeof milestoneKinds)[number]

/** Schritt im Plan einer Sitzung: what is due before or after it, and on which day. */
export interface Milestone {
  readonly kind: MilestoneKind
  readonly on: LocalDate
  readonly basis: Basis
}

/**
 * How many calendar days, and who says so: somebody recorded it for this body, or a clause does. They are counted
 * before the meeting for `saveTheDate`, `invitation` and `papers`, after it for `minutes`; for `callForItems` before
 * the closing date, for `itemsClose` before the invitation, for `objections` after the day the minutes are due.
 */
export interface AgreedDays {
  readonly days: number
  readonly basis: Basis
}
export type AgreedPlan = Partial<Readonly<Record<MilestoneKind, AgreedDays>>>

/** What somebody set for a body: "lead/<committee>/<milestone>", in calendar days. */
export const leadSubject = (committeeId: string, kind: MilestoneKind): string => `lead/${committeeId}/${kind}`

/**
 * The days that hold for a body instead of our presets: what somebody set for it, and the Ladungsfrist of its agreement.
 * Whoever sets fewer days for the invitation than are agreed is not heard: members were promised them.
 * @param agreement that of the body; absent where it is no longer loaded
 */
export function agreedPlanOf(
  changes: readonly PresetChange[],
  { agreementId, committeeId }: Pick<Meeting, 'agreementId' | 'committeeId'>,
  agreement: Agreement | undefined,
): AgreedPlan {
  const set: AgreedPlan = Object.fromEntries(
    milestoneKinds.flatMap((kind) => {
      const change = changes.find(
        (one) => one.agreementId === agreementId && one.subject === leadSubject(committeeId, kind),
      )
      if (typeof change?.value !== 'number') return []
      return [[kind, { days: change.value, basis: byEntry(change, 'decidedAt') }]]
    }),
  )
  const agreed = agreement && committeeById(agreement, committeeId)?.invitationLead
  return agreed && (set.invitation?.days ?? 0) <= agreed.days
    ? { ...set, invitation: { days: agreed.days, basis: fromAgreement(agreed.clause) } }
    : set
}

const PRESET_DAYS = asPresets<Record<MilestoneKind, number>>({
  saveTheDate: SAVE_THE_DATE_LEAD_DAYS,
  callForItems: CALL_FOR_ITEMS_DAYS,
  itemsClose: AGENDA_DAYS,
  invitation: INVITATION_LEAD_DAYS,
  papers: PAPERS_LEAD_DAYS,
  minutes: MINUTES_DUE_DAYS,
  objections: OBJECTION_DAYS,
})
/** How many days hold for one milestone, and who says so. Counted as `AgreedDays` says. */
export const daysFor = (kind: MilestoneKind, agreed: AgreedPlan): AgreedDays =>
  agreed[kind] ?? { days: PRESET_DAYS[kind], basis: byPreset(PRESET_DAYS[kind]) }

/**
 * Every milestone of a meeting; without `agreed` each is our preset. Presets give way to what was agreed: they
 * never put the save the date after the call for items, nor the papers before the invitation.
 * @throws RangeError for days that are no whole number or negative
 */
export function milestonesOf(meetingOn: LocalDate, agreed: AgreedPlan = {}): readonly Milestone[] {
  const days = (kind: MilestoneKind): number => daysFor(kind, agreed).days
  const before = (on: LocalDate, lead: number): LocalDate => addDays(on, -whole(lead))
  const after = (on: LocalDate, span: number): LocalDate => addDays(on, whole(span))

  const invitation = before(meetingOn, days('invitation'))
  const itemsClose = before(invitation, days('itemsClose'))
  const callForItems = before(itemsClose, days('callForItems'))
  const saveTheDate = before(meetingOn, days('saveTheDate'))
  const papers = before(meetingOn, days('papers'))
  const minutes = after(meetingOn, days('minutes'))
  const on: Readonly<Record<MilestoneKind, LocalDate>> = {
    saveTheDate: agreed.saveTheDate || saveTheDate < callForItems ? saveTheDate : callForItems,
    callForItems,
    itemsClose,
    invitation,
    papers: agreed.papers || papers > invitation ? papers : invitation,
    minutes,
    objections: after(minutes, days('objections')),
  }
  return milestoneKinds.map((kind) => ({ kind, on: on[kind], basis: basisOf(kind, agreed) }))
}

/** What each is counted from, apart from the meeting itself. */
const COUNTED_FROM: Partial<Readonly<Record<MilestoneKind, MilestoneKind>>> = {
  callForItems: 'itemsClose',
  itemsClose: 'invitation',
  objections: 'minutes',
}

/** Our own days, counted from one that somebody set or a clause names, are neither's: the day is computed. */
function basisOf(kind: MilestoneKind, agreed: AgreedPlan): Basis {
  const { basis } = daysFor(kind, agreed)
  const from = COUNTED_FROM[kind]
  if (from === undefined || basis.kind !== 'preset' || basisOf(from, agreed).kind === 'preset') return basis
  return derivedFromRecords(agreed)
}

/** Which days of the plan are others with these lengths than with those, for a meeting on the same day. */
export function movedMilestones(
  meetingOn: LocalDate,
  before: AgreedPlan,
  after: AgreedPlan,
): readonly { readonly was: LocalDate; readonly now: Milestone }[] {
  const old = milestonesOf(meetingOn, before)
  return milestonesOf(meetingOn, after).flatMap((now) => {
    const was = old.find(({ kind }) => kind === now.kind)
    return was && was.on !== now.on ? [{ was: was.on, now }] : []
  })
}

function whole(days: number): number {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`no number of days: ${days}`)
  return days
}
