/** What a body's year amounts to, in one sentence. A hint is never worded as a breach. */
import type { CadenceAssessment } from '#src/calendar/cadence.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { capital, count, list, longDate } from '#src/speech/parts/format.ts'

const sessions = (n: number): string => count(n, 'Sitzung', 'Sitzungen')

/** Which days are left out of the count, and why. */
export function notCounted(untold: readonly LocalDate[]): string {
  const days = list(untold.map(longDate))
  const whether = untold.length === 1 ? 'Ob die Sitzung stattfand' : 'Ob die Sitzungen stattfanden'
  return `Nicht mitgezählt, da ohne Protokoll: ${days}. ${whether}, ist nicht eingetragen`
}

/** @returns undefined where nothing needs to be said: enough is recorded. */
export function yearState(year: CadenceAssessment): string | undefined {
  switch (year.state) {
    case 'met':
    case 'onTrack':
      return year.exceeded > 0 ? `${sessions(year.exceeded)} mehr als die Höchstzahl` : undefined
    case 'open':
    case 'atRisk':
      return stillMissing(year)
    case 'missed':
      return missed(year)
    case 'notApplicable':
      return year.reason === 'notDue' && year.dueYear !== undefined
        ? `${year.binding === 'hint' ? 'Vorgesehen' : 'Fällig'} erst im Jahr ${year.dueYear}`
        : undefined
    case 'notDecidable':
      return undecided(year)
  }
}

/**
 * "etwa viermal" is kept by three already: that many are missing at least. Nothing is missing of what is only usual, and
 * of a soll it is said that it is one.
 */
function stillMissing({ binding, missing, expected = 0, held, planned }: CadenceAssessment): string {
  const more = `noch ${expected - held - planned > missing ? 'mindestens ' : ''}${sessions(missing)}`
  switch (binding) {
    case 'typical':
      return `Üblich ${missing === 1 ? 'ist' : 'sind'} ${more}; weniger ist kein Verstoß`
    case 'hint':
      return `Vorgesehen ${missing === 1 ? 'ist' : 'sind'} ${more}`
    default:
      return `Es ${missing === 1 ? 'fehlt' : 'fehlen'} ${more}`
  }
}

function missed({ binding, missing, dueYear, isLeast }: CadenceAssessment): string {
  const tooFew = `${isLeast ? 'mindestens ' : ''}${sessions(missing)}`
  switch (binding) {
    case 'minimum':
      return `Nach den Einträgen wurde die Mindestzahl nicht erreicht: ${tooFew} zu wenig`
    case 'stated':
      return dueYear === undefined
        ? `Nach den Einträgen wurde die vereinbarte Zahl nicht erreicht: ${tooFew} zu wenig`
        : `Fällig im Jahr ${dueYear}, nicht eingetragen`
    case 'hint':
      return dueYear === undefined
        ? `${capital(tooFew)} weniger als vorgesehen eingetragen`
        : `Vorgesehen im Jahr ${dueYear} (soll), nicht eingetragen`
    default:
      return `${capital(tooFew)} weniger als üblich eingetragen; das ist kein Verstoß`
  }
}

function undecided({ reason, noMeeting }: CadenceAssessment): string | undefined {
  switch (reason) {
    case 'noNumber':
      return noMeeting ? 'Eine Zahl ist nicht geregelt' : undefined
    case 'noAnchor':
      return 'Der nächste Termin lässt sich nicht berechnen, weil von keiner früheren Sitzung eingetragen ist, dass sie stattfand'
    case 'dueEarlier':
      return 'Noch nicht zu sagen: Die Sitzung davor steht noch aus'
    case 'partOfYear':
      return 'Nicht zu beurteilen: Das Gremium besteht nur in einem Teil des Jahres'
    case 'optional':
    case 'untold':
      return undefined
    default:
      return undefined
  }
}
