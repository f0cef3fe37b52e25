import { describe, expect, test } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import { localDate } from '#src/calendar/local-date.ts'
import { isAssigned } from '#src/language/meetings/assigned.ts'
import { type OfficeKind, officeId } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { readAgreements } from '../../doubles/read-agreements.ts'

const KASSEL = 'lwv-lk-kassel-2022'
const shelf = await readAgreements('data/agreements', new Set())
const of = (kind: OfficeKind, detail: string, partnerId = 'lk-kassel', agreementId = KASSEL) => ({
  officeId: officeId({ agreementId, partnerId, kind, detail }),
  personId: 'eva' as PersonId,
  as: 'holder' as const,
  from: localDate('2027-01-01'),
})
const TEAM = 'fachbereich-teilhabe-nord-ost-team-204-0-sozialplanung'
const given = (responsible: string | undefined) => ({
  ...(responsible !== undefined && { responsible }),
  committeeId: 'kok',
})
const isTheirs = (responsible: string | undefined, ...holdings: readonly ReturnType<typeof of>[]): boolean =>
  isAssigned(given(responsible), { name: 'Muster, Eva', holdings }, agreementById(shelf, KASSEL))

describe('a task names', () => {
  test.each<[string, ReturnType<typeof of>]>([
    ['Jugendamt', of('seat', 'jugendamt')],
    ['das Jugendamt', of('seat', 'jugendamt')],
    ['Sozialamt und Jugendamt', of('seat', 'jugendamt')],
    ['Jugendamt des Landkreises Kassel', of('seat', 'jugendamt')],
    ['Team 204.0', of('seat', TEAM, 'lwv')],
    ['LWV Team 204.0', of('seat', TEAM, 'lwv')],
    ['die Geschäftsführung', of('secretariat', 'kok')],
    ['GF', of('secretariat', 'kok')],
    ['LWV Hessen', of('contact', 'reminders', 'lwv')],
  ])('%s: the office %o', (responsible, holding) => {
    expect(isTheirs(responsible, holding)).toBe(true)
  })
  test.each(['Eva Muster', 'Frau Eva Muster', 'Muster, Eva'])('%s: the person', (responsible) => {
    expect(isTheirs(responsible)).toBe(true)
  })
  test.each<[string | undefined, ReturnType<typeof of>]>([
    [undefined, of('seat', 'jugendamt')],
    ['Sozialamt', of('seat', 'jugendamt')],
    ['Kreisjugendamt', of('seat', 'jugendamt')],
    ['Jugendamt', of('seat', 'jugendamt', 'mkk', 'lwv-mkk-hanau-2021')],
    ['Sozialamt der Stadt Kassel', of('seat', 'sozialamt')],
    ['LWV Team 204.0', of('seat', 'jugendamt')],
    ['Team 204.1', of('seat', TEAM, 'lwv')],
    // Three offices of the agreement have it in their name.
    ['Fachbereich Teilhabe Nord-Ost', of('seat', TEAM, 'lwv')],
    ['die Geschäftsführung', of('secretariat', 'regionalkonferenz')],
    ['LWV Hessen', of('seat', TEAM, 'lwv')],
    ['Evamaria Muster', of('seat', 'jugendamt')],
  ])('%s: not the office %o', (responsible, holding) => {
    expect(isTheirs(responsible, holding)).toBe(false)
  })
})
