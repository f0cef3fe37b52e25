/**
 * What people call one thing in this field. Each word stands for all its forms; a group is one meaning, a word may stand
 * in several. A new agreement needs none of its own words here: those are found as they stand.
 */
import { stemOf } from '#src/language/words/stems.ts'

const GROUPS: readonly string[] = [
  'Amtszeit Wechsel wechselt Periode',
  'vorgeschrieben Vorschrift angeregt anregen empfohlen verpflichtend',
  'verhandeln verhandelt Neuabschluss abschließen schließen neue',
  'Hochschule Hochschulen Universität',
  'Fachbereich Fachbereiche FB',
  'erörtert erörtern vorgestellt vorstellen besprochen besprechen diskutiert',
  'zurückzahlen Rückzahlung Rückforderung zurückgefordert zurückfordern',
  'Dolmetscher Gebärdensprache',
  'Schriftform schriftlich mündlich formlos',
  'Ladungsfrist Einladungsfrist Einladung einladen einlädt einberufen Einberufung einberuft',
  'Treffen Sitzung Tagung tagen treffen trifft tagt zusammenkommen zusammentreten',
  'Zahl Anzahl Daten Meldung melden mitteilen Mitteilung gemeldet Angaben Zahlen benennen Benennung nennen liefern übermitteln Übermittlung',
  'Turnus Häufigkeit jährlich oft Rhythmus',
  'Vertretung vertreten vertritt Vertreter Vertreterin Vertretene Repräsentant',
  'Laufzeit Ende befristet unbefristet Ablauf endet ausläuft',
  'Adresse Anschrift Sitz Straße',
  'Geld Kosten Finanzierung Mittel Budget zahlen zahlt bezahlt kostet finanzieren Etat Förderung Zuschuss gefördert Aufwendungen',
  'Mitglied Teilnehmende Teilnehmer Besetzung Zusammensetzung Mitglieder Teilnahme teilnehmen',
  'Beginn Inkrafttreten Kraft Start',
  'UN-BRK Behindertenrechtskonvention BRK',
  'Geschäftsführung GF Federführung federführend',
  'Eingliederungshilfe EGH',
  'Datenschutz Sozialdaten personenbezogen Namen namentlich Person Personen',
  'Schulabgänger Schulabgang Schulentlassene Schulabsolventen Schüler Schülerinnen Schulende Abgänger Schule Schulbildung schulisch',
  'Kündigung kündigen gekündigt Ausstieg aussteigen austreten Austritt raus beenden Beendigung',
  'Änderung ändern geändert Anpassung anpassen Ergänzung ergänzen',
  'Überprüfung überprüfen Evaluation Revision prüfen Fortschreibung fortschreiben auswerten Auswertung',
  'Sichtweise Auffassung Meinung Ansicht Lösung Schlichtung einig uneinig',
  'Streit uneinig Uneinigkeit einig Einigung Konflikt Meinungsverschiedenheit Dissens Einvernehmen',
  'Folge Konsequenz Sanktion droht Strafe passiert Rechtsfolge',
  'Sichtweisen Meinungsverschiedenheiten uneinig einschätzen einig Streit Auffassung Lösung',
  'Liste Namensliste Schulabgängerliste Schülerliste Aufstellung namentlich Benennung',
  'Werkstattrat Werkstatträte Bewohnerbeirat Bewohnerbeiräte Heimbeirat Interessenvertretung',
  'mitreden mitsprechen Mitsprache mitbestimmen Mitbestimmung Mitwirkung mitwirken beteiligen Beteiligung einbeziehen',
  'zuschießen beisteuern kofinanzieren Kofinanzierung mitfinanzieren mitzahlen finanzieren',
  'Ausfall ausfallen Personalausfall Vakanz fortsetzen unbesetzt Fachkraft',
  'unwirksam Unwirksamkeit ungültig nichtig salvatorisch Salvatorische',
  'Empowerment Befähigung befähigen Stärkung stärken',
  'Netzwerk Netzwerke Bündnis Bündnisse Verbund',
  'Chef Chefin Leiter Leiterin Leitung Direktorin Landesdirektorin Landrat Landrätin Oberbürgermeister',
  'Krise Krisen Vorfall Vorfälle Besonderheiten',
  'Telefon Telefonnummer Rufnummer Durchwahl Fax',
  'Erscheinen erschienen veröffentlicht Veröffentlichung herausgegeben',
  'Altersgrenze Regelaltersgrenze Rente Ruhestand Rentenalter Ältere Alter',
  'Pflegebedarf Pflegebedürftige Pflege Pflegegrad pflegebedürftig',
  'Wohnform Wohneinrichtung Wohnheim Heim besondere Wohnen wohnen',
  'Angebot Angebote Leistungsangebot Neue Einrichtung Einrichtungen',
  'Wohnung Wohnraum Wohnungssuche Mietwohnung',
  'Psychiatrie psychiatrisch gemeindepsychiatrisch GPV',
  'Sucht Suchthilfe Abhängigkeit',
  'Behindertenbeauftragte Beauftragte Behindertenbeauftragter Inklusionsbeauftragte',
  'Selbsthilfe Selbsthilfegruppe Betroffene Angehörige EX-IN Peer',
  'Arbeitsagentur Agentur Arbeitsverwaltung ARGE Jobcenter',
  'Werkstatt WfbM Arbeitsbereich Teilhabe Arbeitsleben',
  'Träger Leistungserbringer Anbieter Leistungsanbieter Wohlfahrt Liga freie',
  'Krankenkasse Krankenkassen Krankenversicherung Pflegekasse Pflegekassen Kassen',
  'Kinderschutz Kindeswohl Kindeswohlgefährdung Schutzauftrag',
  'fristlos außerordentlich sofort wichtiger Grund',
  'Begründung begründen Grund Gründe',
  'Übergabe Übertragung Übernahme übernehmen abgeben übergeben',
  'informieren Information unterrichten Unterrichtung benachrichtigen Bescheid Auskunft mitteilen',
  'beteiligen Beteiligung einbeziehen Einbeziehung mitwirken Mitwirkung einbinden',
  'Bericht Berichterstattung berichten Auswertung Bericht',
  'Fachtag Fachtagung Veranstaltung Tagung',
  'Vorrang vorrangig Priorität zuerst',
  'Rahmenvereinbarung Landesrahmenvertrag Rahmenvertrag landesweit Landesebene',
  'Landes-AG Landesarbeitsgemeinschaft Arbeitsgemeinschaft AG',
  'Ansprechpartner Ansprechperson Ansprechstelle Kontakt zuständig Zuständigkeit Koordinierungsstelle',
  'Verantwortung verantwortlich Gesamtverantwortung haftet Verantwortlicher',
  'Aufgabe Aufgaben zuständig tun erledigen',
  'kreisangehörig kreisfrei',
  'Gemeinde Kommune Stadt Städte Gemeinden kommunal',
  'Kreisausschuss Kreistag Ausschuss Gremium Fachausschuss',
  'Beschluss beschließen beschlossen entscheiden Entscheidung Beschlussvorschlag beauftragt beauftragen',
  'Berichterstatter Berichterstattung Dezernent Dezernat vorgetragen vortragen Berichterstattung',
  'zustimmen Zustimmung zugestimmt mitgezeichnet Mitzeichnung beteiligt',
  'unterschrieben unterschreiben Unterschrift unterzeichnet Unterzeichnung Unterzeichner signiert',
  'Ziel Ziele Zweck Absicht Leitbild',
  'Armut arm Tafel Tafeln Grundsicherung',
  'kürzen gekürzt Kürzung Sparen Einsparung gestrichen',
  'Demografie demografisch Wandel Alterung',
  'Verlängerung verlängern verlängert weiterlaufen',
  'Qualität Qualitätszirkel Qualitätsentwicklung',
  'Vorläufer Vorgänger frühere alte bisherige abgelöst ersetzt',
  'Paragraf Paragrafen Rechtsgrundlage Norm Vorschrift',
  'Jugendhilfe Hilfe zur Erziehung HzE Jugendamt',
  'Mehrheit Abstimmung abstimmen einstimmig Quorum beschlussfähig Stimmrecht',
  'öffentlich nichtöffentlich Öffentlichkeit Presse',
  'Gast Gäste hinzuziehen dazukommen weitere Sachverständige',
  'wechselt Wechsel wechseln rotiert Rotation',
  'Haushalte Bedarfsgemeinschaften Familien',
  'Sozialraum sozialräumlich Sozialraumorientierung Quartier',
  'Ort Raum Räume Tagungsort Sitzungsort Gebäude Räumlichkeiten',
  'Protokoll Niederschrift Ergebnisprotokoll',
  'Tagesordnung Agenda TOP Tagesordnungspunkt TO',
]

const STEMS: readonly (readonly string[])[] = GROUPS.map((group) => [...new Set(group.split(/[ -]/u).map(stemOf))])

const byStem = new Map<string, Set<string>>()
for (const group of STEMS) {
  for (const stem of group) {
    const others = byStem.get(stem) ?? new Set()
    for (const other of group) if (other !== stem) others.add(other)
    byStem.set(stem, others)
  }
}

/** @returns stems of words that mean the same in this field */
export const synonymsOf = (stem: string): ReadonlySet<string> => byStem.get(stem) ?? new Set()

/** All words of the groups, as they are known. */
export const synonymWords: readonly string[] = GROUPS.flatMap((group) => group.split(/[ -]/u))
