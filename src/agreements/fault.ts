/** What can be wrong with an agreement file, and where. The German sentence for each is in speech/agreements/agreement-faults.ts. */
import type { RuleName } from './schema-values.ts'

/** The way to a value inside the file: `['duties', 3, 'clause']`. */
export type Path = readonly (string | number)[]

/** What a field may hold, in the words of a form. */
export type Expected = 'text' | 'number' | 'wholeNumber' | 'yesNo' | 'list' | 'fields'

/** What an id may point to. */
export type Named = 'partner' | 'party' | 'committee' | 'body' | 'contradiction' | 'parameter' | 'legalNote' | 'subject'

/** Every reason for which a file, or a place in it, is refused. */
export type Because =
  // The file itself
  | { readonly kind: 'tooLarge'; readonly limitBytes: number }
  | { readonly kind: 'unreadable' | 'outsideFolder' | 'notUtf8' | 'empty' | 'noFields' }
  // YAML
  | { readonly kind: 'tooDeep' | 'tooMany'; readonly limit: number }
  | { readonly kind: 'forbidden'; readonly what: 'tag' | 'anchor' | 'alias' | 'directive' | 'secondDocument' }
  | { readonly kind: 'syntax'; readonly what: 'indent' | 'tab' | 'quote' | 'bracket' | 'value' | 'other' }
  | { readonly kind: 'mergeKey' | 'reservedKey' | 'oddKey' }
  | { readonly kind: 'repeatedKey'; readonly field: string; readonly firstLine: number }
  // Fields
  | { readonly kind: 'missing' | 'blank'; readonly field: string }
  | { readonly kind: 'unknownField'; readonly field: string; readonly allowed: readonly string[] }
  | {
      readonly kind: 'wrongType'
      readonly field: string
      readonly expected: readonly Expected[]
      readonly words: readonly string[]
    }
  | { readonly kind: 'notAllowed'; readonly given: string; readonly allowed: readonly string[] }
  | { readonly kind: 'rule'; readonly rule: RuleName; readonly given: string; readonly words: readonly string[] }
  | { readonly kind: 'tooLong'; readonly field: string; readonly max: number }
  | { readonly kind: 'tooSmall' | 'tooBig'; readonly field: string; readonly limit: number }
  | { readonly kind: 'emptyList'; readonly field: string }
  | { readonly kind: 'invalid'; readonly field: string }
  // What belongs together inside a file
  | { readonly kind: 'unknownId'; readonly what: Named; readonly id: string; readonly known: readonly string[] }
  | { readonly kind: 'repeatedId'; readonly id: string }
  | { readonly kind: 'reservedAlias'; readonly alias: string }
  | {
      readonly kind: 'repeatedAlias'
      readonly alias: string /** Whose name it is; absent: of the same entry. */
      readonly owner?: string
    }
  | { readonly kind: 'endBeforeStart' | 'firstDueBeforeStart'; readonly end: string; readonly start: string }
  | { readonly kind: 'minAboveMax'; readonly min: number; readonly max: number }
  | { readonly kind: 'noCadence' | 'openStart' | 'onlyTemplate' | 'supersedesItself' }
  | { readonly kind: 'unknownMark'; readonly mark: string; readonly known: readonly string[] }
  // Between files
  | { readonly kind: 'sameAgreement'; readonly id: string; readonly file: string }
  | { readonly kind: 'sameAlias'; readonly alias: string; readonly file: string }
  | { readonly kind: 'overlap'; readonly file: string; readonly from: string; readonly to: string | undefined }
  | { readonly kind: 'unknownSuccessor'; readonly id: string; readonly known: readonly string[] }
  | { readonly kind: 'successorNotLater'; readonly id: string; readonly from: string }
  // Making an agreement of a template
  | { readonly kind: 'unknownTemplate'; readonly id: string; readonly known: readonly string[] }
  | { readonly kind: 'brokenTemplate' | 'noTemplate'; readonly id: string }
  | { readonly kind: 'parameterMissing'; readonly parameter: string; readonly what: string }
  | { readonly kind: 'parameterUnknown'; readonly parameter: string; readonly known: readonly string[] }
  | {
      readonly kind: 'parameterKind'
      readonly parameter: string
      readonly expected: 'text' | 'date' | 'partners' | 'list'
    }
  | { readonly kind: 'onePartnerOnly'; readonly parameter: string }

/** Befund: a reason and the value it concerns; the line is found by whoever has the text. */
export interface Finding {
  readonly path: Path
  readonly because: Because
}

/** Fehler einer Datei: a reason at its place in a file. */
export interface Fault {
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1. */
  readonly column?: number
  /** Dotted, lists counted from 0: `duties.3.clause`; empty for the file as a whole. */
  readonly path: string
  readonly because: Because
  /** The partner, body, duty … it concerns: the list it stands in and its id or name. */
  readonly entry?: { readonly list: string; readonly name?: string }
}

/** A fault of the file as a whole, e.g. one that could not be read. */
export const faultOfFile = (because: Because): Fault => ({ line: 1, path: '', because })
