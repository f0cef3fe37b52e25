import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { cancelledMeeting, isStillAhead, letterKey, movedMeeting, toldOf } from '#src/meetings/move.ts'
import type { LetterKind, LetterStanding, LetterState } from '#src/people/outbox.ts'
import { personId } from '#src/people/person.ts'

const NOW = instant('2027-03-01T08:00:00Z') // Monday, 09:00 in Berlin
const meeting: Meeting = {
  id: 'm',
  agreementId: 'kassel',
  committeeId: 'kok',
  on: localDate('2027-05-11'), // Tuesday
  at: localTime('10:00'),
  place: 'Kreishaus',
  state: 'invited',
  version: 3,
  plannedBy: personId('t', 'petra'),
  recordedAt: instant('2027-02-01T08:00:00Z'),
}

describe('moving a meeting', () => {
  test.each([
    ['the day alone', { on: localDate('2027-05-12') }, { on: '2027-05-12', at: '10:00', place: 'Kreishaus' }],
    ['the time alone', { at: localTime('14:00') }, { on: '2027-05-11', at: '14:00', place: 'Kreishaus' }],
    ['the place alone', { place: 'Rathaus' }, { on: '2027-05-11', at: '10:00', place: 'Rathaus' }],
    ['the place is open again', { place: '' }, { on: '2027-05-11', at: '10:00', place: undefined }],
  ])('%s', (_, change, expected) => {
    const moved = movedMeeting(meeting, change, NOW)
    expect({ on: moved?.on, at: moved?.at, place: moved?.place }).toEqual(expected)
    expect(moved).toMatchObject({ version: 4, state: 'invited', recordedAt: NOW, plannedBy: meeting.plannedBy })
  })

  it('what is the same already changes nothing', () => {
    expect(movedMeeting(meeting, {}, NOW)).toBeUndefined()
    expect(movedMeeting(meeting, { on: meeting.on, at: meeting.at, place: 'Kreishaus' }, NOW)).toBeUndefined()
  })

  it('moving and moving back leaves day, time and place as they were, two versions later', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => localDate(`2027-06-${String(day).padStart(2, '0')}`))
    fc.assert(
      fc.property(days, fc.constantFrom('', 'Rathaus', 'Online'), (on, place) => {
        const there = movedMeeting(meeting, { on, place }, NOW)
        const back = there && movedMeeting(there, { on: meeting.on, place: 'Kreishaus' }, meeting.recordedAt)
        expect(back).toEqual({ ...meeting, version: 5 })
      }),
    )
  })

  const states: [MeetingState, boolean][] = [
    ['planned', true],
    ['invited', true],
    ['inSession', false],
    ['held', false],
    ['minuted', false],
    ['approved', false],
    ['cancelled', false],
  ]
  test.each(states)('a meeting that is %s can be moved or cancelled: %s', (state, can) => {
    expect(isStillAhead({ ...meeting, state }, NOW)).toBe(can)
  })

  it('not from the minute on in which it begins', () => {
    expect(isStillAhead(meeting, instant('2027-05-11T07:59:59Z'))).toBe(true)
    expect(isStillAhead(meeting, instant('2027-05-11T08:00:00Z'))).toBe(false)
  })

  it('a cancelled meeting keeps its day, in a new version', () => {
    expect(cancelledMeeting(meeting, NOW)).toEqual({ ...meeting, state: 'cancelled', version: 4, recordedAt: NOW })
  })
})

describe('exactly those are told who knew', () => {
  const anna = { person: personId('t', 'anna') }
  const ben = { person: personId('t', 'ben') }
  const channel = { place: '19:x', serviceUrl: 'https://teams' }
  const letter = (to: LetterStanding['to'], state: LetterState, kind: LetterKind = 'invitation'): LetterStanding => ({
    key: `${JSON.stringify(to)} ${state} ${kind}`,
    kind,
    cause: 'meeting/m',
    to,
    state,
    content: {},
    notBefore: NOW,
  })

  test.each([
    ['sent', [letter(anna, 'sent')], [anna], []],
    ['perhaps sent', [letter(anna, 'unclear'), letter(ben, 'sending')], [anna, ben], []],
    ['not sent yet', [letter(anna, 'pending')], [], [anna]],
    ['could not be reached', [letter(anna, 'undeliverable')], [], [anna]],
    ['a reminder that waits is no invitation', [letter(anna, 'pending', 'reminder')], [], []],
    ['called back or too late', [letter(anna, 'recalled'), letter(ben, 'expired')], [], []],
    ['twice is once', [letter(anna, 'sent'), letter(anna, 'sent', 'reminder')], [anna], []],
    ['who knew never waits', [letter(anna, 'pending'), letter(anna, 'sent')], [anna], []],
    ['a channel is told too', [letter(channel, 'sent'), letter(ben, 'pending')], [channel], [ben]],
  ])('%s', (_, letters, knew, waiting) => {
    expect(toldOf(letters)).toEqual({ knew, waiting })
  })

  it('the same change gives the same letter, another version another', () => {
    expect(letterKey(meeting, 'moved', anna)).toBe('meeting/m/v3/moved/t/anna')
    expect(letterKey({ ...meeting, version: 4 }, 'moved', anna)).not.toBe(letterKey(meeting, 'moved', anna))
  })
})
