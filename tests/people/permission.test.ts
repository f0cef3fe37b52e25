import { describe, expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { officeId, type Tenure } from '#src/people/office.ts'
import { type Actor, may, type Right, type Role, rights, rolesFor, rolesOf } from '#src/people/permission.ts'
import { personId } from '#src/people/person.ts'

const TODAY = localDate('2027-03-01') // Monday
const anna = { id: personId('t', 'anna'), name: 'Anna', origin: 'tenant' as const }
const kok = { agreementId: 'kassel', committeeId: 'kok' }

const holds = (kind: 'seat' | 'secretariat' | 'administration', more: Partial<Tenure> = {}): Tenure => ({
  officeId: officeId({ agreementId: 'kassel', partnerId: 'lwv', kind, detail: kind === 'secretariat' ? 'kok' : 'x' }),
  personId: anna.id,
  as: 'holder',
  from: localDate('2027-01-01'),
  ...more,
})
/** The seats of these tests sit in the KoK of Kassel and in no other body. */
const sitsIn: Actor['sitsIn'] = (_, committee) => committee === 'kok'
const actor = (...holdings: Tenure[]): Actor => ({ person: anna, holdings, isFounder: false, sitsIn })

/** Every kind of person there is, and the roles it has towards the KoK of Kassel. */
const kinds: Readonly<Record<string, { readonly actor: Actor; readonly roles: readonly Role[] }>> = {
  'somebody from no allowed organisation': {
    actor: { ...actor(holds('secretariat')), person: { ...anna, origin: 'outside' } },
    roles: [],
  },
  'a founder whose organisation is not allowed': {
    actor: { ...actor(), person: { ...anna, origin: 'outside' }, isFounder: true },
    roles: [],
  },
  'a member without office': { actor: actor(), roles: ['known'] },
  'a holder of a seat': { actor: actor(holds('seat')), roles: ['known', 'seat', 'member'] },
  'a deputy': { actor: actor(holds('seat', { as: 'deputy' })), roles: ['known', 'seat', 'member'] },
  'a holder of a seat in another body': {
    actor: { ...actor(holds('seat')), sitsIn: () => false },
    roles: ['known', 'seat'],
  },
  'the secretariat': { actor: actor(holds('secretariat')), roles: ['known', 'seat', 'secretariat'] },
  'the secretariat of before': {
    actor: actor(holds('secretariat', { until: localDate('2027-02-28') })),
    roles: ['known'],
  },
  'the secretariat to come': {
    actor: actor(holds('secretariat', { from: localDate('2027-03-02') })),
    roles: ['known'],
  },
  'the secretariat on its last day': {
    actor: actor(holds('secretariat', { until: TODAY })),
    roles: ['known', 'seat', 'secretariat'],
  },
  'an administrator': { actor: actor(holds('administration')), roles: ['known', 'administrator'] },
  'a founder': { actor: { ...actor(), isFounder: true }, roles: ['known', 'administrator'] },
}

describe('who may do what', () => {
  const everything = Object.entries(kinds).flatMap(([name, kind]) =>
    rights.map((deed): [string, Right, Actor, readonly Role[]] => [name, deed, kind.actor, kind.roles]),
  )
  it.each(everything)('%s: %s exactly if the table says so', (_, deed, who, roles) => {
    expect([...rolesOf(who, kok, TODAY)].toSorted()).toEqual(roles.toSorted())
    expect(may(who, deed, kok, TODAY)).toBe(rolesFor(deed).some((role) => roles.includes(role)))
  })

  it('nothing is allowed in another agreement, and another body of the same one is not run', () => {
    const who = actor(holds('secretariat'), holds('seat'), holds('administration'))
    expect([...rolesOf(who, { agreementId: 'mkk' }, TODAY)]).toEqual(['known'])
    expect(may(actor(holds('secretariat')), 'meeting.plan', { agreementId: 'kassel', committeeId: 'gpv' }, TODAY)).toBe(
      false,
    )
  })

  it('for another partner nobody acts', () => {
    expect(may(actor(holds('seat')), 'duty.fulfil', { agreementId: 'kassel', partnerId: 'lk-kassel' }, TODAY)).toBe(
      false,
    )
    expect(may(actor(holds('seat')), 'duty.fulfil', { agreementId: 'kassel', partnerId: 'lwv' }, TODAY)).toBe(true)
  })

  it('reading the agreements is the most that is open to everybody', () => {
    expect(rights.filter((deed) => may(actor(), deed, kok, TODAY))).toEqual([
      'agreement.read',
      'meeting.read',
      'office.request',
      'own.read',
    ])
  })
})
