import { describe, expect, it, test } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { readItemKind, readMinutes } from '#src/language/meetings/agenda-words.ts'
import {
  changesAgreement,
  changesMinutes,
  goesToItem,
  joinHeads,
  looksLikePerson,
  readMinutesLine,
  repeatsTitle,
} from '#src/language/meetings/minutes-line.ts'

const TODAY = localDate('2027-05-11') // Tuesday

describe('a task that begins with whoever has to do it', () => {
  const known = ['Kerstin Vogt', 'Sozialamt']
  it.each<[string, object]>([
    [
      'Aufgabe: Kerstin Vogt erstellt bis 15.1.2028 eine Übersicht der Schulen',
      { text: 'Kerstin Vogt erstellt eine Übersicht der Schulen', responsible: 'Kerstin Vogt', dueOn: '2028-01-15' },
    ],
    [
      'Aufgabe: Das Sozialamt liefert die Zahlen bis 30.6.',
      { text: 'Das Sozialamt liefert die Zahlen', responsible: 'Sozialamt', dueOn: '2027-06-30' },
    ],
    ['Aufgabe: Kerstin Vogt und Eva prüfen das', { text: 'Kerstin Vogt und Eva prüfen das' }],
    ['Aufgabe: Sozialamt und Jugendamt liefern Zahlen', { text: 'Sozialamt und Jugendamt liefern Zahlen' }],
    [
      'Aufgabe: Kerstin Vogt prüft das, zuständig: Jugendamt',
      { text: 'Kerstin Vogt prüft das', responsible: 'Jugendamt' },
    ],
    ['Aufgabe: Unbekannt erstellt eine Liste', { text: 'Unbekannt erstellt eine Liste' }],
    ['Aufgabe: Liste bis 30.6. jedes Jahres', { text: 'Liste', dueWords: '30.6. jedes Jahres' }],
  ])('%s', (said, expected) => {
    expect(readMinutesLine(said, TODAY, TODAY, known)).toEqual({ kind: 'task', ...expected })
  })
})

