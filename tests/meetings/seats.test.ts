import { describe, expect, it } from 'vitest'
import { agreementById, committeeById, meetingCommittees } from '#src/agreements/lookup.ts'
import { localDate } from '#src/calendar/local-date.ts'
import { officesOf, officesOn, seatsOf } from '#src/meetings/seats.ts'
import { officeParts } from '#src/people/office.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

const shelf = await readAgreements('data/agreements', new Set())
const names = {
  member: () => 'Mitglied',
  secretariat: () => 'Geschäftsführung',
  contact: () => 'Ansprechstelle',
  administration: () => 'Verwaltung',
}
const kassel = agreementById(shelf, 'lwv-lk-kassel-2022')
const mkk = agreementById(shelf, 'lwv-mkk-hanau-2021')

describe('offices follow from the agreement', () => {
  it('the annex of Kassel seats nine in the KoK', () => {
    const kok = kassel && committeeById(kassel, 'kok')
    expect(kassel && kok && seatsOf(kassel, kok).map(({ partnerId, office }) => [partnerId, office?.name])).toEqual([
      ['lk-kassel', 'zuständige/r Kreisbeigeordnete/r'],
      ['lk-kassel', 'Sozialamt'],
      ['lk-kassel', 'Jugendamt'],
      ['lk-kassel', 'Gesundheitsamt / Sozialpsychiatrischer Dienst'],
      ['lk-kassel', 'Behindertenbeauftragte/r'],
      ['lk-kassel', 'Sozialplaner/in'],
      ['lwv', 'Fachbereich Teilhabe Nord-Ost, Team 204.0 (Sozialplanung)'],
      ['lwv', 'Fachbereich Teilhabe Nord-Ost, Team 204.1 (Einzelfallhilfe)'],
      ['lwv', 'Fachbereich Teilhabe Nord-Ost, Team 204.5 (Bedarfsermittlung, Teilhabeplanung)'],
    ])
  })

  it('where the annex names no office, the partner itself has the seat', () => {
    const gpv = mkk?.committees.find(({ id }) => id === 'gpv-steuerung')
    const seats = mkk && gpv && seatsOf(mkk, gpv)
    expect(seats?.map(({ who }) => who)).toContain('MKK')
  })

  it('nobody can get an office of a body that is over, and who held one keeps its name', () => {
    if (!mkk) throw new Error('there is no agreement of the MKK')
    const runs = (offices: ReturnType<typeof officesOf>) => offices.some(({ detail }) => detail === 'begleitgruppe-pit')
    expect(runs(officesOn(mkk, names, localDate('2022-03-31')))).toBe(true)
    expect(runs(officesOn(mkk, names, localDate('2022-04-01')))).toBe(false)
    expect(runs(officesOf(mkk, names))).toBe(true)
  })
  it('every office of every agreement has an id of its own that says what it is', () => {
    for (const agreement of shelf.agreements) {
      const offices = officesOf(agreement, names)
      expect(new Set(offices.map(({ id }) => id)).size).toBe(offices.length)
      for (const { id, partnerId, kind } of offices) {
        expect(officeParts(id)).toMatchObject({ agreementId: agreement.id, partnerId, kind })
      }
      const secretariats = offices.filter(({ kind }) => kind === 'secretariat')
      expect(secretariats).toHaveLength(agreement.partners.length * meetingCommittees(agreement).length)
    }
  })
})
