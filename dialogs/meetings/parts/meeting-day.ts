/** What every dialog that sets the day of a meeting asks, checks and reads back about it. */
import { type Agreement, agreementById, type Committee, committeeById } from '#src/agreements/lookup.ts'
import { holidayName } from '#src/calendar/holidays.ts'
import { lastInvitationDay } from '#src/calendar/invitation-lead.ts'
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { DialogReaders, Objection, ReadBack } from '#src/conversation/dialog.ts'
import type { DialogContext, Field } from '#src/conversation/field.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { yesOrNo } from '#src/conversation/fields/yes-no.ts'
import { dayRefusal, isUnusualDay } from '#src/meetings/day.ts'
import { type Ending, endOf } from '#src/meetings/ending.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { agreedPlanOf, daysFor, milestonesOf } from '#src/meetings/milestones.ts'
import { clashingOn } from '#src/meetings/slots.ts'
import * as say from '#src/speech/meetings/meeting-day.ts'
import { milestonePlan } from '#src/speech/meetings/milestones.ts'
import {
  invitationAgreed,
  invitationBy,
  invitationOverdue,
  jointMeetings,
  noLead,
} from '#src/speech/meetings/plan-meeting.ts'
import { endDropped } from '#src/speech/parts/fields.ts'

/** A body of an agreement. */
export interface AgreementCommittee {
  readonly agreement: Agreement
  readonly committee: Committee
}

/** Undefined where its agreement is no longer loaded. */
export function findCommittee(
  { agreementId, committeeId }: Pick<Meeting, 'agreementId' | 'committeeId'>,
  { shelf }: Pick<DialogContext, 'shelf'>,
): AgreementCommittee | undefined {
  const agreement = agreementById(shelf, agreementId)
  const committee = agreement && committeeById(agreement, committeeId)
  return agreement && committee && { agreement, committee }
}

/** @throws Error if there is no such body: the fields have checked that it exists */
export function requireCommittee(
  agreementId: string,
  committeeId: string,
  context: Pick<DialogContext, 'shelf'>,
): AgreementCommittee {
  const known = findCommittee({ agreementId, committeeId }, context)
  if (!known) throw new Error(`unknown body: ${agreementId}/${committeeId}`)
  return known
}

/** Is the day that was named a weekend or a holiday there? */
export const isUnusual = (
  agreementId: string | undefined,
  on: LocalDate | undefined,
  context: DialogContext,
): boolean => {
  const agreement = agreementId === undefined ? undefined : agreementById(context.shelf, agreementId)
  return agreement !== undefined && on !== undefined && isUnusualDay(on, agreement.land)
}

/** "… ist ein Feiertag. Wirklich?" @param agreementOf the agreement whose Land has the holiday */
export const unusualDay = <A extends { readonly date?: LocalDate }>(
  agreementOf: (context: DialogContext<A>) => string | undefined,
): Field<boolean, A> =>
  yesOrNo(say.unusualDayLabel(), (context: DialogContext<A>) => {
    const { date } = context.answers
    const agreement = agreementById(context.shelf, agreementOf(context) ?? '')
    return date === undefined ? '' : say.askUnusualDay(date, agreement && holidayName(date, agreement.land))
  })

export const isDayConfirmed = async ({
  unusualDay,
}: {
  readonly unusualDay?: boolean
}): Promise<Objection<'date'> | undefined> =>
  unusualDay === false ? { field: 'date', because: say.anotherDay() } : undefined

/** @param itself id of the meeting that is moved */
export async function dayObjection(
  body: AgreementCommittee,
  on: LocalDate,
  at: LocalTime,
  { now }: DialogContext,
  { meetings }: DialogReaders,
  itself?: string,
): Promise<Objection<'date' | 'time'> | undefined> {
  const { agreement, committee } = body
  const sameDay = await meetings.between(agreement.id, on, on)
  const refusal = dayRefusal({ agreement, committee, on, at }, now, sameDay, itself)
  const field = refusal?.because === 'begun' || refusal?.because === 'skippedHour' ? 'time' : 'date'
  return refusal && { field, because: say.refusedDay(refusal, agreement, committee, at) }
}

/** When the meeting begins that a dialog asks for. */
export const timeSaid = ({ answers }: DialogContext<{ readonly time?: LocalTime }>): LocalTime | undefined =>
  answers.time

/** When it ends; undefined where nobody said so, or as it cannot (see `endObjection`). */
export function endsAtOf(at: LocalTime, end: Ending | undefined): LocalTime | undefined {
  const ended = endOf(at, end)
  return ended.ok ? ended.endsAt : undefined
}

/** The beginning may have been changed after the end was said. */
export function endObjection(at: LocalTime, end: Ending | undefined): Objection<'end'> | undefined {
  const ended = endOf(at, end)
  return ended.ok ? undefined : { field: 'end', because: endDropped(ended) }
}

/** Other bodies with the same partners on that day: possible, but nobody should plan it unseen. */
export async function clashNotes(
  body: AgreementCommittee,
  on: LocalDate,
  context: DialogContext,
  { meetings }: DialogReaders,
): Promise<readonly string[]> {
  const recorded = await meetings.onDays(on, on)
  const others = clashingOn(on, body, recorded, (one) => findCommittee(one, context)).filter(
    (one) => one.agreementId !== body.agreement.id || one.committeeId !== body.committee.id,
  )
  return others.map((one) => say.clash(committeeNameOf(one, context), one))
}

/** What follows from a day: until when to invite, what else has to happen from now on, what a joint session needs. */
export function consequences(
  { agreement, committee }: AgreementCommittee,
  on: LocalDate,
  { today, presets }: Pick<DialogContext, 'today' | 'presets'>,
): Required<Pick<ReadBack, 'statements' | 'groups' | 'notes'>> {
  const plan = agreedPlanOf(presets, { agreementId: agreement.id, committeeId: committee.id }, agreement)
  const { days: leadDays, basis } = daysFor('invitation', plan)
  const inviteBy = lastInvitationDay(on, { leadDays }, 'atLatest')
  const agreed = committee.invitationLead
  const others = milestonesOf(on, plan).filter((one) => one.kind !== 'invitation' && one.on >= today)
  return {
    groups: milestonePlan(others),
    statements: [
      invitationBy(inviteBy, leadDays, basis),
      // More days of one's own do not move the day that was agreed.
      ...(agreed && agreed.days < leadDays
        ? [invitationAgreed(lastInvitationDay(on, { leadDays: agreed.days }, 'atLatest'), agreed)]
        : []),
      ...jointMeetings(committee),
    ],
    notes: [...(inviteBy < today ? [invitationOverdue(basis)] : []), ...noLead(agreement, committee)],
  }
}
