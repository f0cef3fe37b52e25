/** What every dialog that sets the day of a meeting asks, checks and reads back about it. */
import { type Agreement, agreementById, type Committee, committeeById } from '#src/agreements/lookup.ts'
import { holidayName } from '#src/calendar/holidays.ts'
import { lastInvitationDay } from '#src/calendar/invitation-lead.ts'
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { Look, Objection, ReadBack } from '#src/conversation/dialog.ts'
import type { Field, Sight } from '#src/conversation/field.ts'
import { bodyOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { yesOrNo } from '#src/conversation/fields/yes-no.ts'
import { isUnusualDay, refusedDay } from '#src/meetings/day.ts'
import { type Ending, endOf } from '#src/meetings/ending.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { daysFor, milestonesOf, planOf } from '#src/meetings/milestones.ts'
import { clashingOn } from '#src/meetings/slots.ts'
import * as say from '#src/speech/meetings/meeting-day.ts'
import { milestonePlan } from '#src/speech/meetings/milestones.ts'
import { invitationBy, invitationOverdue, jointMeetings, noLead } from '#src/speech/meetings/plan-meeting.ts'
import { endDropped } from '#src/speech/parts/fields.ts'

/** A body of an agreement. */
export interface BodyOf {
  readonly agreement: Agreement
  readonly committee: Committee
}

/** Undefined where its agreement is no longer loaded. */
export function bodyKnown(
  { agreementId, committeeId }: Pick<Meeting, 'agreementId' | 'committeeId'>,
  { shelf }: Pick<Sight, 'shelf'>,
): BodyOf | undefined {
  const agreement = agreementById(shelf, agreementId)
  const committee = agreement && committeeById(agreement, committeeId)
  return agreement && committee && { agreement, committee }
}

/** @throws Error if there is no such body: the fields have checked that it exists */
export function bodyFrom(agreementId: string, committeeId: string, sight: Pick<Sight, 'shelf'>): BodyOf {
  const known = bodyKnown({ agreementId, committeeId }, sight)
  if (!known) throw new Error(`unknown body: ${agreementId}/${committeeId}`)
  return known
}

/** Is the day that was named a weekend or a holiday there? */
export const isUnusual = (agreementId: string | undefined, on: LocalDate | undefined, sight: Sight): boolean => {
  const agreement = agreementId === undefined ? undefined : agreementById(sight.shelf, agreementId)
  return agreement !== undefined && on !== undefined && isUnusualDay(on, agreement.land)
}

/** "… ist ein Feiertag. Wirklich?" @param agreementOf the agreement whose Land has the holiday */
export const unusualDay = <A extends { readonly date?: LocalDate }>(
  agreementOf: (sight: Sight<A>) => string | undefined,
): Field<boolean, A> =>
  yesOrNo(say.unusualDayLabel(), (sight: Sight<A>) => {
    const { date } = sight.answers
    const agreement = agreementById(sight.shelf, agreementOf(sight) ?? '')
    return date === undefined ? '' : say.askUnusualDay(date, agreement && holidayName(date, agreement.land))
  })

export const isDayConfirmed = async ({
  unusualDay,
}: {
  readonly unusualDay?: boolean
}): Promise<Objection | undefined> => (unusualDay === false ? { field: 'date', because: say.anotherDay() } : undefined)

/** @param itself id of the meeting that is moved */
export async function dayObjection(
  body: BodyOf,
  on: LocalDate,
  at: LocalTime,
  { now }: Sight,
  { meetings }: Look,
  itself?: string,
): Promise<Objection | undefined> {
  const { agreement, committee } = body
  const sameDay = await meetings.between(agreement.id, on, on)
  const refusal = refusedDay({ agreement, committee, on, at }, now, sameDay, itself)
  const field = refusal?.because === 'begun' || refusal?.because === 'skippedHour' ? 'time' : 'date'
  return refusal && { field, because: say.refusedDay(refusal, agreement, committee, at) }
}

/** When the meeting begins that a dialog asks for. */
export const timeSaid = ({ answers }: Sight<{ readonly time?: LocalTime }>): LocalTime | undefined => answers.time

/** When it ends; undefined where nobody said so, or as it cannot (see `endObjection`). */
export function endsAtOf(at: LocalTime, end: Ending | undefined): LocalTime | undefined {
  const ended = endOf(at, end)
  return ended.ok ? ended.endsAt : undefined
}

/** The beginning may have been changed after the end was said. */
export function endObjection(at: LocalTime, end: Ending | undefined): Objection | undefined {
  const ended = endOf(at, end)
  return ended.ok ? undefined : { field: 'end', because: endDropped(ended) }
}

/** Other bodies with the same partners on that day: possible, but nobody should plan it unseen. */
export async function clashNotes(
  body: BodyOf,
  on: LocalDate,
  sight: Sight,
  { meetings }: Look,
): Promise<readonly string[]> {
  const recorded = await meetings.onDays(on, on)
  const others = clashingOn(on, body, recorded, (one) => bodyKnown(one, sight)).filter(
    (one) => one.agreementId !== body.agreement.id || one.committeeId !== body.committee.id,
  )
  return others.map((one) => say.clash(bodyOf(one, sight), one))
}

/** What follows from a day: until when to invite, what else has to happen from now on, what a joint session needs. */
export function consequences(
  { agreement, committee }: BodyOf,
  on: LocalDate,
  { today, presets }: Pick<Sight, 'today' | 'presets'>,
): Required<Pick<ReadBack, 'statements' | 'groups' | 'notes'>> {
  const plan = planOf(presets, agreement.id, committee.id)
  const { days: leadDays, basis } = daysFor('invitation', plan)
  const inviteBy = lastInvitationDay(on, { leadDays }, 'atLatest')
  const others = milestonesOf(on, plan).filter((one) => one.kind !== 'invitation' && one.on >= today)
  return {
    groups: milestonePlan(others),
    statements: [invitationBy(inviteBy, leadDays, basis), ...jointMeetings(agreement, committee)],
    notes: [...(inviteBy < today ? [invitationOverdue()] : []), noLead(agreement)],
  }
}
