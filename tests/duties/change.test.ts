/** A change makes no reminder another one but those of its topics; and a plan of these is the part of the whole plan. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, instant, localDate } from '#src/calendar/local-date.ts'
import {
  causeId,
  EVERYTHING,
  type PlanChange,
  type PlanScope,
  reachesOthers,
  scopeOf,
  topicOf,
} from '#src/duties/change.ts'
import type { RecordedMeeting } from '#src/duties/plan-context.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import type { ReminderFacts } from '#src/duties/reminder-plan.ts'
import { stageOverrides } from '#src/duties/stages.ts'
import { always } from '../calendar/days.ts'
import { gg, kassel, meetingOn, mkk, nord, planOf, taskDue } from './planned.ts'

const FROM = localDate('2027-03-01')
const TO = localDate('2027-12-31')
/** Each draws five plans of four agreements. */
const RUNS = 15
const of = [kassel, mkk, gg, nord]
const anyDay = fc.integer({ min: -60, max: 500 }).map((days) => addDays(FROM, days))
const bodies = of.flatMap((agreement) => agreement.committees.map(({ id }) => ({ agreement, committee: id })))
const anyMeeting = fc
  .tuple(fc.constantFrom(...bodies), anyDay, fc.constantFrom('planned', 'invited', 'held', 'cancelled'))
  .map(([{ agreement, committee }, on, state]) => meetingOn(agreement, committee, on, state))
const anyTask = fc.tuple(fc.constantFrom(...of), anyDay).map(([agreement, dueOn]) => taskDue(agreement, dueOn))
const owed = [kassel, mkk].flatMap(({ id: agreementId, duties }) =>
  duties
    .filter(({ due }) => due.kind === 'deadline')
    .map(({ id: dutyId, debtors }) => ({ agreementId, dutyId, debtors })),
)
const reviews = of.flatMap(({ id: agreementId, reviewCycles }) =>
  reviewCycles.map(({ id: dutyId }) => ({ agreementId, dutyId })),
)
const notices = [kassel, mkk].map(({ id: agreementId }) => ({ agreementId, dutyId: 'notice' }))
const anyDone = fc
  .tuple(fc.constantFrom(...owed, ...reviews, ...notices), fc.constantFrom(2026, 2027))
  .map(([{ agreementId, dutyId }, year]) => ({ agreementId, dutyId, year }))
const undated = of.flatMap(({ id: agreementId, duties: owed }) =>
  owed.filter(({ due }) => due.kind === 'yearlyUndated').map(({ id: dutyId }) => ({ agreementId, dutyId, year: 2027 })),
)
const anyChosen = fc.tuple(fc.constantFrom(...undated), anyDay).map(([one, dueOn]) => ({ ...one, dueOn }))
const anyPart = fc.constantFrom(...owed).map(({ debtors, ...one }) => ({
  ...one,
  year: 2027,
  id: 'f',
  partnerId: debtors[0] ?? '',
  doneOn: FROM,
  recordedBy: 'p' as never,
  recordedAt: instant('2027-01-01T08:00:00Z'),
}))
const anyStages = fc
  .tuple(fc.constantFrom(...owed), fc.constantFrom(['6w'], ['2w', 'day'], ['1m', '5d']))
  .map(([{ agreementId, dutyId }, value]) => ({
    agreementId,
    subject: `stages/${dutyId}`,
    value,
    decidedAt: instant('2027-01-01T08:00:00Z'),
  }))

const run = of.flatMap((agreement) =>
  agreement.committees.flatMap(({ id, secretariat }) => (secretariat ? [{ agreement, committee: id }] : [])),
)
const anyTerm = fc
  .tuple(fc.constantFrom(...run), anyDay, fc.option(fc.nat(400)))
  .map(([{ agreement, committee }, from, days]) => ({
    agreementId: agreement.id,
    committeeId: committee,
    holder: agreement.partners[0]?.id ?? '',
    from,
    ...(days !== null && { to: addDays(from, days) }),
    recordedAt: instant('2027-01-01T08:00:00Z'),
  }))

