import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { inOwnChannel, letterKey, toldOf } from '#src/letters/about-meeting.ts'
import type { LetterKind, LetterState, OutboxLetter } from '#src/letters/letter.ts'
import type { EndRefusal } from '#src/meetings/ending.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { type Change, cancelledMeeting, isStillAhead, movedEnd, movedMeeting } from '#src/meetings/move.ts'
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

  test.each<[string, Change, number | undefined]>([
    ['the day', { on: localDate('2027-05-12') }, 4],
    ['the beginning', { at: localTime('14:00') }, 4],
    ['the place alone', { place: 'Rathaus' }, undefined],
    ['the end alone', { ending: { until: localTime('13:00') } }, undefined],
    ['the same day and the place', { on: meeting.on, place: 'Rathaus' }, undefined],
  ])('%s: since which version it has its time', (_, change, timeVersion) => {
    const moved = movedMeeting(meeting, change, NOW)
    expect(moved?.timeVersion).toBe(timeVersion)
    const again = moved && movedMeeting(moved, { place: 'Stadthalle' }, NOW)
    expect([again?.version, again?.timeVersion]).toEqual([5, timeVersion])
  })

  const ending: Meeting = { ...meeting, endsAt: localTime('12:30') }
  test.each([
    ['it lasts as long as before', { at: localTime('14:00') }, '16:30'],
    ['another day, the same end', { on: localDate('2027-05-12') }, '12:30'],
    ['until another time', { ending: { until: localTime('13:00') } }, '13:00'],
    ['another time and another end', { at: localTime('14:00'), ending: { until: localTime('15:00') } }, '15:00'],
    ['as long as is said', { at: localTime('22:00'), ending: { lastsMinutes: 119 } }, '23:59'],
    ['without an end', { ending: { isOpen: true as const } }, undefined],
  ])('the end: %s', (_, change, endsAt) => {
    expect(movedMeeting(ending, change, NOW)).toMatchObject({ version: 4 })
    expect(movedMeeting(ending, change, NOW)?.endsAt).toBe(endsAt)
  })

  test.each<[string, Change, EndRefusal['because']]>([
    ['as long as before goes past midnight', { at: localTime('21:30') }, 'afterMidnight'],
    ['an end before the beginning', { ending: { until: localTime('09:00') } }, 'notAfterBeginning'],
    ['an end at the beginning', { ending: { until: localTime('10:00') } }, 'notAfterBeginning'],
    ['no time at all', { ending: { lastsMinutes: 0 } }, 'notAfterBeginning'],
  ])('no end: %s', (_, change, because) => {
    expect(movedEnd(ending, change)).toMatchObject({ ok: false, because })
    expect(() => movedMeeting(ending, change, NOW)).toThrow(RangeError)
  })

  it('what is the same already changes nothing', () => {
    expect(movedMeeting(meeting, {}, NOW)).toBeUndefined()
    expect(movedMeeting(meeting, { on: meeting.on, at: meeting.at, place: 'Kreishaus' }, NOW)).toBeUndefined()
    expect(movedMeeting(meeting, { ending: { isOpen: true } }, NOW)).toBeUndefined()
    expect(movedMeeting(ending, { ending: { until: localTime('12:30') } }, NOW)).toBeUndefined()
  })

  it('moving and moving back leaves day, time, end and place as they were, two versions later', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => localDate(`2027-06-${String(day).padStart(2, '0')}`))
    fc.assert(
      fc.property(days, fc.constantFrom('', 'Rathaus', 'Online'), (on, place) => {
        const there = movedMeeting(ending, { on, at: localTime('08:00'), place }, NOW)
        const back =
          there && movedMeeting(there, { on: meeting.on, at: meeting.at, place: 'Kreishaus' }, meeting.recordedAt)
        expect(back).toEqual({ ...ending, version: 5, timeVersion: 5 })
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
  const channel = { conversationId: '19:x', serviceUrl: 'https://teams' }
  const letter = (to: OutboxLetter['to'], state: LetterState, kind: LetterKind = 'invitation'): OutboxLetter => ({
    key: `${JSON.stringify(to)} ${state} ${kind}`,
    kind,
    cause: 'meeting/m',
    to,
    state,
    content: { kind: 'words', words: { answer: '' } },
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

  test.each([
    ['the channel is still the body’s', '19:x', [channel, anna], [ben]],
    ['the channel is another’s: the members, each once, and nobody waits who knew', '19:y', [anna, ben], []],
    ['the body has no channel any more', undefined, [anna, ben], []],
  ])('%s', (_, own, knew, waiting) => {
    const told = { knew: [channel, anna], waiting: [ben] }
    const there = inOwnChannel(told, own, [anna.person, ben.person])
    expect(there.waiting).toEqual(waiting)
    expect(there.knew).toHaveLength(knew.length)
    expect(there.knew).toEqual(expect.arrayContaining(knew))
  })

  it('the same change gives the same letter, another version another', () => {
    expect(letterKey(meeting, 'moved', anna)).toBe('meeting/m/v3/moved/t/anna')
    expect(letterKey({ ...meeting, version: 4 }, 'moved', anna)).not.toBe(letterKey(meeting, 'moved', anna))
  })
})