describe('a line of the minutes', () => {
  it.each<[string, object]>([
    ['TOP 3', { kind: 'item', number: '3' }],
    ['top 03:', { kind: 'item', number: '3' }],
    ['weiter', { kind: 'nextItem' }],
    ['Pause.', { kind: 'pause' }],
    ['Ende', { kind: 'end' }],
    ['fertig', { kind: 'end' }],
    ['fertig ist das nicht', { kind: 'discussion', text: 'fertig ist das nicht' }],
    ['Ende der Debatte: keine Einwände', { kind: 'discussion', text: 'Ende der Debatte: keine Einwände' }],
    ['weiter so, sagt der Kreis', { kind: 'discussion', text: 'weiter so, sagt der Kreis' }],
    ['streiche Zeile 12', { kind: 'strike', number: 12 }],
    ['streich zeile 3', { kind: 'strike', number: 3 }],
    ['Zeile 3 bitte wieder raus', { kind: 'strike', number: 3 }],
    ['Zeile 3', { kind: 'discussion', text: 'Zeile 3' }],
    ['korrigiere: neuer Text', { kind: 'correct', text: 'neuer Text' }],
    ['korrigiere Zeile 4: neuer Text', { kind: 'correct', number: 4, text: 'neuer Text' }],
    ['Anwesend: Sozialamt, Jugendamt', { kind: 'attendance', text: 'Sozialamt, Jugendamt' }],
    ['Info: Der Bericht liegt vor', { kind: 'information', text: 'Der Bericht liegt vor' }],
    ['KoK tagt öfter', { kind: 'discussion', text: 'KoK tagt öfter' }],
    ['Beschluss: Es wird berichtet, einstimmig', { kind: 'decision', text: 'Es wird berichtet', vote: 'unanimous' }],
    [
      'Beschluss: Es wird berichtet (5:2:1)',
      { kind: 'decision', text: 'Es wird berichtet', vote: { inFavour: 5, against: 2, abstained: 1 } },
    ],
    [
      'Beschluss: Es wird berichtet, 5:2',
      { kind: 'decision', text: 'Es wird berichtet', vote: { inFavour: 5, against: 2 } },
    ],
    ['zurück zu 3', { kind: 'item', number: '3' }],
    ['zurück zu TOP 3', { kind: 'item', number: '3' }],
    ['rückgängig', { kind: 'undo' }],
    ['doch nicht, rückgängig', { kind: 'undo' }],
    ['mach das rückgängig', { kind: 'undo' }],
    ['streich die letzte', { kind: 'undo' }],
    ['Rückgängig machen sollte man das nicht', { kind: 'discussion', text: 'Rückgängig machen sollte man das nicht' }],
    ['Beschluss: Bericht, zur Kenntnis genommen', { kind: 'decision', text: 'Bericht', vote: 'noted' }],
    [
      'Beschluss: vertagt auf die nächste Sitzung',
      { kind: 'decision', text: 'vertagt auf die nächste Sitzung', vote: 'postponed' },
    ],
    [
      'Beschluss: Fahrdienst, auf die nächste Sitzung verschoben',
      { kind: 'decision', text: 'Fahrdienst', vote: 'postponed' },
    ],
    ['Beschluss: Der Punkt wird vertagt', { kind: 'decision', text: 'Der Punkt wird vertagt', vote: 'postponed' }],
    ['Beschluss: Es wird berichtet, mehrheitlich', { kind: 'decision', text: 'Es wird berichtet', vote: 'majority' }],
    [
      'Beschluss: Es wird berichtet, mehrheitlich (5:2)',
      { kind: 'decision', text: 'Es wird berichtet', vote: { inFavour: 5, against: 2 } },
    ],
    ['Beschluss: Beginn um 10 Uhr', { kind: 'decision', text: 'Beginn um 10 Uhr' }],
    [
      'Auftrag: Liste senden bis 30.06.2027 durch Jugendamt',
      { kind: 'task', text: 'Liste senden', responsible: 'Jugendamt', dueOn: '2027-06-30' },
    ],
    [
      'Auftrag: Liste senden durch Jugendamt bis 30.6.',
      { kind: 'task', text: 'Liste senden', responsible: 'Jugendamt', dueOn: '2027-06-30' },
    ],
    ['Auftrag: Liste senden bis Ende Juni', { kind: 'task', text: 'Liste senden', dueWords: 'Ende Juni' }],
    ['Auftrag: Liste senden', { kind: 'task', text: 'Liste senden' }],
    ['weiter mit TOP 4', { kind: 'item', number: '4' }],
    ['TOP 3 Wir sprechen über Wohnen', { kind: 'item', number: '3', also: 'Wir sprechen über Wohnen' }],
    ['TOP 3 wird vertagt', { kind: 'item', number: '3', also: 'TOP 3 wird vertagt' }],
    ['TOP 2: die Liste liegt vor', { kind: 'item', number: '2', also: 'die Liste liegt vor' }],
    ['Punkt 3 der Vereinbarung gilt', { kind: 'discussion', text: 'Punkt 3 der Vereinbarung gilt' }],
    ['TOP 3.1 fehlt', { kind: 'discussion', text: 'TOP 3.1 fehlt' }],
    [
      'Beschluss zu TOP 3: Die Liste wird geführt, einstimmig angenommen',
      { kind: 'decision', text: 'Die Liste wird geführt', vote: 'unanimous', item: '3' },
    ],
    ['Beschlossen: Die Liste bleibt', { kind: 'decision', text: 'Die Liste bleibt' }],
    ['- Beschluss: Die Liste bleibt', { kind: 'decision', text: 'Die Liste bleibt' }],
    ['Beschluss für den Haushalt: offen', { kind: 'discussion', text: 'Beschluss für den Haushalt: offen' }],
    [
      'Auftrag an das Jugendamt: Liste senden bis 30.6.',
      { kind: 'task', text: 'Liste senden', responsible: 'das Jugendamt', dueOn: '2027-06-30' },
    ],
  ])('%s', (text, line) => {
    expect(readMinutesLine(text, TODAY)).toEqual(line)
  })
})

