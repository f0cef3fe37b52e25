/** The five foundations in words. Each statement a user reads carries one of them. */
import type { AgreementKind } from '#src/agreements/lookup.ts'
import type { Basis } from '#src/agreements/stated.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { longDate, places } from './format.ts'

/** What is cited, by what it really is: a kind of document that comes does not compile before it has its word here. */
const WRITTEN_IN: Readonly<Record<AgreementKind, string>> = {
  agreement: 'Vereinbarung',
  template: 'Vereinbarung',
  resolutionPaper: 'Vereinbarung',
  positionPaper: 'Vereinbarung',
}

/** "Vereinbarung: KV Kassel, Ziffer 5" */
export function sayBasis(basis: Basis): string {
  switch (basis.kind) {
    case 'agreement':
      return `${WRITTEN_IN[basis.document]}: ${basis.agreement}, ${places(basis.clauses)}`
    case 'recorded':
      return `${basis.what === 'entry' ? 'Eintrag' : 'eingetragener Termin'}, Stand ${longDate(dateInBerlin(basis.at))}`
    case 'derived':
      return basis.document ? `Berechnung aus ${basis.agreement}, ${places(basis.clauses)}` : 'Berechnung'
    case 'preset':
      return 'Voreinstellung'
    case 'law':
      return `Rechtshinweis: ${basis.norm}`
  }
}
