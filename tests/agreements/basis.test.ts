/** A basis is made from what it rests on; that it is made from nothing else, tsc sees in basis-types.ts. */

import { describe, expect, it } from 'vitest'
import { clauses } from '#src/agreements/schema-values.ts'
import {
  asPreset,
  type Basis,
  byEntry,
  byMeeting,
  byPreset,
  derivedFrom,
  derivedFromRecords,
  fromAgreement,
  fromLaw,
  NORMS,
} from '#src/agreements/stated.ts'
import { basisShape } from '#src/agreements/stored-basis.ts'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { gg, kassel, unna, zwickauTemplate } from '../duties/planned.ts'

const at = instant('2027-03-01T08:00:00Z')
const five = clauses.parse('5')
const MADE: readonly Basis[] = [
  fromAgreement(kassel, five),
  derivedFrom(zwickauTemplate, clauses.parse(['1', '2.3'])),
  derivedFromRecords([]),
  byMeeting({ on: localDate('2027-06-17'), recordedAt: at }),
  byEntry({ writtenAt: at }, 'writtenAt'),
  byPreset(asPreset(14)),
  fromLaw(NORMS.shift),
  ...kassel.legalNotes.map(fromLaw),
]

describe('what it is made from', () => {
  it.each([
    [kassel, 'agreement'],
    [unna, 'resolutionPaper'],
    [gg, 'positionPaper'],
    [zwickauTemplate, 'template'],
  ])('$short keeps what kind of document it is', (agreement, document) => {
    const place = { document, agreement: agreement.short, clauses: agreement.status.clause }
    expect(fromAgreement(agreement, agreement.status.clause)).toEqual({ kind: 'agreement', ...place })
    expect(derivedFrom(agreement, agreement.status.clause)).toEqual({ kind: 'derived', ...place })
  })

  it('is read back from the store as it was made', () => {
    expect(MADE.map((basis) => basisShape.parse(JSON.parse(JSON.stringify(basis))))).toEqual(MADE)
  })

  it.each([
    { kind: 'agreement', agreement: 'KV Kassel', clauses: ['5'] },
    { kind: 'agreement', document: 'law', agreement: 'KV Kassel', clauses: ['5'] },
    { kind: 'recorded', at: '2027-03-01' },
    { kind: 'preset', agreement: 'KV Kassel' },
    { kind: 'guess' },
  ])('is refused from the store otherwise: %j', (stored) => {
    expect(basisShape.safeParse(stored).success).toBe(false)
  })
})