test('a heading on a line of its own takes what stands below it', () => {
  expect(joinHeads(['TOP 3', 'Beschluss:', 'Die Liste bleibt. 5:0:1', 'Auftrag:', 'Liste senden', 'Ende'])).toEqual([
    'TOP 3',
    'Beschluss: Die Liste bleibt. 5:0:1',
    'Auftrag: Liste senden',
    'Ende',
  ])
  expect(joinHeads(['Anwesend:', '- Eva Muster (Jugendamt)', 'Sozialamt,', 'TOP 1', 'Alle sind da.'])).toEqual([
    'Anwesend: Eva Muster (Jugendamt), Sozialamt',
    'TOP 1',
    'Alle sind da.',
  ])
  expect(joinHeads(['Beschluss:', 'TOP 3'])).toEqual(['Beschluss:', 'TOP 3'])
})

describe('the result of a decision', () => {
  const count = (inFavour: number, against: number, abstained?: number) => ({
    inFavour,
    against,
    ...(abstained !== undefined && { abstained }),
  })
  it.each<[string, string, object | string]>([
    ['Die Liste wird geführt. 5:0:1', 'Die Liste wird geführt.', count(5, 0, 1)],
    ['Die Liste wird geführt 5:0:1', 'Die Liste wird geführt', count(5, 0, 1)],
    ['Die Liste wird geführt (8:2)', 'Die Liste wird geführt', count(8, 2)],
    ['Die Liste wird geführt – 8 : 2', 'Die Liste wird geführt', count(8, 2)],
    ['Die Verteilung wird geändert. 5:0:1', 'Die Verteilung wird geändert.', count(5, 0, 1)],
    ['Die Liste wird geführt, 5 dafür, 2 dagegen, 1 Enthaltung', 'Die Liste wird geführt', count(5, 2, 1)],
    ['Die Liste wird geführt mit 5 Ja-Stimmen und 2 Nein-Stimmen.', 'Die Liste wird geführt', count(5, 2)],
    ['Die Liste wird geführt, 8 dafür, keine Gegenstimmen, eine Enthaltung', 'Die Liste wird geführt', count(8, 0, 1)],
    ['Die Liste wird geführt (Ja: 5, Nein: 2, Enthaltung: 1)', 'Die Liste wird geführt', count(5, 2, 1)],
    ['Die Liste wird geführt mit 12:10 Stimmen', 'Die Liste wird geführt', count(12, 10)],
    ['Die Liste wird geführt, mehrheitlich mit 12:10', 'Die Liste wird geführt', count(12, 10)],
    ['Die Liste wird geführt, Abstimmung: 5:2', 'Die Liste wird geführt, Abstimmung', count(5, 2)],
    ['Die Liste wird geführt, dafür 5, dagegen 2', 'Die Liste wird geführt', count(5, 2)],
    ['Die Liste wird geführt, bei 5 Ja- und 2 Nein-Stimmen', 'Die Liste wird geführt', count(5, 2)],
    ['Die Liste wird geführt, einstimmig (8:0:1)', 'Die Liste wird geführt', count(8, 0, 1)],
    ['Der Plan wird nicht weiterverfolgt, einstimmig', 'Der Plan wird nicht weiterverfolgt', 'unanimous'],
    ['Der Plan wird nicht weiterverfolgt, 5:2', 'Der Plan wird nicht weiterverfolgt', count(5, 2)],
    ['Beginn ist 9:30, einstimmig', 'Beginn ist 9:30', 'unanimous'],
    ['Aufteilung 70:30, einstimmig', 'Aufteilung 70:30', 'unanimous'],
    ['Der Antrag wird einstimmig angenommen', 'Der Antrag wird einstimmig angenommen', 'unanimous'],
  ])('%s', (said, text, vote) => {
    expect(readMinutesLine(`Beschluss: ${said}`, TODAY)).toEqual({ kind: 'decision', text, vote })
  })
  it.each([
    'Beginn der Sitzungen ist 9:30',
    'Die Sitzung beginnt um 10:30',
    'Die Sitzung beginnt, 10:30',
    'Die Sitzung beginnt. 12:10',
    'Beginn 14:15:00',
    'Verteilung 70:30',
    'Die Mittel gehen an beide, 70:30',
    'Verhältnis 1:2:3',
    'Im Verhältnis (1:2:3)',
    'Der Personalschlüssel bleibt, 1:8',
    'Betreuung künftig 1:4',
    'Mehr als 12:10 Stimmen',
    'nicht einstimmig',
    'Der Antrag ist nicht (einstimmig)',
    'Der Antrag ist nicht mit 5 dafür, 2 dagegen angenommen',
    'Der Antrag ging nicht mit 5 dafür, 2 dagegen',
    'Der Antrag ist nicht ganz einstimmig angenommen',
    'Der Antrag ist angenommen, fast einstimmig',
    'Der Antrag wird nicht vertagt',
    'Der Antrag wird nicht, wie vorgeschlagen, vertagt',
    'Der Bericht wird nicht zur Kenntnis genommen',
    'Das Ergebnis war nicht 5:2:1',
    'Antrag E 8:2:1 einstimmig',
    'A einstimmig, B 5:2, C vertagt',
    'A 5:2, B 8:0',
    'Der Antrag ist angenommen, einstimmig 5:2',
  ])('%s has none and keeps its wording', (said) => {
    expect(readMinutesLine(`Beschluss: ${said}`, TODAY)).toEqual({ kind: 'decision', text: said })
  })
})

