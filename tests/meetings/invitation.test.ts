import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import {
  type Answer,
  answersFor,
  type FilledSeat,
  filledSeats,
  type Invitation,
  invitationAnswers,
  inviteesOf,
  isVacant,
  partnersOf,
  type Response,
  withoutAnswer,
} from '#src/meetings/invitation.ts'
import type { Seat } from '#src/meetings/seats.ts'
import { type Office, officeId, type Tenure } from '#src/people/office.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import { kassel, placeIn } from '../duties/planned.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const ON = localDate('2027-05-11') // Tuesday
const AT = localTime('10:00')
const person = (name: string): PersonId => personId('t', name)
const office = (partnerId: string, detail: string): Office => {
  const parts = { agreementId: 'a', partnerId, kind: 'seat' as const, detail }
  return { ...parts, id: officeId(parts), name: detail }
}
const seat = (partnerId: string, detail: string): Seat => ({
  partnerId,
  who: detail,
  office: office(partnerId, detail),
  clauses: placeIn(kassel, 'Anlage 1'),
})
const SOZIAL = seat('kreis', 'sozialamt')
const JUGEND = seat('kreis', 'jugendamt')
const LWV = seat('lwv', 'team')
const EUTB: Seat = { who: 'EUTB', clauses: placeIn(kassel, 'Anlage 2') }

const holds = (of: Seat, name: string, more: Partial<Tenure> = {}): Tenure => ({
  officeId: of.office?.id ?? officeId({ agreementId: 'a', partnerId: 'x', kind: 'seat', detail: 'x' }),
  personId: person(name),
  as: 'holder',
  from: localDate('2027-01-01'),
  ...more,
})
const filled = (of: Seat, holders: readonly string[], deputies: readonly string[] = []): FilledSeat => ({
  seat: of,
  holders: holders.map(person),
  deputies: deputies.map(person),
})
const invitation = (name: string, ...seats: readonly Seat[]): Invitation => ({
  meetingId: 'm',
  personId: person(name),
  offices: seats.flatMap((one) => (one.office ? [one.office.id] : [])),
  version: 2,
  invitedAt: NOW,
})
const response = (name: string, answer: Answer, more: Partial<Response> = {}): Response => ({
  meetingId: 'm',
  personId: person(name),
  answer,
  on: ON,
  at: AT,
  answeredBy: person(name),
  answeredAt: NOW,
  ...more,
})

describe('who fills the seats of the annex on the day of the meeting', () => {
  test.each<[string, Tenure[], string[], string[]]>([
    ['a holder until further notice', [holds(SOZIAL, 'anna')], ['anna'], []],
    ['until the day itself', [holds(SOZIAL, 'anna', { until: ON })], ['anna'], []],
    ['until the day before', [holds(SOZIAL, 'anna', { until: localDate('2027-05-10') })], [], []],
    ['from the day after', [holds(SOZIAL, 'anna', { from: localDate('2027-05-12') })], [], []],
    ['a deputy', [holds(SOZIAL, 'ben', { as: 'deputy' })], [], ['ben']],
    ['somebody in another seat', [holds(JUGEND, 'anna')], [], []],
  ])('%s', (_, holdings, holders, deputies) => {
    expect(filledSeats([SOZIAL], holdings, ON)).toMatchObject([filled(SOZIAL, holders, deputies)])
  })

  it('a seat is vacant without a holder; one whose office nobody names is not', () => {
    expect([filled(SOZIAL, ['anna']), filled(SOZIAL, [], ['ben']), filled(EUTB, [])].map(isVacant)).toEqual([
      false,
      true,
      false,
    ])
  })
})

