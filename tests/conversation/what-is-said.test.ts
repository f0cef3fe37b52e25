/** What readers of the answers found wrong, denied, invented or borrowed: each an example of its kind, and what holds. */
import { expect, it } from 'vitest'
import { readAgreements } from '../doubles/read-agreements.ts'
import { judgeAll } from '../understanding/world.ts'

interface Row {
  readonly ask: string
  readonly holds: readonly string[]
  readonly holdsNot?: readonly string[]
  readonly after?: readonly string[]
}

const DENIED = ['nichts erfasst']
/** A word of the document, and where it stands. */
const found = (ask: string, ...holds: readonly string[]): Row => ({
  ask: `/vereinbarung ${ask}`,
  holds,
  holdsNot: DENIED,
})

const ROWS: readonly Row[] = [
  // What stands in the text is found: representatives, addresses, headings, other forms of a word
  found('Kassel Schriftform', 'Ziffer 13'),
  found('Kassel Kreisausschuss', 'Vertreten durch: Landkreis Kassel: Kreisausschuss'),
  found('Kassel Verwaltungsausschuss', 'Vertreten durch: LWV Hessen: Verwaltungsausschuss'),
  found('Zwickau Landrat', 'Vertreten durch: LK Zwickau: Landrat Carsten Michaelis'),
  found('MKK Magistrat', 'Vertreten durch: Stadt Hanau: Magistrat'),
  found('Kassel Jugendhilfe', 'Ziffer 7'),
  found('Kassel Sozialraumorientierung', 'Ziffer 4'),
  found('Kassel Qualitätssicherung', 'Ziffer 6'),
  found('MKK Salvatorische Klausel', 'Ziffer 14'),
  found('MKK Protokollführung', 'Ziffer 5'),
  found('Zwickau Gesamtverantwortung', 'Ziffer 3.1.1'),
  found('Zwickau Doppelstrukturen', 'Ziffer 3.1.4'),
  found('Zwickau Umverteilung', 'Recht: Kommunen: Mitwirkung an der Umverteilung', 'Ziffer 3.2.6'),
  found('Unna Sozialhilfe', 'Vorlage: Unna, Betreff'),
  found('Unna Anlage 2', 'liegt nicht vor'),
  found('GG Frühe Hilfen', 'Abschnitt II.2 Nr. 3'),
  found('GG Jugendberufshilfe', 'Abschnitt II.2 Nr. 3'),
  found('GG Seniorengenossenschaften', 'Abschnitt II.2 Nr. 9'),
  found('GG Zusammenfassung', 'Bericht: GG 2008, Zusammenfassung'),
  found('Kassel UN-BRK', 'Präambel'),
  found('Kassel frist', 'Ziffer 8 b', 'Ziffer 8 c', 'Ziffer 8 d', 'sechs Monate zum Jahresende'),
  found('Kassel SGB VIII', 'KJSG', 'ungeprüft'),
  { ask: '/vereinbarung Kassel Quantenphysik', holds: DENIED, holdsNot: ['nicht geregelt'] },
  // The way that an overview recommends leads somewhere
  found('Kreis Unna Beschlussvorschlag', 'Vorlage: Unna, Beschlussvorschlag'),
  found('Kreis Groß-Gerau Abschnitt I. Anlass', 'Abschnitt I. Anlass'),
  // No authority that is invented or borrowed
  {
    ask: '/kündigung Kassel',
    holds: ['Grund: in Ziffer 12 nicht genannt'],
    holdsNot: ['kein Grund erforderlich', 'jeder'],
  },
  { ask: '/kündigung Zwickau', holds: ['ohne Angabe von Gründen', 'außerordentlich, fristlos'] },
  {
    ask: '/kündigung MKK 2030',
    holds: ['praktisch bis Fr., 28.06.2030', '§ 130 BGB', 'keine Rechtsberatung', '§ 59 SGB X'],
  },
  { ask: '/kündigung Kassel 2029', holds: ['praktisch bis Fr., 29.06.2029', '§ 126 BGB'] },
  { ask: '/gremien Unna', holds: ['im Dokument nicht genannt'], holdsNot: ['Turnus: nicht geregelt', 'federführend'] },
  {
    ask: '/gremien GG',
    holds: ['als laufend geregelt ist keines', 'Bericht: GG 2008'],
    holdsNot: ['Vereinbarung: Bericht'],
  },
  { ask: '/vereinbarung Unna', holds: ['Enthält 3 Regelungen', 'liegt nicht vor'], holdsNot: ['Pflichten'] },
  { ask: '/fristen Unna 2027', holds: ['Verbindlich ist davon noch nichts'], holdsNot: ['10 weitere'] },
  {
    ask: '/vereinbarung MKK 8 b',
    holds: ['in der Konferenz nur die Anzahl'],
    holdsNot: ['hier werden keine aufgenommen'],
  },
  {
    ask: '/vereinbarung MKK Ziffer 5',
    holds: ['kann ein Amt mit zwei Namen meinen oder zwei'],
    holdsNot: ['beide Stadt Hanau'],
  },
  {
    ask: '/vereinbarung Unna Kreisausschuss',
    holds: ['eigenes Organ des Kreises'],
    holdsNot: ['Ausschuss des Kreistags'],
  },
  {
    ask: '/vereinbarung Kassel 8 d',
    holds: ['mit gewöhnlichem Aufenthalt im Landkreis'],
    holdsNot: ['gewöhnlich leben'],
  },
  // Totals agree between commands
  { ask: '/vereinbarung Kassel', holds: ['Enthält 32 Pflichten und 5 weitere Regelungen'] },
  { ask: '/fristen Kassel 2027', holds: ['3 Pflichten mit Datum', '27 Pflichten und 4 weitere Regelungen'] },
  { ask: '/termine MKK 2028', holds: ['2 Pflichten ohne vereinbartes Datum'] },
  { ask: '/fristen MKK 2028', holds: ['2 Pflichten ohne vereinbartes Datum'] },
  // A year in which a law did not hold yet, or an agreement did not
  { ask: '/fristen Kassel 2022', holds: ['beide Lesarten'], holdsNot: ['Rechtslage ab 01.01.2024'] },
  {
    ask: '/fristen MKK 2021',
    holds: ['unter den Fristen steht sie nur für 2021'],
    holdsNot: ['Rechtslage ab 01.01.2026'],
  },
  // Whose it is
  { ask: '/fristen Stadt Hanau 2027', holds: ['Stadt Hanau (MKK) 2027', 'Ziffer 8 b'], holdsNot: ['(Ziffer 8 d)'] },
  // What the law says, with its source and its reserve
  {
    ask: '/fristen MKK 2027',
    holds: ['Hanau-Auskreisungsgesetz vom 03.03.2025'],
    holdsNot: ['Februar 2025', '920 Personen übernommen'],
  },
  {
    ask: '/fristen Kassel 2028',
    holds: ['30.04.2028 ist ein Sonntag und der 01.05. ein Feiertag'],
    holdsNot: ['kein Werktag'],
  },
  { ask: '/fristen MKK 2029', holds: ['31.03.2029 ist ein Samstag', '02.04. ein Feiertag (Ostermontag)'] },
  // What is done is not due; a hint is no breach
  {
    ask: '/termine Kassel 2027',
    after: ['/erledigt Kassel 8 c, 0 Personen, am 1.3.2027', 'ja'],
    holds: ['Frist: Fr., 30.04.2027: Personen nach der Regelaltersgrenze: Anzahl (Ziffer 8 c), erledigt'],
  },
  {
    ask: '/termine Kassel 2027',
    holds: ['weniger ist kein Verstoß'],
    holdsNot: ['gefährdet', 'Zeit wird knapp', 'Fachgespräche'],
  },
  // About the body that is meant
  { ask: '/geschäftsführung GPV Steuerung MKK', holds: ['Sitzungen organisiert: niemand eingetragen'] },
  { ask: 'Die Frist 30.04.2028 ist ein Sonntag, was gilt?', holds: ['§ 26 Abs. 3 SGB X', 'Di., 02.05.2028'] },
  { ask: 'Kann ich per E-Mail kündigen? Kassel', holds: ['Eine einfache E-Mail', 'nicht sicher'] },
]

const shelf = await readAgreements('data/agreements', new Set())
const answers = await judgeAll(
  ROWS.map(({ ask, holds, holdsNot = [], after }, at) => ({
    id: String(at).padStart(3, '0'),
    say: ask,
    kind: '',
    style: '',
    clock: '2027-03-01T08:00:00Z',
    must: holds,
    mustNot: holdsNot,
    askBackOk: false,
    writes: 'readback',
    ...(after && { after }),
  })),
  shelf,
)

it.each(answers.map(({ say, why, answer }) => ({ say, why, answer })))('$say', ({ why, answer }) =>
  expect(why, answer).toEqual([]),
)