describe('a task', () => {
  it.each<[string, object]>([
    ['Zahlen an Müller & Co.', { text: 'Zahlen an Müller & Co.' }],
    [
      'Liste schicken bis 30.6. durch Mai-Lin Mittag „Momo“',
      { text: 'Liste schicken', dueOn: '2027-06-30', responsible: 'Mai-Lin Mittag „Momo“' },
    ],
    [
      'Wege durch Kassel prüfen bis 30.6. durch Jugendamt',
      { text: 'Wege durch Kassel prüfen', dueOn: '2027-06-30', responsible: 'Jugendamt' },
    ],
    [
      'Zahlen vorlegen bis 30.9. durch Amt für soziale Prävention',
      { text: 'Zahlen vorlegen', dueOn: '2027-09-30', responsible: 'Amt für soziale Prävention' },
    ],
    ['Zahlen vorlegen durch die örtlichen Träger', { text: 'Zahlen vorlegen', responsible: 'die örtlichen Träger' }],
    ['Wege durch Kassel prüfen und Bericht senden', { text: 'Wege durch Kassel prüfen und Bericht senden' }],
    ['Klären durch Kassel fahren und Bericht', { text: 'Klären durch Kassel fahren und Bericht' }],
    ['Wege durch Kassel prüfen', { text: 'Wege durch Kassel prüfen' }],
    ['Seiten 3 bis 5 prüfen', { text: 'Seiten 3 bis 5 prüfen' }],
    ['Öffnung von 9 bis 12 Uhr', { text: 'Öffnung von 9 bis 12 Uhr' }],
    ['Ausstellung vom 3.6. bis 7.6.', { text: 'Ausstellung vom 3.6. bis 7.6.' }],
    [
      'bis 30.6. durch Jugendamt: Zahlen liefern',
      { text: 'Zahlen liefern', dueOn: '2027-06-30', responsible: 'Jugendamt' },
    ],
    [
      'durch Jugendamt: Zahlen liefern bis 30.6.',
      { text: 'Zahlen liefern', dueOn: '2027-06-30', responsible: 'Jugendamt' },
    ],
    ['Liste senden bis Mittwoch, 2.6.', { text: 'Liste senden', dueOn: '2027-06-02' }],
    // 03.06.2027 is a Thursday
    ['Liste senden bis Mittwoch, 3.6.', { text: 'Liste senden', dueWords: 'Mittwoch, 3.6.', doubt: 'weekday' }],
    ['Liste senden bis morgen', { text: 'Liste senden', dueOn: '2027-05-12' }],
    [
      'Liste senden bis morgen, durch Jugendamt',
      { text: 'Liste senden', dueOn: '2027-05-12', responsible: 'Jugendamt' },
    ],
    ['Liste senden bis 10.5.', { text: 'Liste senden', dueWords: '10.5.', doubt: 'year' }],
    ['Liste senden bis 1.1.2027', { text: 'Liste senden', dueWords: '1.1.2027', doubt: 'past' }],
    ['Liste senden bis 30.06.27 12 Uhr', { text: 'Liste senden (bis 12 Uhr)', dueOn: '2027-06-30' }],
    ['Liste senden bis zur nächsten Sitzung', { text: 'Liste senden', dueWords: 'zur nächsten Sitzung' }],
    ['Liste senden (bis 30.6.)', { text: 'Liste senden', dueOn: '2027-06-30' }],
    [
      'Liste senden durch das Jugendamt und Team 204.0',
      { text: 'Liste senden', responsible: 'das Jugendamt und Team 204.0' },
    ],
    [
      'Liste senden, zuständig: die Verwaltung von nebenan',
      { text: 'Liste senden', responsible: 'die Verwaltung von nebenan' },
    ],
  ])('%s', (said, task) => {
    expect(readMinutesLine(`Auftrag: ${said}`, TODAY)).toEqual({ kind: 'task', ...task })
  })
})

