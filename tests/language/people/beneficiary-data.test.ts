import { describe, expect, test } from 'vitest'
import { beneficiaryDataIn } from '#src/language/people/beneficiary-data.ts'
import { growthOf } from '../../growth.ts'

/** All invented. What must not be stored. */
const DATA = [
  'Frau Berger, geb. 03.04.1987',
  'Herr Klaus Winter, geboren am 12. Mai 1990, zieht um',
  'nimm mal auf der herr winter geboren neunzehnhundertachtundneunzig zieht im mai aus',
  'frau winter pflegegrad drei zieht im mai um',
  'Max Muster geb. 1.2.99',
  'Leistungsberechtigter Herr Sommer hat widersprochen',
  'Aktenzeichen 204.0-55871/22 bitte prüfen',
  'Az.: 50/4711-2026 ist offen',
  'Sozialversicherungsnummer 65 120487 M 003',
  'Rentenversicherungsnummer: 65120487M003',
  'IBAN DE44 5001 0517 5407 3249 31',
  'bitte auf DE44500105175407324931 überweisen',
  'Anna Klein 03.04.1987, Peter Groß 12.11.1990',
  'Anna Klein (03.04.1987)\nPeter Groß (12.11.1990)\nTim Lang (01.01.2001)',
  '1. Anna Klein, 03.04.1987; 2. Peter Groß, 12.11.1990',
  'Klein, Anna 1987-04-03; Groß, Peter 1990-11-12',
  'Wechsler: Anna Klein *1987, Peter Groß *1990',
  'Klientin Frau M. lehnt das Angebot ab',
  'Leistungsberechtigte: Anna Klein, Peter Groß und Tim Lang',
  'Namen: Anna Klein, Peter Groß, Tim Lang',
  'Herr Winter, Diagnose F20.0, braucht einen Platz',
  'Frau Berger hat Pflegegrad 4 und wartet',
  'Herr Lang (GdB 80) beantragt Assistenz',
  'Frau Berger, wohnhaft Bahnhofstraße 3, Kassel',
  'Versichertennummer A123456789',
  'KV-Nr. A 1234 56789',
  'Steuer-ID 12 345 678 901',
  'Fallnummer 2026-00815 besprechen',
  'Kind geb. 2019, Schulbegleitung',
  'Geburtsdatum: 3. April 1987',
  'Tim Lang, Jahrgang 2008, wechselt zum LWV',
  'Fr\u200bau Berger, ge\u200bb. 03.04.1987',
]

/** What a committee writes every day. */
const ORDINARY = [
  'Bericht der Geschäftsführung zur Bedarfsplanung 2027',
  'Fortschreibung der Kooperationsvereinbarung vom 12.03.2008',
  'Frau Berger berichtet über die Sitzung vom 12.03.2026',
  'Herr Dr. Winter (LWV Hessen) stellt das Konzept vor',
  'Nächste Sitzung am Do., 17.06.2027, 10:00 Uhr im Kreishaus',
  'Auftrag: Petra Lorenz bis 30.06.2027 Entwurf versenden',
  'Petra Lorenz bis 30.06.2027, Jonas Weber bis 15.07.2027',
  'Petra Lorenz 30.06.2027, Jonas Weber 15.07.2027',
  'Teilnehmende: Frau Berger, Herr Winter, Frau Dr. Klein',
  'Anzahl der Leistungsberechtigten zum 31.12.2026: 412',
  '17 Personen wechseln zum 01.01.2028 das System, auf sicherem Weg übermittelt',
  'Pflegegrad und Eingliederungshilfe: Abgrenzung',
  'Urteil BSG Az. B 8 SO 9/19 R vom 28.01.2021',
  'Vereinbarung Ziffer 8 b, Anlage 2',
  'Vertretung: Jonas Weber vom 01.03.2027 bis 31.12.2027',
  'Umbenennung des Amtes 50.4 zum 01.07.2027',
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_MjA5/0?context=abc',
  'Raum 204.0, Telefon 0561 1004-2512',
  'Beschluss: einstimmig, 12 ja, 0 nein, 1 Enthaltung',
  'petra.lorenz@lkkassel.example',
  'Geburtshilfe und Frühe Hilfen im Landkreis',
  'Klientenzentrierte Arbeit: Stand der Umsetzung',
  'Betroffene zu Beteiligten machen',
  '/termin kok kassel 17.6.2027 10 Uhr Kreishaus, Raum 201',
  '/funktion Karim Aziz ist Geschäftsführung der KoK Kassel ab 01.01.2027',
  'Personen im System 2024: 40, 2025: 44, 2026: 51',
  'Der Träger Haus Sonnenschein eröffnet 2028 24 Plätze',
  'Anna Klein und Peter Groß vertreten den Landkreis seit 2024',
  'Datenschutz: Umgang mit Aktenzeichen und Versicherungsnummern',
  'AZ der Kostenstelle 4.1 klären',
  'Budget 1.250.000 Euro, Kapitel 05 30, Titel 681 01',
]

describe('data of beneficiaries', () => {
  test('is recognised in at least nine of ten texts', () => {
    expect(DATA.length).toBeGreaterThanOrEqual(30)
    const missed = DATA.filter((text) => !beneficiaryDataIn(text))
    expect(missed).toEqual([])
  })
  test('is not seen in what a committee writes every day', () => {
    const alarms = ORDINARY.filter((text) => beneficiaryDataIn(text)).map((text) => [text, beneficiaryDataIn(text)])
    expect(alarms).toEqual([])
  })
  const pieces = [
    'Frau Berger ',
    'Anna Klein, ',
    'geb. ',
    '1',
    'Az. 1/',
    'Anna Klein 03.04.1987 ',
    'DE44 5001 ',
    'Klient Herr ',
    'Aa-',
  ]
  const hostile: readonly (readonly [string, (length: number) => string])[] = [
    ...pieces.map(
      (piece) => [piece, (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)] as const,
    ),
    ['AAA…aaa…', (length) => `${'A'.repeat(length / 2)}${'a'.repeat(length / 2)}`],
  ]
  test.each(hostile)('of a hostile text twice as much takes about twice as long: %s', (_, textOf) => {
    const read = (length: number) => () => beneficiaryDataIn(textOf(length))
    expect(growthOf(read(50_000), read(100_000), 3)).toBeLessThan(3)
  })
})
