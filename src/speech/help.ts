/** What the bot can do, as buttons and in words. */
import type { UnusableFile } from '#src/agreements/lookup.ts'
import { unavailableNotes } from './conversation.ts'
import type { Reply } from './reply.ts'

const PURPOSES: Readonly<Record<string, string>> = {
  '/hilfe': 'Hilfe',
  '/kok': 'Nächste Kooperationskonferenz',
  '/termine': 'Termine und Fälligkeiten',
  '/gremien': 'Gremien und Turnus',
  '/termin': 'Sitzung planen',
  '/fristen': 'Fristen und Pflichten',
  '/vereinbarung': 'Vereinbarung nachschlagen',
  '/geschäftsführung': 'Wer beruft ein?',
  '/kündigung': 'Kündigungsfrist',
  '/einladen': 'Einladen',
  '/terminfindung': 'Termin finden',
  '/terminwahl': 'Termine wählen',
  '/terminstand': 'Stand der Terminfindung',
  '/rückmeldung': 'Auf eine Einladung antworten',
  '/vertretung': 'Vertretung schicken',
  '/rückmeldungen': 'Wer kommt?',
  '/verschieben': 'Sitzung verschieben',
  '/absagen': 'Sitzung absagen',
  '/top': 'Tagesordnungspunkt vorschlagen',
  '/tagesordnung': 'Tagesordnung',
  '/protokoll': 'Protokoll',
  '/anwesenheit': 'Anwesenheit',
  '/beschlüsse': 'Beschlüsse',
  '/aufgaben': 'Aufgaben',
  '/erledigt': 'Erledigung eintragen',
  '/inarbeit': 'Pflicht in Arbeit',
  '/später': 'Später erinnern',
  '/nichtzuständig': 'Nicht zuständig',
  '/fälligkeit': 'Tag für eine Pflicht nennen',
  '/erinnerungen': 'Erinnerungen',
  '/verwaltung': 'Verwaltung',
  '/funktion': 'Funktion vergeben',
  '/funktionsende': 'Funktion beenden',
  '/beantragen': 'Funktion beantragen',
  '/abwesend': 'Abwesenheit',
  '/abwesenheit': 'Abwesenheit eintragen',
  '/wochenübersicht': 'Wochenübersicht',
  '/datenlöschen': 'Meine Daten löschen',
  '/datenexport': 'Meine Daten als Datei',
  '/linkssperren': 'Links sperren',
  '/bewilligen': 'Antrag bewilligen',
  '/aufbewahrung': 'Aufbewahrung',
  '/einrichten': 'Bot einrichten',
  '/import': 'Personen aufnehmen',
  '/kanal': 'Kanal zuordnen',
  '/vorlauf': 'Vorlauf eines Gremiums',
  '/stufen': 'Erinnerungsstufen',
  '/abbrechen': 'Abbrechen',
  '/zurück': 'Zurück',
}

/** What a command is for, as a button says it. */
export const purposeOf = (word: string): string => PURPOSES[word] ?? word

const READING = [
  '/kok',
  '/termine',
  '/gremien',
  '/fristen',
  '/erinnerungen',
  '/vereinbarung',
  '/geschäftsführung',
  '/kündigung',
]

/** What those do who run a body. */
const RUNNING = ['/terminfindung', '/termin', '/einladen', '/rückmeldungen', '/verschieben', '/absagen']

/** @param mayPlan whether this person may plan meetings */
export function help(mayPlan: boolean, regions: readonly string[], unavailable: readonly UnusableFile[]): Reply {
  const words = mayPlan ? [...READING, ...RUNNING] : READING
  return {
    answer:
      'Ich kenne die Kooperationsvereinbarungen und die Termine ihrer Gremien. Wählen Sie, oder schreiben Sie zum Beispiel „/kok MKK“.',
    choices: words.map((word) => ({ label: purposeOf(word), does: { say: word } })),
    notes: [
      `Regionen: ${regions.join(', ')}.`,
      'Jede Angabe nennt ihre Grundlage: Vereinbarung mit Ziffer, eingetragener Termin, Berechnung, Voreinstellung oder Rechtshinweis.',
      ...unavailableNotes(unavailable),
    ],
  }
}
