import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { addDays, instant, localDate, localTime, weekdayOf } from '#src/calendar/local-date.ts'
import { isWorkingDay } from '#src/calendar/working-days.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import {
  byPreference,
  type Choice,
  clashesOn,
  firstPossibleDay,
  isRunning,
  livingSlots,
  type Poll,
  proposedDays,
  silent,
  type Vote,
  votedByForm,
} from '#src/meetings/slots.ts'
import { personId } from '#src/people/person.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

const shelf = await readAgreements('data/agreements', new Set())
const NOW = instant('2027-03-01T08:00:00Z')
const people = ['anna', 'ben', 'carla'].map((name) => personId('t', name))
const [ANNA, BEN, CARLA] = people as [(typeof people)[number], (typeof people)[number], (typeof people)[number]]

function body(agreementId: string, committeeId: string) {
  const agreement = agreementById(shelf, agreementId)
  const committee = agreement && committeeById(agreement, committeeId)
  if (!agreement || !committee) throw new Error(`no body ${agreementId}/${committeeId}`)
  return { agreement, committee }
}
const bodyOf = ({ agreementId, committeeId }: Meeting) => body(agreementId, committeeId)
const meeting = (
  agreementId: string,
  committeeId: string,
  on: string,
  state: Meeting['state'] = 'planned',
): Meeting => ({
  id: `${committeeId} ${on}`,
  agreementId,
  committeeId,
  on: localDate(on),
  at: localTime('10:00'),
  state,
  version: 1,
  plannedBy: ANNA,
  recordedAt: NOW,
})
const KASSEL = 'lwv-lk-kassel-2022'
const MKK = 'lwv-mkk-hanau-2021'

describe('which days are proposed', () => {
  it('three weeks ahead at the earliest: one to answer, two between invitation and meeting', () => {
    expect(firstPossibleDay(localDate('2027-03-01'), 14)).toBe('2027-03-22') // Monday to Monday
  })

  test.each<[string, Meeting[], boolean]>([
    ['nothing recorded', [], false],
    ['the same body', [meeting(KASSEL, 'kok', '2027-05-11')], true],
    ['a body of another agreement with the LWV in it', [meeting(MKK, 'kok', '2027-05-11')], true],
    ['a body without the LWV and the Landkreis', [meeting(MKK, 'gerontopsychiatrischer-verbund', '2027-05-11')], false],
    ['on another day', [meeting(MKK, 'kok', '2027-05-12')], false],
    ['called off', [meeting(MKK, 'kok', '2027-05-11', 'cancelled')], false],
  ])('KoK Kassel on Tue 2027-05-11 clashes: %s', (_, meetings, expected) => {
    expect(clashesOn(localDate('2027-05-11'), body(KASSEL, 'kok'), meetings, bodyOf)).toBe(expected)
  })

  it('working days of the Land, spread over six weeks', () => {
    // Thu 2027-05-06 is Ascension Day, Mon 2027-05-17 Whit Monday, Thu 2027-05-27 Corpus Christi.
    const days = proposedDays(localDate('2027-05-03'), 'HE', 5, () => true)
    expect(days).toEqual(['2027-05-03', '2027-05-11', '2027-05-19', '2027-05-28', '2027-06-04'])
    expect(days.map(weekdayOf)).toEqual([1, 2, 3, 5, 5])
  })

  it('never a day that is not free, never twice, always in order', () => {
    const starts = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(localDate('2026-01-01'), n))
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 7 }), (from, count, busy) => {
        const days = proposedDays(from, 'HE', count, (on) => weekdayOf(on) !== busy)
        expect(days.length).toBeLessThanOrEqual(count)
        expect([...new Set(days)].toSorted()).toEqual(days)
        for (const on of days) {
          expect(isWorkingDay(on, 'HE') && weekdayOf(on) !== busy && on >= from).toBe(true)
        }
      }),
    )
  })

  it('where no day is free, none is proposed', () => {
    expect(proposedDays(localDate('2027-05-03'), 'HE', 5, () => false)).toEqual([])
  })
})

