/** The five foundations in words. Each statement a user reads carries one of them. */
import type { Basis } from '#src/agreements/stated.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { longDate, places } from './format.ts'

/** "Vereinbarung: KV Kassel, Ziffer 5" */
export function sayBasis(basis: Basis): string {
  switch (basis.kind) {
    case 'agreement':
      return `Vereinbarung: ${basis.agreement}, ${places(basis.clauses)}`
    case 'recorded':
      return `${basis.what === 'entry' ? 'Eintrag' : 'eingetragener Termin'}, Stand ${longDate(dateInBerlin(basis.at))}`
    case 'derived':
      return basis.agreement && basis.clauses
        ? `Berechnung aus ${basis.agreement}, ${places(basis.clauses)}`
        : 'Berechnung'
    case 'preset':
      return 'Voreinstellung'
    case 'law':
      return `Rechtshinweis: ${basis.norm}`
  }
}
