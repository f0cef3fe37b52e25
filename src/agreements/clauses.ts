/** Clauses that know their document: what a basis is made from, so that no clause is cited under another agreement. */
import type { AgreementKind } from './schema-values.ts'

/** Private, so that no list written by hand has it. Types only: at run time it is a plain list. */
declare class Placed {
  private readonly placed: true
}
/** One clause or several of one document, as printed. `cited` makes them, and joining what it made. */
export type Clauses = readonly string[] & Placed

/** What a reader is told of the document that is cited. */
export interface CitedDocument {
  readonly kind: AgreementKind
  readonly short: string
}

/** A value of an agreement's file in which every `clause` knows the document. */
export type Cited<T> = T extends Primitive
  ? T
  : { [K in keyof T]: K extends 'clause' ? Clauses | Extract<T[K], undefined> : Cited<T[K]> }
/** A branded text, e.g. a date, is an object to the type checker, too: it is told apart first. */
type Primitive = string | number | boolean | undefined

/** Beside the lists, not in them: a clause is shown, compared and stored as the text it is. */
const documents = new WeakMap<Clauses, CitedDocument>()

function placed(clauses: readonly string[], document: CitedDocument): Clauses {
  const made = [...clauses] as readonly string[] as Clauses
  documents.set(made, document)
  return made
}

/** @returns a copy of the agreement whose clauses are places in it; the lists it was made of may belong to another one */
export function cited<T extends CitedDocument>(agreement: T): Cited<T> {
  const document = { kind: agreement.kind, short: agreement.short }
  const copy = (inside: unknown): unknown => {
    if (Array.isArray(inside)) return inside.map(copy)
    if (typeof inside !== 'object' || inside === null) return inside
    return Object.fromEntries(
      Object.entries(inside).map(([name, one]) => [name, name === 'clause' ? placed(one, document) : copy(one)]),
    )
  }
  return copy(agreement) as Cited<T>
}

/** @throws where a cast passed off a list that `cited` did not make */
export function citedDocument(clauses: Clauses): CitedDocument {
  const document = documents.get(clauses)
  if (!document) throw new Error(`of no document: ${clauses.join()}`)
  return document
}

/** At least one: nothing can be cited from no fact. */
type Facts = readonly [{ readonly clause: Clauses }, ...{ readonly clause: Clauses }[]]

/**
 * The first place of each fact, once.
 * @throws if they are facts of two documents
 */
export function firstPlaces(facts: Facts): Clauses {
  const document = citedDocument(facts[0].clause)
  if (facts.some(({ clause }) => citedDocument(clause) !== document)) throw new Error('facts of two documents')
  return placed([...new Set(facts.flatMap(({ clause: [first] }) => first ?? []))], document)
}