describe('what was answered', () => {
  const poll: Poll = {
    id: 'p',
    agreementId: KASSEL,
    committeeId: 'kok',
    slots: ['2027-05-10', '2027-05-11', '2027-05-12'].map((on) => ({ on: localDate(on), at: localTime('10:00') })),
    asked: [ANNA, BEN, CARLA],
    state: 'open',
    version: 1,
    openedBy: ANNA,
    openedAt: NOW,
  }
  const vote = (person: typeof ANNA, ...choices: readonly (Choice | undefined)[]): Vote => ({
    pollId: 'p',
    personId: person,
    choices: Object.fromEntries(choices.flatMap((choice, at) => (choice ? [[at, choice]] : []))),
    votedAt: NOW,
  })

  test.each<[string, Vote[], number[], number[]]>([
    ['nobody answered', [], [0, 1, 2], [0, 1, 2]],
    ['all refuse the first', [vote(ANNA, 'no'), vote(BEN, 'no'), vote(CARLA, 'no')], [1, 2], [1, 2]],
    ['two of three refuse the first', [vote(ANNA, 'no'), vote(BEN, 'no')], [0, 1, 2], [1, 2, 0]],
    ['if need be is worth more than no', [vote(ANNA, 'no', 'ifNeedBe', 'yes')], [0, 1, 2], [2, 1, 0]],
    [
      'more can come before more like it',
      [vote(ANNA, 'yes', 'ifNeedBe', 'no'), vote(BEN, 'no', 'yes', 'yes')],
      [0, 1, 2],
      [1, 0, 2],
    ],
    ['a stranger does not count', [vote(personId('t', 'x'), 'no', 'no', 'no')], [0, 1, 2], [0, 1, 2]],
  ])('%s', (_, votes, living, best) => {
    const slots = livingSlots(poll, votes)
    expect(slots.map(({ index }) => index)).toEqual(living)
    expect(slots.toSorted(byPreference).map(({ index }) => index)).toEqual(best)
  })

  test.each<[string, Vote[], (typeof ANNA)[]]>([
    ['everybody at first', [], [ANNA, BEN, CARLA]],
    ['who answered all is not asked again', [vote(ANNA, 'yes', 'no', 'ifNeedBe')], [BEN, CARLA]],
    ['half an answer is none', [vote(ANNA, 'yes')], [ANNA, BEN, CARLA]],
    [
      'a slot that has disappeared needs no answer',
      [vote(ANNA, 'no', 'yes', 'yes'), vote(BEN, 'no', 'yes', 'yes'), vote(CARLA, 'no', 'yes', 'no')],
      [],
    ],
  ])('reminded is %s', (_, votes, expected) => {
    expect(silent(poll, votes)).toEqual(expected)
  })

  it('a form answers what is chosen in it; what was answered and remarked before stays', () => {
    const own = { choices: { 0: 'no', 1: 'yes' }, remark: 'ab 11 Uhr' } as const
    expect(votedByForm({ 'slot-2': 'ifNeedBe', 'slot-3': 'egal' }, [1, 2], own)).toEqual({
      choices: { 0: 'no', 1: 'ifNeedBe' },
      remark: 'ab 11 Uhr',
    })
    expect(votedByForm({ 'slot-2': 'yes', remark: '' }, [1, 2], own)).toEqual({ choices: { 0: 'no', 1: 'yes' } })
    // Nobody can make the first day any more.
    expect(votedByForm({ 'slot-1': 'yes' }, [1, 2], own)).toBeUndefined()
    expect(votedByForm({ remark: 'nichts' }, [0])).toBeUndefined()
  })

  test.each([
    ['open, before its last day', 'open', '2027-05-11', true],
    ['on its last day', 'open', '2027-05-12', true],
    ['after it', 'open', '2027-05-13', false],
    ['a date is fixed', 'fixed', '2027-03-01', false],
    ['another took its place', 'withdrawn', '2027-03-01', false],
  ] as const)('it runs: %s', (_, state, today, expected) => {
    expect(isRunning({ ...poll, state }, localDate(today))).toBe(expected)
  })
})
