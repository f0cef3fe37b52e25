import { describe, expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { readItemKind, readMinutes } from '#src/language/agenda-words.ts'
import { changesAgreement, looksLikePerson, readMinutesLine } from '#src/language/minutes-line.ts'

const TODAY = localDate('2027-05-11') // Tuesday

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
      'Beschluss: Es wird berichtet 5:2',
      { kind: 'decision', text: 'Es wird berichtet', vote: { inFavour: 5, against: 2, abstained: 0 } },
    ],
    ['zurück zu 3', { kind: 'item', number: '3' }],
    ['zurück zu TOP 3', { kind: 'item', number: '3' }],
    ['rückgängig', { kind: 'undo' }],
    ['Rückgängig machen sollte man das nicht', { kind: 'discussion', text: 'Rückgängig machen sollte man das nicht' }],
    ['Beschluss: Bericht, zur Kenntnis genommen', { kind: 'decision', text: 'Bericht', vote: 'noted' }],
    ['Beschluss: Der Punkt wird vertagt', { kind: 'decision', text: 'Der Punkt', vote: 'postponed' }],
    ['Beschluss: Es wird berichtet, mehrheitlich', { kind: 'decision', text: 'Es wird berichtet', vote: 'majority' }],
    [
      'Beschluss: Es wird berichtet, mehrheitlich (5:2)',
      { kind: 'decision', text: 'Es wird berichtet', vote: { inFavour: 5, against: 2, abstained: 0 } },
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
  ])('%s', (text, line) => {
    expect(readMinutesLine(text, TODAY)).toEqual(line)
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