type Stages = typeof anyStages extends fc.Arbitrary<infer T> ? T : never
interface World {
  readonly meetings: readonly RecordedMeeting[]
  readonly tasks: NonNullable<ReminderFacts['tasks']>
  readonly fulfilments: NonNullable<ReminderFacts['fulfilments']>
  readonly recorded: NonNullable<ReminderFacts['recorded']>
  readonly chosenDays: NonNullable<ReminderFacts['chosenDays']>
  readonly unanswered: ReadonlyMap<string, readonly string[]>
  readonly stages: readonly Stages[]
  readonly terms: NonNullable<ReminderFacts['terms']>
}
const withOwnId = { selector: ({ id, agreementId }: { id: string; agreementId: string }) => `${agreementId} ${id}` }
const anyWorld: fc.Arbitrary<World> = fc.record({
  meetings: fc.uniqueArray(anyMeeting, { ...withOwnId, maxLength: 12 }),
  tasks: fc.uniqueArray(anyTask, { ...withOwnId, maxLength: 4 }),
  fulfilments: fc.array(anyDone, { maxLength: 4 }),
  recorded: fc.array(anyPart, { maxLength: 4 }),
  chosenDays: fc.array(anyChosen, { maxLength: 3 }),
  unanswered: fc.constant(new Map()),
  stages: fc.array(anyStages, { maxLength: 3 }),
  terms: fc.array(anyTerm, { maxLength: 3 }),
})

interface Deed {
  readonly agreementId: string
  readonly change: PlanChange
  /** What has to be there for it. */
  readonly given?: (world: World) => World
  readonly done: (world: World) => World
}
const meetingChange = ({ id: meetingId, committeeId }: RecordedMeeting): PlanChange => ({
  kind: 'meeting',
  meetingId,
  committeeId,
})
const aboutDuty = ({ dutyId }: { readonly dutyId: string }): PlanChange => ({ kind: 'duty', dutyId })
const DEEDS: Readonly<Record<string, fc.Arbitrary<Deed>>> = {
  'a meeting is entered': anyMeeting.map((meeting) => ({
    agreementId: meeting.agreementId,
    change: meetingChange(meeting),
    done: (world) => ({ ...world, meetings: [...world.meetings.filter(({ id }) => id !== meeting.id), meeting] }),
  })),
  'a meeting is cancelled or in another state': fc
    .tuple(anyMeeting, fc.constantFrom('cancelled', 'invited', 'held'))
    .map(([meeting, state]) => ({
      agreementId: meeting.agreementId,
      change: meetingChange(meeting),
      done: (world) => ({ ...world, meetings: [...world.meetings, { ...meeting, state }] }),
    })),
  'somebody is asked, or answers': anyMeeting.map((meeting) => ({
    agreementId: meeting.agreementId,
    change: { kind: 'answers', meetingId: meeting.id },
    given: (world) => ({ ...world, meetings: [...world.meetings, { ...meeting, state: 'invited' }] }),
    done: (world) => ({ ...world, unanswered: new Map([...world.unanswered, [meeting.id, ['jana']]]) }),
  })),
  'a task is written down': anyTask.map((task) => ({
    agreementId: task.agreementId,
    change: { kind: 'task', taskId: task.id },
    done: (world) => ({ ...world, tasks: [...world.tasks, task] }),
  })),
  'a duty, a review or the question of termination is done': anyDone.map((one) => ({
    agreementId: one.agreementId,
    change: aboutDuty(one),
    done: (world) => ({ ...world, fulfilments: [...world.fulfilments, one] }),
  })),
  'one of several debtors has done its part': anyPart.map((part) => ({
    agreementId: part.agreementId,
    change: aboutDuty(part),
    done: (world) => ({ ...world, recorded: [...world.recorded, part] }),
  })),
  'a day is chosen': anyChosen.map((chosen) => ({
    agreementId: chosen.agreementId,
    change: aboutDuty(chosen),
    done: (world) => ({ ...world, chosenDays: [...world.chosenDays, chosen] }),
  })),
  'somebody runs a body from then on': anyTerm.map((term) => ({
    agreementId: term.agreementId,
    change: { kind: 'secretariat', committeeId: term.committeeId },
    done: (world) => ({ ...world, terms: [...world.terms, term] }),
  })),
  'stages are set': anyStages.map((stages) => ({
    agreementId: stages.agreementId,
    change: { kind: 'stages', dutyId: stages.subject.slice('stages/'.length) },
    done: (world) => ({ ...world, stages: [...world.stages, stages] }),
  })),
}

