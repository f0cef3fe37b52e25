/** Bodies (Gremien): too few meetings recorded, meetings every n years, meetings that are only allowed. */
import { type Agreement, type Committee, isExpired, meetingCommittees } from '#src/agreements/lookup.ts'
import { type Basis, derivedFrom } from '#src/agreements/stated.ts'
import { assessCadence, type Cadence, type CadenceFacts } from '#src/calendar/cadence.ts'
import { addDays, firstDayOfYear, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import { atBeginning, type Draft, type PlanContext } from './plan-context.ts'
import { convenerOf } from './recipients.ts'
import { isHint } from './remind-duties.ts'
import { beginningOf } from './stages.ts'

export const committeeReminders = (context: PlanContext): readonly Draft[] =>
  meetingCommittees(context.agreement).flatMap((committee) => {
    const { cadence } = committee
    if (cadence === 'not-stated' || !context.asksFor(committee.id, 'cadence', 'interval', 'meetingHint')) return []
    const dates = context.meetings.filter(({ committeeId }) => committeeId === committee.id).map(({ on }) => on)
    const body = { committee, cadence, dates }
    return context.years.flatMap((year) => {
      if (cadence.everyYears !== undefined) return everyYears(context, body, cadence.everyYears, year)
      if (cadence.modality === 'may') return optional(context, body, year)
      return cadence.regularly ? regularly(context, body, year) : tooFew(context, body, year)
    })
  })

interface Body {
  readonly committee: Committee
  readonly cadence: Cadence & Pick<Committee, 'clause'>
  /** Of its meetings, in order. */
  readonly dates: readonly LocalDate[]
}

/** A body is judged from the first day of its agreement on, and until its last. */
function factsFor({ inForce, ends }: Agreement, { committee, dates }: Body, year: number): CadenceFacts {
  const begins = inForce === 'not-stated' || inForce.from === 'open' ? undefined : inForce.from
  const since = committee.since && firstDayOfYear(committee.since.year)
  const agreementEnd = typeof ends === 'string' ? undefined : ends.on
  return {
    since: since && begins ? (since > begins ? since : begins) : (since ?? begins),
    limitedUntil: committee.limitedUntil?.on ?? agreementEnd,
    lastMeetingBefore: dates.findLast((on) => yearOf(on) < year),
  }
}

const causeOf = (agreement: Agreement, { committee, cadence }: Body) => ({
  agreementId: agreement.id,
  clause: cadence.clause,
  committeeId: committee.id,
})
/** What is recorded, measured by what is agreed. */
const agreed = ({ cadence }: Body): Basis => derivedFrom(cadence.clause)

/** "zweite KoK 2027 noch nicht terminiert": while the cadence itself says that time is short. */
function tooFew(context: PlanContext, body: Body, year: number): readonly Draft[] {
  const { agreement } = context
  const { committee, cadence, dates } = body
  const days = context.preset('cadence', committee.id).months.map((month) => [month, beginningOf(year, month)] as const)
  // All of a year are judged or none: the first one that speaks can be the only one.
  if (!days.some(([, day]) => context.isNear(day))) return []
  const facts = factsFor(agreement, body, year)
  const drafts: Draft[] = []
  for (const [month, day] of days) {
    const { state, binding, expected, held, planned, missing } = assessCadence(cadence, year, dates, day, facts)
    if (state !== 'atRisk' || binding === undefined || expected === undefined) continue
    const noBreach = binding === 'typical' || isHint(agreement, cadence.modality)
    drafts.push(
      ...atBeginning(
        context,
        {
          cause: {
            kind: 'cadence',
            ...causeOf(agreement, body),
            year,
            binding,
            expected,
            recorded: held + planned,
            missing,
          },
          occurrence: String(year),
          basis: agreed(body),
          ...(noBreach && { hint: true as const }),
        },
        `month-${month}`,
        day,
        [convenerOf(committee)],
      ),
    )
    // Of what only should be, once a year is enough.
    if (binding === 'hint') break
  }
  return drafts
}

/** "alle n Jahre": when its year comes, when it runs out, and once a year while the anchor is unknown or it is late. */
function everyYears(context: PlanContext, body: Body, years: number, year: number): readonly Draft[] {
  const { agreement } = context
  const { committee, cadence, dates } = body
  const facts = factsFor(agreement, body, year)
  return context.preset('interval', committee.id).months.flatMap((month, index) => {
    const day = beginningOf(year, month)
    const { state, reason, planned, dueYear } = assessCadence(cadence, year, dates, day, facts)
    const isFirst = index === 0
    const asksForAnchor = reason === 'noAnchor' && planned === 0 && isFirst
    const speaks = state === 'atRisk' || (isFirst && (state === 'open' || state === 'missed')) || asksForAnchor
    if (!speaks) return []
    return atBeginning(
      context,
      {
        cause: { kind: 'interval', ...causeOf(agreement, body), years, ...(dueYear !== undefined && { dueYear }) },
        occurrence: String(year),
        basis: agreed(body),
        ...((asksForAnchor || isHint(agreement, cadence.modality)) && { hint: true as const }),
      },
      asksForAnchor ? `ask-${month}` : `month-${month}`,
      day,
      [convenerOf(committee)],
    )
  })
}

const MONTHS = 12

/** kann, "in der Regel halbjährlich": in the middle of each half-year without a meeting, as a hint. */
function optional(context: PlanContext, body: Body, year: number): readonly Draft[] {
  const { min, times, typical } = body.cadence
  const number = min ?? times ?? typical
  if (number === undefined || number > MONTHS) return []
  const month = (part: number): number => Math.floor((part * MONTHS) / number) + 1
  return Array.from({ length: number }, (_, part) => {
    const to = part + 1 === number ? lastDayOfYear(year) : addDays(firstOf(year, month(part + 1)), -1)
    return hint(context, body, 'may', firstOf(year, month(part)), to, month(part + 0.5))
  }).flat()
}

/** "regelmäßig" names no number; a year without any meeting deserves a hint. */
const regularly = (context: PlanContext, body: Body, year: number): readonly Draft[] =>
  context
    .preset('meetingHint', body.committee.id)
    .months.flatMap((month) => hint(context, body, 'regularly', firstDayOfYear(year), lastDayOfYear(year), month))

function hint(
  context: PlanContext,
  body: Body,
  why: 'may' | 'regularly',
  from: LocalDate,
  to: LocalDate,
  month: number,
): readonly Draft[] {
  const { agreement } = context
  const { committee, dates } = body
  const day = beginningOf(yearOf(from), month)
  const { since } = factsFor(agreement, body, yearOf(from))
  if (dates.some((on) => on >= from && on <= to)) return []
  if (isExpired(committee, day) || (since !== undefined && since > from)) return []
  return atBeginning(
    context,
    {
      cause: { kind: 'meetingHint', ...causeOf(agreement, body), why, from, to },
      occurrence: from,
      basis: agreed(body),
      hint: true,
    },
    `month-${month}`,
    day,
    [convenerOf(committee)],
  )
}

const firstOf = (year: number, month: number): LocalDate =>
  month === 1 ? firstDayOfYear(year) : beginningOf(year, month)
