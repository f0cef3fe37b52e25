/**
 * Words that nothing may be called by which people find a region or partner: commands and short answers, written as
 * `sameName` in check.ts writes them. A test holds the list against the commands.
 */
export const RESERVED: ReadonlySet<string> = new Set(
  [
    'abbrechen abbruch abwesend abwesenheit absage absagen agenda aufbewahrung aufbewahrungsfristen aufgabe aufgaben auftraege back beantragen befehle anwesenheit teilnehmerliste bewilligen datenexport erinnerungsstufen stufen vorlaeufe vorlauf einrichten import kanal linkssperren personenimport beschluesse',
    'beschluss cancel datenloeschen einladen einladung einladungen ende erinnerung erinnerungen erledigt faelligkeit fertig tagnennen',
    'frist fristen funktion funktionen funktionsende geschaeftsfuehrung geschaeftsfuehrungen gf gremien gremium',
    'help heute hilfe inarbeit ja jetzt kok kooperationskonferenz kooperationsvereinbarung kuendigung kuendigungen',
    'kuendigungsfrist kuendigungsfristen kv morgen nein nichtzustaendig online pflichten protokoll protokolle',
    'rueckmeldung rueckmeldungen sitzungen sitzungstermine spaeter stop stopp tagesordnung teilnahme termin termine',
    'terminfindung terminstand terminsuche terminumfrage terminwahl top tops unzustaendig vereinbarung',
    'vereinbarungen verlegen verschieben vertretung verwaltung wochenuebersicht weiter zurueck zusage zusagen',
  ].flatMap((line) => line.split(' ')),
)
