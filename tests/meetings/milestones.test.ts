import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byEntry } from '#src/agreements/stated.ts'
import { addDays, daysBetween, instant } from '#src/calendar/local-date.ts'
import { type AgreedPlan, type MilestoneKind, milestoneKinds, milestonesOf } from '#src/meetings/milestones.ts'
import { milestone } from '#src/speech/meetings/milestones.ts'
import { statementLine } from '#src/speech/parts/plain-text.ts'
import { always, anyDay, day, days } from '../calendar/days.ts'

const recorded = byEntry({ value: 28, decidedAt: instant('2027-01-04T08:00:00Z') }, 'decidedAt')
const on = (meetingOn: string, agreed?: AgreedPlan) => milestonesOf(day(meetingOn), agreed).map((one) => one.on)

describe('from one date', () => {
  it.each([
    [
      'Thu 2027-06-17',
      ['Thu 2027-04-22', 'Thu 2027-05-13', 'Thu 2027-05-27', 'Thu 2027-06-03', 'Thu 2027-06-10'],
      ['Thu 2027-07-01', 'Thu 2027-07-15'],
    ],
    // Whit Monday, New Year's Eve and a Sunday stay where they fall; the clocks change in between.
    [
      'Mon 2027-05-31',
      ['Mon 2027-04-05', 'Mon 2027-04-26', 'Mon 2027-05-10', 'Mon 2027-05-17', 'Mon 2027-05-24'],
      ['Mon 2027-06-14', 'Mon 2027-06-28'],
    ],
    [
      'Fri 2027-12-17',
      ['Fri 2027-10-22', 'Fri 2027-11-12', 'Fri 2027-11-26', 'Fri 2027-12-03', 'Fri 2027-12-10'],
      ['Fri 2027-12-31', 'Fri 2028-01-14'],
    ],
    [
      'Sun 2028-03-12',
      ['Sun 2028-01-16', 'Sun 2028-02-06', 'Sun 2028-02-20', 'Sun 2028-02-27', 'Sun 2028-03-05'],
      ['Sun 2028-03-26', 'Sun 2028-04-09'],
    ],
  ])('%s everything else follows', (meetingOn, before, after) => {
    expect(on(meetingOn)).toEqual(days([...before, ...after]))
  })

  it('each is our preset as long as nobody says otherwise', () => {
    expect(milestonesOf(day('Thu 2027-06-17')).map(({ basis }) => basis.kind)).toEqual(
      milestoneKinds.map(() => 'preset'),
    )
  })
})

describe('what a body has recorded', () => {
  it('holds, is labelled so, and what is counted from it moves with it', () => {
    const plan = milestonesOf(day('Thu 2027-06-17'), { invitation: { days: 21, basis: recorded } })
    expect(plan.map((one) => [one.kind, one.on, one.basis.kind])).toEqual([
      ['saveTheDate', day('Thu 2027-04-22'), 'preset'],
      ['callForItems', day('Thu 2027-05-06'), 'derived'],
      ['itemsClose', day('Thu 2027-05-20'), 'derived'],
      ['invitation', day('Thu 2027-05-27'), 'recorded'],
      ['papers', day('Thu 2027-06-10'), 'preset'],
      ['minutes', day('Thu 2027-07-01'), 'preset'],
      ['objections', day('Thu 2027-07-15'), 'preset'],
    ])
  })

  it('a long lead takes the save the date with it, a short one the papers', () => {
    expect(on('Thu 2027-06-17', { invitation: { days: 42, basis: recorded } }).slice(0, 2)).toEqual(
      days(['Thu 2027-04-15', 'Thu 2027-04-15']),
    )
    expect(on('Thu 2027-06-17', { invitation: { days: 3, basis: recorded } }).slice(3, 5)).toEqual(
      days(['Mon 2027-06-14', 'Mon 2027-06-14']),
    )
  })

  it('is never bent, however odd', () => {
    const plan = on('Thu 2027-06-17', {
      saveTheDate: { days: 1, basis: recorded },
      papers: { days: 30, basis: recorded },
    })
    expect([plan[0], plan[4]]).toEqual(days(['Wed 2027-06-16', 'Tue 2027-05-18']))
  })

  it.each([-1, 1.5, Number.NaN])('%d days are refused', (n) => {
    expect(() => on('Thu 2027-06-17', { papers: { days: n, basis: recorded } })).toThrow(RangeError)
  })
})

describe('on every day of 56 years', () => {
  const anyLead = fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined })
  const recordedFor = (kind: MilestoneKind, lead: number | undefined): AgreedPlan =>
    lead === undefined ? {} : { [kind]: { days: lead, basis: recorded } }

  it('the order is kept around the meeting, whichever single lead was recorded', () => {
    // A recorded day for the save the date or the papers holds even against the order.
    const bending = fc.constantFrom<MilestoneKind>('callForItems', 'itemsClose', 'invitation', 'minutes', 'objections')
    always(
      fc.property(anyDay, bending, anyLead, (meetingOn, kind, lead) => {
        const plan = milestonesOf(meetingOn, recordedFor(kind, lead)).map((one) => one.on)
        const timeline = [...plan.slice(0, 5), meetingOn, ...plan.slice(5)]
        expect(timeline).toEqual(timeline.toSorted())
      }),
    )
  })

  it('moving a meeting moves all of it by as many days, and moving it back changes nothing', () => {
    always(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), anyLead, (meetingOn, by, lead) => {
        const agreed = recordedFor('invitation', lead)
        const plan = milestonesOf(meetingOn, agreed)
        const moved = milestonesOf(addDays(meetingOn, by), agreed)
        expect(moved.map((one, at) => daysBetween(plan[at]?.on ?? meetingOn, one.on))).toEqual(plan.map(() => by))
        expect(milestonesOf(addDays(addDays(meetingOn, by), -by), agreed)).toEqual(plan)
      }),
    )
  })
})

it('is said with its basis', () => {
  const [, , , invitation] = milestonesOf(day('Thu 2027-06-17'))
  expect(invitation && statementLine(milestone(invitation))).toBe(
    'Einladung: spätestens Do., 03.06.2027 (Voreinstellung)',
  )
})

it.each([
  'lwv-lk-kassel-2022',
  'lwv-mkk-hanau-2021',
  'lk-zwickau-sozialraum-muster',
  'kreis-unna-lwl-vorlage-2023',
  'kreis-gross-gerau-sozialplanung-2008',
])('%s itself says that it does not regulate the lead', (id) => {
  const file = readFileSync(new URL(`../../data/agreements/${id}.yaml`, import.meta.url), 'utf8')
  expect(file.slice(file.indexOf('\nnotRegulated:'))).toContain('- Ladungsfrist')
})