const planIn = ({ stages, ...world }: World, scope?: PlanScope): readonly string[] =>
  planOf(of, FROM, TO, { ...world, presets: stageOverrides(stages), ...(scope && { scope }) }).map(text)
const text = (reminder: Reminder): string => JSON.stringify(reminder)
const isIn =
  (scope: PlanScope, agreementId: string) =>
  (written: string): boolean => {
    const { cause } = JSON.parse(written) as Reminder
    return cause.agreementId === agreementId && scope.asksFor(causeId(cause), cause.kind)
  }

describe.each(Object.entries(DEEDS))('%s', (_, anyDeed) => {
  it('changes reminders of its topics alone, and these can be planned alone', () => {
    always(
      fc.property(anyWorld, anyDeed, (drawn, { agreementId, change, given, done }) => {
        const world = given?.(drawn) ?? drawn
        const scope = scopeOf([change])
        const inScope = isIn(scope, agreementId)
        const before = planIn(world)
        const now = planIn(done(world))
        expect(now.filter((one) => !inScope(one))).toEqual(before.filter((one) => !inScope(one)))
        expect(planIn(done(world), scope).filter(inScope)).toEqual(now.filter(inScope))
      }),
      { numRuns: RUNS },
    )
  })

  it('changes something at all', () => {
    // The same worlds each time: of 15 drawn at random now and then none is touched.
    const drawn = fc.sample(fc.tuple(anyWorld, anyDeed), { seed: 1, numRuns: 100 })
    const touches = ([world, { given, done }]: (typeof drawn)[number]): boolean => {
      const before = given?.(world) ?? world
      return planIn(done(before)).join() !== planIn(before).join()
    }
    expect(drawn.some(touches)).toBe(true)
  })
})

it('names the topics of all that is planned, and asks for no other', () => {
  const whole = planOf(of, FROM, TO, { meetings: [meetingOn(kassel, 'kok', '2027-05-11')] })
  expect(new Set(whole.map(({ cause }) => topicOf(cause).split('/')[0])).size).toBeGreaterThan(7)
  for (const { cause } of whole) expect(topicOf(cause)).toBe(`${cause.kind}/${causeId(cause)}`)
  const scope = scopeOf([
    { kind: 'task', taskId: 't' },
    { kind: 'answers', meetingId: 'm' },
  ])
  expect(scope.topics).toEqual(['task/t', 'answer/m'])
  expect([scope.asksFor('t', 'task'), scope.asksFor('t', 'answer'), scope.asksFor('m', 'meeting', 'answer')]).toEqual([
    true,
    false,
    true,
  ])
  expect([...(scope.asked('task', 'duty') ?? [])]).toEqual(['t'])
  expect(scopeOf([{ kind: 'task', taskId: 't' }, { kind: 'anything' }])).toBe(EVERYTHING)
})

it('people change nothing that is planned, and whom all of today reaches', () => {
  expect(scopeOf([{ kind: 'people' }]).topics).toEqual([])
  expect(reachesOthers([{ kind: 'people' }, { kind: 'task', taskId: 't' }])).toBeUndefined()
  expect(reachesOthers([{ kind: 'task', taskId: 't' }])).toEqual(['task/t'])
})
