import { describe, expect, test } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { type OfficeKind, officeId, type Tenure } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { kassel, remindedPersons } from './planned.ts'

const TODAY = localDate('2027-03-01')
const held = (name: string, kind: OfficeKind, detail: string, partnerId = 'lk-kassel'): Tenure => ({
  officeId: officeId({ agreementId: kassel.id, partnerId, kind, detail }),
  personId: personId('t', name),
  as: 'holder',
  from: localDate('2027-01-01'),
})
const all: readonly Tenure[] = [
  held('sozialamt', 'seat', 'sozialamt'),
  held('jugendamt', 'seat', 'jugendamt'),
  held('kok', 'secretariat', 'kok'),
  held('sucht', 'secretariat', 'gpv-sucht'),
]
const ABOUT = { kind: 'end', agreementId: kassel.id, clause: [], endsOn: TODAY } as const
const told = (committee: string, holdings: readonly Tenure[] = all): readonly string[] =>
  remindedPersons({ recipient: { kind: 'committee', committee }, cause: ABOUT }, kassel, holdings, TODAY).map((id) =>
    id.slice(2),
  )

describe('a reminder to a whole body', () => {
  test('goes to its seats and to whoever runs it, not to other bodies of the agreement', () => {
    expect(told('kok')).toEqual(['sozialamt', 'jugendamt', 'kok'])
    expect(told('gpv-sucht')).toEqual(['sozialamt', 'sucht'])
  })
  test('goes to every seat where the annex names no office of a partner', () => {
    expect(told('weitere-qualitaetszirkel')).toEqual(['sozialamt', 'jugendamt'])
  })
  test('goes to nobody where nobody is recorded', () => {
    expect(told('kok', [])).toEqual([])
  })
})
