/**
 * The reminder plan: every reminder of any span of days, from agreements, meetings and tasks. A pure function of what is
 * known today: planning again gives the same keys, and two spans side by side are the same as one over both.
 */
import { type Agreement, demandsAnything } from '#src/agreements/lookup.ts'
import { addDays, type Instant, type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import { subjectOf } from './cause.ts'
import { causeId, EVERYTHING, type PlanScope } from './change.ts'
import type { Fulfilment } from './fulfilment.ts'
import { LONGEST_BREAK_DAYS, officeHours } from './office-hours.ts'
import type { Draft, MilestoneDue, PlanContext, RecordedMeeting, RecordedTerm, TaskDue } from './plan-context.ts'
import { endReminders, noticeReminders, reviewReminders } from './remind-agreement.ts'
import { committeeReminders } from './remind-committees.ts'
import { dutyReminders } from './remind-duties.ts'
import { meetingReminders, taskReminders } from './remind-recorded.ts'
import { secretariatReminders } from './remind-secretariat.ts'
import { type Reminder, recipientKey } from './reminder.ts'
import { oncePerDay } from './repeat.ts'
import { type Overrides, presetFor } from './stages.ts'

export interface ReminderFacts {
  /** Those that are reminded of. */
  readonly agreements: readonly Agreement[]
  /** All of the installation: a successor ends the reminders of what it replaces. Absent: there are no others. */
  readonly installed?: readonly Agreement[]
  /** Of every year touched by the span, and the ten before it for bodies that meet every few years. */
  readonly meetings?: readonly RecordedMeeting[]
  /** `dutyId` may also be the id of a review, or `notice` for the answered question of that year. */
  readonly fulfilments?: readonly { readonly agreementId: string; readonly dutyId: string; readonly year: number }[]
  readonly tasks?: readonly TaskDue[]
  /** Persons whose answer to an invitation is missing, by the id of the meeting. */
  readonly unanswered?: ReadonlyMap<string, readonly string[]>
  /** Each debtor's own record, beside those that hold for everybody: whoever has done its part is not reminded. */
  readonly recorded?: readonly Fulfilment[]
  /** Days that debtors chose for duties without one. */
  readonly chosenDays?: readonly {
    readonly agreementId: string
    readonly dutyId: string
    readonly year: number
    readonly dueOn: LocalDate
  }[]
  readonly terms?: readonly RecordedTerm[]
  /** The steps of a recorded meeting that are reminded of; absent: none are. */
  readonly milestones?: (meeting: RecordedMeeting) => readonly MilestoneDue[]
  /** Which reminders are planned; absent: all. */
  readonly scope?: PlanScope
  /** Changed defaults. */
  readonly presets?: Overrides
  /** First and last day, both included, on which a reminder is sent. */
  readonly from: LocalDate
  readonly to: LocalDate
}

/** @returns by the moment of sending; at the same moment in the order of the agreements */
export function reminderPlan(facts: ReminderFacts): readonly Reminder[] {
  const { agreements, installed = agreements, from, to } = facts
  const isPartial = facts.scope?.topics !== undefined
  const sendingFor = officeHours()
  const contextOf = contextsOn(facts)
  const moments = new Map<Instant, Reminder[]>()
  for (const agreement of agreements) {
    const { first, last } = lifeOf(agreement, installed)
    const begin = first !== undefined && first > from ? first : from
    const end = last !== undefined && last < to ? last : to
    if (begin > end) continue
    const own: Reminder[] = []
    const context = contextOf(agreement)
    for (const draft of draftsOf(context)) {
      // A rule may draft more than was asked for, e.g. the figures of a Stichtag beside the duty.
      if (isPartial && !context.asksFor(causeId(draft.due.cause), draft.due.cause.kind)) continue
      if (isOwnPartDone(context, draft)) continue
      const { due, shift, ...rest } = draft
      const { stageOn, at } = rest
      const { on, sendAt } = sendingFor(stageOn, shift, agreement.land, at)
      if (on < begin || on > end) continue
      own.push({ ...due, ...rest, on, sendAt, key: keyOf(draft) })
    }
    for (const reminder of oncePerDay(own)) {
      const others = moments.get(reminder.sendAt)
      if (others) others.push(reminder)
      else moments.set(reminder.sendAt, [reminder])
    }
  }
  return [...moments.keys()].sort().flatMap((sendAt) => moments.get(sendAt) ?? [])
}

const keyOf = ({ due: { cause, occurrence }, stage, recipient }: Draft): string =>
  `${cause.agreementId}/${cause.kind}/${subjectOf(cause)}/${occurrence}/${stage}/${recipientKey(recipient)}`

/** Of no use to one of several debtors who has done its part. */
const isOwnPartDone = (context: PlanContext, { due: { cause }, recipient }: Draft): boolean =>
  recipient.kind === 'partner' && 'dutyId' in cause && context.hasDonePart(cause.dutyId, cause.year, recipient.partner)

/** Each reminder of an agreement that binds somebody; of any other only what was recorded under it. */
function* draftsOf(context: PlanContext): Generator<Draft> {
  if (remindsOf(context.agreement)) {
    yield* dutyReminders(context)
    yield* committeeReminders(context)
    yield* secretariatReminders(context)
    yield* noticeReminders(context)
    yield* endReminders(context)
    yield* reviewReminders(context)
  }
  yield* meetingReminders(context)
  yield* taskReminders(context)
}

/** Only of what still holds and demands something. */
export const remindsOf = (agreement: Agreement): boolean =>
  agreement.status.state !== 'ended' && demandsAnything(agreement)

/** From the first day in force to the last, or to the day before the successor begins. */
function lifeOf(
  { inForce, ends, supersededBy }: Agreement,
  all: readonly Agreement[],
): { first: LocalDate | undefined; last: LocalDate | undefined } {
  const begins = (given: Agreement['inForce'] | undefined): LocalDate | undefined =>
    given === undefined || given === 'not-stated' || given.from === 'open' ? undefined : given.from
  const successor = supersededBy === undefined ? undefined : all.find(({ id }) => id === supersededBy)
  const replacedOn = begins(successor?.inForce)
  const lasts = [typeof ends === 'string' ? [] : ends.on, replacedOn ? addDays(replacedOn, -1) : []].flat()
  return { first: begins(inForce), last: lasts.toSorted()[0] }
}

/** A day that is over counts until somebody says that the body did not meet: what is planned says what is not scheduled yet. */
const NOT_TAKING_PLACE: readonly string[] = ['cancelled', 'notHeld']

function contextsOn(facts: ReminderFacts): (agreement: Agreement) => PlanContext {
  const { from, to, presets = new Map(), scope = EVERYTHING } = facts
  const earliest = addDays(from, -LONGEST_BREAK_DAYS)
  const latest = addDays(to, LONGEST_BREAK_DAYS)
  // What was due last year may be overdue, what is due next year may be announced: no preset reaches further.
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 3 }, (_, at) => yearOf(from) - 1 + at)
  const meetings = byAgreement((facts.meetings ?? []).filter(({ state }) => !NOT_TAKING_PLACE.includes(state)))
  const tasks = byAgreement(facts.tasks ?? [])
  const terms = byAgreement(facts.terms ?? [])
  const place = (agreementId: string, dutyId: string, year: number) => `${agreementId}/${dutyId}/${year}`
  const fulfilled = new Set(
    (facts.fulfilments ?? []).map(({ agreementId, dutyId, year }) => place(agreementId, dutyId, year)),
  )
  const parts = new Set(
    (facts.recorded ?? []).flatMap(({ agreementId, dutyId, year, partnerId }) =>
      partnerId === undefined ? [] : [`${place(agreementId, dutyId, year)}/${partnerId}`],
    ),
  )
  const fulfilledYears = byAgreement(facts.fulfilments ?? [])
  const chosen = new Map(
    (facts.chosenDays ?? []).map(({ agreementId, dutyId, year, dueOn }) => [place(agreementId, dutyId, year), dueOn]),
  )
  return (agreement) => ({
    agreement,
    years,
    meetings: (meetings.get(agreement.id) ?? []).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    milestones: facts.milestones ?? (() => []),
    tasks: tasks.get(agreement.id) ?? [],
    unanswered: facts.unanswered ?? new Map(),
    terms: terms.get(agreement.id) ?? [],
    isNear: (day) => day >= earliest && day <= latest,
    asksFor: scope.asksFor,
    hasDonePart: (dutyId, year, partner) => parts.has(`${place(agreement.id, dutyId, year)}/${partner}`),
    isFulfilled: (subject, year) => fulfilled.has(place(agreement.id, subject, year)),
    lastFulfilled: (subject) => {
      const done = (fulfilledYears.get(agreement.id) ?? []).filter(({ dutyId }) => dutyId === subject)
      return done.length === 0 ? undefined : Math.max(...done.map(({ year }) => year))
    },
    chosenDay: (dutyId, year) => chosen.get(place(agreement.id, dutyId, year)),
    preset: (kind, subject) => presetFor(presets, agreement.id, kind, subject),
  })
}

function byAgreement<T extends { readonly agreementId: string }>(all: readonly T[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const others = found.get(one.agreementId)
    if (others) others.push(one)
    else found.set(one.agreementId, [one])
  }
  return found
}