describe('who is asked', () => {
  test.each<[string, FilledSeat[], string[], string[], [string, number][]]>([
    [
      'each holder',
      [filled(SOZIAL, ['anna']), filled(LWV, ['karim'])],
      [],
      [],
      [
        ['anna', 1],
        ['karim', 1],
      ],
    ],
    ['once, for two seats', [filled(SOZIAL, ['anna']), filled(JUGEND, ['anna'])], [], [], [['anna', 2]]],
    ['the deputy of a vacant seat', [filled(SOZIAL, [], ['ben'])], [], [], [['ben', 1]]],
    ['not the deputy beside a holder', [filled(SOZIAL, ['anna'], ['ben'])], [], [], [['anna', 1]]],
    [
      'guests after the seats',
      [filled(SOZIAL, ['anna'])],
      ['eva'],
      [],
      [
        ['anna', 1],
        ['eva', 0],
      ],
    ],
    ['a member named as guest stays a member', [filled(SOZIAL, ['anna'])], ['anna'], [], [['anna', 1]]],
    ['not who was asked before', [filled(SOZIAL, ['anna']), filled(LWV, ['karim'])], [], ['anna'], [['karim', 1]]],
    ['nobody for a seat that is no office', [filled(EUTB, [])], [], [], []],
  ])('%s', (_, seats, guests, asked, expected) => {
    const already = asked.map((name) => ({ personId: person(name) }))
    const invitees = inviteesOf(seats, guests.map(person), already)
    expect(invitees.map(({ personId: id, offices }) => [id, offices.length])).toEqual(
      expected.map(([name, n]) => [person(name), n]),
    )
  })

  it('asking twice asks nobody a second time', () => {
    const names = fc.array(fc.constantFrom('anna', 'ben', 'karim', 'eva'), { maxLength: 4 })
    fc.assert(
      fc.property(names, names, names, (holders, deputies, guests) => {
        const seats = [filled(SOZIAL, [...new Set(holders)], [...new Set(deputies)])]
        const first = inviteesOf(seats, guests.map(person))
        expect(inviteesOf(seats, guests.map(person), first)).toEqual([])
        expect(new Set(first.map(({ personId: id }) => id)).size).toBe(first.length)
      }),
    )
  })
})

describe('for whom somebody may answer', () => {
  const seats = [filled(SOZIAL, ['anna'], ['ben']), filled(JUGEND, ['carla'], ['ben']), filled(LWV, ['karim'])]
  const invitations = [invitation('anna', SOZIAL), invitation('carla', JUGEND), invitation('eva')]
  test.each([
    ['anna', ['anna']],
    ['ben', ['anna', 'carla']],
    ['eva', ['eva']],
    ['karim', []],
    ['stranger', []],
  ])('%s: %j', (who, expected) => {
    expect(answersFor(person(who), invitations, seats).map(({ personId: id }) => id)).toEqual(expected.map(person))
  })

  it('who is invited as well answers for themselves', () => {
    const both = [invitation('anna', SOZIAL), invitation('ben', LWV)]
    expect(answersFor(person('ben'), both, seats).map(({ personId: id }) => id)).toEqual([person('ben')])
  })
})

describe('what the answers mean', () => {
  const all = [invitation('anna', SOZIAL), invitation('carla', JUGEND), invitation('karim', LWV), invitation('eva')]

  test.each<[string, Partial<Response>, string]>([
    ['for this day and time', {}, 'accepted'],
    ['for another day', { on: localDate('2027-05-10') }, 'outdated'],
    ['for another time', { at: localTime('09:00') }, 'outdated'],
  ])('an answer %s', (_, given, state) => {
    const [anna, carla] = invitationAnswers({ on: ON, at: AT }, all, [response('anna', 'accepted', given)])
    expect([anna?.state, carla?.state]).toEqual([state, 'open'])
  })

  it('reminded are those without an answer to this day, and nobody else', () => {
    const responses = [response('anna', 'declined'), response('karim', 'accepted', { on: localDate('2027-05-10') })]
    const missing = withoutAnswer(invitationAnswers({ on: ON, at: AT }, all, responses))
    expect(missing.map(({ invitation: one }) => one.personId)).toEqual([
      person('carla'),
      person('karim'),
      person('eva'),
    ])
  })

  const seats = [filled(SOZIAL, ['anna']), filled(JUGEND, ['carla']), filled(LWV, ['karim']), filled(EUTB, [])]
  test.each<[string, Response[], string, string]>([
    ['nobody answered', [], 'uncertain', 'uncertain'],
    ['one of two comes', [response('anna', 'declined'), response('carla', 'accepted')], 'represented', 'uncertain'],
    ['a deputy comes', [response('karim', 'represented')], 'uncertain', 'represented'],
    ['all declined', [response('anna', 'declined'), response('carla', 'declined')], 'absent', 'uncertain'],
    ['one declined, one silent', [response('anna', 'declined')], 'uncertain', 'uncertain'],
    ['tentative is not yet there', [response('karim', 'tentative')], 'uncertain', 'uncertain'],
    ['yes to the old day', [response('karim', 'accepted', { at: localTime('09:00') })], 'uncertain', 'uncertain'],
    ['a guest stands for no partner', [response('eva', 'accepted')], 'uncertain', 'uncertain'],
  ])('%s: Kreis %#', (_, responses, kreis, lwv) => {
    const partners = partnersOf(seats, invitationAnswers({ on: ON, at: AT }, all, responses))
    expect([...partners]).toEqual([
      ['kreis', kreis],
      ['lwv', lwv],
    ])
  })

  it('a partner of whom nobody was asked would be absent', () => {
    expect([...partnersOf([filled(LWV, [])], [])]).toEqual([['lwv', 'absent']])
  })
})
