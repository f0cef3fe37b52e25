/** The foundations in words. Each statement a user reads carries one of them. */
import type { AgreementKind } from '#src/agreements/lookup.ts'
import { type Basis, isBasis } from '#src/agreements/stated.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { longDate, places } from './format.ts'

/** What is cited, by what it really is: a kind of document that comes does not compile before it has its word here. */
const WRITTEN_IN: Readonly<Record<AgreementKind, string>> = {
  agreement: 'Vereinbarung',
  template: 'Muster',
  resolutionPaper: 'Vorlage',
  positionPaper: 'Bericht',
}

/**
 * "Vereinbarung: KV Kassel, Ziffer 5", "Bericht: GG 2008, II.2", "Rechtshinweis: § 56 SGB X"
 * @throws for what no maker made: nothing is said on a foundation that somebody wrote down
 */
export function sayBasis(basis: Basis): string {
  if (!isBasis(basis)) throw new Error('a basis that was not made from what it rests on')
  switch (basis.kind) {
    case 'agreement':
      return `${document(basis)}, ${places(basis.clauses)}`
    case 'recorded':
      if (basis.what === 'nothing') return 'Stand der Einträge'
      return `${basis.what === 'entry' ? 'Eintrag' : 'eingetragener Termin'}, Stand ${longDate(dateInBerlin(basis.at))}`
    case 'derived':
      return basis.document ? `Berechnung aus ${basis.agreement}, ${places(basis.clauses)}` : 'Berechnung'
    case 'preset':
      return 'Voreinstellung'
    case 'law':
      return `Rechtshinweis: ${basis.norm}`
    case 'hint':
      return `Hinweis: ${basis.source}`
  }
}

/** A name that begins with the kind of document ("Bericht GG 2008") does not say it twice. */
function document({ document, agreement }: Extract<Basis, { kind: 'agreement' }>): string {
  const kind = WRITTEN_IN[document]
  return `${kind}: ${agreement.startsWith(`${kind} `) ? agreement.slice(kind.length + 1) : agreement}`
}
