/** Labels of buttons, fields and links in Einfache Sprache. What they do stays with the button. */
const LABELS: Readonly<Record<string, string>> = {
  // Talk
  Weiter: 'Weiter',
  Zurück: 'Einen Schritt zurück',
  Abbrechen: 'Nichts tun',
  Ändern: 'Etwas ändern',
  // Invitations
  Zusagen: 'Ja, ich komme',
  'Unter Vorbehalt': 'Vielleicht',
  Absagen: 'Nein, ich komme nicht',
  'Vertretung schicken': 'Jemand anderes kommt für mich',
  'Bedarf angeben': 'Ich brauche Hilfe beim Treffen',
  'Stufenloser Zugang': 'Ein Weg ohne Stufen',
  'Stufenloser Zugang: nicht nötig': 'Ein Weg ohne Stufen: brauche ich nicht',
  'Gebärdensprache: nicht nötig': 'Gebärdensprache: brauche ich nicht',
  'Einfache Sprache: nicht nötig': 'Einfache Sprache: brauche ich nicht',
  Schriftdolmetschung: 'Jemand schreibt mit, was gesagt wird',
  'Schriftdolmetschung: nicht nötig': 'Jemand schreibt mit: brauche ich nicht',
  Induktionsschleife: 'Eine Anlage für Hör-Geräte',
  'Induktionsschleife: nicht nötig': 'Eine Anlage für Hör-Geräte: brauche ich nicht',
  Assistenz: 'Eine Assistenz',
  'Assistenz: nicht nötig': 'Eine Assistenz: brauche ich nicht',
  'Unterlagen vorab': 'Alle Texte vor dem Treffen',
  'Unterlagen vorab: nicht nötig': 'Alle Texte vor dem Treffen: brauche ich nicht',
  'In den Kalender': 'In meinen Kalender eintragen',
  'Auf die Einladung antworten, auch in Einfacher Sprache': 'Hier auf die Einladung antworten',
  // Finding a date
  'Einzeln antworten': 'Tag für Tag antworten',
  'Alle passen': 'Ich kann an allen Tagen',
  'Keiner passt': 'Ich kann an keinem Tag',
  'Hier Tage auswählen, auch in Einfacher Sprache': 'Hier auf die Frage antworten',
  Passt: 'Ja, ich kann',
  'Zur Not': 'Nicht gut, aber es geht',
  'Passt nicht': 'Nein, ich kann nicht',
  // Agenda and minutes
  'Tagesordnung anzeigen': 'Liste der Themen zeigen',
  'Punkt vorschlagen': 'Eigenes Thema vorschlagen',
  'Ja, vorschlagen': 'Ja, das ist mein Thema',
  Titel: 'Wie heißt Ihr Thema?',
  Art: 'Was soll mit dem Thema passieren?',
  Minuten: 'Wie viele Minuten?',
  'Vorgestellt von (freiwillig)': 'Wer erklärt das Thema? (muss nicht sein)',
  'Unterlage (Adresse, freiwillig)': 'Adresse eines Textes dazu (muss nicht sein)',
  Information: 'Alle sollen es wissen',
  Beratung: 'Alle sollen darüber sprechen',
  Beschluss: 'Es soll entschieden werden',
  'Keine Angabe': 'Das weiß ich nicht',
  'Protokoll anzeigen': 'Protokoll zeigen',
  'Als Word-Datei': 'Protokoll als Datei',
  'Was ist anders?': 'Was ist neu?',
  // Bodies and agreements
  'Termine anzeigen': 'Alle Termine zeigen',
  'Fristen anzeigen': 'Zeigen, was bis wann zu tun ist',
  'Gremien anzeigen': 'Alle Gruppen zeigen',
  'Alle Gremien': 'Alle Gruppen zeigen',
  'Vereinbarung anzeigen': 'Vereinbarung zeigen',
  Kündigungsfrist: 'Wie die Vereinbarung enden kann',
  'KoK planen': 'Ein Treffen planen',
  'Weitere KoK planen': 'Noch ein Treffen planen',
  'Sitzung planen': 'Ein Treffen planen',
  'Unklar im Text': 'Unklar (schwere Sprache)',
  'Spätere Rechtslage': 'Gesetze (schwere Sprache)',
  // Commands, as the help offers them
  Hilfe: 'Was kann ich hier tun?',
  'Ihre nächsten Schritte': 'Was muss ich tun?',
  'Nächste Kooperationskonferenz': 'Wann ist das nächste Treffen?',
  'Termine und Fälligkeiten': 'Alle Termine',
  'Gremien und Turnus': 'Welche Gruppen gibt es?',
  'Fristen und Pflichten': 'Was muss bis wann getan werden?',
  Erinnerungen: 'Woran wird erinnert?',
  'Vereinbarung nachschlagen': 'Was steht in der Vereinbarung?',
  'Wer beruft ein?': 'Wer lädt zu den Treffen ein?',
  'Termin finden': 'Einen Termin suchen',
  Einladen: 'Leute einladen',
  'Wer kommt?': 'Wer kommt zum Treffen?',
  'Sitzung verschieben': 'Ein Treffen verschieben',
  'Sitzung absagen': 'Ein Treffen absagen',
  'Tagesordnungspunkt vorschlagen': 'Eigenes Thema vorschlagen',
  'Auf eine Einladung antworten': 'Auf eine Einladung antworten',
  'Meine Daten löschen': 'Meine Daten löschen',
  'Meine Daten als Datei': 'Meine Daten herunterladen',
  'Als Datei': 'Meine Daten herunterladen',
  'Erledigung eintragen': 'Sagen, dass etwas fertig ist',
  Abwesenheit: 'Sagen, wann ich nicht da bin',
  Aufgaben: 'Welche Aufgaben gibt es?',
  Beschlüsse: 'Was wurde entschieden?',
  Tagesordnung: 'Liste der Themen zeigen',
  'Termine wählen': 'Sagen, an welchen Tagen ich kann',
  'Funktion beantragen': 'Um Erlaubnis bitten',
  'Ja, löschen': 'Ja, meinen Namen löschen',
  'Antwort senden': 'Antwort senden',
}

/** What was begun, as a button names it. */
const ABOUT: Readonly<Record<string, string>> = {
  'Löschung der eigenen Daten': 'Daten löschen',
  'Vorschlag zur Tagesordnung': 'Thema vorschlagen',
  'Vertretung für eine Sitzung': 'Jemand kommt für mich',
  'Planung einer Sitzung': 'Treffen planen',
  'Verschiebung einer Sitzung': 'Treffen verschieben',
  'Absage einer Sitzung': 'Treffen absagen',
  'Einladung zu einer Sitzung': 'Leute einladen',
  'Erledigung einer Pflicht': 'Etwas ist fertig',
  'Antrag auf eine Funktion': 'Um Erlaubnis bitten',
  Tagesordnung: 'Liste der Themen',
  Terminfindung: 'Einen Termin suchen',
}
/** @returns the name itself where there are no plainer words for it */
export const plainAbout = (about: string): string => ABOUT[about] ?? about

/** Stands before what a button goes on with. */
export const RESUME = 'Fortsetzen: '
export const plainResume = (about: string): string => `Weiter mit: ${plainAbout(about)}`

/** @returns the label itself where there are no plainer words for it, as for a name or a day */
export const plainLabel = (label: string): string =>
  LABELS[label] ?? (label.startsWith(RESUME) ? plainResume(label.slice(RESUME.length)) : label)
