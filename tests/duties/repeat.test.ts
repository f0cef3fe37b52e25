/** Nobody is told the same twice because stages or days of a plan were changed, and a changed day is reminded of anew. */
import { expect, test } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { isRepeat } from '#src/duties/repeat.ts'
import type { Lead } from '#src/duties/stages.ts'
import { remindedMilestones } from '#src/meetings/reminded-milestones.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

const shelf = await readAgreements('data/agreements', new Set())
const KASSEL = 'lwv-lk-kassel-2022'
const kassel = agreementById(shelf, KASSEL)
if (!kassel) throw new Error('no Kassel')
const decidedAt = instant('2027-03-01T08:00:00Z')

const dutiesWith = (before: readonly Lead[], from: string, to: string): readonly Reminder[] =>
  reminderPlan({
    agreements: [kassel],
    presets: new Map([[`${KASSEL}/duty`, { before }]]),
    from: localDate(from),
    to: localDate(to),
  }).filter(({ cause, stage }) => cause.kind === 'duty' && !stage.includes('-'))

test.each<[string, readonly Lead[], readonly string[]]>([
  ['three stages around a weekend come as one, the last', ['2d', '1d', 'day'], ['day']],
  ['two words for one day are one', ['14d', '2w', 'day'], ['14d', 'day']],
  ['stages on different days all come', ['1w', '3d', 'day'], ['1w', '3d', 'day']],
])('%s', (_, before, stages) => {
  // Due on Sunday, 30.04.2028: its stages fall on Friday, 28.04.
  const [first, ...more] = Map.groupBy(dutiesWith(before, '2028-04-10', '2028-05-02'), ({ cause }) =>
    'dutyId' in cause ? cause.dutyId : '',
  ).values()
  expect(first?.map(({ stage }) => stage)).toEqual(stages)
  expect(more.map((those) => those.map(({ stage }) => stage))).toEqual(more.map(() => stages))
})

const invitationsWith = (days: number | undefined): readonly Reminder[] => {
  const changes =
    days === undefined
      ? []
      : [
          {
            agreementId: KASSEL,
            subject: 'lead/kok/invitation',
            value: days,
            decidedAt,
          },
        ]
  return reminderPlan({
    agreements: [kassel],
    meetings: [
      {
        id: 'm',
        agreementId: KASSEL,
        committeeId: 'kok',
        on: localDate('2027-04-16'), // Friday
        at: localTime('09:00'),
        state: 'planned',
        recordedAt: decidedAt,
      },
    ],
    milestones: (meeting) => remindedMilestones(meeting, changes, undefined),
    from: localDate('2027-03-01'),
    to: localDate('2027-04-16'),
  }).filter(({ cause }) => cause.kind === 'invitation')
}
const keys = (reminders: readonly Reminder[]) => reminders.map(({ key }) => key)

test('another last day for the invitation is reminded of anew, the same one is the same reminder', () => {
  const preset = invitationsWith(undefined)
  const sevenDays = invitationsWith(7)
  expect(preset.map(({ stage, on }) => [stage, on])).toEqual([
    ['1w', '2027-03-25'], // the 26th is Good Friday
    ['day', '2027-04-02'],
    ['overdue-1', '2027-04-09'],
  ])
  expect(sevenDays.map(({ stage, on }) => [stage, on])).toEqual([
    ['1w', '2027-04-02'],
    ['day', '2027-04-09'],
  ])
  expect(keys(sevenDays).filter((key) => keys(preset).includes(key))).toEqual([])
  expect(keys(invitationsWith(14))).toEqual(keys(preset))
})

test('the same matter at the same stage or on the same day is a repeat, another due date never is', () => {
  const [week, day] = invitationsWith(7)
  if (!week || !day) throw new Error('no reminders')
  const sameDay = { ...week, stage: '8d' as const, key: 'other' }
  expect(isRepeat(sameDay, week)).toBe(true)
  expect(isRepeat({ ...week, on: localDate('2027-04-01'), occurrence: 'as it was called before' }, week)).toBe(true)
  expect(isRepeat(day, week)).toBe(false)
  expect(isRepeat({ ...week, dueOn: localDate('2027-04-08') }, week)).toBe(false)
  expect(isRepeat({ ...week, recipient: { kind: 'person', person: 'x' } }, week)).toBe(false)
})