describe('an agenda', () => {
  it.each<[string, string | undefined]>([
    ['Beschluss', 'decision'],
    ['zur Beratung', 'discussion'],
    ['Info', 'information'],
    ['Bericht', undefined],
  ])('kind %s', (text, kind) => {
    expect(readItemKind(text)).toBe(kind)
  })
  it.each<[string, number | undefined]>([
    ['20 Minuten', 20],
    ['20', 20],
    ['halbe Stunde', 30],
    ['0 Minuten', undefined],
    ['bald', undefined],
  ])('minutes %s', (text, minutes) => {
    expect(readMinutes(text)).toBe(minutes)
  })
})

describe('a line that somebody should look at again', () => {
  it.each(['Frau Muster wird benannt', 'Max M. und Eva S. wechseln', 'Muster, Max; Beispiel, Eva', 'Kind Mustermann'])(
    '%s may be a name',
    (text) => {
      expect(looksLikePerson(text)).toBe(true)
    },
  )
  it.each(['Zwölf Personen, davon drei aus Hanau', 'Der LWV Hessen nennt 14', 'Anzahl z. B. nach Förderschulen'])(
    '%s is none',
    (text) => {
      expect(looksLikePerson(text)).toBe(false)
    },
  )
  it.each<[string, boolean]>([
    ['Die Kooperationsvereinbarung wird in Ziffer 5 geändert', true],
    ['Die Partner kündigen den Vertrag', true],
    ['Die Verwaltung ändert den Ablauf', false],
    ['Die Vereinbarung wird erläutert', false],
  ])('%s: changes the agreement, %s', (text, does) => {
    expect(changesAgreement(text)).toBe(does)
  })
})

test.each([
  ['Kurzzeitpflege.', 'Kurzzeitpflege', true],
  ['Kurzzeitpflege ', 'Kurzzeitpflege', true],
  ['Kurzzeitpflege: Stand', 'Kurzzeitpflege', false],
])('%j only repeats the title %s: %s', (text, title, repeats) => {
  expect(repeatsTitle(text, title)).toBe(repeats)
})

describe('beside a dialog, what can only be said to the minutes', () => {
  it.each(['streiche Zeile 4', 'korrigiere: Es bleibt', 'korrigiere Zeile 4: Es bleibt', 'Ende', 'Protokoll beenden'])(
    '%s changes them',
    (text) => expect(changesMinutes(text)).toBe(true),
  )
  it.each(['fertig', 'weiter', 'Pause', 'rückgängig', 'Ende Mai', 'Wir streichen Zeile 4'])(
    '%s may be said to the dialog',
    (text) => expect([changesMinutes(text), goesToItem(text)]).toEqual([false, false]),
  )
  it.each(['TOP 3', 'zurück zu 3', 'weiter mit TOP 5', 'TOP 4: abgesetzt', 'TOP 4 Wir sprechen'])(
    '%s goes to an item',
    (text) => expect(goesToItem(text)).toBe(true),
  )
})
