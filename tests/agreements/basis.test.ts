/** A basis is made from what it rests on; that it is made from nothing else, tsc sees in basis-types.ts. */

import { describe, expect, it } from 'vitest'
import { cited, citedDocument, firstPlaces } from '#src/agreements/clauses.ts'
import {
  asPreset,
  type Basis,
  byEntry,
  byMeeting,
  byPreset,
  byTenure,
  derivedFrom,
  derivedFromRecords,
  fromAgreement,
  fromLaw,
  NORMS,
} from '#src/agreements/stated.ts'
import { basisShape } from '#src/agreements/stored-basis.ts'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { sayBasis } from '#src/speech/parts/basis.ts'
import { gg, kassel, mkk, nord, placeIn, unna, zwickauTemplate } from '../duties/planned.ts'

const at = instant('2027-03-01T08:00:00Z')
const MADE: readonly Basis[] = [
  fromAgreement(placeIn(kassel, '5')),
  derivedFrom(placeIn(zwickauTemplate, '4')),
  derivedFromRecords(['KoK']),
  byMeeting({ on: localDate('2027-06-17'), recordedAt: at }),
  byEntry({ text: 'x', writtenAt: at }, 'writtenAt'),
  byTenure({ personId: 'p', from: localDate('2027-03-01') }),
  byPreset(asPreset(14)),
  fromLaw(NORMS.shift),
  ...kassel.legalNotes.map(fromLaw),
]

describe('what no maker made is not said, whatever its type says', () => {
  const five = fromAgreement(placeIn(kassel, '5'))
  const other = { agreement: 'KV Nord' }
  it.each<[string, Basis]>([
    ['a copy with another agreement', Object.assign({}, five, other)],
    ['a copy', { ...five } as unknown as Basis],
    ['a copy by way of its text', JSON.parse(JSON.stringify(five))],
    ['a clone', structuredClone(five)],
    ['one written by hand', { kind: 'preset' } as unknown as Basis],
    ['one that has another one behind it', Object.create(five)],
  ])('%s', (_, forged) => expect(() => sayBasis(forged)).toThrow('not made from what it rests on'))

  it('and what was made cannot be changed', () => {
    expect(() => Object.assign(five, other)).toThrow(TypeError)
    expect(sayBasis(five)).toBe('Vereinbarung: KV Kassel, Ziffer 5')
    for (const basis of MADE)
      expect(sayBasis(basisShape.parse(JSON.parse(JSON.stringify(basis))))).toBe(sayBasis(basis))
  })
})

describe('what it is made from', () => {
  it.each([
    [kassel, 'agreement'],
    [unna, 'resolutionPaper'],
    [gg, 'positionPaper'],
    [zwickauTemplate, 'template'],
  ])('$short keeps what kind of document it is', (agreement, document) => {
    const place = { document, agreement: agreement.short, clauses: agreement.status.clause }
    expect(fromAgreement(agreement.status.clause)).toEqual({ kind: 'agreement', ...place })
    expect(derivedFrom(agreement.status.clause)).toEqual({ kind: 'derived', ...place })
  })

  it('cites the agreement made of a template, and the template itself where it is read', () => {
    const place = (agreement: typeof nord) => agreement.duties[0]?.clause ?? agreement.status.clause
    expect(citedDocument(place(nord))).toEqual({ kind: 'agreement', short: 'KV Nord' })
    expect(citedDocument(place(zwickauTemplate))).toEqual({ kind: 'template', short: zwickauTemplate.short })
  })

  it('cites each document as its own, whatever both were made of', () => {
    const [one, other] = [cited(kassel), cited({ ...kassel, short: 'KV Neu' })]
    expect(citedDocument(one.status.clause).short).toBe('KV Kassel')
    expect(citedDocument(other.status.clause).short).toBe('KV Neu')
    expect(other.status.clause).toEqual(kassel.status.clause)
  })

  it('joins the places of one document only', () => {
    const [first, ...others] = kassel.partners
    if (!first) throw new Error('no partner')
    expect(fromAgreement(firstPlaces([first, ...others]))).toMatchObject({ agreement: 'KV Kassel' })
    expect(() => firstPlaces([first, ...mkk.partners])).toThrow('facts of two documents')
  })

  it('is read back from the store as it was made', () => {
    expect(MADE.map((basis) => basisShape.parse(JSON.parse(JSON.stringify(basis))))).toEqual(MADE)
  })

  it.each([
    { kind: 'agreement', agreement: 'KV Kassel', clauses: ['5'] },
    { kind: 'agreement', document: 'law', agreement: 'KV Kassel', clauses: ['5'] },
    { kind: 'derived', agreement: 'KV Kassel', clauses: ['5'] },
    { kind: 'recorded', at: '2027-03-01' },
    { kind: 'preset', agreement: 'KV Kassel' },
    { kind: 'guess' },
  ])('is refused from the store otherwise: %j', (stored) => {
    expect(basisShape.safeParse(stored).success).toBe(false)
  })
})
