/** Minutes of a meeting of the KoK LK Kassel, with everything that can stand in minutes. */
import { localDate, localTime } from '#src/calendar/local-date.ts'
import type { MinutesDocument } from '#src/meetings/minutes-document.ts'

export const sampleMinutes: MinutesDocument = {
  title: 'Ergebnisprotokoll der KoK LK Kassel',
  body: 'KoK LK Kassel',
  agreement: 'KV Kassel',
  date: localDate('2027-06-17'),
  time: localTime('10:00'),
  place: 'Kreishaus, Raum 201',
  present: [
    { office: 'Sozialamt', partner: 'LK Kassel', person: 'Petra Kühn', capacity: 'member' },
    { office: 'Regionalverwaltung', partner: 'LWV Hessen', person: 'Karim Öztürk', capacity: 'deputy' },
    { office: 'Selbstvertretung', partner: 'Gast', capacity: 'guest' },
  ],
  excused: [{ office: 'Gesundheitsamt', partner: 'LK Kassel', capacity: 'member' }],
  minuteTaker: 'Petra Kühn',
  items: [
    { number: '1', title: 'Begrüßung', kind: 'information', lines: [] },
    {
      number: '2',
      title: 'Zahlen zum Stichtag',
      kind: 'decision',
      lines: [
        { kind: 'information', text: '214 Leistungsberechtigte am 31.12.2026', by: 'LWV Hessen' },
        { kind: 'discussion', text: 'Die Zahlen steigen.\nVor allem im Norden.' },
        { kind: 'discussion', text: 'Bittet um eine Aufteilung nach Gemeinden.', by: 'Sozialamt' },
        {
          kind: 'decision',
          text: 'Die Zahlen werden künftig nach Gemeinden aufgeteilt.',
          vote: { result: 'majority', inFavour: 5, against: 1, abstained: 1 },
        },
        { kind: 'task', text: 'Vorlage entwerfen', responsible: 'LWV Hessen', dueOn: localDate('2027-09-01') },
        { kind: 'task', text: 'Gemeinden informieren' },
      ],
    },
  ],
  approval: {
    state: 'circulated',
    on: localDate('2027-07-01'),
    objectionsUntil: localDate('2027-07-15'),
    objections: [{ by: 'Sozialamt', text: 'Bei TOP 2 fehlt die Gegenstimme.' }],
  },
  legend: ['In der Konferenz stehen nur Anzahlen, keine Namen (KV Kassel, Ziffer 8 b).'],
}
