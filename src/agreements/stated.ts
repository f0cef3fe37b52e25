import { type Instant, instantInBerlin, type LocalDate, localTime } from '#src/calendar/local-date.ts'
import type { Contradiction, LegalNote } from './agreement.ts'
import { type Clauses, citedDocument } from './clauses.ts'
import type { AgreementKind } from './schema-values.ts'

/** Ziffer: a place in a document, as printed: "5", "8 b", "Anlage 2", "Präambel". */
export type Clause = string

/** Where something is written. `document` is what it really is, a template for example: it decides how it is called. */
interface Written<Kind extends AgreementKind> {
  readonly document: Kind
  readonly agreement: string
  readonly clauses: readonly Clause[]
}

/** The foundations a statement can have: five, and a hint that founds nothing. */
type Foundation =
  /** Vereinbarung: written in one. */
  | ({ readonly kind: 'agreement' } & Written<'agreement'>)
  /** Written in a document that is none and binds nobody. */
  | ({ readonly kind: 'agreement' } & Written<Exclude<AgreementKind, 'agreement'>>)
  /** eingetragener Termin, or another entry: somebody recorded it. */
  | { readonly kind: 'recorded'; readonly at: Instant; readonly what?: 'entry' }
  /** Stand der Einträge: nobody recorded such a thing. */
  | { readonly kind: 'recorded'; readonly what: 'nothing' }
  /** Berechnung: follows from what is written. */
  | ({ readonly kind: 'derived' } & Written<AgreementKind>)
  /** Berechnung: follows from records. */
  | { readonly kind: 'derived'; readonly document?: never }
  /** Voreinstellung: our default, editable. */
  | { readonly kind: 'preset' }
  /** Rechtshinweis: law outside the agreement, e.g. "§ 26 Abs. 3 SGB X". */
  | { readonly kind: 'law'; readonly norm: string }
  /** Hinweis: heard of elsewhere, e.g. in the press. It founds nothing; it is said where it is from. */
  | { readonly kind: 'hint'; readonly source: string }

/** Private, so that neither an object written by hand nor a changed copy has it, by its type and when it is said. */
class Founded {
  readonly #isFounded = true

  static isMade(given: object): boolean {
    return #isFounded in given && given.#isFounded
  }
}
/** Grundlage: what a statement rests on; only the makers below make one. */
export type Basis = Foundation & Founded

/** Frozen: a basis is never made into another one. */
function founded(foundation: Foundation): Basis {
  const made: Basis = Object.assign(new Founded(), foundation)
  Object.freeze(made)
  return made
}

/** Whether a maker made it. A cast, a copy and what `Object.assign` made of one are none, whatever their types say. */
export const isBasis = (given: object): given is Basis => Founded.isMade(given)

/** For `basisShape`, which reads what a maker made and the store kept. */
export const asFounded = founded

/* Makers */

function written(clauses: Clauses): Written<AgreementKind> {
  const { kind, short } = citedDocument(clauses)
  return { document: kind, agreement: short, clauses }
}

/** Written there. */
export const fromAgreement = (clauses: Clauses): Basis => founded({ kind: 'agreement', ...written(clauses) })

/** Follows from what is written there. */
export const derivedFrom = (clauses: Clauses): Basis => founded({ kind: 'derived', ...written(clauses) })

/** @param _records what was counted, listed or summed up; a list that was read may be empty */
export const derivedFromRecords = <T extends object>(_records: T & Recorded<T>): Basis => founded({ kind: 'derived' })

/** `{}` and `[]` written on the spot are no records. */
type Recorded<T> = T extends readonly (infer E)[]
  ? [E] extends [never]
    ? never
    : T
  : keyof T extends never
    ? never
    : T

/** That nothing of the kind is recorded is read off, not reckoned. @param _records what was looked through */
export const notRecorded = <T extends object>(_records: T & Recorded<T>): Basis =>
  founded({ kind: 'recorded', what: 'nothing' })

/** A tenure has no moment of its entry: it is true from its first day on. */
export const byTenure = ({ from }: { readonly personId: string; readonly from: LocalDate }): Basis =>
  founded({ kind: 'recorded', at: instantInBerlin(from, localTime('00:00')), what: 'entry' })

export const byMeeting = ({ recordedAt }: { readonly on: LocalDate; readonly recordedAt: Instant }): Basis =>
  founded({ kind: 'recorded', at: recordedAt })

/**
 * @param entry the recorded thing itself: a moment beside which nothing is recorded is none
 * @param moment the property of the entry that says when it was made
 */
export const byEntry = <T extends Readonly<Record<M, Instant>>, M extends string>(
  entry: keyof T extends M ? never : T,
  moment: M,
): Basis => founded({ kind: 'recorded', at: entry[moment], what: 'entry' })

/** @param _preset one that `asPreset` or `asPresets` marked; a copy that somebody changed is none any more */
export const byPreset = (_preset: PresetMark): Basis => founded({ kind: 'preset' })

export const fromLaw = ({ source }: Law): Basis => founded({ kind: 'law', norm: source })

/** What an agreement's file says beside the text of the document. */
type Beside = Contradiction['beside'][number]

/** Law, a report in the press, or our own reading: never what the document itself says. */
export function besideText(said: Beside): Basis {
  switch (said.rests) {
    case 'law':
      return founded({ kind: 'law', norm: said.source })
    case 'press':
      return founded({ kind: 'hint', source: said.source })
    case 'own':
      return founded({ kind: 'preset' })
  }
}

/** How we treat an unclear place: ours, whatever the document says. */
export const byHandling = (_unclear: Contradiction): Basis => founded({ kind: 'preset' })

/* What presets and law are handed in as */

/** Private for the same reason as above. Types only: at run time a preset is the plain value. */
declare class PresetMark {
  private readonly preset: true
}
export type PresetEntry<T> = T & PresetMark

/** Something we decided where agreements say nothing. */
export const asPreset = <const T>(value: T): PresetEntry<T> => value as PresetEntry<T>
/** A table of them, each entry a preset of its own. */
export const asPresets = <const T extends object>(table: T) => table as { readonly [K in keyof T]: PresetEntry<T[K]> }

/** Law that is cited whatever an agreement says of it. */
export const NORMS = {
  /** The end of a period moves to the next working day. */
  shift: { source: '§ 26 Abs. 3 SGB X' },
  /** A declaration counts from the moment at which it is to be taken note of as a rule. */
  receipt: { source: '§ 130 BGB' },
  /** Periods of notice do not move to the next working day; decided for the BGB alone. */
  noticeStays: { source: 'BGH, 17.02.2005, III ZR 172/04, zu § 193 BGB' },
} as const
export type Law = LegalNote | (typeof NORMS)[keyof typeof NORMS]

/** A value with its foundation. */
export interface Known<T> {
  readonly value: T
  readonly basis: Basis
}
