/** Where a fact comes from, in Einfache Sprache. */
import type { AgreementKind } from '#src/agreements/lookup.ts'
import type { Basis } from '#src/agreements/stated.ts'
import { places } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'

const WRITTEN_IN: Readonly<Record<AgreementKind, string>> = {
  agreement: 'in der Vereinbarung',
  template: 'in einem Muster für eine Vereinbarung',
  resolutionPaper: 'in einer Vorlage. Eine Vorlage ist ein Vorschlag für eine Entscheidung. Die Stelle ist',
  positionPaper: 'in einem alten Bericht',
}

/** "Das steht in der Vereinbarung: Ziffer 5." Law is only named: what is said of it may be a guess. @returns nothing where somebody has entered it, as the sentence says it */
export function whence(basis: Basis): string {
  switch (basis.kind) {
    case 'agreement':
      return `Das steht ${WRITTEN_IN[basis.document]}: ${places(basis.clauses)}.`
    case 'derived':
      return basis.document
        ? `Das ist ausgerechnet. Die Regel steht ${WRITTEN_IN[basis.document]}: ${places(basis.clauses)}.`
        : ''
    case 'law':
      return `Dazu gibt es ein Gesetz: ${basis.norm}.`
    case 'hint':
      return `Das habe ich hier gelesen: ${basis.source}.`
    case 'preset':
      return 'Das ist mein Vorschlag. Es steht nicht in der Vereinbarung.'
    case 'recorded':
      return ''
  }
}

/** The same of a day. */
export const whenceOfDay = (basis: Basis): string =>
  basis.kind === 'preset' ? 'Diesen Tag habe ich vorgeschlagen. Er steht nicht in der Vereinbarung.' : whence(basis)

/** Sentences one behind the other. */
export const inARow = (...sentences: readonly string[]): string => sentences.filter((one) => one !== '').join(' ')

const sentence = (text: string): string => (/[.!?)“]$/.test(text) ? text : `${text}.`)

/** A fact, without where it comes from. */
const said = ({ label, text, plain }: Statement, name = label): string =>
  plain ?? sentence(name === undefined ? text : `${name}: ${text}`)
/** A fact and where it comes from. @param presets `said below`: of many facts that are ours it is said once */
export const fact = (statement: Statement, name = statement.label, presets?: 'said below'): string =>
  inARow(said(statement, name), presets && statement.basis.kind === 'preset' ? '' : whence(statement.basis))

/** Facts in a row; where several come from the same place, it is said once, behind the last of them. */
export const factsInARow = (statements: readonly Statement[]): readonly string[] =>
  statements.map((statement, at) => {
    const next = statements[at + 1]
    return next && whence(next.basis) === whence(statement.basis) ? said(statement) : fact(statement)
  })
