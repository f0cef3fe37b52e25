/** Duties (Pflichten): those with a day, those whose day is not agreed, and the figures of a Stichtag. */
import type { Agreement, Duty } from '#src/agreements/lookup.ts'
import { byPreset, fromAgreement } from '#src/agreements/stated.ts'
import { yearlyDueOn } from '#src/calendar/deadline.ts'
import { addDays, type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import { type Occurrence, occurrencesIn } from './occurrence.ts'
import { atBeginning, type Draft, ladder, type PlanContext } from './plan-context.ts'
import { debtorsOf, secretariatOf } from './recipients.ts'
import { beginningOf, PRESETS } from './stages.ts'

export function dutyReminders(context: PlanContext): readonly Draft[] {
  const { agreement, years } = context
  const duties = agreement.duties.filter(({ id }) => context.asksFor(id, 'duty', 'undatedDuty', 'referenceDate'))
  return years.flatMap((year) =>
    occurrencesIn(agreement, year, duties).flatMap((one) =>
      context.isFulfilled(one.duty.id, year) ? [] : occurrenceReminders(context, one),
    ),
  )
}

/** soll and kann are no breach, nor is anything in a document by which somebody binds only himself. */
export const isHint = (agreement: Agreement, modality: Duty['modality']): boolean =>
  modality !== 'must' || agreement.status.state === 'selfCommitment'

function occurrenceReminders(context: PlanContext, one: Occurrence): readonly Draft[] {
  const { agreement } = context
  const { duty, year } = one
  const cause = { agreementId: agreement.id, clause: duty.clause, dutyId: duty.id, year }
  const common = { basis: fromAgreement(duty.clause), ...(isHint(agreement, duty.modality) && { hint: true as const }) }
  const chosen = context.chosenDay(duty.id, year)
  const dueOn = one.dueOn?.value ?? chosen
  if (dueOn === undefined) return isOpenQuestion(agreement, duty) ? questions(context, one) : []
  // "Erstmals zum 31.03.2021", in force since June: what lies before the agreement binds nobody.
  if (isBeforeInForce(agreement, dueOn)) return []
  const shift = one.shiftedTo?.value
  return [
    ...ladder(context, {
      ...common,
      cause: { kind: 'duty', ...cause },
      occurrence: dueOn,
      dueOn,
      // That somebody names a day where none is agreed is our way of doing it.
      basis: one.dueOn?.basis ?? byPreset(PRESETS.undatedDuty),
      ...(shift && { legalShift: shift }),
      to: debtorsOf(duty),
      escalatesTo: secretariatOf(agreement),
    }),
    ...preparation(context, one, dueOn),
  ]

  function preparation(inSight: PlanContext, { referenceDate }: Occurrence, due: LocalDate): readonly Draft[] {
    if (!duty.referenceDate) return []
    const { day } = duty.referenceDate
    const stated = referenceDate?.value
    // Which year's figures are meant may be open; that they can be prepared after such a day is not.
    const latest = stated ?? latestBefore(day, due)
    return atBeginning(
      inSight,
      {
        ...common,
        // That the figures are prepared early is our way of doing it.
        basis: byPreset(PRESETS.referenceDate),
        cause: { kind: 'referenceDate', ...cause, day, ...(stated && { referenceDate: stated }) },
        occurrence: due,
        dueOn: due,
      },
      'prepare',
      afterReference(latest),
      debtorsOf(duty),
    )
  }
}

/** Once at the beginning of the year, and again in autumn, while nobody has named a day. */
function questions(context: PlanContext, { duty, year }: Occurrence): readonly Draft[] {
  const { agreement } = context
  const cause = {
    kind: 'undatedDuty',
    agreementId: agreement.id,
    clause: duty.clause,
    dutyId: duty.id,
    year,
  } as const
  const months = context.preset('undatedDuty', duty.id).months
  return months.flatMap((month) =>
    atBeginning(
      context,
      {
        cause,
        occurrence: String(year),
        // The document wants a day of nobody: to ask for one is our way of doing it.
        basis: byPreset(PRESETS.undatedDuty),
        ...(isHint(agreement, duty.modality) && { hint: true as const }),
      },
      `ask-${month}`,
      beginningOf(year, month),
      debtorsOf(duty),
    ),
  )
}

/** "einmal jährlich" without a day; "alle n Jahre" without a start, unless a body or a review stands for it. */
function isOpenQuestion(agreement: Agreement, duty: Duty): boolean {
  if (duty.due.kind === 'yearlyUndated') return true
  if (duty.due.kind !== 'everyYears') return false
  const shares = (clause: readonly string[]): boolean => clause.some((one) => duty.clause.includes(one))
  return !(
    agreement.reviewCycles.some((cycle) => shares(cycle.clause)) ||
    agreement.committees.some(
      ({ cadence }) => cadence !== 'not-stated' && cadence.everyYears !== undefined && shares(cadence.clause),
    )
  )
}

function isBeforeInForce({ inForce }: Agreement, on: LocalDate): boolean {
  return inForce !== 'not-stated' && inForce.from !== 'open' && on < inForce.from
}

/** The last such day of a year that lies before the due date. */
function latestBefore(dayOfYear: string, due: LocalDate): LocalDate {
  const sameYear = yearlyDueOn(dayOfYear, yearOf(due))
  return sameYear < due ? sameYear : yearlyDueOn(dayOfYear, yearOf(due) - 1)
}

/** A Stichtag at the end of a year: when the offices are back in January. */
function afterReference(reference: LocalDate): LocalDate {
  const next = addDays(reference, 1)
  const january = beginningOf(yearOf(next), 1)
  return next.endsWith('-01-01') ? january : next
}
