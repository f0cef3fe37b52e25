/** What is no basis. Run by nobody: `npm run types` fails where a line under `@ts-expect-error` compiles. */
import type { Agreement, AgreementData } from '#src/agreements/agreement.ts'
import { type Clauses, firstPlaces } from '#src/agreements/clauses.ts'
import {
  asPresets,
  type Basis,
  byEntry,
  byPreset,
  derivedFrom,
  derivedFromRecords,
  fromAgreement,
  fromLaw,
} from '#src/agreements/stated.ts'
import { instant } from '#src/calendar/local-date.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { counted } from '#src/speech/parts/statement.ts'
import { kassel, mkk, placeIn } from '../duties/planned.ts'

const at = instant('2027-03-01T08:00:00Z')
const five = placeIn(kassel, '5')

export function refused(): void {
  // @ts-expect-error: a literal is no basis
  void ({ kind: 'agreement', document: 'agreement', agreement: 'KV Kassel', clauses: five } satisfies Basis)
  // @ts-expect-error: nor is one of another kind
  void ({ kind: 'derived' } satisfies Basis)
  // @ts-expect-error: nor an entry
  void ({ kind: 'recorded', at, what: 'entry' } satisfies Basis)
  // @ts-expect-error: nor a preset
  void ({ kind: 'preset' } satisfies Basis)
  // @ts-expect-error: nor law
  void ({ kind: 'law', norm: '§ 26 Abs. 3 SGB X' } satisfies Basis)
  // @ts-expect-error: a statement needs a real one
  void ({ text: 'x', basis: { kind: 'preset' } } satisfies Statement)
  // @ts-expect-error: a changed copy is none
  void ({ ...fromAgreement(five), agreement: mkk.short } satisfies Basis)
  // @ts-expect-error: a list written by hand is no clause of a document
  fromAgreement(['5'])
  // @ts-expect-error: nor is an empty one
  derivedFrom([])
  // @ts-expect-error: nor a copy of one: the document is not in it
  fromAgreement([...five])
  // @ts-expect-error: there is nothing to say beside the clauses of whom they are
  fromAgreement(kassel, five)
  // @ts-expect-error: nothing is cited from no fact
  firstPlaces([])
  // @ts-expect-error: a file that does not stand on the shelf yet is not cited
  void ((read: AgreementData): Clauses => read.status.clause)
  // @ts-expect-error: nor does it pass for one that does
  void ((read: AgreementData): Agreement => read)
  // @ts-expect-error: nothing was counted
  derivedFromRecords({})
  // @ts-expect-error: nor listed
  derivedFromRecords([])
  // @ts-expect-error: the short way to a sentence asks for the same
  counted([], 'null')
  // @ts-expect-error: a property that is no moment
  byEntry({ text: 'x', at: '10:00' }, 'at')
  // @ts-expect-error: a property that the entry does not have
  byEntry({ text: 'x', writtenAt: at }, 'recordedAt')
  // @ts-expect-error: a moment beside which nothing is recorded
  byEntry({ at }, 'at')
  // @ts-expect-error: what nobody marked as a preset
  byPreset(14)
  // @ts-expect-error: a preset that was changed
  byPreset({ ...asPresets({ duty: { weeks: 8 } }).duty, weeks: 4 })
  // @ts-expect-error: free text for a norm
  fromLaw({ source: '§ 1' })
}
