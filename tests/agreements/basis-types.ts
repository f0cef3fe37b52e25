/** What is no basis. Run by nobody: `npm run types` fails where a line under `@ts-expect-error` compiles. */
import { clauses } from '#src/agreements/schema-values.ts'
import {
  asPresets,
  type Basis,
  byEntry,
  byPreset,
  derivedFrom,
  fromAgreement,
  fromLaw,
} from '#src/agreements/stated.ts'
import { instant } from '#src/calendar/local-date.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { kassel, mkk } from '../duties/planned.ts'

const at = instant('2027-03-01T08:00:00Z')
const five = clauses.parse('5')

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
  void ({ ...fromAgreement(kassel, five), agreement: mkk.short } satisfies Basis)
  // @ts-expect-error: clauses come from a file of an agreement
  fromAgreement(kassel, ['5'])
  // @ts-expect-error: and so do those that something is derived from
  derivedFrom(kassel, [])
  // @ts-expect-error: the agreement itself, not its name
  fromAgreement({ kind: 'agreement', short: 'KV Kassel' }, five)
  // @ts-expect-error: a property that is no moment
  byEntry({ at: '10:00' }, 'at')
  // @ts-expect-error: a property that the entry does not have
  byEntry({ writtenAt: at }, 'recordedAt')
  // @ts-expect-error: what nobody marked as a preset
  byPreset(14)
  // @ts-expect-error: a preset that was changed
  byPreset({ ...asPresets({ duty: { weeks: 8 } }).duty, weeks: 4 })
  // @ts-expect-error: free text for a norm
  fromLaw({ source: '§ 1' })
}
