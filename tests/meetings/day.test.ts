import { describe, expect, it, test } from 'vitest'
import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { dayRefusal, isUnusualDay } from '#src/meetings/day.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { personId } from '#src/people/person.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

const shelf = await readAgreements('data/agreements', new Set())
const NOW = instant('2027-03-01T08:00:00Z') // Monday, 09:00 in Berlin

function body(agreementId: string, committeeId: string) {
  const agreement = agreementById(shelf, agreementId)
  const committee = agreement && committeeById(agreement, committeeId)
  if (!agreement || !committee) throw new Error(`no body ${agreementId}/${committeeId}`)
  return { agreement, committee }
}
const kok = body('lwv-lk-kassel-2022', 'kok')
const meeting: Meeting = {
  id: 'm',
  agreementId: 'lwv-lk-kassel-2022',
  committeeId: 'kok',
  on: localDate('2027-05-11'), // Tuesday
  at: localTime('10:00'),
  state: 'planned',
  version: 1,
  plannedBy: personId('t', 'petra'),
  recordedAt: NOW,
}

describe('may a body meet then', () => {
  test.each([
    ['Tue', '2027-05-11', '14:00', [], undefined],
    ['Mon, today, later', '2027-03-01', '09:01', [], undefined],
    ['Mon, today, now', '2027-03-01', '09:00', [], 'begun'],
    ['Sun, yesterday', '2027-02-28', '10:00', [], 'begun'],
    ['Sun, the hour that is skipped in spring', '2027-03-28', '02:30', [], 'skippedHour'],
    ['Sun, the hour behind it', '2027-03-28', '03:00', [], undefined],
    ['Sun, the hour that comes twice in autumn', '2027-10-31', '02:30', [], undefined],
    ['Tue, with a meeting already', '2027-05-11', '14:00', [meeting], 'sameDay'],
    [
      'Tue, the other one is cancelled',
      '2027-05-11',
      '14:00',
      [{ ...meeting, state: 'cancelled' as const }],
      undefined,
    ],
    ['Tue, another body meets', '2027-05-11', '14:00', [{ ...meeting, committeeId: 'gpv-sucht' }], undefined],
  ])('%s %s %s', (_, on, at, others, because) => {
    const when = { ...kok, on: localDate(on), at: localTime(at) }
    expect(dayRefusal(when, NOW, others)?.because).toBe(because)
  })

  it('a meeting is not in its own way', () => {
    const when = { ...kok, on: meeting.on, at: localTime('14:00') }
    expect(dayRefusal(when, NOW, [meeting], 'm')).toBeUndefined()
    expect(dayRefusal(when, NOW, [meeting], 'other')).toEqual({ because: 'sameDay', other: meeting })
  })

  it('not before the agreement, not after a limited body has ended', () => {
    const early = instant('2020-01-01T08:00:00Z')
    const before = { ...kok, on: localDate('2021-06-01'), at: localTime('10:00') } // Tuesday
    expect(dayRefusal(before, early, [])?.because).toBe('beforeInForce')
    const pit = { ...body('lwv-mkk-hanau-2021', 'begleitgruppe-pit'), at: localTime('10:00') }
    expect(dayRefusal({ ...pit, on: localDate('2022-03-31') }, early, [])).toBeUndefined() // Thursday, its last day
    expect(dayRefusal({ ...pit, on: localDate('2022-04-01') }, early, [])).toEqual({
      because: 'afterLimit',
      until: '2022-03-31',
    })
  })

  test.each([
    ['Thu, Corpus Christi in Hessen', '2027-05-27', 'HE', true],
    ['Thu, no holiday in Sachsen', '2027-05-27', 'SN', false],
    ['Sat', '2027-05-29', 'HE', true],
    ['Fri', '2027-05-28', 'HE', false],
  ] as const)('unusual: %s', (_, on, land, expected) => {
    expect(isUnusualDay(localDate(on), land)).toBe(expected)
  })
})
