/** A meeting is held when it has minutes or somebody says so: that its day went by meets no cadence. */
import { describe, expect, it } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { advance } from '#src/meetings/meeting-states.ts'
import { committeeYear } from '#src/meetings/year.ts'
import { personId } from '#src/people/person.ts'
import { progress } from '#src/speech/agreements/conference.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

const { agreements } = await readAgreements('data/agreements', new Set())
const [body] = agreements.flatMap((agreement) =>
  agreement.committees.flatMap((committee) =>
    agreement.region === 'MKK' && committee.kind === 'cooperationConference' ? [{ agreement, committee }] : [],
  ),
)
const at = (day: string, state: MeetingState): Meeting => ({
  id: day,
  agreementId: body?.agreement.id ?? '',
  committeeId: body?.committee.id ?? '',
  on: localDate(day),
  at: localTime('10:00'),
  state,
  version: 1,
  plannedBy: personId('tenant', 'petra'),
  recordedAt: instant('2027-01-11T08:00:00Z'),
})
function said(today: string, ...meetings: readonly ReturnType<typeof at>[]): string {
  if (!body) throw new Error('no conference in MKK')
  const { text } = progress(committeeYear(body.agreement, body.committee, meetings, 2027, localDate(today)), 2027)
  return text
}

describe('KoK MKK, at least twice a year', () => {
  it('one of two without minutes: whether the number was reached is not said', () => {
    const year = [at('2027-06-24', 'minuted'), at('2027-11-18', 'cancelled'), at('2027-12-02', 'planned')] as const
    expect(said('2028-01-10', ...year)).toBe(
      '1 von mindestens 2 Sitzungen eingetragen. Nicht mitgezählt, da ohne Protokoll: Do., 02.12.2027. Ob die Sitzung stattfand, ist nicht eingetragen',
    )
    expect(said('2027-12-02', ...year)).toBe('2 von mindestens 2 Sitzungen eingetragen')
  })
  it('too few even with it: that much is said', () => {
    expect(said('2028-01-10', at('2027-12-02', 'invited'))).toBe(
      '0 von mindestens 2 Sitzungen eingetragen. Nach den Einträgen wurde die Mindestzahl nicht erreicht: mindestens 1 Sitzung zu wenig. Nicht mitgezählt, da ohne Protokoll: Do., 02.12.2027. Ob die Sitzung stattfand, ist nicht eingetragen',
    )
  })
  it.each<[MeetingState, string]>([
    ['held', '2 von mindestens 2 Sitzungen eingetragen'],
    ['inSession', '2 von mindestens 2 Sitzungen eingetragen'],
    [
      'notHeld',
      '1 von mindestens 2 Sitzungen eingetragen. Nach den Einträgen wurde die Mindestzahl nicht erreicht: 1 Sitzung zu wenig',
    ],
  ])('the second is %s', (state, words) => {
    expect(said('2028-01-10', at('2027-06-24', 'approved'), at('2027-12-02', state))).toBe(words)
  })
})

describe('whether a meeting was held is said on its day or later', () => {
  it.each<[MeetingState, string, boolean]>([
    ['held', '2027-12-01', false],
    ['held', '2027-12-02', true],
    ['notHeld', '2027-12-01', false],
    ['notHeld', '2027-12-03', true],
  ])('%s on %s: %s', (to, today, ok) => {
    expect(advance(at('2027-12-02', 'invited'), to, localDate(today)).ok).toBe(ok)
  })
  it('what was said by mistake is taken back; minutes are not denied', () => {
    expect(advance(at('2027-12-02', 'notHeld'), 'held', localDate('2027-12-03')).ok).toBe(true)
    expect(advance(at('2027-12-02', 'minuted'), 'notHeld', localDate('2027-12-03')).ok).toBe(false)
  })
})
